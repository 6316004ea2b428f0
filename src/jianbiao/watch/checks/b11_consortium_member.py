"""B11 联合体成员重复投标: a member of a consortium bids again, alone or in another consortium.

Law: 招标投标法实施条例 第三十七条 (all bids concerned are void). Binds every tender.
Reading: within one lot a member found in two bids, one of them a consortium's, is a breach. The
article speaks of one 招标项目; where the second bid is for another lot of it, readings differ:
doubtful. The same firm twice alone is another matter (实施条例 51(4)).
Undecidable: no list, or a consortium whose members are unknown beside another bid.
Not applicable: no bids yet.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Told, Undecidable
from jianbiao.law.unions import Bid, Bids, twice

NUMBER: Final = "B11"
UNIT: Final = "lot"

_BIDS: Final = "x_bids"
_OTHER_LOTS: Final = "x_bids_lot_"
_UNION: Final = re.compile(
    r"\s*(?:consortium\b|joint venture\b|jv\b|联合体)[\s:：]*", re.IGNORECASE
)
_UNION_END: Final = re.compile(r"[\s的]*(?:consortium|联合体)\s*$", re.IGNORECASE)
_JOINED: Final = re.compile(r"\s*[+＋;；,，、&/]\s*")
_UNKNOWN: Final = re.compile(r"[?？]|unknown|not reported|未知|不明|未报", re.IGNORECASE)
_ASIDE: Final = {"lot", "x_lot", "price"}
_NONE: Final = NotApplicable(zh="尚无投标。", en="No bids have been reported yet.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Look for a member of a consortium in a second bid, here and in other lots."""
    lots = [name for name in facts if name.startswith(_OTHER_LOTS)]
    if not facts.speaks_of(_BIDS, *lots):
        return _NONE
    read = {name: _bids(facts.get(name)) for name in (_BIDS, *lots) if name in facts}
    missing = tuple(name for name, said in read.items() if said is None)
    told = [said for said in read.values() if said is not None]
    for bids in told:
        if bids.twice:
            return _breach(bids)
    across = _across(told)
    if across:
        return _doubt(across)
    count = sum(bids.count for bids in told)
    if missing or (any(bids.hidden for bids in told) and count > 1):
        return Undecidable(missing=missing or (_BIDS,))
    return Clear(tell=lambda: _told(count, sum(bids.unions for bids in told)))


def _told(count: int, unions: int) -> Told:
    return (
        {"bids": str(count), "consortia": str(unions)},
        f"联合体{unions}个，其成员均未另行投标。",
        f"{unions} consortia, and no member bids again.",
    )


def _bids(said: Any) -> Bids | None:
    """Return bids as they are kept, or read one by one; None where they are no list."""
    if isinstance(said, list | tuple):
        return Bids.of(map(_bid, said))
    return said if isinstance(said, Bids) else None


def _across(told: Sequence[Bids]) -> list[str]:
    """Return who is in bids for several lots, of which one is a consortium's."""
    first, rest = told[:1], told[1:]
    before = first[0].joins if first else _nobody
    return twice((bid for bids in rest for bid in bids.rows), before)[0]


def _nobody(_: str) -> bool | None:
    return None


def _bid(said: Any) -> Bid:
    if isinstance(said, (list, tuple)):
        return _joined(said)
    if isinstance(said, Mapping):
        return _mapped(said)
    text = str(said or "").strip()
    bare = _UNION_END.sub("", _UNION.sub("", text))
    union = bare != text
    parts = [part for part in _JOINED.split(bare.strip("()（） ")) if part]
    members = tuple(part for part in parts if not _UNKNOWN.search(part))
    known = len(members) == len(parts) and (not union or len(members) > 1) and bool(members)
    return Bid(members=members, union=union or len(parts) > 1, known=known)


def _mapped(said: Mapping[str, Any]) -> Bid:
    """Read a bid told by names: whoever stands in it is a member, a list of several a consortium."""
    told = [one for key, one in said.items() if key not in _ASIDE]
    lists = [_joined(one) for one in told if isinstance(one, list | tuple)]
    names = [one.strip() for one in told if isinstance(one, str) and one.strip()]
    members = [*names, *(member for one in lists for member in one.members)]
    return Bid(
        members=tuple(dict.fromkeys(members)),
        union=any(one.union for one in lists) or None in told,
        known=None not in told and bool(members) and all(one.known for one in lists),
    )


def _joined(said: Iterable[Any]) -> Bid:
    names = [str(one).strip() if one else "" for one in said]
    return Bid(members=tuple(filter(None, names)), union=len(names) > 1, known=all(names))


def _breach(bids: Bids) -> Breach:
    return Breach(
        numbers={"members": str(bids.twice), "first": bids.first},
        zh=f"联合体成员{bids.first}等{bids.twice}家在同一标段另有投标。",
        en=f"{bids.twice} members of a consortium bid again for the same lot, first {bids.first}.",
    )


def _doubt(across: list[str]) -> Doubt:
    return Doubt(
        numbers={"members": str(len(across)), "first": across[0]},
        zh=f"联合体成员{across[0]}等{len(across)}家在同一招标项目的其他标段另有投标，条文所指为招标项目还是标段，理解不一。",
        en=f"{len(across)} members of a consortium, first {across[0]}, bid again for another lot of the same tender; readings differ on whether the article means the tender or the lot.",
    )
