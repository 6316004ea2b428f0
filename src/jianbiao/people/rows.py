"""人员与平台 rows: read and locked as plain values, written from events, by whoever acts or folds."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from jianbiao.errors import Refused
from jianbiao.ledger import services as ledger
from jianbiao.people.domain import departments, grants, officers, platforms
from jianbiao.people.domain.grants import Holder
from jianbiao.people.models import (
    Charge,
    Department,
    Grant,
    Look,
    Officer,
    OwnedLook,
    Platform,
    PlatformKey,
    Policy,
)
from jianbiao.standard.bodies import (
    BodyOpened,
    ChargeReleased,
    ChargeTaken,
    HandedOver,
    Looked,
    PolicySet,
    PowerConfirmed,
    PowerDeclined,
    PowerProposed,
    PowerRevoked,
    ReasonedLooked,
    RestrictedLooked,
)
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

KINDS: Final = frozenset(
    event.kind
    for event in (
        DepartmentOpened,
        BodyOpened,
        PolicySet,
        OfficerAppointed,
        OfficerEnded,
        HandedOver,
        ChargeTaken,
        ChargeReleased,
        PowerProposed,
        PowerConfirmed,
        PowerDeclined,
        PowerRevoked,
        Looked,
        ReasonedLooked,
        RestrictedLooked,
        PlatformRegistered,
        PlatformEnded,
        KeyAdded,
        KeyRevoked,
    )
)
"""What changes a row here."""


def act(event: Any, *, by: Actor, at: datetime) -> int:
    """Append one event, store what follows, return its number."""
    return acts([event], by=by, at=at)[0]


def acts(said: Sequence[Any], *, by: Actor, at: datetime) -> list[int]:
    """Append events at once, store what follows, return their numbers."""
    numbers = ledger.append_many(said, by=by, at=at)
    for event, number in zip(said, numbers, strict=True):
        store(event, by=by.id, number=number, at=at, using="default")
    return numbers


def store(event: Any, *, by: str, number: int, at: datetime, using: str) -> None:
    """Write what follows from ``event``: the same for today's act and for a rebuild."""
    match event:
        case DepartmentOpened() | BodyOpened():
            Department.store(departments.opened(event), number=number, using=using)
        case PolicySet():
            Policy.objects.using(using).update_or_create(
                department=event.department,
                name=event.name,
                defaults={"value": event.value, "number": number},
            )
        case OfficerAppointed() | OfficerEnded():
            person = officers.after(officer(event.login, using), event, at=at)
            Officer.store(person, number=number, using=using)
            if isinstance(event, OfficerEnded):
                _end_grants(event, by=by, number=number, at=at, using=using)
        case PlatformRegistered() | PlatformEnded():
            docked = platforms.platform_after(platform(event.code, using), event, at=at)
            Platform.store(docked, number=number, using=using)
        case KeyAdded() | KeyRevoked():
            found = platforms.key_after(key(f"{event.platform}/{event.name}", using), event)
            PlatformKey.store(found, number=number, using=using)
        case _:
            _store_grant_or_charge(event, by=by, number=number, at=at, using=using)


def _store_grant_or_charge(event: Any, *, by: str, number: int, at: datetime, using: str) -> None:
    match event:
        case PowerProposed() | PowerConfirmed() | PowerDeclined() | PowerRevoked():
            now = grant(event.grant, using)
            login = event.login if isinstance(event, PowerProposed) else now.login if now else ""
            if login:  # a confirmation whose proposal was erased changes nothing
                said = grants.after(now, event, holder(login, using), by=by, at=at)
                Grant.store(said, number=number, using=using)
        case ChargeTaken():
            _charge([event.subject], by, number=number, at=at, using=using)
        case ChargeReleased():
            Charge.objects.using(using).filter(subject=event.subject, login=by).delete()
        case HandedOver():
            _charge(event.subjects, event.successor, number=number, at=at, using=using)
        case Looked() | ReasonedLooked() | RestrictedLooked():
            Look.objects.using(using).bulk_create(
                Look(
                    number=number,
                    place=place,
                    at=datetime.fromisoformat(said["at"]),
                    by=said["by"],
                    address=said["from"],
                    power=said["power"],
                    subject=said["subject"],
                    page=said["page"],
                    reason=said.get("reason", ""),
                )
                for place, said in enumerate(event.looks)
            )
            OwnedLook.objects.using(using).bulk_create(
                OwnedLook(owner=owner, number=number, place=place, body=said["body"])
                for place, said in enumerate(event.looks)
                for owner in dict.fromkeys(said.get("owners", "").split())
            )


def _charge(subjects: Sequence[str], login: str, *, number: int, at: datetime, using: str) -> None:
    for subject in subjects:
        Charge.objects.using(using).update_or_create(
            subject=subject, defaults={"login": login, "since": at, "number": number}
        )


def _end_grants(event: OfficerEnded, *, by: str, number: int, at: datetime, using: str) -> None:
    """End what the officer held, and what a deputy held in the officer's stead."""
    alive = Grant.objects.using(using).filter(state__in=grants.ALIVE)
    for row in (*alive.filter(login=event.login), *alive.filter(stands_in_for=event.login)):
        said = grants.ended(row.facts(), by=by, at=at, reason=event.reason)
        Grant.store(said, number=number, using=using)


def check_may(by: Actor, at: datetime, power: str) -> None:
    """Raise Refused unless ``by`` holds ``power`` at ``at``."""
    person = officer(by.id)
    body = department(person.department) if person else None
    held = [g.power for g in holder(by.id).grants if g.counts(at)] if person else []
    officers.check_may(person, body, held, power, by)


def check_own(by: Actor, body: str) -> None:
    """Raise Refused where an officer acts on another department than their own."""
    if by.id not in officers.MACHINE and by.body != body:
        raise Refused(
            "只能办理本部门事项 · only of one's own department",
            code="not_own_department",
            where=body,
        )


def holder(login: str, using: str = "default") -> Holder:
    """Return whom a grant is about, with every grant they ever had."""
    person = officer(login, using)
    rows = Grant.objects.using(using).select_for_update().filter(login=login)
    return Holder(
        officer=person,
        department=department(person.department, using) if person else None,
        grants=tuple(row.facts() for row in rows.order_by("id")),
    )


def department(code: str, using: str = "default") -> departments.Department | None:
    """Return one department, locked."""
    row = Department.objects.using(using).select_for_update().filter(code=code).first()
    return row.facts() if row else None


def officer(login: str, using: str = "default") -> officers.Officer | None:
    """Return one officer, locked."""
    rows = Officer._base_manager.using(using).select_for_update()  # noqa: SLF001
    row = rows.filter(login=login).first()
    return row.facts() if row else None


def holder_of(subject: str) -> officers.Officer | None:
    """Return who has ``subject`` in hand."""
    row = Charge.objects.select_for_update().filter(subject=subject).first()
    return officer(row.login) if row else None


def platform(code: str, using: str = "default") -> platforms.Platform | None:
    """Return one platform, locked."""
    row = Platform.objects.using(using).select_for_update().filter(code=code).first()
    return row.facts() if row else None


def key(id: str, using: str = "default") -> platforms.Key | None:
    """Return one key, locked."""
    row = PlatformKey.objects.using(using).select_for_update().filter(id=id).first()
    return row.facts() if row else None


def grant(id: str, using: str = "default") -> grants.Grant | None:
    """Return one grant, locked."""
    row = Grant.objects.using(using).select_for_update().filter(id=id).first()
    return row.facts() if row else None
