"""Bids with the members of consortia (联合体共同投标): what rule B11 reads, of one lot and of others.

What a lot's bids come to is moved on by each of them. Other lots are looked into only through names
that bid in several lots, in a consortium somewhere.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Final

from jianbiao.law.unions import Bids
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.secrecy import opened
from jianbiao.record.domain.tallied import Kind, Tallied
from jianbiao.record.domain.view import View, accepted, bidder

_LIST: Final = "TENDER_LIST"
_LOT_DIGITS: Final = 3


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
    beside: dict[str, bool] = {}
    for one in _sharing(seen):
        if one.lot not in beside:
            beside[one.lot] = opened(seen.whole, one.lot)
        if beside[one.lot]:
            said.setdefault(f"x_bids_lot_{one.lot[-_LOT_DIGITS:]}", []).append(_members(one))
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


def _members(one: Item) -> list[str | None]:
    """Return the members of a bid, its lead first; None for one without name and code."""
    union, lead = one.data.get("UNION_ORGAN_SET"), bidder(one)
    told = [
        str(row.get("UNION_ORGAN_CODE") or row.get("UNION_ORGAN_NAME") or "") or None
        for row in (union if isinstance(union, list) else ())
    ]
    return [lead, *(name for name in dict.fromkeys(told) if name != lead)]


def _told(one: Item) -> list[str | None]:
    return _members(one) if accepted(one) else []


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


def _readable(one: Item) -> Iterator[str]:
    return (name.strip() for name in _members(one) if name)


def _names(one: Item) -> dict[str, None]:
    return dict.fromkeys(_readable(one)) if accepted(one) else {}


def _twice(name: str, rows: Sequence[Item]) -> Kind | None:
    """Return where it is first seen that a name is in two bids of which one is a consortium's."""
    joins = False
    for at, one in enumerate(rows):
        union = len(_members(one)) > 1
        if at and (union or joins):
            return (one.number, list(_names(one)).index(name), name), None
        joins = joins or union
    return None


def _joins(names: Tallied, name: str) -> bool | None:
    rows = names.rows.get(name)
    return any(len(_members(one)) > 1 for one in rows) if rows else None
