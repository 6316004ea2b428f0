"""`jianbiao import`: the command of whoever takes unsigned data in (采集)."""

import argparse
import json
import pathlib
import sys
from collections.abc import Sequence
from typing import Any, Final

from jianbiao.errors import Malformed
from jianbiao.gather import tables
from jianbiao.intake import forms
from jianbiao.intake.gathering import Form
from jianbiao.people import queries as people
from jianbiao.register import services as register
from jianbiao.web import clock, gathering
from jianbiao.web.commands import OPERATOR, make

DONE: Final = 0
BROKEN: Final = 2
SET_ASIDE: Final = 4


def gather(argv: Sequence[str]) -> int:
    """Import unsigned data; exit 0 where every row was recorded, 4 where some were set aside.

    2 says that a file is broken or not of this form: what could be taken was.
    """
    said = _asked(argv)
    form = _form(said.form, said.map)
    if said.dry_run:
        return _preview(said, form)
    make()
    at = clock.now()
    register.seed(at=at, by=OPERATOR, legal=people.legal_officer())
    outlets = gathering.Outlets(bar=None if said.json or not sys.stderr.isatty() else sys.stderr)
    if said.repairs:
        outlets.repairs = pathlib.Path(said.repairs).open("w", encoding="utf-8")  # noqa: SIM115 - closed below
    try:
        told = gathering.take(
            said.files, form=form, source=said.source, by=OPERATOR, at=at, outlets=outlets
        )
    finally:
        if outlets.repairs is not None:
            outlets.repairs.close()
    if said.place:
        told["comparison"] = gathering.compare(said.place, on=at.date())
    _tell(told, as_json=said.json)
    return BROKEN if told["errors"] else SET_ASIDE if told["quarantined"] else DONE


def _asked(argv: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="jianbiao import",
        description="rows in = rows recorded + rows quarantined; exit 0 all recorded, 4 some set"
        " aside, 2 a file is broken. Running it twice changes nothing; interrupted, it resumes.",
    )
    parser.add_argument(
        "form",
        choices=("ocds", "notices", "table"),
        help="ocds: releases and records; notices: Chinese announcements; table: CSV or Excel",
    )
    parser.add_argument(
        "files", nargs="+", metavar="FILE", help="a file, or - for what is piped in"
    )
    parser.add_argument("--source", default="", help="name of the source; the file's if not given")
    parser.add_argument("--as", dest="place", metavar="PLACE", help="compare by this place's rules")
    parser.add_argument("--map", metavar="MAP.toml", help="what the columns of a table say")
    parser.add_argument(
        "--dry-run",
        type=_count,
        metavar="N",
        help="show the first N rows as they would be recorded",
    )
    parser.add_argument("--repairs", metavar="FILE", help="write every repair as a JSON line")
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(argv)
    if (said.form == "table") != bool(said.map):
        parser.error("--map MAP.toml goes with table, and with nothing else")
    return said


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and 0 < int(text[:9]) == int(text)):
        raise argparse.ArgumentTypeError("a number of rows, 1 or more")
    return int(text)


def _form(name: str, map_: str | None) -> Form:
    if name == "ocds":
        return forms.OCDS
    if name == "notices":
        return forms.NOTICE
    path = pathlib.Path(map_ or "")
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise Malformed(str(error), code="map_malformed", where=str(path)) from error
    return forms.table(tables.read_mapping(raw, path.name))


def _preview(said: argparse.Namespace, form: Form) -> int:
    """Print the first rows as they would be recorded, one JSON object a line."""
    aside = False
    for row in gathering.preview(said.files, form=form, most=said.dry_run):
        aside |= "release" not in row
        print(json.dumps(row, ensure_ascii=False))
    return SET_ASIDE if aside else DONE


def _tell(told: dict[str, Any], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps(told, ensure_ascii=False))
        return
    for name, value in told.items():
        print(f"{name}: {value}")
    aside = sum(told["quarantined"].values())
    print(f"{told['rows_in']} rows in = {told['recorded']} recorded + {aside} quarantined")
