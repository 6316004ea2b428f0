"""Reading 行政事项: the electronic rate by step and city, duties that are due, what a case was filed by."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Count, QuerySet
from django.db.models.fields.json import KT

from jianbiao.people.queries import Scope
from jianbiao.supervision import queries
from jianbiao.supervision.domain.duties import ELECTRONIC, MISSING, PAPER, STEPS
from jianbiao.supervision.models import CaseRow, DutyRow, ElectronicTally


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """How often a step came electronically, on paper, or not at all though it was passed."""

    stage: str
    city: str
    electronic: int
    paper: int
    missing: int

    @property
    def all(self) -> int:
        """Return how many there are."""
        return self.electronic + self.paper + self.missing

    @property
    def per_mille(self) -> int:
        """Return the electronic ones of a thousand, rounded down: never whole while one is missing."""
        return self.electronic * 1000 // self.all if self.all else 0

    @property
    def percent(self) -> str:
        """Return the rate in per cent with one decimal."""
        return f"{self.per_mille // 10}.{self.per_mille % 10}"


def rates(on: date) -> list[Rate]:
    """Return the rate of each step in each city, then (city empty) in all of them, as of a day.

    Steps in the order of a tender, matters behind them by code; cities by code. Of a matter's duties
    those count as missing that are past their last day.
    """
    counts: dict[tuple[str, str], dict[str, int]] = defaultdict(lambda: defaultdict(int))
    told = [(row.stage, row.city, row.how, row.count) for row in ElectronicTally.objects.all()]
    for stage, city, how, n in (*told, *_overdue(on)):
        counts[stage, city][how] += n
        counts[stage, ""][how] += n
    order = {name: n for n, (name, _) in enumerate(STEPS)}
    return [
        _rate(stage, city, counts[stage, city])
        for stage, city in sorted(
            counts, key=lambda one: (one[1] == "", one[1], order.get(one[0], len(order)), one[0])
        )
    ]


def _overdue(on: date) -> list[tuple[str, str, str, int]]:
    """Return how many tenders of a city owe a matter's duty past its last day."""
    found = []
    for matter in (one.code for one in queries.in_force(on) if one.bound):
        rows = DutyRow.objects.filter(matter=matter, stopped__isnull=True, last__lt=on).order_by()
        told = rows.values_list("region").annotate(n=Count("tender", distinct=True))
        found += [(matter, region[:4], MISSING, n) for region, n in told]
    return found


def _rate(stage: str, city: str, said: Mapping[str, int]) -> Rate:
    return Rate(
        stage=stage,
        city=city,
        electronic=said.get(ELECTRONIC, 0),
        paper=said.get(PAPER, 0),
        missing=said.get(MISSING, 0),
    )


AHEAD: Final = timedelta(days=60)
"""How far ahead duties are shown: nobody works on what is due later."""


def duties(scope: Scope, on: date, *, matter: str = "") -> QuerySet[DutyRow]:
    """Return the duties in reach that nobody did yet and that are late or due soon, in that order."""
    rows = scope.filter(DutyRow.objects.filter(stopped__isnull=True, last__lte=on + AHEAD))
    rows = rows.filter(matter=matter) if matter else rows
    return rows.order_by("last", "tender", "matter", "clock", "lot")


def overdue(scope: Scope, on: date) -> int:
    """Return how many duties in reach are past their last day."""
    return duties(scope, on).filter(last__lt=on).order_by().count()


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An inspection as lists show it; its pools are not read for that."""

    id: str
    title: str
    matter: str
    version: str
    state: str
    region: str
    industry: str
    opened_at: datetime


def inspections(*, limit: int = 200) -> list[Listed]:
    """Return inspections, the newest first."""
    rows = CaseRow.objects.filter(matter="inspection").order_by("-opened_number")
    names = [name for name in Listed.__slots__ if name != "title"]
    said = rows.annotate(title=KT("done__0__fields__title")).values("title", *names)[:limit]
    return [Listed(**one) for one in said]
