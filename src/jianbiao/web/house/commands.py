"""Commands of an operator for a start-up and for acts of the house; each prints its number.

What binds others (a rule's standing, a parameter, competence) is done ``--as`` a named officer, who
shows their password: whoever holds the machine holds no supervision power.
"""

import argparse
import getpass
import os
import pathlib
import sys
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from jianbiao.errors import Malformed, Refused
from jianbiao.people import competences, queries, services, sheets, starting
from jianbiao.people.models import Officer
from jianbiao.register import services as register
from jianbiao.standard.terms import SHANGHAI, Actor
from jianbiao.web import clock
from jianbiao.web.commands import OPERATOR


def template(argv: Sequence[str]) -> int:
    """Write the empty start-up workbook."""
    parser = argparse.ArgumentParser(prog="jianbiao people template")
    parser.add_argument("file")
    path = pathlib.Path(parser.parse_args(argv).file)
    path.write_bytes(sheets.template())
    print(path)
    return 0


def load(argv: Sequence[str]) -> int:
    """Record a start-up workbook, all of it or nothing; 2 when it has faults."""
    parser = argparse.ArgumentParser(prog="jianbiao people load")
    parser.add_argument("file")
    parser.add_argument("--dry-run", action="store_true", help="tell what would be recorded")
    said = parser.parse_args(argv)
    raw, at = _bytes(said.file), clock.now()
    passwords: dict[str, str] = {}
    if said.dry_run:
        plan = starting.tried(raw, by=OPERATOR, at=at)
    else:
        plan, passwords = starting.load(raw, by=OPERATOR, at=at)
    for fault in plan.wrong:
        print(f"{fault.sheet} {fault.column}{fault.row}: {fault.text}", file=sys.stderr)
    if plan.wrong:
        return 2
    for line in plan.lines:
        if line.acts:
            print(f"{line.sheet} {line.row}: {line.name} (+{line.acts})")
    print(f"{'would record' if said.dry_run else 'recorded'}: {len(plan.events)}")
    for login, password in passwords.items():
        print(f"one-time password of {login}: {password}")
    return 0


def end_platform(argv: Sequence[str]) -> int:
    """End a platform."""
    parser = argparse.ArgumentParser(prog="jianbiao people end-platform")
    parser.add_argument("code")
    parser.add_argument("--reason", required=True)
    said = parser.parse_args(argv)
    return _told(services.end_platform(said.code, reason=said.reason, by=OPERATOR, at=clock.now()))


def add_key(argv: Sequence[str]) -> int:
    """Add a platform's public key."""
    parser = argparse.ArgumentParser(prog="jianbiao people add-key")
    _key_words(parser)
    parser.add_argument("platform")
    said = vars(parser.parse_args(argv))
    return _told(services.add_key(**said, by=OPERATOR, at=clock.now()))


def rotate_key(argv: Sequence[str]) -> int:
    """Add a platform's next key and end the present one at a moment to come."""
    parser = argparse.ArgumentParser(prog="jianbiao people rotate-key")
    _key_words(parser)
    parser.add_argument("--overlap-until", type=_moment, required=True)
    parser.add_argument("id", help="the present key, platform/name")
    said = vars(parser.parse_args(argv))
    return _told(services.rotate_key(**said, by=OPERATOR, at=clock.now())[-1])


def revoke_key(argv: Sequence[str]) -> int:
    """Refuse what a key signs from a moment on."""
    parser = argparse.ArgumentParser(prog="jianbiao people revoke-key")
    parser.add_argument("id", help="platform/name")
    parser.add_argument("--revoked-at", type=_moment, default=None, help="now if not given")
    parser.add_argument("--reason", required=True)
    said, at = parser.parse_args(argv), clock.now()
    number = services.revoke_key(
        said.id, revoked_at=said.revoked_at or at, reason=said.reason, by=OPERATOR, at=at
    )
    return _told(number)


def end_officer(argv: Sequence[str]) -> int:
    """End an appointment; what the officer has in hand may go to a successor."""
    parser = argparse.ArgumentParser(prog="jianbiao people end-officer")
    parser.add_argument("login")
    parser.add_argument("--to", default="", help="who takes over what is in hand")
    parser.add_argument("--reason", required=True)
    said = vars(parser.parse_args(argv))
    return _told(services.end_officer(**said, by=OPERATOR, at=clock.now()))


def stand_rule(argv: Sequence[str]) -> int:
    """Move a rule to shadow, internal or in_force, as a legal officer."""
    parser = argparse.ArgumentParser(prog="jianbiao register stand-rule")
    parser.add_argument("rule")
    parser.add_argument("standing")
    _binding_words(parser)
    said = parser.parse_args(argv)
    by, at = _officer(said.officer, "rule.stand"), clock.now()
    number = register.stand_rule(
        said.rule,
        standing=said.standing,
        basis=said.basis,
        effective_on=said.effective_on or at.date(),
        by=by,
        role=queries.officer(by.id).role,
        at=at,
    )
    return _told(number)


def set_parameter(argv: Sequence[str]) -> int:
    """Set a rule's parameter in one place, as a legal officer."""
    parser = argparse.ArgumentParser(prog="jianbiao register set-parameter")
    for name in ("rule", "name", "value", "jurisdiction"):
        parser.add_argument(name)
    _binding_words(parser)
    said = parser.parse_args(argv)
    by, at = _officer(said.officer, "parameter.set"), clock.now()
    number = register.set_parameter(
        said.rule,
        said.name,
        value=said.value,
        jurisdiction=said.jurisdiction,
        basis=said.basis,
        effective_on=said.effective_on or at.date(),
        by=by,
        role=queries.officer(by.id).role,
        at=at,
    )
    return _told(number)


def set_competence(argv: Sequence[str]) -> int:
    """Make tenders of a sector in a division the departments'; none takes an act back."""
    parser = argparse.ArgumentParser(prog="jianbiao register set-competence")
    parser.add_argument("region")
    parser.add_argument("sector")
    parser.add_argument("departments", nargs="*")
    _binding_words(parser)
    said = parser.parse_args(argv)
    by = _officer(said.officer, "competence.set")
    number = competences.set_competence(
        said.region,
        said.sector,
        departments=said.departments,
        basis=said.basis,
        by=by,
        at=clock.now(),
    )
    return _told(number)


def _told(number: int) -> int:
    print(f"№{number}")
    return 0


def _key_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", required=True)
    parser.add_argument("--algorithm", required=True)
    parser.add_argument("--public-key", required=True, help="the raw key in hex")
    parser.add_argument("--valid-from", type=_moment, required=True)
    parser.add_argument("--valid-until", type=_moment, required=True)


def _binding_words(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--as", dest="officer", required=True, metavar="LOGIN")
    parser.add_argument("--basis", required=True)
    parser.add_argument("--effective-on", type=date.fromisoformat, default=None)


def _officer(login: str, power: str) -> Actor:
    """Return the officer ``login``, who shows their password and holds ``power`` now."""
    row: Officer = queries.officer(login)
    row.at = clock.now()
    password = os.environ.get("JIANBIAO_PASSWORD") or getpass.getpass(f"password of {login}: ")
    if not row.is_active or not row.check_password(password):
        raise Refused("口令不正确 · the password is wrong", code="person_missing", where=login)
    if row.secret.initial:
        raise Refused(
            "请先在网页上换掉一次性口令 · change the one-time password on the page first",
            code="person_missing",
            where=login,
        )
    if not row.may(power):
        raise Refused(f"{login} 无此权限 · may not", code="power_missing", where=power)
    return queries.actor(row, "127.0.0.1")


def _moment(text: str) -> datetime:
    at: Any = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=SHANGHAI)  # type: ignore[no-any-return]


def _bytes(file: str) -> bytes:
    try:
        return pathlib.Path(file).read_bytes()
    except OSError as error:
        raise Malformed(f"{file}: {error.strerror}", code="file_broken", where=file) from error
