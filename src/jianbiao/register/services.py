"""在册 acts: each decides, appends, stores in one transaction; ``fold`` brings the tables back."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction

from jianbiao.law.calendar import Calendar
from jianbiao.law.catalogue import CONFIRMED, RULES, SINCE, digest, version
from jianbiao.ledger import services as ledger
from jianbiao.ledger.queries import Said
from jianbiao.register import domain, queries
from jianbiao.register.domain import LEGAL_OFFICER
from jianbiao.register.models import row_of
from jianbiao.standard import events, overlay
from jianbiao.standard.bodies import CompetenceSet
from jianbiao.standard.events import (
    CalendarAdopted,
    CalendarYearPublished,
    CatalogueAdopted,
    OverlayAdopted,
    ParameterSet,
    RuleStood,
)
from jianbiao.standard.terms import SHANGHAI, Actor

_KINDS = {
    e.kind
    for e in (
        CatalogueAdopted,
        CalendarAdopted,
        CalendarYearPublished,
        OverlayAdopted,
        RuleStood,
        ParameterSet,
        CompetenceSet,
    )
}

CALENDAR_SOURCE: Final = "国务院办公厅年度放假通知"


@transaction.atomic
def adopt_catalogue(*, effective_on: date, by: Actor, at: datetime) -> int:
    """Adopt the catalogue of this release from a day on; return the entry's number."""
    return _act([_catalogue(queries.book(), effective_on)], by=by, at=at)[0]


@transaction.atomic
def adopt_calendar(*, by: Actor, at: datetime) -> int:
    """Adopt the working-day calendar of this release."""
    return _act([_calendar(queries.book())], by=by, at=at)[0]


@transaction.atomic
def publish_year(
    year: int, *, rest: str, work: str, source: str, by: Actor, role: str, at: datetime
) -> int:
    """Publish a year's days off; last days that were provisional are counted again from then on."""
    event = domain.publish_year(
        queries.book(), year=year, rest=rest, work=work, source=source, role=role
    )
    return _act([event], by=by, at=at)[0]


@transaction.atomic
def stand_rule(
    rule: str, *, standing: str, basis: str, effective_on: date, by: Actor, role: str, at: datetime
) -> int:
    """Move a rule to shadow, internal or in_force; ``role`` is what ``by`` is appointed as."""
    event = domain.stand_rule(
        queries.book(),
        RULES,
        rule=rule,
        standing=standing,
        basis=basis,
        effective_on=effective_on,
        role=role,
        at=at,
    )
    return _act([event], by=by, at=at)[0]


@transaction.atomic
def set_parameter(
    rule: str,
    name: str,
    *,
    value: str,
    jurisdiction: str,
    effective_on: date,
    basis: str,
    by: Actor,
    role: str,
    at: datetime,
) -> int:
    """Set a parameter in one place from a day on. Refuse what crosses the statutory floor."""
    event = domain.set_parameter(
        RULES,
        rule=rule,
        name=name,
        value=value,
        jurisdiction=jurisdiction,
        effective_on=effective_on,
        basis=basis,
        role=role,
        at=at,
    )
    return _act([event], by=by, at=at)[0]


@transaction.atomic
def set_competence(
    region: str, sector: str, *, departments: Sequence[str], basis: str, by: Actor, at: datetime
) -> int:
    """Make tenders of ``sector`` in ``region`` and below the departments'; none takes it back.

    That the departments exist and supervise is the caller's to check: ``people`` does.
    """
    event = domain.assign(
        queries.competence(), region=region, sector=sector, departments=departments, basis=basis
    )
    return _act([event], by=by, at=at)[0]


def seed(*, at: datetime, by: Actor, legal: Actor | None = None) -> list[int]:
    """Adopt what this release and this home bring along; return the new entries. Safe to repeat.

    ``by`` installs. ``legal`` is a legal officer in office: in their name the rules whose text was
    compared with the law come into force, unless somebody has decided about them before. Without
    one nothing is confirmed, and every rule runs in shadow.
    """
    numbers = _adopt_release(by=by, at=at)
    return numbers + (_confirm_release(by=legal, at=at) if legal else [])


def edition() -> str:
    """Return the name of this release's catalogue: a changed word makes another one."""
    return version()


def fold(said: Sequence[Said], *, using: str) -> None:
    """Replay ``said`` into the own tables of the database ``using``."""
    with transaction.atomic(using=using):
        for entry in said:
            if entry.kind in _KINDS:
                event = events.from_dict(entry.event)
                _store(event, number=entry.number, by=entry.by, at=entry.at, using=using)


@transaction.atomic
def _adopt_release(*, by: Actor, at: datetime) -> list[int]:
    book = queries.book()
    wanted: list[Any] = []
    if all(c.digest != digest() for c in book.catalogues):
        wanted.append(_catalogue(book, at.astimezone(SHANGHAI).date()))
    if all(c.digest != Calendar.official().digest() for c in book.calendars):
        wanted.append(_calendar(book))
    over = overlay.laid()
    if over is not None and all(one.digest != over.digest for one in book.overlays):
        wanted.append(
            domain.adopt_overlay(
                book,
                prefix=over.prefix,
                version=over.version,
                digest=over.digest,
                names=over.names,
            )
        )
    return _act(wanted, by=by, at=at)


@transaction.atomic
def _confirm_release(*, by: Actor, at: datetime) -> list[int]:
    book = queries.book()
    decided = {act.rule for act in book.standings}
    wanted = [
        domain.stand_rule(
            book,
            RULES,
            rule=rule.number,
            standing=CONFIRMED[rule.text_status],
            basis=f"{rule.basis_zh} · {rule.basis_en}",
            effective_on=SINCE,
            role=LEGAL_OFFICER,
            at=at,
        )
        for rule in RULES.values()
        if rule.text_status in CONFIRMED and rule.number not in decided
    ]
    return _act(wanted, by=by, at=at)


def _catalogue(book: domain.Book, effective_on: date) -> CatalogueAdopted:
    return domain.adopt_catalogue(
        book,
        version=edition(),
        digest=digest(),
        rules=sorted(RULES),
        effective_on=effective_on,
    )


def _calendar(book: domain.Book) -> CalendarAdopted:
    official = Calendar.official()
    return domain.adopt_calendar(
        book, digest=official.digest(), through=official.through, source=CALENDAR_SOURCE
    )


def _act(said: Sequence[Any], *, by: Actor, at: datetime) -> list[int]:
    if not said:
        return []
    numbers = ledger.append_many(said, by=by, at=at)
    for event, number in zip(said, numbers, strict=True):
        _store(event, number=number, by=by.id, at=at, using="default")
    return numbers


def _store(event: Any, *, number: int, by: str, at: datetime, using: str) -> None:
    """Write the row that ``event`` is: the same for today's act and for a rebuild."""
    act: domain.Assigned | Any = domain.act_of(event, number=number, by=by, at=at)
    if isinstance(event, CompetenceSet):
        act = domain.assigned(event, number=number, by=by, at=at)
    if act is not None:
        row_of(act).save(using=using, force_insert=True)
