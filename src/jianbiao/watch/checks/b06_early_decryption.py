"""B06 提前解密: nobody decrypts or extracts a bid before the deadline.

Law: 招标投标法实施条例 第四十一条 (opening bids early and leaking them is collusion);
电子招标投标办法 第二十七条. Binds every tender.
Reading: a decryption more than a minute before the deadline in force is a breach; within that
minute clocks may differ: doubtful. At or after it is clear.
Undecidable: the time of decryption or the deadline missing. Not applicable: not decrypted yet.
"""

from datetime import datetime
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts, stamp
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Told, Undecidable

NUMBER: Final = "B06"
UNIT: Final = "bid"

_DECRYPTED: Final = "BID_OPEN_DETAIL.DECRYPT_TIME"
_DEADLINE: Final = "x_final_deadline"
_NONE: Final = NotApplicable(zh="没有解密记录。", en="No record of a decryption.")


def check(facts: Facts, *, calendar: Calendar, skew_s: int) -> Outcome:  # noqa: ARG001
    """Compare the time of decryption with the deadline; ``skew_s`` is the clocks' slack."""
    if not facts.speaks_of(_DECRYPTED):
        return _NONE
    at, deadline = facts.moment(_DECRYPTED), facts.moment(_DEADLINE)
    if at is None or deadline is None:
        return Undecidable(missing=facts.unread(_DECRYPTED, _DEADLINE))
    early = int((deadline - at).total_seconds())
    if early <= 0:
        return Clear(tell=lambda: _told(at, deadline, early, "。", "."))
    zh, en = f"，早{early}秒", f": {early} s earlier"
    if early <= skew_s:
        zh, en = f"{zh}，或为时钟误差。", f"{en}, perhaps the clocks."
        return Doubt(tell=lambda: _told(at, deadline, early, zh, en), at=at)
    return Breach(tell=lambda: _told(at, deadline, early, f"{zh}。", f"{en}."), at=at)


def _told(at: datetime, deadline: datetime, early: int, zh: str, en: str) -> Told:
    opened, limit = stamp(at), stamp(deadline)
    return (
        {"decrypted_at": opened, "deadline": limit, "seconds_early": str(early)},
        f"投标文件于{opened}解密，截止时间为{limit}{zh}",
        f"The bid was decrypted at {opened}; the deadline was {limit}{en}",
    )
