"""Objections (异议) as the record tells them, and whether they were answered in time. Pure.

招标投标法实施条例 22, 54: the procuring entity answers within three days of receipt, and what goes on
is suspended until then; an objection at the opening (44) is answered on the spot.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import read_moment
from jianbiao.law.periods import Period, day_of, due
from jianbiao.record.domain.items import Item
from jianbiao.standard.messages import DELETE

OBJECTION: Final = "OBJECTION"
REPLY: Final = "OBJECTION_REPLY"
OPENING: Final = "2"
MATTER_OF: Final = {"1": "1", "2": "5", "3": "4", "4": "2", "9": "6"}
"""The matter of a complaint that follows an objection, by the objection's type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """One objection: its number, type and times; ``by`` is empty where that is not to be told.

    ``reported`` and ``answered`` are the entries that hold it and its reply, 0 where there is none.
    """

    number: str
    type: str
    lot: str
    raised_at: datetime | None
    replied_at: datetime | None
    by: str
    reported: int
    answered: int

    @property
    def matter(self) -> str:
        """Return what a complaint after it is about."""
        return MATTER_OF.get(self.type, "6")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An objection with its time counted: the last day for a reply, how many days it took so far.

    ``standing`` is waiting, in_time, late, unanswered or on_spot, and unknown where no time was
    reported. ``ripe`` says that a complaint need not wait for a reply any more.
    """

    objection: Objection
    last: date | None
    days: int | None
    standing: str

    @property
    def ripe(self) -> bool:
        """Say whether the reply came or its time is over."""
        return self.standing in {"in_time", "late", "unanswered", "on_spot"}

    @property
    def late(self) -> bool:
        """Say whether the last day went by without a reply."""
        return self.standing in {"late", "unanswered"}


def objections(items: Iterable[Item], *, named: bool) -> tuple[Objection, ...]:
    """Return the objections that ``items`` tell, the oldest first; ``named`` says by whom as well."""
    held = [one for one in items if not one.ended_by and one.data_type != DELETE]
    replies: dict[str, Item] = {}
    for one in sorted((i for i in held if i.set == REPLY), key=_replied):
        replies.setdefault(str(one.data.get("OBJECTION_NO")), one)
    found = [_objection(one, replies, named=named) for one in held if one.set == OBJECTION]
    return tuple(sorted(found, key=lambda one: (str(one.raised_at or ""), one.number)))


def chain(
    raised: Sequence[Objection], *, on: date, days: int, calendar: Calendar
) -> tuple[Link, ...]:
    """Return each objection with its time counted as of the day ``on``."""
    return tuple(_link(one, on=on, days=days, calendar=calendar) for one in raised)


def _link(one: Objection, *, on: date, days: int, calendar: Calendar) -> Link:
    if one.raised_at is None:
        return Link(objection=one, last=None, days=None, standing="unknown")
    began = day_of(one.raised_at)
    until = day_of(one.replied_at) if one.replied_at else on
    if one.type == OPENING:
        standing = "on_spot" if one.replied_at else "unanswered"
        return Link(objection=one, last=began, days=(until - began).days, standing=standing)
    last = due(began, Period(length=days), calendar).likely
    if one.replied_at is not None:
        standing = "in_time" if until <= last else "late"
    else:
        standing = "waiting" if on <= last else "unanswered"
    return Link(objection=one, last=last, days=(until - began).days, standing=standing)


def _objection(one: Item, replies: dict[str, Item], *, named: bool) -> Objection:
    number = str(one.data.get("OBJECTION_NO", ""))
    reply = replies.get(number)
    return Objection(
        number=number,
        type=str(one.data.get("OBJECTION_TYPE", "")),
        lot=one.lot,
        raised_at=_moment(one, "OBJECTION_TIME"),
        replied_at=_moment(reply, "REPLY_TIME") if reply else None,
        by=str(one.data.get("OBJECTOR_NAME", "")) if named else "",
        reported=one.proof,
        answered=reply.proof if reply else 0,
    )


def _replied(one: Item) -> str:
    return str(_moment(one, "REPLY_TIME") or "9999")


def _moment(one: Item, field: str) -> datetime | None:
    said = one.data.get(field)
    return read_moment(said) if isinstance(said, str) else None
