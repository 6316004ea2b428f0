"""Lots that share a consortium's member (联合体成员跨标段投标): told of one, rule B11 is asked of all.

A tender is read lot by lot; only here must a rule look into other lots, and only into those where
a member of a consortium bids again.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from jianbiao.law.catalogue import RULES
from jianbiao.record import aside
from jianbiao.record.domain import facts as facting
from jianbiao.record.domain.facts import Subject
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.laid import Laid
from jianbiao.record.domain.parties import claims
from jianbiao.record.domain.secrecy import OPENING

RULE: Final = "B11"
_BIDS: Final = "TENDER_LIST"
SHARING: Final = frozenset({_BIDS, *OPENING})
"""Sets of which a record may show that a member bids elsewhere: bids, once they are open."""


def shared(
    new: Item, ended: Iterable[Item], lot: Laid, coming: Iterable[Item], *, log: str, using: str
) -> set[str]:
    """Return the other lots in which a member of a consortium of this lot bids, or the other way round.

    ``lot`` are the items of the lot of ``new``, ``coming`` what is told of it until ``new``,
    ``ended`` what it put an end to.
    """
    more = list(coming)
    if not lot.has(*OPENING) and not any(one.set in OPENING for one in more):
        return set()
    rows = [new, *ended] if new.set == _BIDS else [*lot.of(_BIDS), *more]
    told = [claims(one) for one in rows if one.set == _BIDS]
    every = {claim.key for some in told for claim in some}
    joined = {claim.key for some in told if len(some) > 1 for claim in some}
    return aside.sharing(every, joined, of=new, log=log, using=using)


def asked_beside(items: Laid, lots: Iterable[str]) -> Iterator[Subject]:
    """Yield other lots as the rule reads them."""
    for code in sorted(lots):
        about = next((one for one in items.about(code) if one.lot == code), None)
        if about is not None:
            wanted = frozenset(RULES[RULE].reads)
            yield from facting.subjects(items, units=("lot",), about=about, wanted=wanted)
