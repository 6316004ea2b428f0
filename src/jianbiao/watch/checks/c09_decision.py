"""C09 投诉处理决定: in writing within thirty working days of acceptance, expert time left out.

Law: 招标投标法实施条例 第六十一条 (inspection, testing, appraisal and expert review are not counted).
Binds the regulator.
Reading: the day of acceptance is not counted; the thirtieth working day is in time. The days of each
review, first and last included, are left out; a review without an end lasts until the decision or
the check. Where a review's times cannot be read, lateness is doubtful. No decision once the last day
is over at ``x_now`` is a breach.
Undecidable: acceptance unknown, no decision and the period still runs; late, and told that nobody
knows whether there was a review.
Not applicable: no complaint was accepted.
"""

from datetime import date, datetime
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.limits import Course, due_act, within
from jianbiao.law.outcomes import Breach, Doubt, DueAct, NotApplicable, Outcome, Undecidable
from jianbiao.law.periods import Period, Span, Unit, day_of
from jianbiao.law.suspensions import spans_of

NUMBER: Final = "C09"
UNIT: Final = "complaint"

_ACCEPTED: Final = "x_accepted"
_DECIDED: Final = "x_decision"
_REVIEWS: Final = "x_expert_review"
_NONE: Final = NotApplicable(zh="没有受理的投诉。", en="No complaint was accepted.")
_DECISION: Final = Course(
    began_zh="受理投诉",
    began_en="The complaint was accepted",
    act_zh="作出书面处理决定",
    act_en="the written decision",
    absent=_DECIDED,
)


def check(facts: Facts, *, calendar: Calendar, days: int) -> Outcome:
    """Compare the decision, or the time of the check, with the last working day."""
    if not facts.speaks_of(_ACCEPTED, _DECIDED):
        return _NONE
    accepted, decided, now = (facts.moment(n) for n in (_ACCEPTED, _DECIDED, "x_now"))
    if accepted is None:
        return Undecidable(missing=(_ACCEPTED,))
    spans = _reviews(facts, accepted, decided or now)
    period = _period(days, spans)
    judged = within(accepted, decided, now, period=period, of=_DECISION, calendar=calendar)
    if isinstance(judged, Breach) and facts.speaks_of(_REVIEWS) and facts.get(_REVIEWS) is None:
        return Undecidable(missing=(_REVIEWS,))
    if isinstance(judged, Breach) and None in spans:
        return Doubt(
            numbers=judged.numbers,
            zh=f"{judged.zh}鉴定或者评审的起止时间不可读，须由人核对。",
            en=f"{judged.en} The times of a review cannot be read; a person must look.",
            at=judged.at,
        )
    return judged


def expects(facts: Facts, *, calendar: Calendar, days: int) -> DueAct | None:
    """Return the decision that must come, once the complaint was accepted."""
    accepted = facts.moment(_ACCEPTED)
    if accepted is None:
        return None
    decided = facts.moment(_DECIDED)
    period = _period(days, _reviews(facts, accepted, decided))
    return due_act(
        accepted, came=decided is not None, period=period, of=_DECISION, calendar=calendar
    )


def _reviews(facts: Facts, accepted: datetime, until: datetime | None) -> list[Span | None]:
    end: date = day_of(until) if until is not None else day_of(accepted)
    return spans_of(facts.listed(_REVIEWS) or [], until=end)


def _period(days: int, spans: list[Span | None]) -> Period:
    suspended = tuple(one for one in spans if one is not None)
    return Period(length=days, unit=Unit.WORKING, roll=False, suspended=suspended)
