"""A12 退还投标保证金: bonds go back, with interest, within five days of the contract.

Law: 招标投标法实施条例 第五十七条, 第六十六条 (winner and losers alike). Binds every tender.
Reading: the day of signing is not counted, the fifth day is in time, a fifth day of rest gives way to
the next working day. A refund before the contract is in time. The latest refund counts; one that
never came is a breach once the last day is over at ``x_now``, and so is a refund without interest.
A bond turned into the performance bond has come back. A guarantee letter is no money to return.
While the calendar of the last day is not published, lateness is doubtful for two weeks.
Undecidable: day of signing unknown, refunds not reported and the period still runs.
Not applicable: no bond taken in money, or no contract yet.
"""

import re
from datetime import date, datetime
from typing import Any, Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts, read_moment
from jianbiao.law.limits import Course, due_act, within
from jianbiao.law.outcomes import Breach, Clear, DueAct, NotApplicable, Outcome, Told, Undecidable
from jianbiao.law.periods import Period, act_by
from jianbiao.law.spread import spread

NUMBER: Final = "A12"
UNIT: Final = "lot"

_SIGNED: Final = "CONTRACT_PERFORMANCE.SIGN_TIME"
_UNDATED: Final = "x_contract_undated"
_RETURNED: Final = "x_margin_returned"
_EACH: Final = "x_returned"
_FORM: Final = "x_MARGIN_PAY_FORM"
_INTEREST: Final = "x_interest"
_LETTER: Final = re.compile(r"guarantee|insurance|surety|保函|保险|担保", re.IGNORECASE)
_CONVERTED: Final = re.compile(r"转|抵|convert|turned|perform", re.IGNORECASE)
_NO_INTEREST: Final = re.compile(
    r"\s*(?:0|no|none|not\b.*|without\b.*|excluded|未.*|不.*|无)\s*", re.IGNORECASE
)
_NONE: Final = NotApplicable(
    zh="尚无合同，或者没有保证金的信息。", en="No contract yet, or nothing about bonds."
)
_NO_MONEY: Final = NotApplicable(
    zh="保证金为保函或者保险，无款可退。",
    en="The bond is a guarantee letter: there is no money to return.",
)
_REFUND: Final = Course(
    began_zh="合同签订",
    began_en="The contract was signed",
    act_zh="退还投标保证金",
    act_en="the refund of the bid bonds",
    absent=_RETURNED,
)


def check(facts: Facts, *, calendar: Calendar, days: int) -> Outcome:
    """Compare the latest refund, or the time of the check, with the last of ``days`` days."""
    there = facts.speaks_of(_SIGNED, _UNDATED)
    if not there or not facts.speaks_of(_RETURNED, _EACH, _FORM):
        return _NONE
    if _LETTER.search(facts.text(_FORM) or ""):
        return _NO_MONEY
    signed = facts.moment(_SIGNED)
    if signed is None:
        return Undecidable(missing=(_SIGNED,))
    latest, whole = _latest(facts, signed)
    judged = _judged(facts, signed, latest if whole else None, calendar, act_by(days))
    if isinstance(judged, Clear) and _NO_INTEREST.fullmatch(facts.text(_INTEREST) or ""):
        return Breach(
            numbers=judged.numbers,
            zh=f"{judged.zh}未退还银行同期存款利息。",
            en=f"{judged.en} The interest was not returned.",
            at=latest,
        )
    return judged


def expects(facts: Facts, *, calendar: Calendar, days: int) -> DueAct | None:
    """Return the refund that must come, once the contract is signed and money was taken."""
    signed = facts.moment(_SIGNED)
    if signed is None or not facts.speaks_of(_RETURNED, _EACH):
        return None
    if _LETTER.search(facts.text(_FORM) or ""):
        return None
    came = _latest(facts, signed)[1]
    return due_act(signed, came=came, period=act_by(days), of=_REFUND, calendar=calendar)


def _judged(
    facts: Facts, signed: datetime, latest: datetime | None, calendar: Calendar, period: Period
) -> Outcome:
    if latest is not None and latest < signed:
        return Clear(tell=lambda: _told(signed.date(), latest.date()))
    return within(
        signed, latest, facts.moment("x_now"), period=period, of=_REFUND, calendar=calendar
    )


def _told(signed: date, returned: date) -> Told:
    return (
        {"signed_on": str(signed), "returned_on": str(returned)},
        f"合同于{signed}签订，保证金已于{returned}退还。",
        f"The contract was signed on {signed}; the bonds had gone back by {returned}.",
    )


def _latest(facts: Facts, signed: datetime) -> tuple[datetime | None, bool]:
    """Return the latest refund reported, and whether every bond has come back."""
    said: list[Any] = []
    if facts.get(_RETURNED) is not None or not facts.speaks_of(_EACH):
        said.append(facts.get(_RETURNED))
    each = spread(facts, _EACH)
    if each is not None:
        said.extend(each.others)
    elif facts.speaks_of(_EACH):
        said.append(None)
    times = [_refunded(one, signed) for one in said]
    if each is not None and each.latest is not None:
        times.append(each.latest)
    latest = max((at for at in times if at is not None), default=None)
    return latest, bool(times) and None not in times


def _refunded(said: Any, signed: datetime) -> datetime | None:
    if not isinstance(said, str):
        return None
    at = read_moment(said)
    return signed if at is None and _CONVERTED.search(said) else at
