"""P31 泄露潜在投标人: names or number of those who have the documents, made known before the deadline.

Law: 招标投标法 第二十二条, 第五十二条, 电子招标投标办法 第二十一条. Binds every tender.
Reading: a list of them opened to the public before the deadline is over the limit. A public text that
gives their number before the deadline is doubtful, for a person must read what it counts.
Undecidable: opened or said, but the deadline unknown. Not applicable: nothing of the kind was opened
and no public text reported.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any, Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts, read_moment
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "P31"
UNIT: Final = "tender"

_SHOWN: Final = "x_buyers_shown_at"
_TEXTS: Final = "x_public_texts"
_DEADLINE: Final = "x_bid_deadline"
_WORDS: Final = ("报名", "获取", "下载", "购买", "领取")
_COUNTED: Final = re.compile(
    r"(?:已有|共有?|截[至止].{0,16}?)[0-9一二三四五六七八九十两百]{1,4}(?:家|个)(?:单位|企业|公司|投标人|供应商|潜在投标人)?"
    r".{0,6}(?:报名|获取|下载|购买|领取)"
    r"|(?:报名|获取|下载|购买|领取).{0,8}(?:单位|企业|公司|投标人|供应商)(?:数量|名单|家数)?(?:为|如下|：|:).{0,4}[0-9一-龥]"
)
_NONE: Final = NotApplicable(
    zh="没有公开文本，也没有公开的名单。", en="No public text and no list opened was reported."
)
_KEPT: Final = Clear(
    zh="截止前未见公开潜在投标人的名称或者数量。",
    en="Neither names nor number of potential bidders were found public before the deadline.",
)


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001 - every check is given it
    """Compare when lists and texts became public with the deadline."""
    if not facts.speaks_of(_SHOWN, _TEXTS):
        return _NONE
    shown, deadline = facts.moment(_SHOWN), facts.moment(_DEADLINE)
    said = list(_counting(facts.get(_TEXTS)))
    if deadline is None:
        return Undecidable(missing=(_DEADLINE,)) if shown or said else _KEPT
    if shown is not None and shown < deadline:
        return Breach(
            numbers={
                "shown_at": f"{shown:%Y-%m-%d %H:%M}",
                "deadline": f"{deadline:%Y-%m-%d %H:%M}",
            },
            zh=f"获取招标文件者的名单于{shown:%Y-%m-%d %H:%M}公开，早于投标截止时间{deadline:%Y-%m-%d %H:%M}。",
            en=f"A list of those who have the documents became public at {shown:%Y-%m-%d %H:%M}, before the deadline, {deadline:%Y-%m-%d %H:%M}.",
            at=shown,
        )
    early = next((words for words, at in said if at is None or at < deadline), None)
    if early is None:
        return _KEPT
    return Doubt(
        numbers={"deadline": f"{deadline:%Y-%m-%d %H:%M}"},
        zh=f"截止前公开的文本中有“{early}”，是否透露潜在投标人的数量须由人判断。",
        en=f"A text public before the deadline says “{early}”: a person must judge whether it tells the number of potential bidders.",
    )


def _counting(said: Any) -> Iterator[tuple[str, datetime | None]]:
    """Yield the words that count buyers, with the time at which their text became public."""
    for one in said if isinstance(said, list) else ():
        text = one.get("text") if isinstance(one, Mapping) else one
        if not isinstance(text, str) or not any(word in text for word in _WORDS):
            continue
        at = one.get("at") if isinstance(one, Mapping) else None
        if found := _COUNTED.search(text):
            yield found.group(), read_moment(at) if isinstance(at, str) else None
