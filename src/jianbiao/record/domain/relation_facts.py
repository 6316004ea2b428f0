"""Relations of those who take part (主体关系): what rules B09 B10 P32 read of registers.

Told by records of legal persons and of relations, which hang under no tender and stand beside its
items. Nothing is said before the opening: a relation of two bidders tells who bids (招标投标法 22).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, Final

from jianbiao.law.facts import read_amount, read_moment
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.mentions import PERSON, RELATION, bidders, credit
from jianbiao.record.domain.secrecy import opened
from jianbiao.record.domain.tallied import place
from jianbiao.record.domain.view import Group, View, accepted, bidder, group, moment

_LIST: Final = "TENDER_LIST"
_OPENING: Final = "BID_OPENING_RECORD"
_TENDER: Final = "TENDER_PROJECT"
_KINDS: Final = {
    "1": "same head",
    "2": "controlling share",
    "3": "management",
    "4": "interest",
    "5": "employment",
    "6": "kinship of heads",
    "7": "advises",
    "9": "other",
}
_JOINING: Final = {"1", "2", "3"}
"""Kinds of relation that 实施条例 第三十四条第二款 names: one head, control, management."""


_Bid = tuple[tuple[str, str], ...]
"""(credit code, name) of a bidder and of the members of its consortium."""


@dataclass(slots=True, kw_only=True)
class _Register:
    """What persons' records say, by credit code: head, holders of shares."""

    heads: dict[str, dict[str, str]] = field(default_factory=dict)
    holders: dict[str, list[tuple[str, str, Decimal]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """One relation of two parties: its kind, the share where it is one, and whether a source is named."""

    first: str
    second: str
    kind: str
    share: str
    sourced: bool


def _between_bidders(seen: View) -> dict[str, Any]:
    """Return heads of the bidders, holdings among them, and other relations of two of them."""
    bids = _bids(seen)
    if not bids:
        return {}
    register = _register(seen)
    names = {name: code for bid in bids for code, name in bid if code and name}
    codes = {code for bid in bids for code, _ in bid if code}
    apart = _Apart(bids)
    ties = [one for one in _ties(seen) if one.kind in _JOINING and apart.are(one.first, one.second)]
    shares = [one for one in ties if one.kind == "2" and one.share]
    held = [
        [holder or names.get(name, ""), code, f"{share:f}"]
        for code in sorted(codes)
        for holder, name, share in register.holders.get(code, ())
        if apart.are(holder or names.get(name, ""), code)
    ]
    return {
        "x_bidder_heads": _heads(bids, register),
        "x_bidder_holdings": held + [[one.first, one.second, one.share] for one in shares],
        "x_bidder_relations": [
            [one.first, one.second, _KINDS[one.kind], one.sourced]
            for one in ties
            if one not in shares
        ],
    }


class _Apart:
    """Which parties bid against each other: members of one consortium may be related."""

    def __init__(self, bids: list[_Bid]) -> None:
        self._in: dict[str, set[int]] = {}
        for number, bid in enumerate(bids):
            for code, _ in bid:
                if code:
                    self._in.setdefault(code, set()).add(number)

    def are(self, one: str, other: str) -> bool:
        """Say whether two codes are of different bids."""
        mine, theirs = self._in.get(one, set()), self._in.get(other, set())
        return one != other and bool(mine) and bool(theirs) and not (mine & theirs)


def _heads(bids: list[_Bid], register: _Register) -> dict[str, dict[str, str] | None]:
    """Return the head of each bidder, of a consortium each head once; None where it is not known."""
    found: dict[str, dict[str, str] | None] = {}
    for bid in bids:
        told: list[dict[str, str]] = []
        for at, (code, name) in enumerate(bid):
            head = register.heads.get(code)
            if head is None or head not in told:
                found.setdefault(code or name or f"?{at}", head)
            if head is not None:
                told.append(head)
    return found


def _with_tenderer(seen: View) -> dict[str, Any]:
    """Return the bidders that are the procuring entity or have a relation to it."""
    owner = _own(seen, "TENDERER_CODE")
    bids = _bids(seen)
    if not bids:
        return {}
    said = _with(seen, owner, "x_tenderer_relations", itself=True) if owner else {}
    found = said.get("x_tenderer_relations")
    nameless = any(not code for bid in bids for code, _ in bid)
    # Who cannot be looked up in a register may be related all the same.
    return {"x_tenderer_relations": found or (None if nameless or not owner else [])}


def _with_agency(seen: View) -> dict[str, Any]:
    """Return the bidders that have a relation to the agency; the agency itself is looked for apart."""
    agency = _own(seen, "TENDER_AGENCY_CODE")
    return _with(seen, agency, "x_agency_relations", itself=False) if agency else {}


def _with(seen: View, party: str, name: str, *, itself: bool) -> dict[str, Any]:
    bids = _bids(seen)
    if not bids:
        return {}
    codes = {code for bid in bids for code, _ in bid if code}
    codes |= {bidder(one) for one in seen.of(_LIST) if accepted(one)} if itself else set()
    found = {code for code in codes if itself and code == party}
    for one in _ties(seen):
        if party in {one.first, one.second}:
            found |= {one.first, one.second} & codes - {party}
    register = _register(seen)
    head = register.heads.get(party, {})
    for code in codes - {party}:
        same = head.get("id") and register.heads.get(code, {}).get("id") == head["id"]
        holders = {holder for holder, _, _ in register.holders.get(code, ())}
        held = {holder for holder, _, _ in register.holders.get(party, ())}
        if same or party in holders or code in held:
            found.add(code)
    return {name: sorted(found)}


def _bids(seen: View) -> list[_Bid]:
    """Return (code, name) of the members of each bid, once bids were opened; of like ones once."""
    if not seen.has(_OPENING) or not opened(seen.whole, seen.lot):
        return []
    told = seen.mine.by(_LIST, _told)
    return sorted(told, key=lambda bid: place(told[bid][0]))


def _told(one: Item) -> _Bid | None:
    return tuple(bidders(one.data)) if accepted(one) else None


def _own(seen: View, name: str) -> str:
    said = next((one.data.get(name) for one in seen.whole.of(_TENDER)), None)
    return said if isinstance(said, str) else ""


def _register(seen: View) -> _Register:
    """Read the persons beside the tender, a later record before an earlier one."""
    found = _Register()
    for one in seen.of(PERSON):
        code = credit(one.data.get("LEGAL_CODE"))
        head = _head(one.data)
        if head and (head.get("id") or not found.heads.get(code, {}).get("id")):
            found.heads[code] = head
        rows = one.data.get("SHAREHOLDER_SET")
        if isinstance(rows, list):
            found.holders[code] = list(_holders(rows))
    return found


def _head(data: Mapping[str, Any]) -> dict[str, str]:
    said = {
        "id": str(data.get("LEGAL_REPRESENT_ID", "")).strip().upper(),
        "name": str(data.get("LEGAL_REPRESENT", "")).strip(),
    }
    return {name: value for name, value in said.items() if value}


def _holders(rows: Iterable[Any]) -> Iterator[tuple[str, str, Decimal]]:
    for row in rows:
        share = read_amount(row.get("SHARE_RATE")) if isinstance(row, Mapping) else None
        if share is not None and share > 0:
            name = str(row.get("SHAREHOLDER_NAME", ""))
            yield credit(row.get("SHAREHOLDER_CODE")), name, share


def _ties(seen: View) -> Iterator[Tie]:
    """Yield the relations that were in force on the day of the opening."""
    days = [at.date() for one in seen.of(_OPENING) if (at := moment(one, "TIME"))]
    on = max(days, default=None)
    for one in seen.of(RELATION):
        first, second = (credit(one.data.get(f"PARTY_{side}_CODE")) for side in "AB")
        kind = str(one.data.get("RELATION_KIND", ""))
        if kind in _KINDS and first and second and _lasted(one.data, on):
            share = read_amount(one.data.get("SHARE_RATE"))
            yield Tie(
                first=first,
                second=second,
                kind=kind,
                share=f"{share:f}" if share is not None else "",
                sourced=bool(str(one.data.get("RELATION_SOURCE", "")).strip()),
            )


def _lasted(data: Mapping[str, Any], on: date | None) -> bool:
    if on is None:
        return True
    first, last = (read_moment(str(data.get(name, ""))) for name in ("START_DATE", "END_DATE"))
    return (first is None or first.date() <= on) and (last is None or on <= last.date())


_LATER: Final = "EVALUATION_REPORT TENDER_CANDIDATE_ANNOUNCE"
"""Sets that come when the deadline is over for certain, should the opening have been told too early."""
_BESIDE: Final = f"{PERSON} {RELATION} {_LIST} {_OPENING} {_LATER}"
RELATIONS: Final[tuple[Group, ...]] = (
    group(_between_bidders, _BESIDE, "x_bidder_heads x_bidder_holdings x_bidder_relations"),
    group(_with_tenderer, f"{_BESIDE} {_TENDER}", "x_tenderer_relations"),
    group(_with_agency, f"{_BESIDE} {_TENDER}", "x_agency_relations"),
)
