"""`jianbiao record parts`: the record as Parquet parts, for analysis and checks in bulk (记录分片)."""

import argparse
import time
from collections.abc import Sequence

from django.conf import settings

from jianbiao.errors import Tampered
from jianbiao.ledger.logs import LOGS
from jianbiao.record import partfolder, parting, parts


def write_parts(argv: Sequence[str]) -> int:
    """Write what changed since the last part; with --compare, hold the parts against the tables."""
    parser = argparse.ArgumentParser(prog="jianbiao record parts")
    parser.add_argument("--compare", action="store_true", help="compare instead of writing")
    parser.add_argument("--compact", action="store_true", help="put all parts into one")
    said = parser.parse_args(argv)
    home = settings.JIANBIAO_HOME
    for log in LOGS:
        began = time.monotonic()
        if said.compare:
            if found := parting.differing(home, log):
                names = ", ".join(found[:20])
                raise Tampered(f"parts differ from the tables: {names}", where=log)
            print(f"{log}: parts up to entry {parts.upto(home, log)} equal the tables")
            continue
        count = parting.write(home, log)
        if said.compact:
            with partfolder.alone(home, log):
                parts.compact(home, log)
        seconds = time.monotonic() - began
        print(f"{log}: {count} tenders up to entry {parts.upto(home, log)} in {seconds:.1f} s")
    return 0
