"""开标时间 of lots: from when on bids are open, kept so that lists need not read a tender to know."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime

from jianbiao.record import queries
from jianbiao.record.domain.counting import Counted
from jianbiao.record.domain.deadlines import DOCUMENTS, NOTICE
from jianbiao.record.domain.items import Item as Facts
from jianbiao.record.domain.secrecy import OPENING, opens_at, took_place_at
from jianbiao.record.models import Holding, Opening
from jianbiao.record.storing import upsert
from jianbiao.standard.messages import DELETE

_DETAIL = "BID_OPEN_DETAIL"
_MOVING = frozenset({NOTICE, DOCUMENTS, *OPENING})


def store(
    changed: Mapping[str, Sequence[Facts]], counts: Mapping[str, Counted], *, log: str, using: str
) -> None:
    """Store from when on the bids of each lot are open, of the lots that a slice may have moved."""
    moved: dict[str, set[str]] = defaultdict(set)
    known = _known(changed, log, using)
    for code, about in changed.items():
        for one in about:
            if one.set in _MOVING and not _later(one, known):
                moved[code] |= {one.lot} if one.lot else counts[code].lots.keys()
    rows, gone = [], []
    for code, lots in moved.items():
        sets, wide = _MOVING, ["", *lots]
        items = queries.items_of([code], log=log, using=using, sets=sets, lots=wide, ended_by=0)
        for lot in lots:
            at = opens_at(items[code], lot)
            if at is None:
                gone.append((code, lot))
            else:
                rows.append(Opening(log=log, tender=code, lot=lot, opens_at=at))
    upsert(Opening, rows, using)
    for code, lot in gone:
        Opening.objects.using(using).filter(log=log, tender=code, lot=lot).delete()


def openings_of(codes: Collection[str], *, log: str, using: str) -> dict[tuple[str, str], datetime]:
    """Return from when on bids are open by (tender, lot); a lot that was not opened is left out."""
    rows = Opening.objects.using(using).filter(log=log, tender__in=list(codes)) if codes else ()
    return {(row.tender, row.lot): row.opens_at for row in rows}


def lots_of(codes: Collection[str], *, log: str, using: str) -> dict[str, set[str]]:
    """Return the lots that each of these tenders has named."""
    rows = Holding.objects.using(using).filter(log=log, code__in=list(codes)) if codes else ()
    return {code: set() for code in codes} | {row.code: set(row.lots) for row in rows}


def _known(changed: Iterable[str], log: str, using: str) -> dict[tuple[str, str], Opening]:
    rows = Opening.objects.using(using).filter(log=log, tender__in=list(changed))
    return {(row.tender, row.lot): row for row in rows}


def _later(one: Facts, known: Mapping[tuple[str, str], Opening]) -> bool:
    """Say whether ``one`` is one more bid read out at an opening that was told of before."""
    row = known.get((one.tender, one.lot))
    plain = one.set == _DETAIL and not one.ended_by and one.data_type != DELETE
    return row is not None and plain and took_place_at(one) >= row.opens_at
