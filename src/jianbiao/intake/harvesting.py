"""采集汇总: fold gathered rows and what persons do with those set aside into counts by source."""

from collections import Counter
from collections.abc import Mapping, Sequence

from jianbiao.intake.models import Gathering, Harvest
from jianbiao.ledger.queries import Said
from jianbiao.standard.gathering_events import (
    GATHERED,
    QUARANTINED,
    RecordDismissed,
    RecordMended,
    RecordReread,
    today,
)

SETTLED = {
    RecordMended.kind: "mended",
    RecordReread.kind: "reread",
    RecordDismissed.kind: "dismissed",
}
"""What becomes of a row that was set aside, by the act that says so."""

Place = tuple[str, str, str, str]
"""(source, form, state, reason)."""


def note(said: Sequence[Said], alias: str) -> None:
    """Write the rows among ``said`` and count them by source, form, state and reason."""
    rows: dict[int, Gathering] = {}
    moved: Counter[Place] = Counter()
    mended: Counter[Place] = Counter()
    for entry in said:
        if entry.kind in GATHERED | QUARANTINED:
            rows[entry.number] = row = _row(entry)
            moved[_place(row)] += 1
            mended[_place(row)] += bool(today(entry.event)["repairs"])
    settling = {s.event["quarantined"]: s for s in said if s.kind in SETTLED}
    before = Gathering.objects.using(alias).filter(number__in=settling.keys() - rows.keys())
    settled = {row.number: row for row in before}
    for number, act in settling.items():
        row = rows.get(number) or settled[number]
        moved[_place(row)] -= 1
        row.state, row.settled_by = SETTLED[act.kind], act.number
        moved[_place(row)] += 1
    Gathering.objects.using(alias).bulk_create(rows.values())
    Gathering.objects.using(alias).bulk_update(settled.values(), ["state", "settled_by"])
    _count(moved, mended, alias)


def _row(entry: Said) -> Gathering:
    event = today(entry.event)
    return Gathering(
        number=entry.number,
        source=event["source"],
        line=event["line"],
        kind=entry.kind,
        reason=event.get("reason", ""),
        form=event["form"],
        state="open" if entry.kind in QUARANTINED else "recorded",
    )


def _place(row: Gathering) -> Place:
    return row.source, row.form, row.state, row.reason


def _count(moved: Mapping[Place, int], mended: Mapping[Place, int], alias: str) -> None:
    if not moved:
        return
    table = Harvest.objects.using(alias)
    known = {
        (one.source, one.form, one.state, one.reason): one
        for one in table.filter(source__in={place[0] for place in moved})
    }
    rows = []
    for place, n in moved.items():
        source, form, state, reason = place
        row = known.get(place) or Harvest(source=source, form=form, state=state, reason=reason)
        row.rows += n
        row.repaired += mended[place]
        rows.append(row)
    table.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["source", "form", "state", "reason"],
        update_fields=["rows", "repaired"],
    )
