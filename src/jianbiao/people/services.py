"""人员与平台 acts: each decides, appends, stores in one transaction; ``fold`` brings tables back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.contrib.auth import hashers, password_validation
from django.core.exceptions import ValidationError
from django.db import transaction

from jianbiao.errors import Refused
from jianbiao.ledger import services as ledger
from jianbiao.ledger.queries import Said
from jianbiao.people.domain import departments, officers, platforms
from jianbiao.people.domain.roll import Roll
from jianbiao.people.models import Department, Officer, Platform, PlatformKey, Secret
from jianbiao.standard import events
from jianbiao.standard.events import (
    DepartmentOpened,
    KeyAdded,
    KeyRevoked,
    OfficerAppointed,
    OfficerEnded,
    PlatformEnded,
    PlatformRegistered,
)
from jianbiao.standard.terms import Actor

_KINDS = {
    event.kind
    for event in (
        DepartmentOpened,
        OfficerAppointed,
        OfficerEnded,
        PlatformRegistered,
        PlatformEnded,
        KeyAdded,
        KeyRevoked,
    )
}


@transaction.atomic
def open_department(
    *,
    code: str,
    zh: str,
    en: str,
    level: str,
    region: str,
    industries: Sequence[str],
    function: str,
    by: Actor,
    at: datetime,
) -> int:
    """Register a department and return the entry's number."""
    _check_may(by, "department.open")
    event = departments.open_department(
        _department(code),
        code=code,
        zh=zh,
        en=en,
        level=level,
        region=region,
        industries=industries,
        function=function,
    )
    return _act(event, by=by, at=at)


@transaction.atomic
def appoint_officer(
    *, login: str, name: str, department: str, role: str, by: Actor, at: datetime
) -> int:
    """Appoint an officer, or appoint one anew after their appointment ended."""
    _check_may(by, "officer.appoint")
    event = officers.appoint(
        _officer(login),
        login=login,
        name=name,
        department=_department(department),
        role=role,
        by=by,
    )
    return _act(event, by=by, at=at)


@transaction.atomic
def end_officer(login: str, *, reason: str, by: Actor, at: datetime) -> int:
    """End an appointment; the password goes and open sessions end with it."""
    _check_may(by, "officer.end")
    event = officers.end_officer(_officer(login), login=login, reason=reason, by=by)
    Secret.objects.filter(officer=login).delete()
    return _act(event, by=by, at=at)


@transaction.atomic
def set_password(login: str, password: str) -> None:
    """Keep the hash of a new password of an officer in office; never an event."""
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
    Secret.keep(login, hashers.make_password(password))


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
    _check_may(by, "platform.register")
    event = platforms.register_platform(
        _platform(code), code=code, zh=zh, en=en, uscc=uscc, region=region, function=function
    )
    return _act(event, by=by, at=at)


@transaction.atomic
def end_platform(code: str, *, reason: str, by: Actor, at: datetime) -> int:
    """End a platform: all its keys end at ``at``; what it said stays."""
    _check_may(by, "platform.end")
    event = platforms.end_platform(_platform(code), code=code, reason=reason)
    return _act(event, by=by, at=at)


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
    _check_may(by, "key.add")
    event = platforms.add_key(
        _platform(platform),
        platform=platform,
        name=name,
        algorithm=algorithm,
        public_key=public_key,
        valid_from=valid_from.isoformat(),
        valid_until=valid_until.isoformat(),
        taken=_taken(f"{platform}/{name}", public_key),
    )
    return _act(event, by=by, at=at)


@transaction.atomic
def revoke_key(id: str, *, revoked_at: datetime, reason: str, by: Actor, at: datetime) -> int:
    """Refuse what the key signs from ``revoked_at`` on."""
    _check_may(by, "key.revoke")
    event = platforms.revoke_key(_key(id), id=id, revoked_at=revoked_at, reason=reason)
    return _act(event, by=by, at=at)


@transaction.atomic
def start_up(said: Mapping[str, Any], *, by: Actor, at: datetime) -> int:
    """Register whoever a file names and is not there yet; return how many. Safe to repeat.

    ``said``: {"departments": […], "officers": […], "platforms": [{…, "keys": […]}], "keys": […]},
    each object with the fields of its event.
    """
    for power in ("department.open", "officer.appoint", "platform.register", "key.add"):
        _check_may(by, power)
    missing = list(_roll().missing(said, by=by, at=at))
    if not missing:
        return 0
    numbers = ledger.append_many(missing, by=by, at=at)
    for event, number in zip(missing, numbers, strict=True):
        _store(event, number=number, at=at, using="default")
    return len(missing)


def fold(said: Sequence[Said], *, using: str) -> None:
    """Replay ``said`` into the own tables of the database ``using``."""
    with transaction.atomic(using=using):
        for entry in said:
            if entry.kind in _KINDS:
                event = events.from_dict(entry.event)
                _store(event, number=entry.number, at=entry.at, using=using)


def _act(event: Any, *, by: Actor, at: datetime) -> int:
    number = ledger.append(event, by=by, at=at)
    _store(event, number=number, at=at, using="default")
    return number


def _store(event: Any, *, number: int, at: datetime, using: str) -> None:
    """Write what follows from ``event``: the same for today's act and for a rebuild."""
    match event:
        case DepartmentOpened():
            Department.store(departments.opened(event), number=number, using=using)
        case OfficerAppointed() | OfficerEnded():
            person = officers.after(_officer(event.login, using), event, at=at)
            Officer.store(person, number=number, using=using)
        case PlatformRegistered() | PlatformEnded():
            docked = platforms.platform_after(_platform(event.code, using), event, at=at)
            Platform.store(docked, number=number, using=using)
        case KeyAdded() | KeyRevoked():
            key = platforms.key_after(_key(f"{event.platform}/{event.name}", using), event)
            PlatformKey.store(key, number=number, using=using)


def _check_may(by: Actor, power: str) -> None:
    person = _officer(by.id)
    department = _department(person.department) if person else None
    officers.check_may(person, department, power, by)


def _department(code: str, using: str = "default") -> departments.Department | None:
    row = Department.objects.using(using).select_for_update().filter(code=code).first()
    return row.facts() if row else None


def _officer(login: str, using: str = "default") -> officers.Officer | None:
    rows = Officer._base_manager.using(using).select_for_update()  # noqa: SLF001
    row = rows.filter(login=login).first()
    return row.facts() if row else None


def _platform(code: str, using: str = "default") -> platforms.Platform | None:
    row = Platform.objects.using(using).select_for_update().filter(code=code).first()
    return row.facts() if row else None


def _key(id: str, using: str = "default") -> platforms.Key | None:
    row = PlatformKey.objects.using(using).select_for_update().filter(id=id).first()
    return row.facts() if row else None


def _taken(id: str, public_key: str) -> str | None:
    rows = PlatformKey.objects
    row = rows.filter(id=id).first() or rows.filter(public_key=public_key).first()
    return row.id if row else None


def _roll() -> Roll:
    return Roll(
        departments={row.code: row.facts() for row in Department.objects.all()},
        officers={row.login: row.facts() for row in Officer.objects.all()},
        platforms={row.code: row.facts() for row in Platform.objects.all()},
        keys={row.id: row.facts() for row in PlatformKey.objects.all()},
    )
