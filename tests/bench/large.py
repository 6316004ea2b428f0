"""One very large tender (超大项目): what record and watch cost per bid as its bids grow.

``python -m tests.bench.large [--bids 20000] [--lots 100] [--seconds 600]`` makes a SQLite instance in
a folder of its own (or uses JIANBIAO_DATABASE), appends the bids as the door would and folds them in
slices as the worker does. Prints seconds per thousand bids for each room, and the longest slice.
"""

import argparse
import os
import sys
import tempfile
import time

BLOCK = 1000


def main() -> int:
    """Print one line per thousand bids."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.large")
    parser.add_argument("--bids", type=int, default=20_000)
    parser.add_argument("--lots", type=int, default=100)
    parser.add_argument("--seconds", type=int, default=600)
    said = parser.parse_args()
    os.environ.setdefault("JIANBIAO_HOME", tempfile.mkdtemp(prefix="jblarge"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianbiao.web.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    for alias in settings.DATABASES:
        call_command("migrate", database=alias, interactive=False, verbosity=0)
    _run(said.bids, said.lots, said.seconds)
    return 0


def _run(bids: int, lots: int, seconds: int) -> None:
    from jianbiao.intake import services as intake
    from jianbiao.web import rooms
    from tests import make
    from tests.intake.make import real

    def settle(messages):
        intake.settle([real(one) for one in messages], at=make.NOON)

    codes = [f"{make.TENDER}{n:03d}" for n in range(1, lots + 1)]
    settle([make.project(), make.tender(), *(make.lot(code) for code in codes), make.notice()])
    both = rooms.pulling()[:2]
    _drain(both)
    began = time.monotonic()
    print("| bids there | append s | record s | longest ms | watch s | longest ms |")
    print("|---|---|---|---|---|---|")
    for start in range(0, bids, BLOCK):
        numbers = range(start, start + BLOCK)
        at = time.perf_counter()
        settle(
            make.bid(codes[n % lots], name=f"云禾第{n}建筑有限公司", uscc=_code(n)) for n in numbers
        )
        appended = time.perf_counter() - at
        told = [_drain([room]) for room in both]
        cells = " | ".join(f"{total:.2f} | {longest * 1000:.0f}" for total, longest in told)
        print(f"| {start + BLOCK} | {appended:.2f} | {cells} |", flush=True)
        if time.monotonic() - began > seconds:
            break


def _drain(rooms) -> tuple[float, float]:
    """Fold until nothing is new; return seconds in all and of the longest slice."""
    total = longest = 0.0
    for catch_up in rooms:
        count = 1
        while count:
            at = time.perf_counter()
            count = catch_up()
            took = time.perf_counter() - at
            total, longest = total + took, max(longest, took)
    return total, longest


def _code(number: int) -> str:
    from jianbiao.standard import identifiers

    return identifiers.make_uscc("9", "1", "690100", f"MB{number:06d}")


if __name__ == "__main__":
    sys.exit(main())
