"""Batched appends in one process: what the ledger itself costs, durable, without HTTP."""

import pathlib
import subprocess
import sys


def measure(environ: dict[str, str]) -> str:
    """Return one line: entries a second in batches of 100 and 1,000 into the bench's own ledger."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.bench.appends"],
        env=environ | {"PYTHONPATH": f"{environ['PYTHONPATH']}:{pathlib.Path.cwd()}"},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.strip() or done.stderr


def main() -> None:
    """Settle batches of prepared messages and print the rate."""
    import os
    import time
    from datetime import UTC, datetime

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianbiao.web.settings")
    django.setup()
    from jianbiao.intake import services
    from tests.faults.writers import incoming

    for batch in (100, 1000):
        prepared = [
            [incoming(1_000_000 * batch + 1000 * i + j, "BENCH") for j in range(batch)]
            for i in range(20_000 // batch)
        ]
        began = time.perf_counter()
        for items in prepared:
            services.settle(items, at=datetime.now(UTC))
        rate = 20_000 / (time.perf_counter() - began)
        print(f"batched append, {batch} in a transaction: {rate:,.0f} entries/s")


if __name__ == "__main__":
    main()
