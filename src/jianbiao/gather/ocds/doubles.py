"""Ids that several elements of one list have (重复编号): one thing told twice, or two things.

The same element again is left out. Two entries of one party are one party. Others get ids of their
own, unless something refers to the id: then nobody can say which of them is meant.
"""

from collections.abc import Mapping
from typing import Any, Final

from jianbiao.gather.ocds.repairs import Log, Path
from jianbiao.gather.ocds.shapes import Many

_REFERRED: Final[Mapping[str, frozenset[str]]] = {
    "Lot": frozenset({"relatedLot", "relatedLots"}),
    "Award": frozenset({"awardID"}),
    "Bid": frozenset({"relatedBid"}),
}
"""By which fields the elements of a list are referred to."""
_PARTIES: Final = frozenset({"Party", "Reference"})


def unrepeated(
    kind: Many, elements: list[Any], path: Path, release: Mapping[str, Any], log: Log
) -> list[Any]:
    """Return ``elements`` with every id once. Elements without an id stay as they are."""
    ids = [one.get("id") for one in elements]
    named = [one for one in ids if one is not None]
    if len(set(named)) == len(named):
        return elements
    first: dict[str, dict[str, Any]] = {}
    taken = set(named)
    found = []
    for place, one in enumerate(elements):
        code = one.get("id")
        if code is None or code not in first:
            found.append(one)
            if code is not None:
                first[code] = one
            continue
        at = (path, str(place))
        if one == first[code]:
            log.add("repeated_element", at, one, None)
        elif kind.of.name in _PARTIES and _united(first[code], one):
            log.add("parties_united", at, one, first[code])
        elif _is_referred(kind.of.name, code, release):
            log.fail("id_ambiguous", (at, "id"))
            found.append(one)
        else:
            found.append(_renamed(one, code, taken, at, log))
    return found


def _united(first: dict[str, Any], second: dict[str, Any]) -> bool:
    """Take into ``first`` what ``second`` says of the same party; False where they disagree."""
    mine = {name: said for name, said in second.items() if name != "roles" and said is not None}
    if any(first.get(name) not in (None, said) for name, said in mine.items()):
        return False
    first |= mine
    if roles := [*(first.get("roles") or []), *(second.get("roles") or [])]:
        first["roles"] = list(dict.fromkeys(roles))
    return True


def _renamed(one: dict[str, Any], code: str, taken: set[str], at: Path, log: Log) -> dict[str, Any]:
    number = 2
    while f"{code}#{number}" in taken:
        number += 1
    now = f"{code}#{number}"
    taken.add(now)
    log.add("id_repeated", (at, "id"), code, now)
    return {**one, "id": now}


def _is_referred(shape: str, code: str, release: Mapping[str, Any]) -> bool:
    names = _REFERRED.get(shape, frozenset())
    ahead: list[Any] = [release] if names else []
    while ahead:
        one = ahead.pop()
        if isinstance(one, Mapping):
            for name, said in one.items():
                told = said if isinstance(said, list) else [said]
                if name in names and any(str(each) == code for each in told):
                    return True
                ahead.append(said)
        elif isinstance(one, list):
            ahead += one
    return False
