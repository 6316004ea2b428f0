"""裸数 (bare): numbers with no unit of their own: of a head, of a label, or of none."""

import re
from collections.abc import Sequence
from decimal import Decimal

from jianbiao.gather.amounts import columns, judging, words
from jianbiao.gather.amounts.answers import Answer
from jianbiao.gather.amounts.clauses import Said
from jianbiao.gather.amounts.columns import Unit

_MEASURES = (
    "台|套|个|件|批|项|只|支|把|张|本|册|箱|盒|包|袋|瓶|桶|块|片|根|条|辆|艘|架|座|栋|间|户|人|名|次|份|组|副|双|对|台套|米|"
    "千米|公里|平方米|平米|平方|㎡|m2|m²|m|立方米|方|亩|公顷|吨|t|千克|公斤|kg|斤|克|升|L|日历天|工作日|天|日|年|月|个月|周|小时|分钟|"
    "分|点|时|秒|号|楼|层|室|栋|幢|单元|路|弄|巷|街|门|座|标段|标包|标项|期|届|届|度|届|kVA|KVA|kV|KV|kW|KW|MW|GB|TB|MB|%|‰|万|千|百|亿|"
    "家|级|类|款|条|章|页|版|轮|排|名|位|学时|课时|节|场|人次|车次|趟"
)
_COUNTED = re.compile(rf"\s{{0,2}}[(]?(?:{_MEASURES})(?![a-zA-Z])")
_CODED = re.compile(r"[A-Za-z\-_#/:.@〔\[年]\s{0,1}$")
_LED = re.compile(
    r"(?:[第包段号栋幢室]|电话|传真|手机|邮编|编号|代码|账号|QQ|标段|序号)\s{0,2}:?\s{0,2}$"
)
_ITEM = re.compile(r"^\s{0,3}\d{1,2}[.、)]\D")


_NOT_AN_INDEX = 1000
"""A number of a table's row below it may be its index or a count."""
_LONGEST_SUM = 12
"""Digits of the largest sum; more are a code."""
_SUGGESTED = Decimal(10**5)
"""A number without a unit from here on can only be yuan."""


def without_unit(text: str, told: Sequence[Said], unit: Unit, field: str) -> Answer:
    """Read a text whose numbers have no unit beside them.

    The head gives one, or a label in the text; without either a number is set aside, and one too
    large for ten thousands is suggested as yuan.
    """
    left = [one for one in told if one.figure.kind == "bare" and _free(text, one)]
    inner = unit if unit.scale else columns.unit(text)
    if glued := _glued(text, field):
        return glued
    if inner.scale and not unit.scale:
        left = _below(text, left)
    if not left:
        return Answer(kind="missing", status="not_money" if told else "blank")
    best = left[-1] if inner.scale or len(left) == 1 else None
    if best is None and len({one.figure.value for one in left}) == 1:
        best = left[0]
    if best is None:
        return _doubt("no_unit", left, None)
    return _united(best, inner, field) if inner.scale else _lonely(best, field, text)


def _below(text: str, left: list[Said]) -> list[Said]:
    """Return the numbers after the label that gives the unit; an index of the row is none."""
    after = [one for one in left if "元" in text[: one.figure.start]]
    large = [one for one in after if "." in one.figure.digits or one.figure.value >= _NOT_AN_INDEX]
    return large or after


def _united(best: Said, unit: Unit, field: str) -> Answer:
    written = best.figure.value
    yuan = written * unit.scale
    span = best.figure.start, best.figure.end
    if judging.unit_lost(written, unit.scale, field):
        return Answer(kind="quarantine", reason="unit_implausible", suggest_yuan=written).at(*span)
    if field == "unit_price" or unit.per:
        return Answer(kind="unit_price", yuan=yuan, per=unit.per or None).at(*span)
    if not yuan and field in words.CEILINGS | {"contract_amount"}:
        return Answer(kind="missing", status="default").at(*span)
    if judging.placeholder(yuan, field) or (not yuan and field in words.PRICED):
        return Answer(kind="quarantine", reason="placeholder").at(*span)
    if judging.too_small(yuan, field):
        suggest = written * 10**4 if unit.scale == 1 and written > 1 else None
        return Answer(kind="quarantine", reason="unit_implausible", suggest_yuan=suggest).at(*span)
    return Answer(kind="amount", yuan=yuan).at(*span)


def _lonely(best: Said, field: str, text: str) -> Answer:
    one = best.figure
    kind_of = field or words.label_of(text) or ""
    if kind_of not in words.MONEY:
        return Answer(kind="missing", status="not_money", start=one.start, end=one.end)
    if not one.value and kind_of in {"document_price", "deposit", "agency_fee"}:
        return Answer(kind="amount", yuan=Decimal(0), start=one.start, end=one.end)
    if not one.value:
        return Answer(kind="missing", status="default", start=one.start, end=one.end)
    if one.digits.isdigit() and len(one.digits) > _LONGEST_SUM:
        return Answer(kind="missing", status="not_money", start=one.start, end=one.end)
    suggest = one.value if one.value >= _SUGGESTED else None
    return _doubt("no_unit", [best], suggest)


def _doubt(reason: str, left: Sequence[Said], suggest: Decimal | None) -> Answer:
    return Answer(
        kind="quarantine",
        reason=reason,
        suggest_yuan=suggest,
        start=left[0].figure.start,
        end=left[-1].figure.end,
    )


def _free(text: str, one: Said) -> bool:
    """Say whether a number can be a sum: no date, code, phone, address, count or item number."""
    figure = one.figure
    before = text[max(0, figure.start - 8) : figure.start]
    if _COUNTED.match(text, figure.end) or _LED.search(before):
        return False
    if re.match(r"[-/:]\d|[A-Za-z_-]", text[figure.end :][:2]):
        return False
    if _CODED.search(before) and not re.search(r":\s?$", before):
        return False
    if re.search(r"\d[-/:]$|[A-Za-z]$", before):
        return False
    if _ITEM.match(text[figure.start :][:6]) and text[: figure.start].strip() == "":
        return False
    return not (
        figure.digits.isdigit()
        and len(figure.digits) in {11, 13, 18, 19}
        and figure.digits[0] == "1"
    )


def _glued(text: str, field: str) -> Answer | None:
    """台12,500.0036: measure, price with two decimals, quantity, written without a gap."""
    if field != "unit_price":
        return None
    found = re.match(rf"\s*({_MEASURES})[)]?\s{{0,3}}(\d[\d,]*\.\d\d)(\d*)\s*$", text)
    if found is None:
        return None
    return Answer(
        kind="unit_price",
        yuan=Decimal(found[2].replace(",", "")),
        per=found[1],
        start=found.start(2),
        end=found.end(2),
        notes=(f"quantity {found[3]}",) if found[3] else (),
    )
