"""投标截止时间 in force: which of the times reported holds for a lot, now or at an earlier moment.

The call for bids names it; a later notice (更正公告) or a clarification with a postponed time moves
it from the moment that statement was made. A statement that the deadline is postponed, without the
new time, leaves it unknown. Where no notice names one, the tender documents do.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from jianbiao.law.facts import read_moment
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.laid import Laid, laid

NOTICE: Final = "TENDER_ANN_QUA_INQUERY_ANN"
DOCUMENTS: Final = "TENDER_FILE_CLARI_MODI"
PREQUALIFICATION: Final = "2"
_STATED: Final = "BID_DOC_REFER_END_TIME"
_MOVED: Final = "POST_REFER_END_TIME"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """One statement of the deadline. ``text`` is empty where it was moved to an unknown time.

    ``said_at`` is when it was made, ``moves`` whether a clarification or a document made it.
    """

    text: str
    said_at: datetime
    source: Item
    moves: bool

    @property
    def at(self) -> datetime | None:
        """The deadline as a time; None where it is unknown or no readable time."""
        return read_moment(self.text) if self.text else None


def calls_for_bids(one: Item) -> bool:
    """Say whether ``one`` is a notice whose deadline is that of bids, not of applications."""
    return one.set == NOTICE and one.data.get("BULLETIN_TYPE") != PREQUALIFICATION


def concerns(one: Item, lot: str) -> bool:
    """Say whether ``one`` speaks of ``lot``: of it, or of the whole tender."""
    return not one.lot or not lot or one.lot == lot


def statements(items: Iterable[Item], lot: str = "") -> Sequence[Deadline]:
    """Return every statement of the deadline of ``lot`` in the order they were made.

    The first is the base: the earliest notice, or the tender documents where there is no notice.
    """
    said: Sequence[Deadline] = laid(items).known(_statements, lot)
    return said


def _statements(items: Laid, lot: str) -> list[Deadline]:
    notices, documents = items.of(NOTICE), items.of(DOCUMENTS)
    noticed = sorted(_noticed(notices, lot), key=_made)
    moved = sorted(_moved(documents, lot), key=_made)
    if not noticed:
        return [*sorted(_documented(documents, lot), key=_made)[:1], *moved]
    return [noticed[0], *sorted([*noticed[1:], *moved], key=_made)]


def held(said: Sequence[Deadline], at: datetime | None = None) -> Deadline | None:
    """Return which of the statements ``said`` holds, of those made up to ``at`` where it is given."""
    if at is not None:
        said = [*said[:1], *(one for one in said[1:] if one.said_at <= at)]
    return said[-1] if said else None


def in_force(items: Iterable[Item], lot: str = "") -> Deadline | None:
    """Return the statement that holds for ``lot``."""
    return held(statements(items, lot))


def _made(one: Deadline) -> tuple[datetime, int]:
    return one.said_at, one.source.number


def _noticed(items: Sequence[Item], lot: str) -> Iterator[Deadline]:
    for one in items:
        if calls_for_bids(one) and concerns(one, lot) and one.data.get(_STATED):
            at = _time(one, "NOTICE_SEND_TIME")
            yield Deadline(text=one.data[_STATED], said_at=at, source=one, moves=False)


def _moved(items: Sequence[Item], lot: str) -> Iterator[Deadline]:
    for one in items:
        if one.set != DOCUMENTS or not concerns(one, lot) or one.data.get("IS_POSTPONE") == "0":
            continue
        if one.data.get(_MOVED) or one.data.get("IS_POSTPONE") == "1":
            at = _time(one, "CLARIFY_TIME", "SUBMIT_TIME")
            yield Deadline(text=one.data.get(_MOVED, ""), said_at=at, source=one, moves=True)


def _documented(items: Sequence[Item], lot: str) -> Iterator[Deadline]:
    for one in items:
        if one.set == DOCUMENTS and concerns(one, lot) and one.data.get(_STATED):
            at = _time(one, "SUBMIT_TIME", "CLARIFY_TIME")
            yield Deadline(text=one.data[_STATED], said_at=at, source=one, moves=False)


def _time(one: Item, *names: str) -> datetime:
    """Return the first of ``names`` that gives a time; when it happened where none does."""
    said = (one.data.get(name) for name in names)
    times = (read_moment(text) for text in said if isinstance(text, str))
    return next((at for at in times if at is not None), one.happened_at)
