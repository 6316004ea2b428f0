"""Commands of an operator: make an instance, register people, fold the ledger anew."""

import argparse
import getpass
import json
import os
import pathlib
import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import transaction

from jianbiao.errors import Malformed, Refused
from jianbiao.ledger import keys
from jianbiao.ledger import queries as ledger_queries
from jianbiao.people import queries as people_queries
from jianbiao.people import services as people
from jianbiao.register import services as register
from jianbiao.standard.terms import SHANGHAI, Actor
from jianbiao.supervision import services as supervision
from jianbiao.web import clock, rebuilding, renewing

OPERATOR = Actor(id="operator", body="operator", address="127.0.0.1")
"""Whoever can start a command on the machine. Holds no supervision power."""


def init(argv: Sequence[str]) -> int:
    """Make or upgrade the instance under JIANBIAO_HOME; safe to repeat."""
    parser = argparse.ArgumentParser(prog="jianbiao init")
    parser.add_argument("--people", help="JSON of departments, officers, platforms and keys")
    parser.add_argument("--factor", type=float, help="run a demo clock at this factor")
    parser.add_argument("--start", type=datetime.fromisoformat, help="where a demo clock begins")
    said = parser.parse_args(argv)
    home = make()
    if renewing.renew() and ledger_queries.last_number():
        print("derived tables are brought to this version; pages follow while the instance runs")
    if said.factor:
        clock.set_demo(home=home, shown=_resume(said.start), factor=said.factor)
    at = clock.now()
    if said.people:
        _people(_read(said.people), at)
    register.seed(at=at, by=OPERATOR, legal=people_queries.legal_officer())
    supervision.seed(at=at, by=OPERATOR)
    print(f"{settings.JIANBIAO_ORIGIN}: {ledger_queries.last_number()} entries in {home}")
    return 0


def make() -> pathlib.Path:
    """Make or upgrade the home, its tables and its keys; return the home."""
    home = pathlib.Path(settings.JIANBIAO_HOME)
    home.mkdir(parents=True, exist_ok=True)
    for alias in settings.DATABASES:
        call_command("migrate", database=alias, interactive=False, verbosity=0)
    keys.load_or_make(settings.JIANBIAO_HOME)
    return home


def officer(argv: Sequence[str]) -> int:
    """Set the password of an appointed officer; asks for it, or reads JIANBIAO_PASSWORD."""
    parser = argparse.ArgumentParser(prog="jianbiao officer")
    parser.add_argument("login")
    said = parser.parse_args(argv)
    password = os.environ.get("JIANBIAO_PASSWORD") or getpass.getpass("password: ")
    people.set_password(said.login, password)
    return 0


def platform(argv: Sequence[str]) -> int:
    """Register a trading platform and its public key from a JSON file, or '-'."""
    parser = argparse.ArgumentParser(prog="jianbiao platform")
    parser.add_argument("file")
    _people(_read(parser.parse_args(argv).file), clock.now())
    return 0


def rebuild(argv: Sequence[str]) -> int:
    """Fold the whole ledger into a scratch database and compare it with the tables in use."""
    parser = argparse.ArgumentParser(prog="jianbiao rebuild")
    parser.add_argument("--compare", action="store_true", required=True)
    parser.add_argument("--json", action="store_true")
    said = parser.parse_args(argv)
    return rebuilding.compare(sys.stdout, as_json=said.json)


def _resume(start: datetime | None) -> datetime:
    """Return where a demo clock goes on: at the newest entry, or at ``start`` in a new instance."""
    last = ledger_queries.last_number()
    said = ledger_queries.entries([last]) if last else {}
    if said:
        return said[last].at
    return start or datetime.now(SHANGHAI)  # noqa: TID251


def _read(file: str) -> dict[str, Any]:
    text = sys.stdin.read() if file == "-" else pathlib.Path(file).read_text()
    try:
        said: dict[str, Any] = json.loads(text)
    except ValueError as error:
        raise Malformed(f"not JSON: {error}", where=file) from error
    return said


def _people(said: dict[str, Any], at: datetime) -> None:
    """Register whoever is not registered yet; passwords are read only in a demo."""
    with_password = [o for o in said.get("officers", ()) if "password" in o]
    if with_password and not settings.JIANBIAO_DEMO:
        raise Refused("passwords in a file are read only in a demo", where="officers/password")
    people.start_up(
        {**said, "officers": [_without(o, "password") for o in said.get("officers", ())]},
        by=OPERATOR,
        at=at,
    )
    with transaction.atomic():
        for one in with_password:
            people.set_password(one["login"], one["password"])


def _without(said: dict[str, Any], name: str) -> dict[str, Any]:
    return {k: v for k, v in said.items() if k != name}
