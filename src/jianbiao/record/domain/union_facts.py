"""Bids with the members of consortia (联合体共同投标): what rule B11 reads, of one lot and of others.

What a lot's bids come to is moved on by each of them. Other lots are looked into only through names
that bid in several lots, in a consortium somewhere.
"""

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, Final

from jianbiao.law.unions import Bids
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.secrecy import opened
from jianbiao.record.domain.tallied import Kind, Tallied
from jianbiao.record.domain.view import View, accepted, bidder

_LIST: Final = "TENDER_LIST"
_LOT_DIGITS: Final = 3
_UNION: Final = "联合体"


def unions(seen: View) -> dict[str, Any]:
    """Return who bids for the lot, and in opened lots beside it where a consortium's member does."""
    if not _known(seen):  # asked first: before the opening bids come one by one
        return {}
    each = seen.mine.tallied((_LIST,), _bid, _shape)
    if not each.count:
        return {}
    names = seen.mine.tallied((_LIST,), _names, _twice)
    said: dict[str, Any] = {
        "x_bids": Bids(
            count=each.count,
            unions=sum(n for (union, _), n in each.others.items() if union),
            hidden=any(not known for _, known in each.others),
            twice=len(names.times),
            first=names.times[0][2] if names.times else "",
            joins=partial(_joins, names),
        )
    }
    leads = seen.whole.tallied((_LIST,), _lead, _nothing)
    beside: dict[str, bool] = {}
    for one in _sharing(seen):
        if one.lot not in beside:
            beside[one.lot] = opened(seen.whole, one.lot)
        if beside[one.lot]:
            told = _spelled(one, names, leads)
            said.setdefault(f"x_bids_lot_{one.lot[-_LOT_DIGITS:]}", []).append(told)
    return said


def _known(seen: View) -> bool:
    """Say whether bids were opened: until then not even a doubt may tell who bids (招标投标法 22)."""
    return seen.has("BID_OPENING_RECORD") and opened(seen.whole, seen.lot)


def _sharing(seen: View) -> Iterable[Item]:
    """Return the bids for other lots in which a member of a consortium here bids, or the other way round."""
    found: dict[int, Item] = {}
    across = seen.whole.tallied((_LIST,), _told, _several)
    for name in across.others:
        rows = across.rows[name]
        here = [len(_members(one)) > 1 for one in rows if one.lot in {"", seen.lot}]
        joined, alone = bool(name) and any(here), not all(here)
        for one in rows:
            if one.lot not in {"", seen.lot} and (joined or (alone and len(_members(one)) > 1)):
                found[one.number] = one
    return [found[number] for number in sorted(found)]


def _parties(one: Item) -> list[tuple[str, str]]:
    """Return (code, name) of the members of a bid, its lead first; ("", "") for one who is not told.

    A consortium by its name alone has members nobody told.
    """
    lead = (_code(one), str(one.data.get("BIDDER_NAME") or "").strip())
    union = one.data.get("UNION_ORGAN_SET")
    if not union and _UNION in lead[1]:
        return [lead, ("", "")]
    told = [
        (
            str(row.get("UNION_ORGAN_CODE") or "").strip(),
            str(row.get("UNION_ORGAN_NAME") or "").strip(),
        )
        for row in (union if isinstance(union, list) else ())
    ]
    return [lead, *(party for party in dict.fromkeys(told) if not _same(party, lead))]


def _code(one: Item) -> str:
    said = bidder(one).strip()
    return "" if said == str(one.data.get("BIDDER_NAME") or "").strip() else said


def _same(party: tuple[str, str], other: tuple[str, str]) -> bool:
    """Say whether two are one by their codes, or by name where one has no code."""
    if party[0] and other[0]:
        return party[0] == other[0]
    return bool(party[1]) and party[1] == other[1]


def _members(one: Item) -> list[str | None]:
    """Return the members of a bid by code, else by name; None for one who is not told."""
    (code, name), *others = _parties(one)
    return [code or name, *(code or name or None for code, name in others)]


def _spelled(one: Item, names: Tallied, leads: Tallied) -> list[str | None]:
    """Return the members of a bid for another lot as the bids here tell of them."""
    found: list[str | None] = []
    for at, (code, name) in enumerate(_parties(one)):
        known = code or next(filter(None, map(_code, leads.rows.get(name, ()))), "")
        said = name if name in names.rows and known not in names.rows else known or name
        found.append(said or (None if at else ""))
    return found


def _lead(one: Item) -> tuple[str, ...]:
    return (_parties(one)[0][1],)


def _nothing(_: str, __: Sequence[Item]) -> None:
    return None


def _told(one: Item) -> dict[str | None, None]:
    """Return the codes and names of the members, so that one told by name alone is found by it."""
    if not accepted(one):
        return {}
    found: dict[str | None, None] = {}
    for at, (code, name) in enumerate(_parties(one)):
        found |= dict.fromkeys((said for said in (code, name) if said), None)
        if not code and not name:
            found[None if at else ""] = None
    return found


def _several(name: str | None, rows: Sequence[Item]) -> Kind | None:
    """Return a name that bids in several lots, in a consortium in one of them."""
    several = any(one.lot != rows[0].lot for one in rows)
    return (None, name) if several and any(len(_members(one)) > 1 for one in rows) else None


def _bid(one: Item) -> tuple[int, ...]:
    return (one.number,) if accepted(one) else ()


def _shape(_: int, rows: Sequence[Item]) -> Kind:
    """Return whether a bid is a consortium's, and whether all its members are known."""
    members = _members(rows[0])
    return None, (len(members) > 1, all(members))


def _names(one: Item) -> dict[str, None]:
    return {said: None for said in _told(one) if said}


def _twice(key: str, rows: Sequence[Item]) -> Kind | None:
    """Return where it is first seen that a member is in two bids of which one is a consortium's.

    A name that goes with a code is told of by the code, unless a bid gives the name alone.
    """
    codes = [_code_behind(one, key) for one in rows]
    coded = [one for one, code in zip(rows, codes, strict=True) if code and code != key]
    if coded and (len(coded) == len(rows) or _meet(coded) is not None):
        return None
    met = _meet(rows)
    if met is None:
        return None
    label = next((code for code in codes if code), key)
    return (met.number, list(_names(met)).index(key), label), None


def _code_behind(one: Item, key: str) -> str:
    return next((code for code, name in _parties(one) if key in {code, name}), "")


def _meet(rows: Sequence[Item]) -> Item | None:
    """Return the second bid of two of which one is a consortium's."""
    joins = False
    for at, one in enumerate(rows):
        union = len(_parties(one)) > 1
        if at and (union or joins):
            return one
        joins = joins or union
    return None


def _joins(names: Tallied, name: str) -> bool | None:
    rows = names.rows.get(name)
    return any(len(_members(one)) > 1 for one in rows) if rows else None
