"""Clocks of cases, pulled (期限): counted anew after each act, and slice by slice when days change."""

from collections.abc import Sequence
from typing import Final

from django.db import transaction
from django.db.models import QuerySet

from jianbiao.intake import queries as intake
from jianbiao.law.calendar import Calendar
from jianbiao.law.periods import Span
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.ledger.queries import Said
from jianbiao.register import queries as register
from jianbiao.standard.case_events import AttemptRefused, CaseActed, CaseOpened
from jianbiao.standard.events import CalendarYearPublished
from jianbiao.standard.instruction_events import OutageSettled
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import complaining, outages, queries, tallying
from jianbiao.supervision.domain.clocks import clocks
from jianbiao.supervision.models import CaseClock, CaseRow, PlatformAnswer, Recount

ROOM: Final = "supervision"
ANSWER: Final = "SUPERVISION_ANSWER"
SLICE: Final = 200
"""Entries of one slice; as many cases are counted anew at once."""

_ACTS: Final = {"1": "acknowledge", "2": "answer", "3": "appeal"}
_TAKEN: Final = frozenset({CaseActed.kind, AttemptRefused.kind})
_CASES: Final = frozenset({CaseOpened.kind, CaseActed.kind})


def catch_up(*, log: str = "official", using: str | None = None) -> int:
    """Take a slice of new entries; return how many entries, or cases counted anew.

    When a year is published, or an outage of ours is confirmed, the running clocks that may move are
    counted anew first, a slice at a time, before anything newer is read: so rows come out the same
    however the entries fall into slices.
    """
    if log != "official":
        return 0
    alias = using or ledger_queries.views_alias()
    with transaction.atomic(using=alias):
        after = ledger_queries.bookmark(ROOM, log, using=alias)
        if (again := Recount.objects.using(alias).first()) is not None:
            return _recount(again, alias)
        said = _until_days_change(ledger_queries.entries_after(after, log=log, limit=SLICE))
        if not said:
            return 0
        _hear(said, alias)
        _count({str(e.event["case"]): e.number for e in said if e.kind in _CASES}, alias)
        if _changes_days(said[-1]):
            provisional = said[-1].kind == CalendarYearPublished.kind
            Recount.objects.using(alias).create(number=said[-1].number, provisional=provisional)
        ledger.set_bookmark(ROOM, log, said[-1].number, using=alias)
    return len(said)


def _until_days_change(said: Sequence[Said]) -> Sequence[Said]:
    """Return entries up to the first that moves days which were counted, that one included."""
    ends = next((n for n, entry in enumerate(said, 1) if _changes_days(entry)), len(said))
    return said[:ends]


def _changes_days(entry: Said) -> bool:
    settled = entry.kind == OutageSettled.kind and entry.event["confirmed"]
    return settled or entry.kind == CalendarYearPublished.kind


def _recount(again: Recount, alias: str) -> int:
    """Count the clocks of the next cases anew; the last slice ends the recount."""
    running = CaseClock.objects.using(alias).filter(stopped__isnull=True, case__gt=again.after)
    running = running.filter(provisional=True) if again.provisional else running
    found = _next_cases(running)
    _count(dict.fromkeys(found, again.number), alias)
    if len(found) < SLICE:
        Recount.objects.using(alias).filter(number=again.number).delete()
    else:
        Recount.objects.using(alias).filter(number=again.number).update(after=found[-1])
    return max(1, len(found))


def _next_cases(running: QuerySet[CaseClock]) -> list[str]:
    return list(running.order_by("case").values_list("case", flat=True).distinct()[:SLICE])


def _hear(said: Sequence[Said], alias: str) -> None:
    """Keep what platforms answered until an entry takes it up."""
    found = [one for one in intake.effective(said, "official") if one.message["set"] == ANSWER]
    PlatformAnswer.objects.using(alias).bulk_create(
        PlatformAnswer(
            number=one.number,
            platform=one.platform,
            case=one.message["data"]["CASE_NO"],
            act=_ACTS.get(one.message["data"]["CASE_ACT"], ""),
            text=one.message["data"].get("ANSWER_TEXT", ""),
            files=one.message["data"].get("ATTACHMENT_SHA256", ""),
            handled_at=one.message["data"].get("HANDLE_TIME", ""),
        )
        for one in found
    )
    for entry in said:
        if message := entry.event.get("message") if entry.kind in _TAKEN else 0:
            PlatformAnswer.objects.using(alias).filter(number=message).update(taken=entry.number)


def _count(changed: dict[str, int], alias: str) -> None:
    """Write the clocks of cases as they stood at an entry, its day being the day they are seen."""
    own = "default" if alias == ledger_queries.views_alias() else alias
    rows = CaseRow.objects.using(own).in_bulk(list(changed))
    days: dict[int, tuple[Calendar, tuple[Span, ...]]] = {}
    found: list[CaseClock] = []
    counted: list[tallying.Counted] = []
    for id, number in changed.items():
        case = rows[id].facts(upto=number)
        if number not in days:
            out = outages.days(upto=number, using=own)
            days[number] = (register.book(upto=number).days(), out)
        calendar, out = days[number]
        matter = queries.matter(case.matter, case.version, using=own)
        on = case.done[-1].at.astimezone(SHANGHAI).date()
        rows_now = [
            CaseClock.row(case, one)
            for one in clocks(case, matter, on=on, calendar=calendar, outages=out)
        ]
        found += rows_now
        counted.append((case, matter, rows_now))
    stored = CaseClock.objects.using(alias).filter(case__in=list(changed))
    tallying.move(counted, stored, using=alias)
    stored.delete()
    CaseClock.objects.using(alias).bulk_create(found)
    complaining.keep((case for case, _, _ in counted), using=alias)
