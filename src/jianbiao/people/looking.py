"""查阅留痕: a look is written beside the page it opens, and taken into the ledger in batches.

See decision 11: a page must not wait for the ledger's turn, and a look must not be lost.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Min

from jianbiao.people import rows
from jianbiao.people.models import Look, OwnedLook, PendingLook
from jianbiao.standard.bodies import RestrictedLooked
from jianbiao.standard.terms import SYSTEM, Actor

MOST: Final = 200
LONGEST: Final = timedelta(minutes=1)
LONGEST_TEXT: Final = 300


def look(
    *,
    by: Actor,
    power: str,
    subject: str,
    page: str,
    reason: str = "",
    owners: Iterable[str] = (),
    at: datetime,
) -> None:
    """Keep that ``by`` looks at ``subject`` on ``page`` and why, until the next act takes it along.

    ``owners`` are the codes of the departments whose data it is; they can read of the look.
    """
    PendingLook.objects.create(
        at=at,
        by=by.id,
        address=by.address,
        power=power,
        subject=subject[:LONGEST_TEXT],
        page=page[:LONGEST_TEXT],
        reason=reason[:LONGEST_TEXT],
        body=by.body,
        owners=" ".join(dict.fromkeys(owners)),
    )


def record_looks(*, at: datetime) -> int:
    """Append one act with the looks that wait: once there are many, or the oldest waited a minute.

    Return how many were taken.
    """
    waiting = PendingLook.objects.aggregate(oldest=Min("at"))["oldest"]
    if waiting is None:
        return 0
    if at - waiting < LONGEST and PendingLook.objects.all()[:MOST].count() < MOST:
        return 0
    with transaction.atomic():
        taken = list(PendingLook.objects.select_for_update().order_by("id")[:MOST])
        if not taken:
            return 0
        looks = [
            {
                "at": one.at.isoformat(),
                "by": one.by,
                "body": one.body,
                "owners": one.owners,
                "from": one.address,
                "power": one.power,
                "subject": one.subject,
                "page": one.page,
                "reason": one.reason,
            }
            for one in taken
        ]
        PendingLook.objects.filter(id__in=[one.id for one in taken]).delete()
        rows.act(RestrictedLooked(looks=looks), by=SYSTEM, at=at)
    return len(taken)


def named(subject: str) -> list[str]:
    """Return what a look at ``subject`` is written down as: a code, an alert, an entry by its number."""
    rooms = ("staff:tender", "staff:alert", "staff:entity", "staff:project", "staff:records_of")
    number = subject.removeprefix("№").replace(" ", "")
    entries = [f"staff:entry {log}/{number}" for log in ("official", "gathered")]
    return [subject, *(f"{room} {subject}" for room in rooms), *entries]


def looks(*, by: str = "", subject: str = "") -> list[Look]:
    """Return the latest looks in the ledger, by whom or at what, newest first; at most ``MOST``."""
    found = Look.objects.order_by("-number", "-place")
    if by:
        found = found.filter(by=by)
    if subject:
        found = found.filter(subject__in=named(subject))
    return list(found[:MOST])


def waiting(*, by: str = "", subject: str = "") -> list[PendingLook]:
    """Return the looks that are not in the ledger yet, newest first."""
    found = PendingLook.objects.order_by("-id")
    if by:
        found = found.filter(by=by)
    if subject:
        found = found.filter(subject__in=named(subject))
    return list(found[:MOST])


def at_ours(owner: str, *, others: bool = True) -> list[tuple[Look, str]]:
    """Return the latest looks at a department's data with who looked for it, newest first.

    ``others`` leaves its own people's out; at most ``MOST``.
    """
    found = OwnedLook.objects.filter(owner=owner).order_by("-number", "-place")
    found = found.exclude(body=owner) if others else found
    some = list(found[:MOST])
    keys = {(one.number, one.place): one.body for one in some}
    rows = Look.objects.filter(number__in={one.number for one in some})
    held = [(row, keys[key]) for row in rows if (key := (row.number, row.place)) in keys]
    return sorted(held, key=lambda pair: (-pair[0].number, -pair[0].place))
