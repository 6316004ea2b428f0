"""Outages of our own (故障记录): stated by one administrator, settled by another, heard by clocks."""

from datetime import datetime
from hashlib import sha256

from django.db import transaction

from jianbiao.errors import Refused
from jianbiao.law.periods import Span
from jianbiao.ledger import services as ledger
from jianbiao.standard import canonical
from jianbiao.standard.instruction_events import OutageSettled, OutageStated
from jianbiao.standard.terms import Actor
from jianbiao.supervision.domain import outages as domain
from jianbiao.supervision.models import Outage

Said = OutageStated | OutageSettled


def confirmed() -> list[Outage]:
    """Return the outages that a second person confirmed, the latest first."""
    return list(Outage.objects.filter(confirmed=True).order_by("-since", "id"))


def waiting() -> list[Outage]:
    """Return what was stated and not settled yet, the oldest first."""
    return list(Outage.objects.filter(settled=0).order_by("stated"))


def days(*, upto: int | None = None, using: str = "default") -> tuple[Span, ...]:
    """Return the days that clocks leave out, as confirmed up to an entry where it is given."""
    rows = Outage.objects.using(using).filter(confirmed=True)
    rows = rows.filter(settled__lte=upto) if upto is not None else rows
    return domain.days_out(
        domain.Down(since=since, until=until) for since, until in rows.values_list("since", "until")
    )


@transaction.atomic
def state(
    since: datetime, until: datetime, *, what: str, cause: str, by: Actor, at: datetime
) -> int:
    """State that the service was out of order; return the entry. Raise Malformed, Refused."""
    domain.check(since, until, now=at)
    said = canonical.canonical([since.isoformat(), until.isoformat(), what, by.id, at.isoformat()])
    event = OutageStated(
        outage=f"outage-{sha256(said).hexdigest()[:12]}",
        since=since.isoformat(),
        until=until.isoformat(),
        what=what,
        cause=cause,
    )
    number = ledger.append(event, by=by, at=at)
    take(event, number=number, by=by.id, using="default")
    return number


@transaction.atomic
def settle(id: str, *, confirmed: bool, note: str, by: Actor, at: datetime) -> int:
    """Confirm a stated outage as the second person, or do not; return the entry.

    Raise Refused for one's own statement, and for one that was settled.
    """
    row = Outage.objects.select_for_update().filter(id=id).first()
    if row is None or row.settled:
        raise Refused("没有待复核的故障 · no such outage waits", code="outage_unknown", where=id)
    if row.stated_by == by.id:
        raise Refused("须由另一人复核 · another person settles it", code="outage_own", where=id)
    event = OutageSettled(outage=id, confirmed=confirmed, note=note)
    number = ledger.append(event, by=by, at=at)
    take(event, number=number, by=by.id, using="default")
    return number


def take(event: Said, *, number: int, by: str, using: str) -> None:
    """Fold one entry about an outage."""
    if isinstance(event, OutageStated):
        Outage.objects.using(using).create(
            id=event.outage,
            since=datetime.fromisoformat(event.since),
            until=datetime.fromisoformat(event.until),
            what=event.what,
            cause=event.cause,
            stated=number,
            stated_by=by,
        )
        return
    Outage.objects.using(using).filter(id=event.outage).update(
        settled=number, settled_by=by, confirmed=event.confirmed, note=event.note
    )
