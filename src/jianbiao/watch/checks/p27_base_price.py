"""P27 标底: how many base prices there are, and whether nearness to one decides.

Law: 招标投标法 第二十二条, 实施条例 第二十七条, 第五十条 (one at most; a reference, never a criterion of
award or rejection). Binds every tender.
Reading: doubtful, never a breach: whether a formula uses the base price as a criterion a person reads
in the documents. A base price that is the mean of the bids is none in the sense of the articles.
Undecidable: a base price, but unknown whether it decides. Not applicable: none, or nothing of one.
"""

import re
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "P27"
UNIT: Final = "lot"

_COUNT: Final = "TENDER_FILE_CLARI_MODI.BASE_PRICE_COUNT"
_DECIDES: Final = "TENDER_FILE_CLARI_MODI.IS_BASE_PRICE_DECISIVE"
_METHOD: Final = "TENDER_FILE_CLARI_MODI.EVALUATING_METHOD"
_NEAR: Final = re.compile(
    r"(?:最?接近|低于|高于|超[过出]|偏离)(?:招标人)?标底.{0,16}(?:中标|推荐|否决|废标|无效|满分|得分)"
    r"|标底.{0,4}上下浮动.{0,16}(?:否决|废标|无效)"
)
_NONE: Final = NotApplicable(zh="没有编制标底。", en="There is no base price.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001 - every check is given it
    """Judge how the base price is used."""
    count, decides = facts.count(_COUNT), facts.flag(_DECIDES)
    found = _NEAR.search(facts.text(_METHOD) or "")
    if decides or found:
        words = found.group() if found else ""
        return Doubt(
            numbers={"base_prices": str(count) if count is not None else "-"},
            zh=f"标底似为中标或者否决的条件{f'（“{words}”）' if words else ''}，须由人判断。",
            en=f"The base price seems to decide award or rejection{f' (“{words}”)' if words else ''}: a person must judge.",
        )
    if count is not None and count > 1:
        return Doubt(
            numbers={"base_prices": str(count)},
            zh=f"报有{count}个标底，一个招标项目只能有一个。",
            en=f"{count} base prices are reported; a tender may have one.",
        )
    if count == 0 or (count is None and not facts.speaks_of(_COUNT, _DECIDES)):
        return _NONE
    if decides is None:
        return Undecidable(missing=(_DECIDES,))
    return Clear(
        numbers={"base_prices": str(count) if count is not None else "-"},
        zh="标底不超过一个，且只作参考。",
        en="There is one base price at most, and it is a reference only.",
    )
