"""`jianbiao gather tables`: open contracting data as Parquet for analysis, without an instance."""

import argparse
import json
import os
import pathlib
import time
from collections.abc import Sequence
from typing import Final

from jianbiao.errors import Malformed
from jianbiao.gather.ocds import tabling

DONE: Final = 0
SET_ASIDE: Final = 4


def tables(argv: Sequence[str]) -> int:
    """Write the tables of files; exit 0 where every row is in them, 4 where some were set aside."""
    parser = argparse.ArgumentParser(
        prog="jianbiao gather tables",
        description="tender, lot, item, party, bid, bidder, award, supplier, contract; what was"
        " mended is in repair, what was set aside in aside. rows in = tabled + set aside.",
    )
    parser.add_argument("files", nargs="+", metavar="FILE", type=pathlib.Path)
    parser.add_argument("--to", required=True, metavar="FOLDER", type=pathlib.Path)
    parser.add_argument("--jobs", type=int, choices=range(1, 65), metavar="N", help="processors")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(argv)
    began = time.monotonic()
    try:
        told = tabling.write(said.files, said.to, jobs=said.jobs or min(os.cpu_count() or 1, 64))
    except OSError as error:
        where = str(error.filename or said.to)
        raise Malformed(str(error), code="file_broken", where=where) from error
    answer = {
        "rows_in": told.rows_in,
        "tabled": told.tabled,
        "quarantined": dict(sorted(told.quarantined.items())),
        "repairs": dict(sorted(told.repairs.items())),
        "bytes": told.size,
        "seconds": round(time.monotonic() - began, 3),
    }
    if said.json:
        print(json.dumps(answer))
    else:
        for name, value in answer.items():
            print(f"{name}: {value}")
    return SET_ASIDE if told.quarantined else DONE
