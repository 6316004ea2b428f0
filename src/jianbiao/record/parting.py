"""Writing the Parquet parts (记录分片) from the tables: what changed since the last one, or was erased."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

import pyarrow as pa

from jianbiao.errors import Refused
from jianbiao.intake.models import Erasure
from jianbiao.ledger import queries as ledger_queries
from jianbiao.record import aside, partfolder, parts, queries
from jianbiao.record.domain import known as knowing
from jianbiao.record.domain.items import Item
from jianbiao.record.models import Tender


def write(home: str, log: str) -> int:
    """Write what changed since the last part and return the number of tenders.

    Killed in the middle it leaves whole parts only, and what is missing is written the next time.
    Parts that cannot be trusted are written anew. Raise Refused while another process writes.
    """
    with partfolder.alone(home, log):
        return _write(home, log)


def _write(home: str, log: str) -> int:
    shown = ledger_queries.bookmark("record", log)
    partfolder.prepare(home, log, folded_by=ledger_queries.folded_by(), shown=shown)
    after = parts.upto(home, log)
    gone = _erased(log, after, shown)
    parts.drop(home, log, gone)
    count = 0
    anew = gone | (_heard(log, after, shown) if after else set())
    for codes, last in _changed(log, after, shown, anew):
        parts.store(parts.folder(home, log), after, last, _tables(codes, log))
        after, count = last, count + len(codes)
    if len(parts.listed(home, log)) > parts.MOST:
        parts.compact(home, log)
    return count


def differing(home: str, log: str) -> list[str]:
    """Return the tenders whose row that wins is not what the tables say, of those not changed since.

    One that has no row is among them. Raise Tampered when a part cannot be read, Refused while the
    record stands before the parts.
    """
    upto, shown = parts.upto(home, log), ledger_queries.bookmark("record", log)
    if shown < upto:
        said = f"the record stands at entry {shown}, the parts at {upto}: let it be folded first"
        raise Refused(said, code="busy", where=log)
    found: list[str] = []
    seen: set[str] = set()
    for group in parts.groups(home, log):
        some = {one.tender: one for one in parts.records(group, log)}
        held = queries.items_of(list(some), log=log)
        seen |= some.keys()
        for code, one in some.items():
            items = tuple(held[code])
            newest = parts.newest(items)
            same = newest == one.n and parts.spelled(items) == parts.spelled(one.items)
            told = knowing.spelled(knowing.known(one.items, one.beside)) == one.facts
            if newest <= upto and not (same and told):
                found.append(code)
    rows = Tender.objects.filter(log=log, last_number__lte=upto).values_list("code", flat=True)
    return [*found, *(code for code in rows.iterator() if code not in seen)]


def _changed(
    log: str, after: int, shown: int, anew: Collection[str]
) -> Iterator[tuple[list[str], int]]:
    """Yield (tenders, entry up to which nothing else changed) for each part to be written."""
    rows = Tender.objects.filter(log=log, last_number__gt=after).order_by("last_number")
    codes, last = sorted(anew), after
    for code, number in rows.values_list("code", "last_number").iterator():
        if len(codes) >= parts.LARGEST and after < last < min(number, shown):
            yield codes, last
            codes, after = [], last
        if code not in anew:
            codes.append(code)
        last = number
    if codes or shown > after:
        yield codes, shown


def _tables(codes: Sequence[str], log: str) -> Iterator[pa.Table]:
    """Yield row groups of the tenders as they are now."""
    for start in range(0, len(codes), parts.GROUP):
        held = queries.items_of(codes[start : start + parts.GROUP], log=log)
        shown = {t.code: t for t in Tender.objects.filter(log=log, code__in=list(held))}
        around = aside.beside(held, log=log)
        rows = [_row(shown[c], items, around[c]) for c, items in held.items() if c in shown]
        yield pa.Table.from_pylist(rows, schema=parts.SCHEMA)


def _row(shown: Tender, items: Sequence[Item], beside: Sequence[Item]) -> dict[str, Any]:
    return {
        "tender": shown.code,
        "n": parts.newest(items),
        "project": shown.project,
        "platform": shown.platform,
        "region": shown.region,
        "industry": shown.industry,
        "stage": shown.stage,
        "items": len(items),
        "record": parts.spelled(items),
        "beside": parts.spelled(beside),
        "facts": knowing.spelled(knowing.known(items, beside)),
    }


def _heard(log: str, after: int, shown: int) -> set[str]:
    """Return the tenders beside which something was told in (``after``, ``shown``]."""
    found: set[str] = set()
    for some in queries.told_beside(after, shown, log=log):
        found |= aside.concerned(some, upto=shown, log=log)
    return found


def _erased(log: str, after: int, shown: int) -> set[str]:
    """Return the tenders of which content was erased by acts in (``after``, ``shown``]."""
    acts = Erasure.objects.filter(log=log, done__gt=after, done__lte=shown)
    numbers = [number for act in acts for number in act.numbers]
    gone = queries.proven_by(numbers, log=log)
    return {one.tender for one in gone if one.tender} | aside.concerned(gone, upto=shown, log=log)
