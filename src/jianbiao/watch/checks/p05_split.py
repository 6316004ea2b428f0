"""P05 化整为零: several contracts of one project and class, each below the threshold, together above it.

Law: 招标投标法 第四条, 实施条例 第二十四条, 必须招标的工程项目规定 第五条末款 (contracts that could be
procured together count together). Binds projects under the duty.
Reading: contracts let without a tender are added up by class; one that reaches the threshold alone
is P02 to P04's and is left out. A sum at or above the threshold is doubtful, never a breach:
whether they could be procured together a person must judge.
Undecidable: a class or an estimate is missing and could tip the sum.
Not applicable: fewer than two contracts let without a tender.
"""

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from jianbiao.law.amounts import in_yuan, yuan
from jianbiao.law.calendar import Calendar
from jianbiao.law.classes import CLASSES, Class, class_of
from jianbiao.law.facts import Facts, read_amount
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.procedures import procedure

NUMBER: Final = "P05"
UNIT: Final = "tender"

_CONTRACTS: Final = "x_contracts"
_FEW: Final = NotApplicable(
    zh="未经招标的合同不足两份。", en="Fewer than two contracts were let without a tender."
)


def check(
    facts: Facts,
    *,
    calendar: Calendar,  # noqa: ARG001 - every check is given it
    works: Decimal,
    goods: Decimal,
    services: Decimal,
) -> Outcome:
    """Add up ``x_contracts`` by class and compare with the threshold (元) of each."""
    said = facts.get(_CONTRACTS)
    rows = [r for r in said if isinstance(r, Mapping)] if isinstance(said, list) else []
    let = [r for r in rows if procedure(_text(r, "procedure")) != "tendered"]
    if len(let) < 2:  # noqa: PLR2004 - one contract cannot be split
        return _FEW
    limits = {"A": works, "B": goods, "C": services}
    sums, gap = _sums(let, limits)
    for letter, parts in sums.items():
        if len(parts) > 1 and sum(parts) >= limits[letter]:
            return _split(CLASSES[letter], parts, limits[letter])
    if gap:
        return Undecidable(missing=(_CONTRACTS,))
    return Clear(
        numbers={"contracts": str(len(let))},
        zh=f"{len(let)}份未经招标的合同按类别合计均未达规模标准。",
        en=f"{len(let)} contracts let without a tender stay below the thresholds, added up by class.",
    )


def _sums(
    rows: list[Mapping[str, Any]], limits: Mapping[str, Decimal]
) -> tuple[dict[str, list[Decimal]], bool]:
    """Return the estimates below the threshold by class, and whether one could not be placed."""
    sums: dict[str, list[Decimal]] = defaultdict(list)
    gap = False
    for row in rows:
        code = _text(row, "class")
        kind = class_of(code)
        parts = in_yuan(read_amount(row.get("estimate")), row.get("unit"))
        if kind is None or len(parts) != 1:
            gap = gap or code is None or kind is not None
        elif parts[0] < limits[kind.letter]:
            sums[kind.letter].append(parts[0])
    return sums, gap


def _split(kind: Class, parts: list[Decimal], limit: Decimal) -> Doubt:
    whole = sum(parts, Decimal(0))
    return Doubt(
        numbers={"contracts": str(len(parts)), "sum": yuan(whole), "limit": yuan(limit)},
        zh=f"同一项目{len(parts)}份{kind.zh}合同均未招标，各未达{yuan(limit)}元，合计{yuan(whole)}元；是否可以合并采购须由人判断。",
        en=f"{len(parts)} contracts of one project for {kind.en}, each below {yuan(limit)} yuan and none tendered, add up to {yuan(whole)}: a person must judge whether they could be procured together.",
    )


def _text(row: Mapping[str, Any], name: str) -> str | None:
    said = row.get(name)
    return said.strip() or None if isinstance(said, str) else None
