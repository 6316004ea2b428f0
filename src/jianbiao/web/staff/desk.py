"""总览: what needs me now, what just arrived, where tenders stand and which carry alerts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, QuerySet

from jianbiao.law.catalogue import RULES
from jianbiao.people.queries import Scope
from jianbiao.publish import domain as public
from jianbiao.publish.queries import Choice
from jianbiao.record import queries as record
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.stages import WORDS, Stage
from jianbiao.record.models import Party, Tender
from jianbiao.watch import queries as watch
from jianbiao.watch.models import Alert, Finding

ARRIVALS: Final = 12
_WIDER: Final = (36, 144, 576)
"""How many of the newest are looked at in turn: on a deadline's morning most are bids still secret."""

QUEUE: Final = 10
GRADES: Final = ("breach", "yellow")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """One message that just came, with its tender's title."""

    item: Item
    head: public.Headline
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One row of the matrix: its filter, the number in each stage, the sum."""

    key: str
    cells: tuple[tuple[str, int], ...]
    total: int


def arrivals(scope: Scope, at: datetime, *, after: int = 0) -> list[Arrival]:
    """Return what came after entry ``after``, newest first; bids only once they are open."""
    shown: list[Item] = []
    for wide in _WIDER:
        found = record.recent(scope, after=after, limit=wide)
        shown = _shown(found, at)[:ARRIVALS]
        if len(shown) == ARRIVALS or len(found) < wide:
            break
    titles = record.titles(one.tender for one in shown)
    return [
        Arrival(item=one, head=public.headline(one), title=titles.get(one.tender, one.tender))
        for one in shown
    ]


def _shown(found: Sequence[Item], at: datetime) -> list[Item]:
    secret = {one.tender for one in found if one.set in public.SECRET}
    held = record.items_of(secret, log="official") if secret else {}
    return [
        one
        for one in found
        if one.set not in public.SECRET or public.is_open(one, held[one.tender], at)
    ]


def queue(scope: Scope) -> list[dict[str, Any]]:
    """Return the alerts at the top of the queue with their tenders' titles."""
    return titled(list(watch.needs_me(scope)[:QUEUE]))


def titled(rows: Sequence[Alert]) -> list[dict[str, Any]]:
    """Return alerts with the titles of their tenders and what was found."""
    titles = record.titles(row.tender for row in rows)
    subjects = [row.subject for row in rows]
    kept = Finding.objects.filter(log="official", subject__in=subjects)
    found = {(one.rule, one.subject): one for one in kept}
    return [
        {
            "alert": row,
            "rule": RULES[row.rule],
            "title": titles.get(row.tender, row.tender),
            "finding": found.get((row.rule, row.subject)),
            "seal": seal_of(row),
        }
        for row in rows
    ]


def seal_of(row: Alert) -> str:
    """Return the mark of an alert: 结 once closed, else 越 or 议."""
    if row.state == "closed":
        return "closed"
    return "breach" if row.grade == "breach" else "doubt"


def matrix(scope: Scope) -> list[MatrixRow]:
    """Return tenders by stage: all, and those with an open alert of each grade."""
    rows = [_row("", record.counts(scope))]
    for grade in GRADES:
        counted = with_alert(record.tenders(scope), grade).order_by().values("stage")
        said = {row["stage"]: row["n"] for row in counted.annotate(n=Count("code"))}
        rows.append(_row(grade, said))
    return rows


def with_alert(rows: QuerySet[Tender], grade: str) -> QuerySet[Tender]:
    """Return those tenders that carry an open alert of ``grade``."""
    if grade not in GRADES:
        return rows
    open_alerts = Alert.objects.filter(log="official", state="open", grade=grade)
    return rows.filter(code__in=open_alerts.values("tender"))


def stages() -> list[tuple[str, tuple[str, str]]]:
    """Return the stages in their order with their words."""
    return [(stage.value, WORDS[stage]) for stage in Stage]


def alert_facets(scope: Scope, said: dict[str, str]) -> dict[str, list[Choice]]:
    """Return the choices of the alerts' filters with their counts."""
    return {name: _choices(scope, name, said) for name in ("state", "grade", "rule")}


def marks(codes: Sequence[str]) -> dict[str, str]:
    """Return the gravest mark among the open alerts of each tender that has one."""
    rows = Alert.objects.filter(log="official", state="open", tender__in=codes)
    found: dict[str, str] = {}
    for tender, grade in rows.values_list("tender", "grade"):
        if found.get(tender) != "breach":
            found[tender] = "breach" if grade == "breach" else "doubt"
    return found


def rank(scope: Scope, row: Alert) -> tuple[int, int]:
    """Return (place, of how many) of an alert in the queue; (0, n) once it is closed."""
    ids = list(watch.needs_me(scope).values_list("id", flat=True))
    return (ids.index(row.id) + 1 if row.id in ids else 0), len(ids)


def others(row: Alert) -> list[dict[str, Any]]:
    """Return the other alerts of the same tender, newest first."""
    rows = Alert.objects.filter(log=row.log, tender=row.tender).exclude(id=row.id)
    return titled(list(rows.order_by("-opened_number")[:10]))


def open_parties(rows: Sequence[Party], at: datetime) -> list[Party]:
    """Return those rows of an entity that may be shown: that somebody bids, only after the opening."""
    bidding = {row.tender for row in rows if row.role == "bidder"}
    held = record.items_of(bidding, log="official") if bidding else {}
    return [row for row in rows if row.role != "bidder" or _open_bid(row, held[row.tender], at)]


def _open_bid(row: Party, items: Sequence[Item], at: datetime) -> bool:
    """Say whether the record that first named a bidder may be shown."""
    return any(one.number == row.number and public.is_open(one, items, at) for one in items)


def _row(key: str, said: dict[str, int]) -> MatrixRow:
    cells = tuple((stage.value, said.get(stage.value, 0)) for stage in Stage)
    return MatrixRow(key=key, cells=cells, total=sum(n for _, n in cells))


def _choices(scope: Scope, name: str, said: dict[str, str]) -> list[Choice]:
    others = {k: v for k, v in said.items() if k != name and k in {"state", "grade", "rule"}}
    rows = watch.alerts(scope, **others).order_by().values(name).annotate(n=Count("id"))
    chosen = said.get(name, "")
    counted = {row[name]: row["n"] for row in rows}
    if chosen:
        counted.setdefault(chosen, 0)
    return [
        Choice(value=value, said=_words(name, value), n=n, chosen=value == chosen)
        for value, n in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    ]


def _words(name: str, value: str) -> tuple[str, str]:
    if name == "rule" and value in RULES:
        rule = RULES[value]
        return f"{value} {rule.zh}", f"{value} {rule.en}"
    return _SAID.get(value, ("", ""))


_SAID: Final = {
    "open": ("待判断", "open"),
    "closed": ("已办结", "closed"),
    "breach": ("越限", "limit broken"),
    "yellow": ("存议", "doubt"),
}
