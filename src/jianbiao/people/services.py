"""人员与平台 acts: each decides, appends, stores in one transaction; ``fold`` brings tables back."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth import hashers, password_validation
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from jianbiao.errors import Refused
from jianbiao.ledger import services as ledger
from jianbiao.ledger.queries import Said
from jianbiao.people import rows
from jianbiao.people.domain import charges, departments, officers, platforms
from jianbiao.people.domain.roll import Roll
from jianbiao.people.models import (
    Charge,
    Department,
    Grant,
    Officer,
    Platform,
    PlatformKey,
    Policy,
    Second,
    Secret,
)
from jianbiao.people.rows import check_may
from jianbiao.standard import events
from jianbiao.standard.bodies import HandedOver, SessionsEnded
from jianbiao.standard.terms import Actor


@transaction.atomic
def open_department(
    *,
    code: str,
    zh: str,
    en: str,
    level: str,
    region: str,
    industries: Sequence[str],
    function: str = "",
    body: str = "",
    by: Actor,
    at: datetime,
) -> int:
    """Register a body and return the entry's number."""
    check_may(by, at, "department.open")
    event = departments.open_department(
        rows.department(code),
        code=code,
        zh=zh,
        en=en,
        level=level,
        region=region,
        industries=industries,
        function=function,
        body=body,
    )
    return rows.act(event, by=by, at=at)


@transaction.atomic
def appoint_officer(
    *, login: str, name: str, department: str, role: str, by: Actor, at: datetime
) -> int:
    """Appoint an officer, or appoint one anew after their appointment ended."""
    check_may(by, at, "officer.appoint")
    event = officers.appoint(
        rows.officer(login),
        login=login,
        name=name,
        department=rows.department(department),
        role=role,
        by=by,
    )
    return rows.act(event, by=by, at=at)


@transaction.atomic
def end_officer(login: str, *, reason: str, to: str = "", by: Actor, at: datetime) -> int:
    """End an appointment; password and second factor go, grants and open sessions end with it.

    What the officer has in hand goes to ``to`` in the same act, where somebody is named.
    """
    check_may(by, at, "officer.end")
    event = officers.end_officer(rows.officer(login), login=login, reason=reason, by=by)
    handed = [_handed(login, to=to, reason=reason, by=by)] if to else []
    Secret.objects.filter(officer=login).delete()
    Second.objects.filter(officer=login).delete()
    return rows.acts([*handed, event], by=by, at=at)[-1]


@transaction.atomic
def set_password(login: str, password: str, *, initial: bool = False) -> None:
    """Keep the hash of a new password of an officer in office; never an event.

    An ``initial`` one is for one visit: its owner has to change it first.
    """
    row = Officer.objects.filter(login=login, ended_at=None).first()
    if row is None:
        raise Refused(
            f"{login} 不在任 · {login} is not in office", code="officer_unknown", where=login
        )
    try:
        password_validation.validate_password(password, row)
    except ValidationError as error:
        said = " ".join(error.messages)
        raise Refused(
            f"口令不合要求 · password refused: {said}", code="password_weak", where="password"
        ) from error
    Secret.keep(login, hashers.make_password(password), initial=initial)


@transaction.atomic
def register_platform(
    *,
    code: str,
    zh: str,
    en: str,
    uscc: str,
    region: str,
    function: str = "trading",
    by: Actor,
    at: datetime,
) -> int:
    """Register a platform that may then add keys and speak."""
    check_may(by, at, "platform.register")
    event = platforms.register_platform(
        rows.platform(code), code=code, zh=zh, en=en, uscc=uscc, region=region, function=function
    )
    return rows.act(event, by=by, at=at)


@transaction.atomic
def end_platform(code: str, *, reason: str, by: Actor, at: datetime) -> int:
    """End a platform: all its keys end at ``at``; what it said stays."""
    check_may(by, at, "platform.end")
    event = platforms.end_platform(rows.platform(code), code=code, reason=reason)
    return rows.act(event, by=by, at=at)


@transaction.atomic
def add_key(
    *,
    platform: str,
    name: str,
    algorithm: str,
    public_key: str,
    valid_from: datetime,
    valid_until: datetime,
    by: Actor,
    at: datetime,
) -> int:
    """Add a platform's public key (raw key in hex) with its window."""
    check_may(by, at, "key.add")
    event = platforms.add_key(
        rows.platform(platform),
        platform=platform,
        name=name,
        algorithm=algorithm,
        public_key=public_key,
        valid_from=valid_from.isoformat(),
        valid_until=valid_until.isoformat(),
        taken=_taken(f"{platform}/{name}", public_key),
    )
    return rows.act(event, by=by, at=at)


@transaction.atomic
def revoke_key(id: str, *, revoked_at: datetime, reason: str, by: Actor, at: datetime) -> int:
    """Refuse what the key signs from ``revoked_at`` on."""
    check_may(by, at, "key.revoke")
    event = platforms.revoke_key(rows.key(id), id=id, revoked_at=revoked_at, reason=reason)
    return rows.act(event, by=by, at=at)


@transaction.atomic
def start_up(said: Mapping[str, Any], *, by: Actor, at: datetime) -> int:
    """Register whoever a file names and is not there yet; return how many. Safe to repeat.

    ``said``: {"departments": […], "officers": […], "platforms": [{…, "keys": […]}], "keys": […]},
    each object with the fields of its event.
    """
    for power in ("department.open", "officer.appoint", "platform.register", "key.add"):
        check_may(by, at, power)
    missing = list(roll().missing(said, by=by, at=at))
    if not missing:
        return 0
    rows.acts(missing, by=by, at=at)
    return len(missing)


@transaction.atomic
def set_policy(department: str, name: str, *, value: int, by: Actor, at: datetime) -> int:
    """Set a rule for the accounts of one's own department."""
    check_may(by, at, "policy.set")
    rows.check_own(by, department)
    now = rows.department(department)
    event = departments.set_policy(now, department=department, name=name, value=value)
    return rows.act(event, by=by, at=at)


@transaction.atomic
def rotate_key(
    id: str,
    *,
    name: str,
    algorithm: str,
    public_key: str,
    valid_from: datetime,
    valid_until: datetime,
    overlap_until: datetime,
    by: Actor,
    at: datetime,
) -> list[int]:
    """Add a platform's next key; the present one ``id`` ends at ``overlap_until``, in one act."""
    check_may(by, at, "key.add")
    old = rows.key(id)
    ended = platforms.rotate(old, id=id, overlap_until=overlap_until, at=at)
    added = platforms.add_key(
        rows.platform(ended.platform),
        platform=ended.platform,
        name=name,
        algorithm=algorithm,
        public_key=public_key,
        valid_from=valid_from.isoformat(),
        valid_until=valid_until.isoformat(),
        taken=_taken(f"{ended.platform}/{name}", public_key),
    )
    return rows.acts([added, ended], by=by, at=at)


@transaction.atomic
def take_charge(subject: str, *, by: Actor, at: datetime) -> int:
    """Take ``subject`` (an alert within ``by``'s reach: the caller has checked) in hand.

    Raise Refused ``charge_held`` while somebody in office has it.
    """
    check_may(by, at, "alert.close")
    ledger.take_turn("official")
    event = charges.take(subject, holder=rows.holder_of(subject))
    return rows.act(event, by=by, at=at)


@transaction.atomic
def release_charge(subject: str, *, reason: str = "", by: Actor, at: datetime) -> int:
    """Put ``subject`` back that ``by`` has in hand. Raise Refused ``charge_not_yours``."""
    check_may(by, at, "alert.close")
    ledger.take_turn("official")
    event = charges.release(subject, holder=rows.holder_of(subject), reason=reason, by=by)
    return rows.act(event, by=by, at=at)


@transaction.atomic
def hand_over(login: str, *, to: str, reason: str, by: Actor, at: datetime) -> int:
    """Hand everything that ``login`` has in hand over to ``to``; return the entry's number."""
    check_may(by, at, "officer.end")
    return rows.act(_handed(login, to=to, reason=reason, by=by), by=by, at=at)


def _handed(login: str, *, to: str, reason: str, by: Actor) -> HandedOver:
    held = Charge.objects.filter(login=login).order_by("subject")
    return officers.hand_over(
        rows.officer(login),
        rows.officer(to),
        login=login,
        to=to,
        subjects=[row.subject for row in held],
        reason=reason,
        by=by,
    )


@transaction.atomic
def issue_password(login: str, *, by: Actor, at: datetime) -> tuple[int, str]:
    """Give an officer of one's department a one-time password; return it once, with the number.

    Open sessions end. Whoever signs in with it has to choose another first; it is kept nowhere.
    """
    check_may(by, at, "officer.appoint")
    person = rows.officer(login)
    if person is None or person.ended_at is not None:
        raise Refused(f"{login} 不在任 · not in office", code="officer_unknown", where="login")
    rows.check_own(by, person.department)
    password = one_time()
    set_password(login, password, initial=True)
    Secret.objects.filter(officer=login).update(epoch=F("epoch") + 1)
    return rows.act(SessionsEnded(login=login), by=by, at=at), password


def one_time() -> str:
    """Return a password that a person can read over the phone: 60 bits, no look-alike letters."""
    letters = [secrets.choice("abcdefghjkmnpqrstuvwxyz23456789") for _ in range(12)]
    return "-".join("".join(letters[i : i + 4]) for i in (0, 4, 8))


@transaction.atomic
def end_sessions(login: str, *, by: Actor, at: datetime) -> int:
    """End every open session of ``login``: one's own, or one of one's department's officers."""
    person = rows.officer(login)
    if person is None:
        raise Refused(f"没有 {login} · nobody is {login}", code="officer_unknown", where=login)
    if by.id != login:
        check_may(by, at, "session.end")
        rows.check_own(by, person.department)
    Secret.objects.filter(officer=login).update(epoch=F("epoch") + 1)
    return rows.act(SessionsEnded(login=login), by=by, at=at)


@transaction.atomic
def reset_second(login: str, *, by: Actor, at: datetime) -> int:
    """Take a lost second factor away; the officer's sessions end, and a new one can be begun."""
    check_may(by, at, "session.end")
    person = rows.officer(login)
    if person is None:
        raise Refused(f"没有 {login} · nobody is {login}", code="officer_unknown", where="login")
    rows.check_own(by, person.department)
    if by.id == login:
        raise Refused("须由另一人办理 · not for oneself", code="second_person", where="login")
    Second.objects.filter(officer=login).delete()
    Secret.objects.filter(officer=login).update(epoch=F("epoch") + 1)
    return rows.act(SessionsEnded(login=login), by=by, at=at)


def fold(said: Sequence[Said], *, using: str) -> None:
    """Replay ``said`` into the own tables of the database ``using``."""
    with transaction.atomic(using=using):
        for entry in said:
            if entry.kind in rows.KINDS:
                event = events.from_dict(entry.event)
                rows.store(event, by=entry.by, number=entry.number, at=entry.at, using=using)


def _taken(id: str, public_key: str) -> str | None:
    keys = PlatformKey.objects
    row = keys.filter(id=id).first() or keys.filter(public_key=public_key).first()
    return row.id if row else None


def roll() -> Roll:
    """Return everybody registered, as a start-up goes on from it."""
    return Roll(
        departments={row.code: row.facts() for row in Department.objects.all()},
        officers={row.login: row.facts() for row in Officer.objects.all()},
        platforms={row.code: row.facts() for row in Platform.objects.all()},
        keys={row.id: row.facts() for row in PlatformKey.objects.all()},
        grants={row.id: row.facts() for row in Grant.objects.all()},
        policies={(row.department, row.name): row.value for row in Policy.objects.all()},
    )
