"""P05 化整为零: several contracts of one project and class, each below the threshold, together above it.

Law: 招标投标法 第四条, 实施条例 第二十四条, 必须招标的工程项目规定 第五条末款 (contracts that could be
procured together count together). Binds projects under the duty.
Reading: contracts let without a tender are added up by class; one that reaches the threshold alone
is P02 to P04's and is left out. Those signed more than ``within_days`` apart do not count together;
contracts alike under other project codes count in where they were signed within them. A sum at or
above the threshold is doubtful, never a breach: whether they could be procured together a person
must judge.
Undecidable: a class or an estimate is missing, or when one alike was signed, and could tip the sum.
Not applicable: fewer than two contracts let without a tender.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from jianbiao.law.amounts import in_yuan, yuan
from jianbiao.law.calendar import Calendar
from jianbiao.law.classes import CLASSES, Class, class_of
from jianbiao.law.facts import Facts, read_amount, read_moment
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.procedures import procedure

NUMBER: Final = "P05"
UNIT: Final = "tender"

_CONTRACTS: Final = "x_contracts"
_AKIN: Final = "x_akin_contracts"
_FEW: Final = NotApplicable(
    zh="未经招标的合同不足两份。", en="Fewer than two contracts were let without a tender."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """One contract below the threshold: its estimate in 元, its signing, whether of the project."""

    estimate: Decimal
    signed: datetime | None
    own: bool


def check(
    facts: Facts,
    *,
    calendar: Calendar,  # noqa: ARG001 - every check is given it
    works: Decimal,
    goods: Decimal,
    services: Decimal,
    within_days: int,
) -> Outcome:
    """Add up ``x_contracts`` by class and compare with the threshold (元) of each."""
    own, akin = (_untendered(facts, name) for name in (_CONTRACTS, _AKIN))
    if not own or len(own) + len(akin) < 2:  # noqa: PLR2004 - one contract cannot be split
        return _FEW
    limits = {"A": works, "B": goods, "C": services}
    parts, gap = _parts(own, akin, limits)
    span, open_ends = timedelta(days=within_days), False
    for letter, some in parts.items():
        for together in _spans(some, span):
            if _whole(together) >= limits[letter]:
                return _split(CLASSES[letter], together, limits[letter])
        open_ends = open_ends or (_undated(some) and _whole(some) >= limits[letter])
    if gap or open_ends:
        return Undecidable(missing=(_CONTRACTS,) if gap else (_AKIN,))
    return Clear(
        numbers={"contracts": str(len(own))},
        zh=f"{len(own)}份未经招标的合同按类别合计均未达规模标准。",
        en=f"{len(own)} contracts let without a tender stay below the thresholds, added up by class.",
    )


def _untendered(facts: Facts, name: str) -> list[Mapping[str, Any]]:
    said = facts.get(name)
    rows = [r for r in said if isinstance(r, Mapping)] if isinstance(said, list) else []
    return [r for r in rows if procedure(_text(r, "procedure")) != "tendered"]


def _parts(
    own: Sequence[Mapping[str, Any]],
    akin: Sequence[Mapping[str, Any]],
    limits: Mapping[str, Decimal],
) -> tuple[dict[str, list[_Part]], bool]:
    """Return the contracts below the threshold by class, and whether one could not be placed."""
    found: dict[str, list[_Part]] = defaultdict(list)
    gap = False
    for row in (*own, *akin):
        code = _text(row, "class")
        kind = class_of(code)
        amounts = in_yuan(read_amount(row.get("estimate")), row.get("unit"))
        if kind is None or len(amounts) != 1:
            gap = gap or code is None or kind is not None
        elif amounts[0] < limits[kind.letter]:
            mine = any(row is one for one in own)
            signed = read_moment(_text(row, "signed") or "")
            found[kind.letter].append(_Part(estimate=amounts[0], signed=signed, own=mine))
    return found, gap


def _spans(parts: Sequence[_Part], span: timedelta) -> Iterator[list[_Part]]:
    """Yield contracts that count together: two at least, one of them the project's own.

    Of a span that begins with each signing; a contract of the project without one is in all of them.
    """
    undated = [one for one in parts if one.own and one.signed is None]
    dated = [(one.signed, one) for one in parts if one.signed is not None]
    near = [[one for at, one in dated if first <= at <= first + span] for first, _ in dated]
    for some in near or [[]]:
        together = [*undated, *some]
        if len(together) > 1 and any(one.own for one in together):
            yield together


def _undated(parts: Sequence[_Part]) -> bool:
    """Say whether it is not known when a contract under another code was signed."""
    return len(parts) > 1 and any(not one.own and one.signed is None for one in parts)


def _whole(parts: Sequence[_Part]) -> Decimal:
    return sum((one.estimate for one in parts), Decimal(0))


def _split(kind: Class, parts: Sequence[_Part], limit: Decimal) -> Doubt:
    whole, others = _whole(parts), sum(not one.own for one in parts)
    numbers = {"contracts": str(len(parts)), "sum": yuan(whole), "limit": yuan(limit)}
    where_zh = f"（其中{others}份以其他项目编号发包）" if others else ""
    where_en = f" ({others} of them under other project codes)" if others else ""
    return Doubt(
        numbers={**numbers, "elsewhere": str(others)} if others else numbers,
        zh=f"同一项目{len(parts)}份{kind.zh}合同{where_zh}均未招标，各未达{yuan(limit)}元，合计{yuan(whole)}元；是否可以合并采购须由人判断。",
        en=f"{len(parts)} contracts of one project for {kind.en}{where_en}, each below {yuan(limit)} yuan and none tendered, add up to {yuan(whole)}: a person must judge whether they could be procured together.",
    )


def _text(row: Mapping[str, Any], name: str) -> str | None:
    said = row.get(name)
    return said.strip() or None if isinstance(said, str) else None
