"""Changes of what the law had fixed (事后改动): the trace a correction leaves, for rule X13.

The national DATA_TYPE 2 replaces a record. What it replaced is still on the ledger, so that a price
changed after the opening is seen, however right the new record looks.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from jianbiao.law.facts import read_moment
from jianbiao.record.domain.deadlines import concerns
from jianbiao.record.domain.items import Item
from jianbiao.standard.messages import CHANGE
from jianbiao.standard.sets import SETS

_OPENING: Final = ("BID_OPENING_RECORD", "TIME")
_PUBLICITY: Final = ("TENDER_CANDIDATE_ANNOUNCE", "PUBLICITY_START_TIME")
_ITSELF: Final = ("", "")
_AWARD: Final = "award"
_GUARDED: Final[Mapping[str, tuple[tuple[str, tuple[str, str]], ...]]] = {
    "TENDER_LIST": (
        ("BID_PRICE", _OPENING),
        ("OTHER_BID_PRICE", _OPENING),
        ("TIME_LIMIT", _OPENING),
        ("CHECKIN_TIME", _OPENING),
    ),
    "TENDER_FILE_CLARI_MODI": (("CONTROL_PRICE", _OPENING), ("BID_DOC_REFER_END_TIME", _ITSELF)),
    "TENDER_ANN_QUA_INQUERY_ANN": (("BID_DOC_REFER_END_TIME", _ITSELF),),
    "TENDER_CANDIDATE": (("ORDER", _PUBLICITY), ("BID_PRICE", _PUBLICITY)),
    "EVALUATION_RESULT": (("ORDER", _PUBLICITY), ("TOTAL_SCORE", _PUBLICITY)),
}
"""What is fixed when: by the opening, by the start of publicity, or by its own passing."""
GUARDED_SETS: Final = frozenset(_GUARDED)
TRACED: Final = frozenset({_OPENING[0], _PUBLICITY[0]})
"""Sets that say when something was fixed, even if they were corrected since."""
_JUDGED: Final = frozenset(name for name, one in SETS.items() if one.secret_until == _AWARD)


def guarded(history: Sequence[Item], lot: str) -> dict[str, Any]:
    """Return every change of a guarded field in ``history``, all items of a tender up to now."""
    ended = [one for one in history if one.ended_by and one.set in _GUARDED and concerns(one, lot)]
    if not ended:
        return {}
    by_number = {one.number: one for one in history}
    found = [
        change
        for old in ended
        if (new := by_number.get(old.ended_by)) is not None and new.data_type == CHANGE
        for change in _changes(old, new, history, lot)
    ]
    return {"x_guarded_changes": found} if found else {}


def _changes(old: Item, new: Item, history: Iterable[Item], lot: str) -> Iterator[dict[str, Any]]:
    for field, fixed in _GUARDED[old.set]:
        before, after = old.data.get(field), new.data.get(field)
        if before is None or before == after:
            continue
        at = read_moment(str(before)) if fixed == _ITSELF else _fixed(history, fixed, lot)
        yield {
            "field": f"{old.set}.{field}",
            "before": _told(old.set, before),
            "after": _told(old.set, after),
            "at": new.happened_at.isoformat(),
            "fixed_at": at.isoformat() if at else None,
        }


def _told(name: str, said: Any) -> str:
    """Return a value as a finding may tell it: what the panel judged is secret until the award."""
    if name in _JUDGED:
        return "…"
    return "-" if said is None else str(said)


def _fixed(history: Iterable[Item], by: tuple[str, str], lot: str) -> datetime | None:
    """Return the earliest moment ``by`` was reported to have come, even if corrected since."""
    name, field = by
    said = (one.data.get(field) for one in history if one.set == name and concerns(one, lot))
    times = [at for text in said if isinstance(text, str) and (at := read_moment(text))]
    return min(times, default=None)
