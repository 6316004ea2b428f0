"""Counting what cases add up to, act by act, beside their clocks; and reading the counts."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, TypeVar

from django.db.models import Count, Model, QuerySet, Sum

from jianbiao.supervision.domain import marks
from jianbiao.supervision.domain.cases import Case
from jianbiao.supervision.domain.marks import Kind, Mark, Ran
from jianbiao.supervision.domain.matters import Matter
from jianbiao.supervision.models import CaseClock, CaseStood, CaseTally

Row = TypeVar("Row", bound=Model)
_KEY: Final = ("body", "matter", "kind", "name", "year", "days")
TAIL: Final = 0.9
HALF: Final = 0.5
_AT_ONCE: Final = 100
"""Counts looked up with one query: databases bound how many conditions one may have."""

Counted = tuple[Case, Matter, Sequence[CaseClock]]
"""(a case as it stood after some entry, its matter, its clocks)."""


def move(found: Sequence[Counted], before: Iterable[CaseClock], *, using: str) -> None:
    """Count cases as they stand now in place of what they stood for before.

    ``before`` are the clocks that were counted for them. Within the transaction that stores the new.
    """
    old = CaseStood.objects.using(using).in_bulk([case.id for case, _, _ in found])
    clocks: dict[str, list[Ran]] = defaultdict(list)
    for one in before:
        clocks[one.case].append(_ran(one))
    left, right = Counter[Mark](), Counter[Mark]()
    stood = []
    for case, matter, now in found:
        if (row := old.get(case.id)) is not None:
            left += marks.of_case(row.as_counted(case), matter, clocks[case.id])
        right += marks.of_case(case, matter, [_ran(one) for one in now])
        stood.append(
            CaseStood(case=case.id, state=case.state, body=case.body, number=case.done[-1].number)
        )
    _add(marks.added(left, right), using)
    CaseStood.objects.using(using).bulk_create(
        stood,
        update_conflicts=True,
        unique_fields=["case"],
        update_fields=["state", "body", "number"],
    )


def _ran(one: CaseClock) -> Ran:
    return Ran(name=one.name, since=one.since, stopped=one.stopped, kept=one.kept)


def _add(change: Mapping[Mark, int], using: str) -> None:
    """Change counts by so much; a count of nothing is no row, so that a rebuild comes to the same."""
    every = sorted(change, key=lambda mark: [getattr(mark, name) for name in _KEY])
    rows = CaseTally.objects.using(using)
    for first in range(0, len(every), _AT_ONCE):
        some = every[first : first + _AT_ONCE]
        keys = [tuple(getattr(mark, name) for name in _KEY) for mark in some]
        known = {row.key(): row for row in rows.filter(pk__in=keys)}
        new, old, gone = [], [], []
        for mark, key in zip(some, keys, strict=True):
            row = known.get(key)
            if row is None:
                new.append(CaseTally(**dict(zip(_KEY, key, strict=True)), n=change[mark]))
            elif row.n + change[mark]:
                row.n += change[mark]
                old.append(row)
            else:
                gone.append(key)
        rows.bulk_create(new)
        rows.bulk_update(old, ["n"])
        if gone:
            rows.filter(pk__in=gone).delete()


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """How one clock was kept: how often, how many days half and nine tenths took, what runs now."""

    matter: str
    name: str
    kept: int = 0
    broken: int = 0
    running: int = 0
    late: int = 0
    half: int | None = None
    tail: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Funnel:
    """How many cases came how far; ``open`` are those that stand in a state that does not end."""

    received: int = 0
    accepted: int = 0
    decided: int = 0
    remedied: int = 0
    open: int = 0
    late: int = 0


@dataclass(slots=True)
class Figures:
    """Counts by department, by matter and by clock."""

    bodies: dict[str, Funnel] = field(default_factory=dict)
    matters: dict[str, Funnel] = field(default_factory=dict)
    clocks: list[Times] = field(default_factory=list)


def figures(
    on: date,
    matters: Mapping[str, Matter],
    *,
    bodies: Collection[str] | None = None,
    year: int = 0,
) -> Figures:
    """Return what cases of ``bodies`` (None: of all) came to, in one ``year`` or (0) in all.

    What stands, runs or is late is told as of now whatever the year; late are the authority's own
    clocks. Rows read grow with departments, matters and days that clocks took, not with cases.
    """
    rows = _of(CaseTally.objects.all(), bodies)
    late = _of(CaseClock.objects.filter(stopped__isnull=True, last__lt=on), bodies)
    by_body: dict[str, Counter[str]] = defaultdict(Counter)
    by_matter: dict[str, Counter[str]] = defaultdict(Counter)
    for (body, code, what), n in _counts(rows, matters, year):
        by_body[body][what] += n
        by_matter[code][what] += n
    own = late.filter(side="authority").values("body", "matter").annotate(n=Count("case"))
    for row in own.order_by():
        by_body[row["body"]]["late"] += row["n"]
        by_matter[row["matter"]]["late"] += row["n"]
    return Figures(
        bodies={body: _funnel(found) for body, found in sorted(by_body.items())},
        matters={code: _funnel(found) for code, found in sorted(by_matter.items())},
        clocks=times(on, bodies=bodies, year=year),
    )


def _of(rows: QuerySet[Row], bodies: Collection[str] | None) -> QuerySet[Row]:
    return rows if bodies is None else rows.filter(body__in=list(bodies))


def _funnel(found: Counter[str]) -> Funnel:
    return Funnel(**{name: found[name] for name in Funnel.__dataclass_fields__})


def _counts(
    rows: QuerySet[CaseTally], matters: Mapping[str, Matter], year: int
) -> Iterator[tuple[tuple[str, str, str], int]]:
    """Yield (department, matter, milestone or "open") with how many cases came there or stand so."""
    steps = rows.filter(kind=Kind.REACHED)
    if year:
        steps = steps.filter(year=year)
    for body, code, name, n in steps.values_list("body", "matter", "name", "n"):
        yield (body, code, name), n
    stand = rows.filter(kind=Kind.STANDS).values_list("body", "matter", "name", "n")
    for body, code, state, n in stand:
        if _is_open(matters.get(code), state):
            yield (body, code, "open"), n


def _is_open(matter: Matter | None, state: str) -> bool:
    return matter is None or state not in matter.states or not matter.states[state].ends


def times(on: date, *, bodies: Collection[str] | None = None, year: int = 0) -> list[Times]:
    """Return how each clock of each matter was kept, in one ``year`` or (0) in all."""
    rows = _of(CaseTally.objects.filter(kind__in=(Kind.KEPT, Kind.BROKEN, Kind.RUNS)), bodies)
    if year:
        rows = rows.filter(year__in=(0, year))
    late = _of(CaseClock.objects.filter(stopped__isnull=True, last__lt=on), bodies)
    lates = late.values("matter", "name").annotate(n=Count("case")).order_by()
    behind = {(row["matter"], row["name"]): row["n"] for row in lates}
    counted = rows.values("matter", "name", "kind", "days").annotate(sum=Sum("n")).order_by()
    kinds: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    days: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for row in counted:
        key = (row["matter"], row["name"])
        kinds[key][row["kind"]] += row["sum"]
        if row["kind"] != Kind.RUNS:
            days[key][row["days"]] += row["sum"]
    return [
        Times(
            matter=matter,
            name=name,
            kept=found[Kind.KEPT],
            broken=found[Kind.BROKEN],
            running=found[Kind.RUNS],
            late=behind.get((matter, name), 0),
            half=marks.quantile(days[(matter, name)], HALF),
            tail=marks.quantile(days[(matter, name)], TAIL),
        )
        for (matter, name), found in sorted(kinds.items())
    ]
