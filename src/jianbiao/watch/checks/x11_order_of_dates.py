"""X11 日期次序: dates of one lot that cannot have happened in that order.

Law: none; a plausibility rule of ours that accuses nobody. Holds in any jurisdiction.
Reading: a step dated before the step it follows from is doubtful, and so is a date in no readable
year: the data contradict themselves, and a person must ask the platform. Equal times are clear.
A postponed deadline replaces the first one. Never a breach.
Undecidable: no two dates to compare. Not applicable: no date at all.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.words import name_en, name_zh

NUMBER: Final = "X11"
UNIT: Final = "lot"

_NOTICED: Final = "TENDER_ANN_QUA_INQUERY_ANN.NOTICE_SEND_TIME"
_ISSUED: Final = "TENDER_ANN_QUA_INQUERY_ANN.DOC_GET_START_TIME"
_ISSUE_ENDED: Final = "TENDER_ANN_QUA_INQUERY_ANN.DOC_GET_END_TIME"
_DEADLINE: Final = "TENDER_ANN_QUA_INQUERY_ANN.BID_DOC_REFER_END_TIME"
_OPENED: Final = "BID_OPENING_RECORD.TIME"
_PUBLIC: Final = "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_START_TIME"
_PUBLIC_ENDED: Final = "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_END_TIME"
_AWARDED: Final = "BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME"
_SIGNED: Final = "CONTRACT_PERFORMANCE.SIGN_TIME"
_IN_ORDER: Final = (
    (_NOTICED, _DEADLINE),
    (_ISSUED, _ISSUE_ENDED),
    (_ISSUED, _DEADLINE),
    (_ISSUE_ENDED, _DEADLINE),
    (_NOTICED, _OPENED),
    (_ISSUED, _OPENED),
    (_OPENED, _PUBLIC),
    (_PUBLIC, _PUBLIC_ENDED),
    (_OPENED, _AWARDED),
    (_AWARDED, _SIGNED),
)
_DATES: Final = tuple(dict.fromkeys(name for pair in _IN_ORDER for name in pair))
_NONE: Final = NotApplicable(zh="尚无日期可比。", en="No dates have been reported yet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fault:
    """One contradiction, in both languages."""

    zh: str
    en: str


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Compare every pair of dates that follow from one another."""
    if not facts.speaks_of(*_DATES):
        return _NONE
    dates = {name: at for name in _DATES if (at := facts.moment(name)) is not None}
    faults = [*_unreadable(facts, dates), *_reversed(dates)]
    if faults:
        return Doubt(
            numbers={name: f"{at:%Y-%m-%d %H:%M}" for name, at in dates.items()},
            zh=f"{'；'.join(fault.zh for fault in faults)}。",
            en=f"Seen: {'; '.join(fault.en for fault in faults)}.",
        )
    compared = sum(first in dates and then in dates for first, then in _IN_ORDER)
    if not compared:
        return Undecidable(missing=tuple(name for name in _DATES[:4] if name not in dates))
    return Clear(
        tell=lambda: (
            {"pairs": str(compared)},
            f"{compared}对日期次序无误。",
            f"{compared} pairs of dates are in order.",
        )
    )


def _unreadable(facts: Facts, dates: dict[str, datetime]) -> list[_Fault]:
    return [
        _Fault(
            zh=f"{name_zh(name)}“{facts.text(name)}”不是可能的时间",
            en=f"the {name_en(name)}, {facts.text(name)!r}, is no possible time",
        )
        for name in _DATES
        if name not in dates and facts.text(name) is not None
    ]


def _reversed(dates: dict[str, datetime]) -> list[_Fault]:
    return [
        _Fault(
            zh=f"{name_zh(then)}{dates[then]:%Y-%m-%d %H:%M}早于{name_zh(first)}{dates[first]:%Y-%m-%d %H:%M}",
            en=f"the {name_en(then)}, {dates[then]:%Y-%m-%d %H:%M}, is before the {name_en(first)}, {dates[first]:%Y-%m-%d %H:%M}",
        )
        for first, then in _IN_ORDER
        if first in dates and then in dates and dates[then] < dates[first]
    ]
