"""B11 联合体成员重复投标: a member of a consortium bids again, alone or in another consortium.

Law: 招标投标法实施条例 第三十七条 (all bids concerned are void). Binds every tender.
Reading: within one lot a member found in two bids, one of them a consortium's, is a breach. The
article speaks of one 招标项目; where the second bid is for another lot of it, readings differ:
doubtful. The same firm twice alone is another matter (实施条例 51(4)).
Undecidable: no list, or a consortium whose members are unknown beside another bid.
Not applicable: no bids yet.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, NamedTuple

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Told, Undecidable

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


class _Bid(NamedTuple):
    """One bid: its members, whether a consortium makes it, whether all members are known."""

    members: tuple[str, ...]
    union: bool
    known: bool = True


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Look for a member of a consortium in a second bid, here and in other lots."""
    lots = [name for name in facts if name.startswith(_OTHER_LOTS)]
    if not facts.speaks_of(_BIDS, *lots):
        return _NONE
    listed = {name: facts.listed(name) for name in (_BIDS, *lots) if name in facts}
    missing = tuple(name for name, said in listed.items() if said is None)
    read = {name: [_bid(one) for one in said] for name, said in listed.items() if said is not None}
    for bids in read.values():
        if twice := _twice(bids):
            return _breach(twice)
    if len(read) > 1 and (across := _twice(one for bids in read.values() for one in bids)):
        return _doubt(across)
    hidden = any(not one.known for bids in read.values() for one in bids)
    if missing or (hidden and sum(map(len, read.values())) > 1):
        return Undecidable(missing=missing or (_BIDS,))
    return Clear(tell=lambda: _told(read.values()))


def _told(lots: Collection[list[_Bid]]) -> Told:
    unions = sum(one.union for bids in lots for one in bids)
    return (
        {"bids": str(sum(map(len, lots))), "consortia": str(unions)},
        f"联合体{unions}个，其成员均未另行投标。",
        f"{unions} consortia, and no member bids again.",
    )


def _bid(said: Any) -> _Bid:
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
    return _Bid(members=members, union=union or len(parts) > 1, known=known)


def _mapped(said: Mapping[str, Any]) -> _Bid:
    """Read a bid told by names: whoever stands in it is a member, a list of several a consortium."""
    told = [one for key, one in said.items() if key not in _ASIDE]
    lists = [_joined(one) for one in told if isinstance(one, list | tuple)]
    names = [one.strip() for one in told if isinstance(one, str) and one.strip()]
    members = [*names, *(member for one in lists for member in one.members)]
    return _Bid(
        members=tuple(dict.fromkeys(members)),
        union=any(one.union for one in lists) or None in told,
        known=None not in told and bool(members) and all(one.known for one in lists),
    )


def _joined(said: Iterable[Any]) -> _Bid:
    names = [str(one).strip() if one else "" for one in said]
    return _Bid(members=tuple(filter(None, names)), union=len(names) > 1, known=all(names))


def _twice(bids: Iterable[_Bid]) -> list[str]:
    """Return who is in two bids of which one is a consortium's."""
    seen: dict[str, bool] = {}
    found: dict[str, None] = {}
    for bid in bids:
        for member in dict.fromkeys(bid.members):
            if member in seen and (bid.union or seen[member]):
                found[member] = None
            seen[member] = seen.get(member, False) or bid.union
    return list(found)


def _breach(twice: list[str]) -> Breach:
    return Breach(
        numbers={"members": str(len(twice)), "first": twice[0]},
        zh=f"联合体成员{twice[0]}等{len(twice)}家在同一标段另有投标。",
        en=f"{len(twice)} members of a consortium bid again for the same lot, first {twice[0]}.",
    )


def _doubt(across: list[str]) -> Doubt:
    return Doubt(
        numbers={"members": str(len(across)), "first": across[0]},
        zh=f"联合体成员{across[0]}等{len(across)}家在同一招标项目的其他标段另有投标，条文所指为招标项目还是标段，理解不一。",
        en=f"{len(across)} members of a consortium, first {across[0]}, bid again for another lot of the same tender; readings differ on whether the article means the tender or the lot.",
    )
