"""Does a message cost more when the ledger is long? And how long does a proof take over a million?"""

import pathlib
import subprocess
import sys

SIZES = {"full": (10_000, 200_000, 1_000_000), "small": (5_000, 20_000, 50_000)}
ROUNDS = 300
EACH = 100


def measure(environ: dict[str, str], size: str) -> str:
    """Return Markdown lines about the ledger of the instance that ``environ`` names."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.growth", size],
        env=environ | {"PYTHONPATH": f"{environ['PYTHONPATH']}:{pathlib.Path.cwd()}"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or done.stderr


def main() -> None:
    """Fill the ledger to each size and measure batches of 100 there, then proofs."""
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianbiao.web.settings")
    django.setup()
    from jianbiao.ledger import queries

    print("| entries | µs a message, median | processor µs a message | against the first |")
    print("|---|---|---|---|")
    first = 0.0
    for size in SIZES[sys.argv[1]]:
        _fill(size - queries.last_number())
        wall, used = _cost()
        first = first or wall
        print(f"| {size:,} | {wall:.1f} | {used:.1f} | {wall / first - 1:+.1%} |", flush=True)
    _proofs()


def _fill(count: int) -> None:
    from datetime import UTC, datetime

    from jianbiao.intake import services

    for start in range(0, max(count, 0), 1000):
        services.settle(_items(min(1000, count - start)), at=datetime.now(UTC))


def _cost() -> tuple[float, float]:
    """Return wall and processor microseconds a message of batches of ``EACH``, the median batch."""
    import time
    from datetime import UTC, datetime

    from jianbiao.intake import services

    prepared = [_items(EACH) for _ in range(ROUNDS)]
    walls = []
    used = time.process_time()
    for items in prepared:
        began = time.perf_counter()
        services.settle(items, at=datetime.now(UTC))
        walls.append((time.perf_counter() - began) / EACH * 1e6)
    used = (time.process_time() - used) / ROUNDS / EACH * 1e6
    return sorted(walls)[ROUNDS // 2], used


def _items(count: int) -> list:
    import secrets
    import time

    from tests.intake.make import incoming

    stamp = time.time_ns() // 1_000_000
    made = []
    for number in range(count):
        id = f"{stamp:013d}-{number:06d}-{secrets.token_hex(4)}"
        made.append(incoming(id, said="云禾建筑工程有限公司" * 30, brings=(f"K:E6900000101/{id}",)))
    return made


def _proofs() -> None:
    import random
    import time

    from django.conf import settings

    from jianbiao.ledger import proofs, queries
    from jianbiao.ledger.sealer import Sealer

    home, origin = settings.JIANBIAO_HOME, settings.JIANBIAO_ORIGIN
    sealer = Sealer(home=home, origin=origin, log="official")
    began = time.perf_counter()
    while sealer.step():
        pass
    sealed = time.perf_counter() - began
    size, chance, walls = queries.last_number(), random.Random(1), []
    for _ in range(2000):
        number = chance.randint(1, size)
        began = time.perf_counter()
        proofs.proof(home, "official", number)
        walls.append((time.perf_counter() - began) * 1000)
    walls.sort()
    print(f"\nsealing {size:,} leaves: {size / sealed:,.0f} leaves/s")
    print(
        f"inclusion proof over {size:,} leaves, random entries, seed 1: "
        f"p50 {walls[1000]:.2f} ms, p99 {walls[1980]:.2f} ms"
    )


if __name__ == "__main__":
    main()
