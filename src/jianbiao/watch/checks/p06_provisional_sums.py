"""P06 暂估价: provisional sums of a general contract that reach the threshold, and whether tendered.

Law: 实施条例 第二十九条. Binds projects under the duty.
Reading: each item is compared with the threshold of its class; one at or above it and reported as
not tendered is doubtful, for the article asks for a tender later, when the price is known.
Undecidable: class, estimate or whether tendered missing where it decides, or whether mandatory.
Not applicable: no provisional sums; a project outside the duty.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from jianbiao.law.amounts import yuan
from jianbiao.law.calendar import Calendar
from jianbiao.law.classes import class_of
from jianbiao.law.facts import Facts, read_amount
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.scope import where_mandatory

NUMBER: Final = "P06"
UNIT: Final = "lot"

_ITEMS: Final = "CONTRACT_PERFORMANCE.PROVISIONAL_SET"
_NONE: Final = NotApplicable(zh="没有暂估价。", en="No provisional sum was reported.")


def check(
    facts: Facts,
    *,
    calendar: Calendar,  # noqa: ARG001 - every check is given it
    works: Decimal,
    goods: Decimal,
    services: Decimal,
) -> Outcome:
    """Compare each provisional sum with the threshold (元) of its class."""
    said = facts.get(_ITEMS)
    items = [one for one in said if isinstance(one, Mapping)] if isinstance(said, list) else []
    if not items:
        return _NONE
    limits = {"A": works, "B": goods, "C": services}
    return where_mandatory(facts, _judged(items, limits))


def _judged(items: Iterable[Mapping[str, Any]], limits: Mapping[str, Decimal]) -> Outcome:
    gap = False
    for item in items:
        estimate, kind = read_amount(item.get("ESTIMATE")), _kind(item)
        least = limits[kind] if kind else min(limits.values())
        tendered = Facts(item).flag("IS_TENDERED")
        if tendered or (estimate is not None and 0 <= estimate < least):
            continue
        if estimate is None or kind is None or tendered is None:
            gap = True
            continue
        return _untendered(str(item.get("ITEM_NAME") or ""), estimate, limits[kind])
    if gap:
        return Undecidable(missing=(_ITEMS,))
    return Clear(
        zh="达到规模标准的暂估价均已招标。",
        en="Every provisional sum that reaches the threshold was tendered.",
    )


def _kind(item: Mapping[str, Any]) -> str | None:
    code = item.get("CLASSIFY_CODE")
    found = class_of(code.strip()) if isinstance(code, str) else None
    return found.letter if found else None


def _untendered(name: str, estimate: Decimal, limit: Decimal) -> Doubt:
    return Doubt(
        numbers={"estimate": yuan(estimate), "limit": yuan(limit)},
        zh=f"暂估价“{name}”{yuan(estimate)}元，达到{yuan(limit)}元，报为未招标，须由人判断。",
        en=f"The provisional sum “{name}” of {yuan(estimate)} yuan reaches {yuan(limit)} and is reported as not tendered: a person must judge.",
    )
