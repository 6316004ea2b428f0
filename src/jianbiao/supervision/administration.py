"""行政事项 pulled from the ledger: filings that came, duties that messages do, how each step came."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from typing import Any, Final

from django.db import transaction

from jianbiao.law.calendar import Calendar
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.ledger.queries import Said
from jianbiao.record import queries as record
from jianbiao.record.domain.items import Item
from jianbiao.record.models import Item as RecordItem
from jianbiao.record.models import Tender
from jianbiao.register import queries as register
from jianbiao.standard.case_events import CaseOpened
from jianbiao.standard.events import CalendarYearPublished, ErasureDone
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import filings, queries
from jianbiao.supervision.domain import duties as deciding
from jianbiao.supervision.domain.cases import Done
from jianbiao.supervision.domain.duties import ELECTRONIC, PAPER, STEPS, Duty, Heard
from jianbiao.supervision.domain.matters import Matter, Nature, Side
from jianbiao.supervision.models import (
    CaseRow,
    DutyRow,
    ElectronicTally,
    MatterVersion,
    StageStanding,
)

ROOM: Final = "administration"
SLICE: Final = 200
_NOON: Final = time(12)
_STEPS: Final = frozenset().union(*(sets for _, sets in STEPS))
_HEAD: Final = frozenset({"TENDER_PROJECT"})


def catch_up(*, log: str = "official", using: str | None = None) -> int:
    """Fold one slice, never ahead of the record; return how many entries it took."""
    if log != "official":
        return 0
    alias = using or ledger_queries.views_alias()
    after = ledger_queries.bookmark(ROOM, log, using=alias)
    limit = ledger_queries.bookmark("record", log, using=alias)
    if after >= limit:
        return 0
    said = ledger_queries.entries_after(after, log=log, limit=min(SLICE, limit - after))
    if not said:
        return 0
    with transaction.atomic(using=alias):
        filings.hear(said, alias)
        upto = said[-1].number
        own = "default" if alias == ledger_queries.views_alias() else alias
        matters = _bound(upto, own)
        wanted = deciding.sets_of(matters) | _STEPS | _HEAD
        changed = _changed(after, upto, wanted, alias) | _moved(said, matters, alias)
        _count(sorted(changed), matters, upto=upto, alias=alias, own=own)
        _tally(_filed(said, own), alias)
        ledger.set_bookmark(ROOM, log, upto, using=alias)
    return len(said)


def _bound(upto: int, own: str) -> list[Matter]:
    """Return the matters that messages do, each in its newest version as of an entry."""
    rows = MatterVersion.objects.using(own).filter(number__lte=upto).order_by("number")
    newest = {row.matter: row.version for row in rows}
    found = [queries.matter(code, newest[code], using=own) for code in sorted(newest)]
    return [one for one in found if one.bound]


def _changed(after: int, upto: int, wanted: Iterable[str], alias: str) -> set[str]:
    """Return the tenders about which something came that a duty or a step reads."""
    rows = RecordItem.objects.using(alias).filter(
        log="official", number__gt=after, number__lte=upto, set__in=sorted(wanted)
    )
    return set(rows.exclude(tender="").values_list("tender", flat=True).distinct())


def _moved(said: Sequence[Said], matters: Sequence[Matter], alias: str) -> set[str]:
    """Return the tenders that an act moves: papers registered, content erased, a year published."""
    codes = {one.code for one in matters}
    found: set[str] = set()
    for entry in said:
        if entry.kind == CaseOpened.kind and entry.event["matter"] in codes:
            found.add(entry.event["tender"])
        elif entry.kind == ErasureDone.kind:
            proven = record.proven_by(entry.event["numbers"], log="official", using=alias)
            found |= {one.tender for one in proven}
        elif entry.kind == CalendarYearPublished.kind:
            waiting = DutyRow.objects.using(alias).filter(stopped__isnull=True, provisional=True)
            found |= set(waiting.values_list("tender", flat=True))
    return found - {""}


def _count(
    codes: Sequence[str], matters: Sequence[Matter], *, upto: int, alias: str, own: str
) -> None:
    """Write the duties and steps of tenders as they stood at an entry."""
    if not codes:
        return
    calendar = register.book(upto=upto).days()
    rows = Tender.objects.using(alias).filter(log="official", code__in=codes)
    tenders = {row.code: row for row in rows}
    held = _held(codes, matters, upto, alias)
    papers = _papers(codes, matters, upto, own)
    found: list[DutyRow] = []
    stages: dict[str, tuple[str, dict[str, str]]] = {}
    for code in codes:
        if (row := tenders.get(code)) is None:
            continue
        mine = _duties(row, matters, held[code], papers[code], calendar)
        found += [_row(row, one) for one in mine]
        stages[code] = (row.city, _stages(held[code], mine))
    DutyRow.objects.using(alias).filter(tender__in=codes).delete()
    DutyRow.objects.using(alias).bulk_create(found)
    _tally(stages, alias)


def _held(
    codes: Sequence[str], matters: Sequence[Matter], upto: int, alias: str
) -> dict[str, list[Item]]:
    """Return what holds of each tender; sets of many rows are read once something waits for them."""
    many = deciding.whole_sets(matters)
    sets = (deciding.sets_of(matters) | _STEPS) - many.keys()
    found = record.items_of(codes, log="official", using=alias, sets=sets)
    for name, starts in many.items():
        here = [code for code, items in found.items() if starts & {one.set for one in items}]
        for code, items in record.items_of(here, log="official", using=alias, sets=[name]).items():
            found[code] += items
    return {code: [one for one in items if one.holds(upto)] for code, items in found.items()}


def _papers(
    codes: Sequence[str], matters: Sequence[Matter], upto: int, own: str
) -> Mapping[str, list[tuple[str, Done]]]:
    """Return by tender what officers registered because it came on paper."""
    rows = CaseRow.objects.using(own).filter(
        tender__in=codes, matter__in=[one.code for one in matters], opened_number__lte=upto
    )
    found: dict[str, list[tuple[str, Done]]] = defaultdict(list)
    for row in rows.order_by("opened_number"):
        first = row.facts().done[0]
        day = first.fields.get("received_on", "")
        at = datetime.combine(datetime.fromisoformat(day), _NOON, SHANGHAI) if day else first.at
        done = Done(number=first.number, act=first.act, by=first.by, body=first.body, at=at)
        found[row.tender].append((row.matter, done))
    return found


def _duties(
    row: Tender,
    matters: Sequence[Matter],
    held: Sequence[Item],
    papers: Sequence[tuple[str, Done]],
    calendar: Calendar,
) -> list[Duty]:
    said = [
        Heard(
            number=one.number,
            set=one.set,
            lot=one.lot,
            received_at=one.received_at,
            platform=one.platform,
            data=one.data,
        )
        for one in held
    ]
    return [
        duty
        for matter in matters
        if not matter.mandatory or row.mandatory == "1"
        for duty in deciding.duties(
            matter,
            said,
            [done for code, done in papers if code == matter.code],
            calendar=calendar,
        )
    ]


def _stages(held: Sequence[Item], found: Sequence[Duty]) -> dict[str, str]:
    """Return how each step of a tender came, and how each of its duties that is done was done."""
    stages = deciding.steps(one.set for one in held)
    for matter in sorted({one.matter for one in found}):
        ways = {one.how for one in found if one.matter == matter}
        if ways <= {ELECTRONIC, PAPER}:
            stages[matter] = PAPER if PAPER in ways else ELECTRONIC
    return stages


def _row(row: Tender, one: Duty) -> DutyRow:
    running = one.running
    if running.last is None:
        raise ValueError(f"{one.matter}/{one.clock} has no last day")
    return DutyRow(
        tender=row.code,
        matter=one.matter,
        clock=one.clock,
        lot=one.lot,
        side=one.side,
        region=row.region,
        industry=row.industry,
        platform=row.platform,
        since=running.since,
        last=running.last,
        provisional=running.provisional,
        stopped=running.stopped,
        kept=running.standing == "done",
        how=one.how,
        number=one.number,
    )


def _filed(said: Sequence[Said], own: str) -> dict[str, tuple[str, dict[str, str]]]:
    """Return how filings and applications came: by message or form, or on paper."""
    found = {}
    for entry in said:
        if entry.kind == CaseOpened.kind:
            event: Mapping[str, Any] = entry.event
            matter = queries.matter(event["matter"], event["version"], using=own)
            if matter.nature in {Nature.FILING, Nature.APPROVAL}:
                how = PAPER if event["side"] == Side.AUTHORITY else ELECTRONIC
                found[str(event["case"])] = (str(event["region"])[:4], {matter.code: how})
    return found


def _tally(stages: Mapping[str, tuple[str, dict[str, str]]], alias: str) -> None:
    """Count steps anew: what a subject counted before goes, what it counts now comes."""
    if not stages:
        return
    change: Counter[tuple[str, str, str]] = Counter()
    before = StageStanding.objects.using(alias).in_bulk(list(stages))
    for old in before.values():
        change.subtract({(old.city, *one): 1 for one in old.stages.items()})
    for city, now in stages.values():
        change.update({(city, *one): 1 for one in now.items()})
    StageStanding.objects.using(alias).filter(subject__in=list(stages)).delete()
    StageStanding.objects.using(alias).bulk_create(
        StageStanding(subject=subject, city=city, stages=now)
        for subject, (city, now) in stages.items()
    )
    rows = ElectronicTally.objects.using(alias)
    for (city, stage, how), n in sorted(change.items()):
        if n:
            row = rows.filter(city=city, stage=stage, how=how)
            count = (row.values_list("count", flat=True).first() or 0) + n
            row.delete()
            if count:
                rows.create(city=city, stage=stage, how=how, count=count)
