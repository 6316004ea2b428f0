"""C08 投诉受理决定: accepted or refused within three working days of receipt.

Law: 招标投标法实施条例 第六十一条. Binds the regulator.
Reading: the day of receipt is not counted; the third working day is in time. No decision once it is
over at ``x_now`` is a breach; a decision before receipt is doubtful, and so is lateness while the
working days of that year are not published.
Undecidable: receipt unknown, no decision and the period still runs. Not applicable: no complaint.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.limits import Course, due_act, within
from jianbiao.law.outcomes import DueAct, NotApplicable, Outcome, Undecidable
from jianbiao.law.periods import Period, Unit

NUMBER: Final = "C08"
UNIT: Final = "complaint"

_RECEIVED: Final = "COMPLAINT_INFO.x_received"
_DECIDED: Final = "x_acceptance_decision"
_NONE: Final = NotApplicable(zh="没有收到投诉。", en="No complaint was received.")
_DECISION: Final = Course(
    began_zh="收到投诉",
    began_en="The complaint was received",
    act_zh="作出是否受理的决定",
    act_en="the decision to accept or refuse",
    absent=_DECIDED,
)


def check(facts: Facts, *, calendar: Calendar, days: int) -> Outcome:
    """Compare the decision, or the time of the check, with the last working day."""
    if not facts.speaks_of(_RECEIVED, _DECIDED):
        return _NONE
    received = facts.moment(_RECEIVED)
    if received is None:
        return Undecidable(missing=(_RECEIVED,))
    return within(
        received,
        facts.moment(_DECIDED),
        facts.moment("x_now"),
        period=_period(days),
        of=_DECISION,
        calendar=calendar,
    )


def expects(facts: Facts, *, calendar: Calendar, days: int) -> DueAct | None:
    """Return the decision that must come, once the complaint was received."""
    received = facts.moment(_RECEIVED)
    if received is None:
        return None
    came = facts.moment(_DECIDED) is not None
    return due_act(received, came=came, period=_period(days), of=_DECISION, calendar=calendar)


def _period(days: int) -> Period:
    return Period(length=days, unit=Unit.WORKING, roll=False)
