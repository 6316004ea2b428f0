"""B04 开标时间: bids are opened at the very time of the deadline.

Law: 招标投标法 第三十四条. Binds every tender.
Reading: times are announced to the minute, so the same minute is the same time; a place may allow
``tolerance_s`` seconds more, and so may a case (``x_tolerance_s``). Later, up to ``doubt_s``
seconds (half an hour), is doubtful: an opening begins with people and machines. Beyond that it is
a breach. Earlier is a breach as soon as it is more than a minute's clock skew, because bids could
still be brought: within that minute it is doubtful. Both the opening time fixed in the documents
and the one recorded are compared, and the worse counts. The deadline in force counts: where a
clarification moved it, the new one.
Undecidable: deadline missing, neither opening time reported, or a difference while the deadline was
moved to an unknown time. Not applicable: no opening time in documents or record yet.
"""

from datetime import datetime, timedelta
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Told, Undecidable

NUMBER: Final = "B04"
UNIT: Final = "lot"

_DEADLINE: Final = "TENDER_ANN_QUA_INQUERY_ANN.BID_DOC_REFER_END_TIME"
_FIXED: Final = "TENDER_FILE_CLARI_MODI.BID_OPEN_TIME"
_OPENED: Final = "BID_OPENING_RECORD.TIME"
_MOVED: Final = "TENDER_FILE_CLARI_MODI.IS_POSTPONE"
_NEW_DEADLINE: Final = "TENDER_FILE_CLARI_MODI.x_new_deadline"
_TOLERANCE: Final = "x_tolerance_s"
_SKEW_S: Final = 60
_FIXED_AT: Final = ("招标文件所定", "The documents fix the opening at")
_OPENED_AT: Final = ("实际", "Bids were opened at")
_NONE: Final = NotApplicable(zh="尚无开标时间。", en="No opening time has been reported yet.")


def check(facts: Facts, *, calendar: Calendar, tolerance_s: int, doubt_s: int) -> Outcome:  # noqa: ARG001
    """Compare each opening time with the deadline in force; the worse answer stands."""
    if not facts.speaks_of(_FIXED, _OPENED):
        return _NONE
    deadline = _deadline(facts)
    if deadline is None:
        return Undecidable(missing=(_DEADLINE,))
    said = facts.count(_TOLERANCE)
    tolerance = tolerance_s if said is None else said
    times = [(name, at) for name in (_FIXED, _OPENED) if (at := facts.moment(name)) is not None]
    if not times:
        return Undecidable(missing=facts.unread(_FIXED, _OPENED))
    judged = [_compared(name, at, deadline, tolerance, doubt_s) for name, at in times]
    worst = max(judged, key=lambda said: (isinstance(said, Breach), isinstance(said, Doubt)))
    unknown = facts.flag(_MOVED) is True and facts.moment(_NEW_DEADLINE) is None
    if unknown and not isinstance(worst, Clear):
        return Undecidable(missing=(_NEW_DEADLINE,))
    return worst


def _deadline(facts: Facts) -> datetime | None:
    new = facts.moment(_NEW_DEADLINE)
    return facts.moment(_DEADLINE) if new is None or facts.flag(_MOVED) is False else new


def _compared(name: str, at: datetime, deadline: datetime, tolerance: int, doubt: int) -> Outcome:
    off = int((at - deadline).total_seconds())

    def told(zh: str, en: str) -> Told:
        numbers = {
            "opening": f"{at:%Y-%m-%d %H:%M:%S}",
            "deadline": f"{deadline:%Y-%m-%d %H:%M:%S}",
            "seconds_after": str(off),
            "tolerance_s": str(tolerance),
        }
        what_zh, what_en = _FIXED_AT if name == _FIXED else _OPENED_AT
        opening, limit = numbers["opening"], numbers["deadline"]
        return (
            numbers,
            f"{what_zh}开标时间{opening}，投标截止时间{limit}，{zh}",
            f"{what_en} {opening}; the deadline was {limit}{en}",
        )

    same_minute = at.replace(second=0) == deadline.replace(second=0)
    if same_minute or abs(off) <= tolerance:
        return Clear(tell=lambda: told("为同一时间。", ", the same time."))
    side_zh, side_en = ("晚", "later") if off > 0 else ("早", "earlier")
    apart = timedelta(seconds=abs(off))
    zh, en = f"{side_zh}{apart}（时:分:秒）", f": {apart} (h:mm:ss) {side_en}"
    if -_SKEW_S <= off <= doubt:
        zh = f"{zh}，是否同一时间须由人判断。"
        en = f"{en}; a person must judge whether that is the same time."
        return Doubt(tell=lambda: told(zh, en), at=at)
    return Breach(tell=lambda: told(f"{zh}。", f"{en}."), at=at)
