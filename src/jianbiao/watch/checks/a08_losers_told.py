"""A08 通知未中标人: the losers are told at the same time as the winner.

Law: 招标投标法 第四十五条. Binds every tender.
Reading: told on the day of the award notice, or before, is the same time. Up to ``grace`` days later
is doubtful, for the article names no hour; later is a breach, and so is a loser never told once those
days are over at ``x_now``.
Undecidable: nothing reported about the losers, or the days still run.
Not applicable: no award notice yet, or no losers.
"""

from datetime import datetime
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.limits import Course, due_act
from jianbiao.law.outcomes import (
    Breach,
    Clear,
    Doubt,
    DueAct,
    NotApplicable,
    Outcome,
    Told,
    Undecidable,
)
from jianbiao.law.periods import Due, act_by, day_of, due
from jianbiao.law.spread import Spread, spread

NUMBER: Final = "A08"
UNIT: Final = "lot"

_SENT: Final = "BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME"
_TOLD: Final = "x_result_sent"
_NONE: Final = NotApplicable(zh="尚未发出中标通知书。", en="No award notice has been reported yet.")
_NO_LOSERS: Final = NotApplicable(zh="没有未中标的投标人。", en="There are no losing bidders.")
_NOTICE: Final = Course(
    began_zh="发出中标通知书",
    began_en="The award notice was sent",
    act_zh="将结果通知未中标人",
    act_en="the notice to the losers",
    absent=_TOLD,
)


def check(facts: Facts, *, calendar: Calendar, grace: int) -> Outcome:
    """Compare when each loser was told with the day of the award notice."""
    if not facts.speaks_of(_SENT):
        return _NONE
    sent, said = facts.moment(_SENT), spread(facts, _TOLD)
    if sent is None or said is None:
        told = ((_SENT, sent), (_TOLD, said))
        return Undecidable(missing=tuple(name for name, one in told if one is None))
    if not said.count:
        return _NO_LOSERS
    return _judged(sent, said, facts.moment("x_now"), due(sent, act_by(grace), calendar))


def expects(facts: Facts, *, calendar: Calendar, grace: int) -> DueAct | None:
    """Return the notice to the losers that must come, once the award notice was sent."""
    sent, said = facts.moment(_SENT), spread(facts, _TOLD)
    if sent is None or said is None or not said.count:
        return None
    came = not said.undone
    return due_act(sent, came=came, period=act_by(grace), of=_NOTICE, calendar=calendar)


def _judged(sent: datetime, losers: Spread, now: datetime | None, last: Due) -> Outcome:
    untold, latest = losers.undone, losers.latest or sent

    def said(zh: str, en: str) -> Told:
        numbers = {
            "losers": str(losers.count),
            "untold": str(untold),
            "sent_on": str(day_of(sent)),
            "last_told_on": str(day_of(latest)),
        }
        return (
            numbers,
            f"中标通知书于{day_of(sent)}发出，未中标人{losers.count}个{zh}",
            f"The award notice was sent on {day_of(sent)}; there are {losers.count} losers{en}",
        )

    if day_of(latest) > last.likely:
        zh, en = f"，最迟于{day_of(latest)}才通知。", f", the last told on {day_of(latest)}."
        return Breach(tell=lambda: said(zh, en), at=latest)
    if untold:
        if now is None:
            return Undecidable(missing=(_TOLD,))
        if day_of(now) <= last.likely:
            return Undecidable(until=last.likely)
        return Breach(
            tell=lambda: said(f"，{untold}个未获通知。", f", and {untold} were never told.")
        )
    if day_of(latest) > day_of(sent):
        zh = f"，最迟于{day_of(latest)}通知，是否“同时”须由人判断。"
        en = f", the last told on {day_of(latest)}; a person must judge whether that is the same time."
        return Doubt(tell=lambda: said(zh, en), at=latest)
    return Clear(tell=lambda: said("，均已同时通知。", ", all told at the same time."))
