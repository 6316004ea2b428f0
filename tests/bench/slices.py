"""How long one slice of the worker holds the database (一步占用): a lot of 1,500 bidders, twenty lots.

``python -m tests.bench.slices [--bidders 1500] [--lots 20] [--unions 0.1]`` makes a SQLite instance in
a folder of its own (or uses JIANBIAO_DATABASE), tells a tender from its notice to the refunds, phase by
phase, and folds each phase in slices as the worker does. Prints, for each phase and room, processor
milliseconds of the longest slice and of a message. What takes its time from others counts in none.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime

WITHIN_MS = 50
"""What one slice may take."""


def main() -> int:
    """Print one line for each phase; return 1 where a slice took longer than ``WITHIN_MS``."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench.slices")
    parser.add_argument("--bidders", type=int, default=1500)
    parser.add_argument("--lots", type=int, default=20)
    parser.add_argument("--others", type=int, default=75, help="bidders of each other lot")
    parser.add_argument("--unions", type=float, default=0.1, help="share of consortia")
    said = parser.parse_args()
    os.environ.setdefault("JIANBIAO_HOME", tempfile.mkdtemp(prefix="jbslices"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianbiao.web.settings")
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    for alias in settings.DATABASES:
        call_command("migrate", database=alias, interactive=False, verbosity=0)
    return _run(said)


def _run(said: argparse.Namespace) -> int:
    from jianbiao.intake import services as intake
    from jianbiao.web import rooms
    from tests.intake.make import real
    from tests.stories.scene import staffed

    staffed()
    pulling = rooms.pulling()
    names = [room.__module__.split(".")[1] for room in rooms.PULLING]
    print(f"| phase | messages | {' | '.join(f'{name} longest | a message' for name in names)} |")
    print("|---|---|" + "---|---|" * len(names))
    longest: dict[str, float] = dict.fromkeys(names, 0.0)
    for phase, at, messages in phases(said.bidders, said.lots, said.others, said.unions):
        some = list(messages)
        for start in range(0, len(some), 1000):
            intake.settle([real(one) for one in some[start : start + 1000]], at=at)
        cells = []
        for name, room in zip(names, pulling, strict=True):
            total, most = drain(room)
            longest[name] = max(longest[name], most)
            cells.append(f"{most * 1000:.0f} | {total * 1000 / len(some):.2f}")
        print(f"| {phase} | {len(some)} | {' | '.join(cells)} |", flush=True)
    print("\nlongest slice, processor ms:", {name: round(s * 1000) for name, s in longest.items()})
    return 1 if max(longest.values()) * 1000 > WITHIN_MS else 0


def drain(room: Callable[..., int]) -> tuple[float, float]:
    """Fold until nothing is new; return processor seconds in all and of the longest slice."""
    total = longest = 0.0
    count = 1
    while count:
        at = time.process_time()
        count = room()
        took = time.process_time() - at
        total, longest = total + took, max(longest, took)
    return total, longest


def phases(
    bidders: int, lots: int, others: int, unions: float
) -> Iterator[tuple[str, datetime, list[dict[str, object]]]]:
    """Yield the messages of one tender as a platform reports them, bidder by bidder."""
    from jianbiao.standard.terms import SHANGHAI
    from tests import make

    codes = [f"{make.TENDER}{n:03d}" for n in range(1, lots + 1)]
    firms = [(code, n) for code in codes for n in range(bidders if code == codes[0] else others)]
    every = max(1, round(1 / unions)) if unions else 0

    def row(set_name, code, **data):
        where = {"TENDER_PROJECT_CODE": make.TENDER, "BID_SECTION_CODE": code}
        return make.envelope(set_name, where | data)

    def each(set_name, **data):
        return [
            row(set_name, code, BIDDER_NAME=_name(n), BIDDER_ORG_CODE=_uscc(n), **data)
            for code, n in firms
        ]

    def bid(code, n):
        union = [{"UNION_ORGAN_NAME": _name(-n), "UNION_ORGAN_CODE": _uscc(500_000 + n)}]
        more = {"UNION_ORGAN_SET": union} if every and n % every == 0 else {}
        return make.bid(code, name=_name(n), uscc=_uscc(n), **more)

    calls = [make.project(), make.tender(), *(make.lot(code) for code in codes), make.notice()]
    before, after = make.NOON, datetime(2026, 4, 20, 9, tzinfo=SHANGHAI)
    yield "notice", before, calls
    bids = [bid(code, n) for code, n in firms]
    yield "bids", before, bids
    deposits = each("BIDDER_MARGIN_INFO", MARGIN_PAY_FORM="1", MARGIN_AMOUNT="10000.00")
    yield "deposits", before, deposits
    yield "openings", after, [make.opening(code) for code in codes]
    read = {"DECRYPT_RESULT": "1", "DECRYPT_TIME": "20260324094000"}
    yield "bids read out", after, each("BID_OPEN_DETAIL", **read)
    won = {"WIN_BIDDER_NAME": _name(0), "WIN_BIDDER_CODE": _uscc(0), "BID_AMOUNT": "7600000.00"}
    sent = {"WIN_NOTICE_SEND_TIME": "20260402090000", "PRICE_UNIT": "0"}
    yield "awards", after, [row("BID_WINNING_NOTICE", code, **won, **sent) for code in codes]
    yield "losers told", after, each("BID_RESULT_NOTICE", SEND_TIME="20260402100000")
    signed = {"CONTRACT_NAME": "合同", "SIGN_TIME": "20260410100000"}
    yield "contracts", after, [row("CONTRACT_PERFORMANCE", code, **signed) for code in codes]
    back = {"MARGIN_RETURN_TIME": "20260412100000", "IS_INTEREST_RETURNED": "1"}
    yield "refunds", after, [_again(one, **back) for one in deposits]
    yield "bids corrected", after, [_again(one, BID_PRICE="7500000.00") for one in bids[:50]]


def _again(message, **data):
    """Return a change of ``message``, which keeps its key."""
    from jianbiao.kit.messages import new_id

    more = {"message_id": new_id(), "data_type": "2", "data": message["data"] | data}
    return message | more


def _name(number: int) -> str:
    return f"云禾第{number}建筑有限公司" if number >= 0 else f"青塬第{-number}工程有限公司"


def _uscc(number: int) -> str:
    from jianbiao.standard import identifiers

    return identifiers.make_uscc("9", "1", "690100", f"MB{number:06d}")


if __name__ == "__main__":
    sys.exit(main())
