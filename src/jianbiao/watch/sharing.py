"""Lots that share a consortium's member (联合体成员跨标段投标): told of one, rule B11 is asked of all.

A tender is read lot by lot; only here must a rule look into other lots, and only into those where
a member of a consortium bids again.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from jianbiao.law.catalogue import RULES
from jianbiao.record import aside
from jianbiao.record.domain import facts as facting
from jianbiao.record.domain import items as folding
from jianbiao.record.domain.deadlines import DOCUMENTS, NOTICE, in_force
from jianbiao.record.domain.facts import Subject
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.laid import Laid
from jianbiao.record.domain.parties import claims
from jianbiao.record.domain.secrecy import OPENING, opened

RULE: Final = "B11"
_BIDS: Final = "TENDER_LIST"
_CLOSING: Final = frozenset({NOTICE, DOCUMENTS})
"""Sets that may move a deadline, and so close what was open."""
_Claimed = tuple[frozenset[str], frozenset[str]]
_NOBODY: Final[_Claimed] = (frozenset(), frozenset())
SHARING: Final = frozenset({_BIDS, *OPENING})
"""Sets of which a record may show that a member bids elsewhere: bids, once they are open."""


@dataclass(slots=True, kw_only=True)
class Sharing:
    """Which other lots share a consortium's member, while ``new`` records are told of."""

    log: str
    using: str
    new: Sequence[Item]
    found: dict[tuple[str, str, int], set[str]] = field(default_factory=dict)

    def lots(self, one: Item, ended: Iterable[Item], held: Laid) -> set[str]:
        """Return the other lots in which a member of a consortium of this lot bids, or the other way round.

        ``held`` are the tender's items before ``new``, ``ended`` what ``one`` put an end to.
        """
        lot = held.about(one.lot)
        bid = one.set == _BIDS
        if not bid and self._changes_nothing(one, ended, lot):
            return set()
        coming = [row for row in self.new if row.tender == one.tender]
        mine = [row for row in coming if row.lot == one.lot]
        if not lot.has(*OPENING) and not any(row.set in OPENING for row in mine):
            return set()
        if bid:
            return self._asked([one, *ended], _NOBODY, one)
        # One more bid read out here shares nothing: until something else comes the answer is the same.
        other = (row for row in coming if row.set == _BIDS or row.lot != one.lot)
        key = (one.tender, one.lot, sum(row.number < one.number for row in other))
        if key not in self.found:
            self.found[key] = self._asked(mine, lot.known(_claimed), one)
        return self.found[key]

    def _changes_nothing(self, one: Item, ended: Iterable[Item], lot: Laid) -> bool:
        """Say whether the lot is open, or its deadline ahead, and nothing among ``new`` changes that."""
        mine = [row for row in self.new if row.tender == one.tender]
        if any(ended) or any(row.set in _CLOSING or folding.ends(row) for row in mine):
            return False
        limit = in_force(lot, one.lot)
        ahead = limit and limit.at and all(row.received_at < limit.at for row in mine)
        return bool(ahead) or opened(lot, one.lot)

    def _asked(self, rows: Iterable[Item], known: _Claimed, one: Item) -> set[str]:
        every, joined = _of(rows)
        return aside.sharing(
            known[0] | every, known[1] | joined, of=one, log=self.log, using=self.using
        )


def _claimed(lot: Laid) -> _Claimed:
    """Return who bids for a lot, and who of them in a consortium."""
    return _of(lot.of(_BIDS))


def _of(rows: Iterable[Item]) -> _Claimed:
    told = [claims(row) for row in rows if row.set == _BIDS]
    every = frozenset(claim.key for some in told for claim in some)
    return every, frozenset(claim.key for some in told if len(some) > 1 for claim in some)


def asked_beside(items: Laid, lots: Iterable[str]) -> Iterator[Subject]:
    """Yield other lots as the rule reads them."""
    for code in sorted(lots):
        about = next((one for one in items.about(code) if one.lot == code), None)
        if about is not None:
            wanted = frozenset(RULES[RULE].reads)
            yield from facting.subjects(items, units=("lot",), about=about, wanted=wanted)
