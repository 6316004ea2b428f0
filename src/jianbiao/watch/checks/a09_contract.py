"""A09 订立书面合同: the contract within thirty days of the award notice.

Law: 招标投标法 第四十六条 (30 days); 招标投标法实施条例 第七十三条 to 第七十五条. Binds every tender.
Reading: the day of the notice is excluded (民法典 201), so a contract on the thirtieth day after it
is clear; a thirtieth day of rest gives way to the next working day (民法典 203). Only the day of
signing counts, never the day it was published or reported. A contract signed before the award notice
is doubtful: the period had not begun. No contract and the last day over at ``x_now`` is a breach.
While the calendar of the last day is not published, lateness within two weeks is doubtful.
Days on which the tender was suspended (第六十二条) are left out, the first and the last among them.
Undecidable: no contract and the period still runs, or no ``x_now``; a contract reported without its
day of signing; the notice time unreadable.
Not applicable: no award notice yet.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts, end_of
from jianbiao.law.judging import Verdict, judge
from jianbiao.law.limits import PROVISIONAL
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
from jianbiao.law.suspensions import stopped

NUMBER: Final = "A09"
UNIT: Final = "lot"

_SENT: Final = "BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME"
_SIGNED: Final = "CONTRACT_PERFORMANCE.SIGN_TIME"
_UNDATED: Final = "x_contract_undated"
_NOW: Final = "x_now"
_NONE: Final = NotApplicable(zh="尚未发出中标通知书。", en="No award notice has been reported yet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The award notice and its last day, in numbers and in words."""

    sent: datetime
    last: Due
    days: int
    held: bool

    @property
    def numbers(self) -> dict[str, str]:
        return {
            "from": str(self.sent.date()),
            "limit": str(self.days),
            "last_day": str(self.last.likely),
            "calendar": self.last.standing,
        }

    @property
    def zh(self) -> str:
        held = "（不计暂停期间）" if self.held else ""
        return f"中标通知书于{self.sent.date()}发出，{self.days}日{held}至{self.last.likely}止"

    @property
    def en(self) -> str:
        held = ", suspended days left out," if self.held else ""
        return f"The award notice was sent on {self.sent.date()}; {self.days} days{held} end on {self.last.likely}"


def check(facts: Facts, *, calendar: Calendar, days: int) -> Outcome:
    """Compare the day of signing, or of the check, with the last of ``days`` days."""
    if not facts.speaks_of(_SENT):
        return _NONE
    sent = facts.moment(_SENT)
    if sent is None:
        return Undecidable(missing=(_SENT,))
    period = act_by(days, stopped(facts))
    last = due(sent, period, calendar)
    told = _Told(sent=sent, last=last, days=days, held=bool(period.suspended))
    signed, now = facts.moment(_SIGNED), facts.moment(_NOW)
    if signed is not None:
        return _signed(told, signed, judge(signed, sent, period, calendar))
    if now is None or facts.flag(_UNDATED):
        return Undecidable(missing=(_SIGNED,))
    return _silent(told, day_of(now), judge(now, sent, period, calendar))


def expects(facts: Facts, *, calendar: Calendar, days: int) -> DueAct | None:
    """Return the contract that must come, once an award notice has been sent."""
    sent = facts.moment(_SENT)
    if sent is None:
        return None
    return DueAct(
        zh="订立书面合同",
        en="the written contract",
        due=due(sent, act_by(days, stopped(facts)), calendar),
        came=facts.moment(_SIGNED) is not None or facts.flag(_UNDATED) is True,
    )


def _signed(told: _Told, signed: datetime, judged: Verdict) -> Outcome:
    on = signed.date()
    days = (on - told.sent.date()).days
    if days < 0:
        zh = f"，合同却已于{on}签订，早于中标通知书。"
        en = f"; the contract was signed on {on}, before the notice."
        return Doubt(tell=lambda: _words(told, on, zh, en), at=signed)

    def words(zh: str, en: str) -> Told:
        signing = f"; the contract was signed on {on}, day {days}{en}"
        return _words(told, on, f"，合同于{on}签订，为第{days}日{zh}", signing)

    match judged:
        case Verdict.GREEN:
            return Clear(tell=lambda: words("。", "."))
        case Verdict.YELLOW:
            return Doubt(tell=lambda: words(*PROVISIONAL), at=signed)
        case Verdict.RED:
            return Breach(tell=lambda: words("。", "."), at=signed)


def _silent(told: _Told, today: date, judged: Verdict) -> Outcome:
    def words(zh: str, en: str) -> Told:
        none = f"; by {today} no contract was reported{en}"
        return _words(told, today, f"，至{today}未见合同{zh}", none)

    match judged:
        case Verdict.GREEN:
            return Undecidable(until=told.last.likely)
        case Verdict.YELLOW:
            return Doubt(tell=lambda: words(*PROVISIONAL))
        case Verdict.RED:
            return Breach(tell=lambda: words("。", "."), at=end_of(told.last.likely))


def _words(told: _Told, day: date, zh: str, en: str) -> Told:
    days = str((day - told.sent.date()).days)
    return {**told.numbers, "to": str(day), "days": days}, f"{told.zh}{zh}", f"{told.en}{en}"
