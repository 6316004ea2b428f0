"""Reading 监测: what needs a person, one alert, findings of a tender, what is missing, what is due."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Final, TypeVar

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum

from jianbiao.errors import Refused
from jianbiao.law.catalogue import RULES
from jianbiao.law.rule import Rule
from jianbiao.people.queries import Scope
from jianbiao.record import loose
from jianbiao.record.domain.stages import Stage
from jianbiao.record.models import Item, Opening, Tender
from jianbiao.standard.messages import DELETE
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch import domain
from jianbiao.watch.models import Alert, Deadline, Finding, Gap, Tally
from jianbiao.watch.telling import OVER, TELLING_RULES

GRACE = timedelta(days=1)
"""How long after the start of a period was reported its end may still be on the way."""


_TALLIED: Final = ("rule", "region", "industry", "grade", "state", "verdict")
_PAST: Final = (Stage.AWARDED.value, Stage.CONTRACTED.value, Stage.FAILED.value)
Row = TypeVar("Row", Finding, Deadline)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertPage:
    """One alert with its rule, its finding and its tender."""

    alert: Alert
    rule: Rule
    finding: domain.Finding
    tender: Tender


def shown(scope: Scope, at: datetime) -> QuerySet[Alert]:
    """Return every alert that may be shown in ``scope`` at ``at``: none that tells of unopened bids."""
    return scope.filter(Alert.objects.filter(log="official", shown_from__lte=at))


def needs_me(scope: Scope, at: datetime) -> QuerySet[Alert]:
    """Return what lasts and waits in ``scope``: broken limits before doubts, newest first.

    What a later report cured waits too, but for its closing only: it is asked for by its own state.
    """
    rows = shown(scope, at).filter(state="open", cured__in=[False])
    return rows.order_by("grade", "-opened_number")


def alerts(
    scope: Scope,
    at: datetime,
    *,
    state: str = "",
    rule: str = "",
    grade: str = "",
    tender: str = "",
) -> QuerySet[Alert]:
    """Return alerts in ``scope`` by filter, newest first. ``state``: open (lasts), cured, closed."""
    rows = shown(scope, at)
    if state in {"open", "cured"}:
        rows = rows.filter(state="open", cured__in=[state == "cured"])
    elif state:
        rows = rows.filter(state=state)
    for name, value in (("rule", rule), ("grade", grade), ("tender", tender)):
        if value:
            rows = rows.filter(**{name: value})
    return rows.order_by("-opened_number")


def alert_page(id: str, scope: Scope, at: datetime) -> AlertPage:
    """Return one alert's page. Raise Refused when there is none, or none in ``scope`` at ``at``."""
    row = shown(scope, at).filter(id=id).first()
    if row is None:
        raise Refused(f"没有预警 {id} · no alert {id}", code="alert_unknown", where=id)
    found = Finding.objects.get(log=row.log, rule=row.rule, subject=row.subject)
    return AlertPage(
        alert=row,
        rule=RULES[row.rule],
        finding=found.facts(),
        tender=loose.tender_or_named(row.tender, log=row.log, at=row.opened_at),
    )


def findings_of(tender: str, *, log: str = "official") -> list[domain.Finding]:
    """Return every answer about one tender, in the order of the catalogue."""
    rows = [row.facts() for row in Finding.objects.filter(log=log, tender=tender)]
    order = list(RULES)
    return sorted(rows, key=lambda one: (order.index(one.rule), one.subject))


def counts(scope: Scope, at: datetime) -> dict[str, int]:
    """Return how many alerts in ``scope`` last by grade, how many are cured and how many closed."""
    said = {"breach": 0, "yellow": 0, "cured": 0, "closed": 0}
    for (state, grade), n in tallied(scope, at, "state", "grade").items():
        said[grade if state == "open" else state] += n
    return said


def tallied(scope: Scope | None, at: datetime, *by: str, **kinds: str) -> Counter[tuple[str, ...]]:
    """Return how many alerts of ``kinds`` may be shown at ``at``, by the columns ``by``.

    Sums of the tallies without the few that tell of unopened bids. ``scope`` None is everything.
    """
    rows = Tally.objects.filter(log="official", **kinds)
    rows = scope.filter(rows) if scope is not None else rows
    found: Counter[tuple[str, ...]] = Counter()
    for row in rows.order_by().values(*by).annotate(n=Sum("count")):
        found[tuple(row[name] for name in by)] += row["n"]
    for said, n in _unshown(scope, at):
        if all(said[name] == value for name, value in kinds.items()):
            found[tuple(said[name] for name in by)] -= n
    return +found


def _unshown(scope: Scope | None, at: datetime) -> Iterator[tuple[dict[str, str], int]]:
    """Yield what alerts that tell of unopened bids are counted as, and how many are."""
    rows = Alert.objects.filter(log="official", shown_from__gt=at)
    rows = scope.filter(rows) if scope is not None else rows
    for row in rows.order_by().values(*_TALLIED, "cured").annotate(n=Count("id")):
        said = {name: row[name] for name in _TALLIED}
        if row["state"] == "open" and row["cured"]:
            said["state"] = "cured"
        yield said, row["n"]


def closed_by_rule(at: datetime) -> dict[str, dict[str, int]]:
    """Return for each rule how its alerts were closed: the measure of the rule."""
    said: dict[str, dict[str, int]] = {}
    for (rule, state, verdict), n in tallied(None, at, "rule", "state", "verdict").items():
        of_rule = said.setdefault(rule, {})
        name = verdict if state == "closed" else "open"
        of_rule[name] = of_rule.get(name, 0) + n
    return said


def undecidable_by_platform() -> dict[str, int]:
    """Return how many questions each platform's reports leave undecidable for want of a field."""
    rows = Gap.objects.filter(log="official", name="")
    counted = rows.order_by().values("platform").annotate(n=Sum("count"))
    return {row["platform"]: row["n"] for row in counted}


def gaps(platform: str) -> list[Gap]:
    """Return what a platform leaves out, rule by rule and field by field, the most first."""
    rows = Gap.objects.filter(log="official", platform=platform).exclude(name="")
    return list(rows.order_by("-count", "rule", "name"))


def due(scope: Scope, at: datetime, *, limit: int = 20) -> Sequence[Deadline]:
    """Return what is due next in ``scope``, soonest first."""
    rows = told(_awaited().filter(log="official"), at)
    return list(scope.filter(rows).order_by("due_on")[:limit])


def due_of(tender: str, at: datetime) -> Sequence[Deadline]:
    """Return what is still due in one tender, soonest first."""
    rows = _awaited().filter(log="official", tender=tender)
    return list(told(rows, at).order_by("due_on", "rule", "subject"))


def told(rows: QuerySet[Row], at: datetime) -> QuerySet[Row]:
    """Return those findings or deadlines that tell of no bid before it is open (see ``telling``).

    What they rest on is looked up row by row: of EXISTS PostgreSQL would read whole tables into a hash.
    """
    of_tender = {"log": OuterRef("log"), "tender": OuterRef("tender")}
    opened = Opening.objects.filter(**of_tender, lot=OuterRef("lot"), opens_at__lte=at)
    ended = Item.objects.filter(**of_tender, set__in=OVER, ended_by=0).exclude(data_type=DELETE)
    of_lot = ended.filter(Q(lot=OuterRef("lot")) | Q(lot=""))
    row = Tender.objects.filter(log=OuterRef("log"), code=OuterRef("tender"))
    late = Q(deadline=None) | Q(deadline__lte=at)
    past = row.filter(Q(stage__in=_PAST) | Q(lots__lte=1, opened_at__lte=at) & late)
    found = {"seen_open": opened, "seen_over": of_lot, "seen_past": past}
    seen = rows.alias(**{name: Subquery(some.values("log")[:1]) for name, some in found.items()})
    quiet = ~Q(rule__in=TELLING_RULES)
    open_now = (
        Q(seen_open__isnull=False) | Q(seen_over__isnull=False) | Q(lot="", seen_past__isnull=False)
    )
    return seen.filter(quiet | open_now)


def overdue(at: datetime) -> list[Deadline]:
    """Return what was due before the day of ``at`` and has neither come nor been noted.

    Who reports a past period late has GRACE to report what ended it as well.
    """
    today = at.astimezone(SHANGHAI).date()
    rows = _awaited().filter(due_on__lt=today, known_at__lt=at - GRACE)
    return list(rows.order_by("due_on")[:200])


def _awaited() -> QuerySet[Deadline]:
    """Return what has neither come nor passed; ``= False`` would be NOT, which no index serves."""
    return Deadline.objects.filter(came__in=[False], passed=0)


def alert(id: str) -> domain.Alert:
    """Return one alert as it stands. Raise Refused when there is none."""
    row = Alert.objects.filter(id=id, log="official").first()
    if row is None:
        raise Refused(f"没有预警 {id} · no alert {id}", code="alert_unknown", where=id)
    return row.facts()


def findings(
    keys: Collection[tuple[str, str]], *, log: str, using: str
) -> dict[tuple[str, str], domain.Finding]:
    """Return what was found last for each (rule, subject) of ``keys``."""
    found = {}
    for some in _chunks({subject for _, subject in keys}):
        for row in Finding.objects.using(using).filter(log=log, subject__in=some):
            if (row.rule, row.subject) in keys:
                found[row.rule, row.subject] = row.facts()
    return found


def alerts_of(ids: Collection[str], *, using: str) -> dict[str, domain.Alert]:
    """Return those of ``ids`` that are alerts."""
    found = {}
    for some in _chunks(ids):
        for row in Alert.objects.using(using).filter(id__in=some):
            found[row.id] = row.facts()
    return found


def dues_of(
    lots: Mapping[str, Collection[str]], *, log: str, using: str
) -> dict[tuple[str, str], domain.Due]:
    """Return what these lots of tenders are waited for, by (rule, subject); ``""`` means all lots."""
    found = {}
    for some in _chunks(lots):
        for row in Deadline.objects.using(using).filter(log=log, tender__in=some):
            found[row.rule, row.subject] = row.facts()
    return {
        key: due
        for key, due in found.items()
        if "" in lots[due.tender] or not due.lot or due.lot in lots[due.tender]
    }


def verdicts_of(project: str, *, log: str) -> dict[tuple[str, str], str]:
    """Return the answers about the tenders of a project as they stand, by (rule, subject)."""
    rows = _of_project(Finding, project, log).values_list("rule", "subject", "verdict")
    alone = Finding.objects.filter(log=log, tender=f"P:{project}")
    rows = rows.union(alone.values_list("rule", "subject", "verdict"))
    return {(rule, subject): verdict for rule, subject, verdict in rows}


def silent_of(project: str, *, log: str) -> set[str]:
    """Return the lots (or tenders without) of a project of which something due never came."""
    rows = _of_project(Deadline, project, log).filter(came=False, passed__gt=0)
    return {lot or tender for lot, tender in rows.values_list("lot", "tender")}


def _of_project(model: type[Finding] | type[Deadline], project: str, log: str) -> QuerySet[Any]:
    """Return the rows about tenders whose codes begin with a project's, by the index of tenders."""
    return model.objects.filter(log=log, tender__gte=project, tender__lt=f"{project}~")


def _chunks(names: Iterable[str], size: int = 500) -> Iterator[list[str]]:
    """Yield ``names`` in lists that fit into one statement of any database."""
    rest = iter(names)
    while some := list(islice(rest, size)):
        yield some
