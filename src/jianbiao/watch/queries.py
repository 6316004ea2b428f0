"""Reading 监测: what needs a person, one alert, findings of a tender, what is missing, what is due."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from django.db.models import QuerySet, Sum

from jianbiao.errors import Refused
from jianbiao.law.catalogue import RULES
from jianbiao.law.rule import Rule
from jianbiao.people.queries import Scope
from jianbiao.record import queries as record
from jianbiao.record.models import Tender
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch import domain
from jianbiao.watch.models import Alert, Deadline, Finding, Gap, Tally

GRACE = timedelta(days=1)
"""How long after the start of a period was reported its end may still be on the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AlertPage:
    """One alert with its rule, its finding and its tender."""

    alert: Alert
    rule: Rule
    finding: domain.Finding
    tender: Tender


def needs_me(scope: Scope) -> QuerySet[Alert]:
    """Return open alerts in ``scope``: broken limits before doubts, lasting before cured, newest first."""
    rows = scope.filter(Alert.objects.filter(state="open", log="official"))
    return rows.order_by("grade", "cured", "-opened_number")


def alerts(
    scope: Scope, *, state: str = "", rule: str = "", grade: str = "", tender: str = ""
) -> QuerySet[Alert]:
    """Return alerts in ``scope`` by filter, newest first."""
    rows = scope.filter(Alert.objects.filter(log="official"))
    for name, value in (("state", state), ("rule", rule), ("grade", grade), ("tender", tender)):
        if value:
            rows = rows.filter(**{name: value})
    return rows.order_by("-opened_number")


def alert_page(id: str, scope: Scope) -> AlertPage:
    """Return one alert's page. Raise Refused when there is none, or none in ``scope``."""
    row = scope.filter(Alert.objects.filter(id=id, log="official")).first()
    if row is None:
        raise Refused(f"没有预警 {id} · no alert {id}", code="alert_unknown", where=id)
    found = Finding.objects.get(log=row.log, rule=row.rule, subject=row.subject)
    return AlertPage(
        alert=row,
        rule=RULES[row.rule],
        finding=found.facts(),
        tender=record.tender(row.tender, log=row.log),
    )


def findings_of(tender: str, *, log: str = "official") -> list[domain.Finding]:
    """Return every answer about one tender, in the order of the catalogue."""
    rows = [row.facts() for row in Finding.objects.filter(log=log, tender=tender)]
    order = list(RULES)
    return sorted(rows, key=lambda one: (order.index(one.rule), one.subject))


def counts(scope: Scope) -> dict[str, int]:
    """Return how many alerts in ``scope`` are open by grade, and how many are closed."""
    rows = scope.filter(tallies())
    said = {"breach": 0, "yellow": 0, "closed": 0}
    for row in rows.values("state", "grade").annotate(n=Sum("count")).order_by():
        name = "closed" if row["state"] == "closed" else row["grade"]
        said[name] += row["n"]
    return said


def tallies() -> QuerySet[Tally]:
    """Return how many alerts there are of each kind; a scope narrows them as it narrows alerts."""
    return Tally.objects.filter(log="official")


def closed_by_rule() -> dict[str, dict[str, int]]:
    """Return for each rule how its alerts were closed: the measure of the rule."""
    said: dict[str, dict[str, int]] = {}
    rows = tallies().values("rule", "state", "verdict")
    for row in rows.annotate(n=Sum("count")).order_by():
        name = row["verdict"] if row["state"] == "closed" else "open"
        said.setdefault(row["rule"], {})[name] = row["n"]
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


def due(scope: Scope, *, limit: int = 20) -> Sequence[Deadline]:
    """Return what is due next in ``scope``, soonest first."""
    rows = _awaited().filter(log="official")
    return list(scope.filter(rows).order_by("due_on")[:limit])


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
