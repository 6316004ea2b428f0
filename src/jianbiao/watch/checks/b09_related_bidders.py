"""B09 投标人之间的关联关系: bidders of one lot under one head, or one controlling the other.

Law: 招标投标法实施条例 第三十四条 (both bids are void). Binds every tender.
Reading: the same head by identity code, a holding of more than ``control`` per cent of one bidder by
the other (公司法 第二百六十五条), or a relation of head, control or management reported with its
source is a breach. The same name of the head without a code, a smaller holding from ``notable`` per
cent on, or a relation without a source is doubtful. A common state owner is no relation of the two.
Undecidable: the head of a bidder is not known, and nothing was found. Not applicable: fewer than two bidders.
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
_RELATIONS: Final = "x_bidder_relations"
_JOINED: Final = {
    "same head": ("单位负责人为同一人", "have the same head"),
    "controlling share": ("存在控股关系", "are joined by control"),
    "management": ("存在管理关系", "are joined by management"),
}
"""Kinds of relation that the article names."""
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
    if not facts.speaks_of(_HEADS, _HOLDINGS, _RELATIONS):
        return _NONE
    heads = facts.mapped(_HEADS)
    holdings, told = facts.listed(_HOLDINGS) or (), facts.listed(_RELATIONS) or ()
    if heads is not None and len(heads) < 2 and not holdings and not told:  # noqa: PLR2004 - a pair
        return _NONE
    found = [*_under_one_head(heads or {}), *_held(holdings, control, notable), *_joined(told)]
    if found:
        return _told(found)
    if not heads or not all(any(_head(said)) for said in heads.values()):
        return Undecidable(missing=(_HEADS,))
    many = len(heads)
    return Clear(
        tell=lambda: (
            {"bidders": str(many)},
            f"{many}个投标人之间未见同一负责人或者控股关系。",
            f"No common head and no controlling holding among {many} bidders.",
        )
    )


def _under_one_head(heads: Mapping[str, Any]) -> Iterator[_Relation]:
    """Yield neighbours under one head: by identity code (``id:…``), else by name where one lacks it."""
    by_id: dict[str, list[str]] = defaultdict(list)
    by_name: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for bidder, said in heads.items():
        id, name = _head(said)
        if id:
            by_id[id].append(bidder)
        if name:
            by_name[name].append((bidder, id))
    for bidders in by_id.values():
        for pair in pairwise(bidders):
            yield _relation(pair, "单位负责人为同一人", "have the same head", sure=True)
    for alike in by_name.values():
        for (one, first), (other, second) in pairwise(alike):
            if not (first and second):
                pair = (one, other)
                yield _relation(pair, "单位负责人同名", "have heads of the same name", sure=False)


def _head(said: Any) -> tuple[str, str]:
    """Return identity code and name of a head: ``id:…`` or a name, or both in a mapping."""
    if isinstance(said, Mapping):
        id, name = (str(said.get(key) or "").strip() for key in ("id", "name"))
        return id, name
    text = said.strip() if isinstance(said, str) else ""
    return (text[3:], "") if text.startswith("id:") else ("", text)


def _joined(told: Iterable[Any]) -> Iterator[_Relation]:
    """Yield relations reported as such: (bidder, bidder, kind, whether a source is named)."""
    for one in told:
        if isinstance(one, list | tuple) and len(one) == 4 and one[2] in _JOINED:  # noqa: PLR2004
            yield _relation((str(one[0]), str(one[1])), *_JOINED[one[2]], sure=one[3] is True)


def _relation(pair: tuple[str, str], zh: str, en: str, *, sure: bool) -> _Relation:
    return _Relation(pair=pair, zh=zh, en=en, sure=sure)


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
            sure=share > control,
        )


def _told(found: list[_Relation]) -> Outcome:
    first = next((one for one in found if one.sure), found[0])
    numbers = {"pairs": str(len(found)), "first": first.pair[0], "second": first.pair[1]}
    zh = f"投标人{first.pair[0]}与{first.pair[1]}{first.zh}"
    en = f"Bidders {first.pair[0]} and {first.pair[1]} {first.en}"
    if first.sure:
        return Breach(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
    return Doubt(numbers=numbers, zh=f"{zh}，须由人核实。", en=f"{en}; a person must verify it.")
