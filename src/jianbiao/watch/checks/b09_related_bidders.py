"""B09 投标人之间的关联关系: bidders of one lot under one head, or one controlling the other.

Law: 招标投标法实施条例 第三十四条 (both bids are void). Binds every tender.
Reading: the same head by identity code, or a holding of ``control`` per cent and more of one bidder
by the other, is a breach. The same name of the head without a code, or a smaller holding from
``notable`` per cent on, is doubtful. A common state owner is no relation of the two.
Undecidable: no heads known. Not applicable: fewer than two bidders.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Any, Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts, read_amount
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "B09"
UNIT: Final = "lot"

_HEADS: Final = "x_bidder_heads"
_HOLDINGS: Final = "x_bidder_holdings"
_NONE: Final = NotApplicable(zh="投标人不足两个。", en="Fewer than two bidders.")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Relation:
    """Two bidders and what joins them; ``sure`` where the register says so."""

    pair: tuple[str, str]
    zh: str
    en: str
    sure: bool


def check(
    facts: Facts,
    *,
    calendar: Calendar,  # noqa: ARG001
    control: Decimal,
    notable: Decimal,
) -> Outcome:
    """Look for one head of two bidders and for one bidder's holding in another."""
    if not facts.speaks_of(_HEADS, _HOLDINGS):
        return _NONE
    heads = facts.mapped(_HEADS)
    holdings = facts.listed(_HOLDINGS) or ()
    if heads is not None and len(heads) < 2 and not holdings:  # noqa: PLR2004 - a pair
        return _NONE
    found = [*_under_one_head(heads or {}), *_held(holdings, control, notable)]
    if found:
        return _told(found)
    if not heads or not any(heads.values()):
        return Undecidable(missing=(_HEADS,))
    return Clear(
        numbers={"bidders": str(len(heads)), "heads_known": str(sum(map(bool, heads.values())))},
        zh=f"{len(heads)}个投标人之间未见同一负责人或者控股关系。",
        en=f"No common head and no controlling holding among {len(heads)} bidders.",
    )


def _under_one_head(heads: Mapping[str, Any]) -> Iterator[_Relation]:
    """Yield neighbours under one head: ``id:…`` is an identity code, anything else a name."""
    under: dict[str, list[str]] = defaultdict(list)
    for bidder, head in heads.items():
        if isinstance(head, str) and head.strip():
            under[head.strip()].append(bidder)
    for head, bidders in under.items():
        for pair in pairwise(bidders):
            sure = head.startswith("id:")
            zh, en = ("单位负责人为同一人", "have the same head")
            if not sure:
                zh, en = ("单位负责人同名", "have heads of the same name")
            yield _Relation(pair=pair, zh=zh, en=en, sure=sure)


def _held(holdings: Iterable[Any], control: Decimal, notable: Decimal) -> Iterator[_Relation]:
    for one in holdings:
        if not isinstance(one, list | tuple) or len(one) != 3:  # noqa: PLR2004 - holder, held, share
            continue
        share = read_amount(one[2])
        if share is None or share < notable:
            continue
        yield _Relation(
            pair=(str(one[0]), str(one[1])),
            zh=f"一方持有另一方{share:f}%",
            en=f"are joined by a holding of {share:f} %",
            sure=share >= control,
        )


def _told(found: list[_Relation]) -> Outcome:
    first = next((one for one in found if one.sure), found[0])
    numbers = {"pairs": str(len(found)), "first": first.pair[0], "second": first.pair[1]}
    zh = f"投标人{first.pair[0]}与{first.pair[1]}{first.zh}"
    en = f"Bidders {first.pair[0]} and {first.pair[1]} {first.en}"
    if first.sure:
        return Breach(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
    return Doubt(numbers=numbers, zh=f"{zh}，须由人核实。", en=f"{en}; a person must verify it.")
