"""B03 逾期或者未加密的投标文件: a bid that had to be refused was accepted.

Law: 招标投标法 第二十八条 (refuse what arrives after the deadline), 招标投标法实施条例 第三十六条
(refuse late or unsealed bids), 第六十四条. An unencrypted file stands for an unsealed one, as
电子招标投标办法 reads it. Binds every tender.
Reading: a row of the list of bidders is a bid taken in, unless it says it was refused; refused is
clear. One second after the deadline is late. Exactly at it readings differ, since the law says
"before" of bringing and "after" of refusing: doubtful. The deadline is the one in force.
Undecidable: time or deadline missing. Not applicable: nothing about a bid reported.
"""

from datetime import datetime
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts, stamp
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Told, Undecidable

NUMBER: Final = "B03"
UNIT: Final = "bid"

_RECEIVED: Final = "TENDER_LIST.CHECKIN_TIME"
_DEADLINE: Final = "x_deadline"
_ENCRYPTED: Final = "x_encrypted"
_ACCEPTED: Final = "x_accepted"
_NONE: Final = NotApplicable(zh="没有投标文件的信息。", en="Nothing about a bid was reported.")
_REFUSED: Final = Clear(zh="投标文件已被拒收。", en="The bid was refused.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Compare the time of receipt with the deadline, and ask whether the bid was encrypted."""
    if not facts.speaks_of(_RECEIVED, _ENCRYPTED, _ACCEPTED):
        return _NONE
    if facts.flag(_ACCEPTED) is False:
        return _REFUSED
    received, deadline = facts.moment(_RECEIVED), facts.moment(_DEADLINE)
    if facts.flag(_ENCRYPTED) is False:
        return Breach(
            numbers={"encrypted": "0"},
            zh="接收了未加密的投标文件。",
            en="A bid that was not encrypted was accepted.",
            at=received,
        )
    if received is None or deadline is None:
        return Undecidable(missing=facts.unread(_RECEIVED, _DEADLINE))
    return _compared(received, deadline)


def _compared(received: datetime, deadline: datetime) -> Outcome:
    if received < deadline:
        return Clear(tell=lambda: _told(received, deadline, "。", "."))
    if received == deadline:
        zh = "，正值截止时刻，“前”与“后”均未言及。"
        en = ": the very second, which is neither before nor after."
        return Doubt(tell=lambda: _told(received, deadline, zh, en), at=received)
    late = _late(received, deadline)
    zh, en = f"，迟{late}秒，仍予接收。", f": {late} s late, and accepted."
    return Breach(tell=lambda: _told(received, deadline, zh, en), at=received)


def _told(received: datetime, deadline: datetime, zh: str, en: str) -> Told:
    came, limit, late = stamp(received), stamp(deadline), _late(received, deadline)
    return (
        {"received_at": came, "deadline": limit, "seconds_late": str(late)},
        f"投标文件于{came}送达，截止时间为{limit}{zh}",
        f"The bid arrived at {came}; the deadline was {limit}{en}",
    )


def _late(received: datetime, deadline: datetime) -> int:
    return int((received - deadline).total_seconds())
