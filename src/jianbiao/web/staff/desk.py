"""总览: what needs me now, what just arrived, where tenders stand and which carry alerts."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Q, QuerySet

from jianbiao.law.catalogue import RULES
from jianbiao.people import queries as people
from jianbiao.people.queries import Scope
from jianbiao.publish import domain as public
from jianbiao.publish.searching import Choice
from jianbiao.record import queries as record
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.stages import WORDS, Stage
from jianbiao.watch import queries as watch
from jianbiao.watch.domain import Alert as Facts
from jianbiao.watch.models import Alert, Finding
from jianbiao.web.staff.charging import holders

ARRIVALS: Final = 12
_WIDER: Final = (36, 144, 576)
"""How many of the newest are looked at in turn: on a deadline's morning most are bids still secret."""

QUEUE: Final = 10
GRADES: Final = ("breach", "yellow")
AT_ONCE: Final = 200
"""Tenders looked up by their codes together."""
MOST: Final = 1000
"""Alerts of one grade that the matrix and a place in the queue are counted from."""

_FILTERS: Final = ("state", "grade", "rule")


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """The newest of ``n`` messages of one kind that just came for a tender, with its title."""

    item: Item
    head: public.Headline
    title: str
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """One row of the matrix: its filter, the number in each stage, the sum; ``more``: at least so many."""

    key: str
    cells: tuple[tuple[str, int], ...]
    total: int
    more: bool = False


def arrivals(scope: Scope, at: datetime, *, after: int = 0) -> list[Arrival]:
    """Return what came after entry ``after``, newest first; bids only once they are open."""
    groups: list[list[Item]] = []
    for wide in _WIDER:
        found = record.recent(scope, after=after, limit=wide)
        groups = _alike(_shown(found, at))[:ARRIVALS]
        if len(groups) == ARRIVALS or len(found) < wide:
            break
    titles = record.titles(same[0].tender for same in groups)
    return [
        Arrival(item=one, head=public.headline(one), title=titles.get(one.tender, one.tender), n=n)
        for one, n in ((same[0], len(same)) for same in groups)
    ]


def _alike(found: Sequence[Item]) -> list[list[Item]]:
    """Return messages that would read the same together, where the newest of them stands."""
    groups: dict[tuple[str, str], list[Item]] = {}
    for one in found:
        groups.setdefault((one.tender, public.headline(one).zh), []).append(one)
    return list(groups.values())


def _shown(found: Sequence[Item], at: datetime) -> list[Item]:
    secret = {one.tender for one in found if public.until(one)}
    held = record.items_of(secret, log="official") if secret else {}
    return [
        one for one in found if not public.until(one) or public.is_open(one, held[one.tender], at)
    ]


def queue(scope: Scope, at: datetime) -> list[dict[str, Any]]:
    """Return the alerts at the top of the queue with their tenders' titles."""
    return titled(list(watch.needs_me(scope, at)[:QUEUE]))


def titled(rows: Sequence[Alert]) -> list[dict[str, Any]]:
    """Return alerts with the titles of their tenders, what was found, and who has them in hand."""
    titles = record.titles(row.tender for row in rows)
    subjects = [row.subject for row in rows]
    kept = Finding.objects.filter(log="official", subject__in=subjects)
    found = {(one.rule, one.subject): one for one in kept}
    held = holders(row.id for row in rows)
    return [
        {
            "alert": row,
            "rule": RULES[row.rule],
            "title": titles.get(row.tender, row.tender),
            "finding": found.get((row.rule, row.subject)),
            "seal": seal_of(row),
            "holder": held.get(row.id),
        }
        for row in rows
    ]


def seal_of(row: Alert) -> str:
    """Return the mark of an alert: 结 once closed, else 越 or 议."""
    if row.state == "closed":
        return "closed"
    return "breach" if row.grade == "breach" else "doubt"


def matrix(scope: Scope, at: datetime) -> list[MatrixRow]:
    """Return tenders by stage: all, and those with an open alert of each grade."""
    rows = [_row("", record.counts(scope))]
    for grade in GRADES:
        waiting = watch.needs_me(scope, at).filter(grade=grade).values_list("tender", flat=True)
        codes = list(waiting[: MOST + 1])
        few = sorted(set(codes[:MOST]))
        said: Counter[str] = Counter()  # by few at once and not grouped: else all tenders are read
        for start in range(0, len(few), AT_ONCE):
            some = few[start : start + AT_ONCE]
            counted = record.tenders(scope).filter(code__in=some).order_by()
            said.update(counted.values_list("stage", flat=True))
        rows.append(_row(grade, said, more=len(codes) > MOST))
    return rows


def stages() -> list[tuple[str, tuple[str, str]]]:
    """Return the stages in their order with their words."""
    return [(stage.value, WORDS[stage]) for stage in Stage]


def alert_facets(scope: Scope, said: dict[str, str], at: datetime) -> dict[str, list[Choice]]:
    """Return the choices of the alerts' filters with their counts."""
    return {name: _choices(scope, name, said, at) for name in _FILTERS}


def alerts_n(scope: Scope, said: dict[str, str], at: datetime) -> int:
    """Return how many alerts a list has: from the tallies, of few ones by counting them."""
    chosen = {name: said[name] for name in _FILTERS if said.get(name)}
    few = _few(scope, said, at, chosen)
    return few.count() if few is not None else watch.tallied(scope, at, **chosen)[()]


def _few(
    scope: Scope, said: dict[str, str], at: datetime, chosen: dict[str, str]
) -> QuerySet[Alert] | None:
    """Return the alerts of one tender, or in one officer's hand; None where neither is asked."""
    if not (said.get("tender") or said.get("hand")):
        return None
    rows = watch.alerts(scope, at, tender=said.get("tender", ""), **chosen)
    return rows.filter(id__in=people.held_by(said["hand"])) if said.get("hand") else rows


def alerts_page(
    scope: Scope, said: dict[str, str], size: int, at: datetime
) -> tuple[list[dict[str, Any]], str]:
    """Return one page of alerts with their titles, and where the next one begins."""
    chosen = {name: said.get(name, "") for name in (*_FILTERS, "tender")}
    rows = watch.alerts(scope, at, **chosen).order_by("-opened_number", "id")
    if said.get("hand"):
        rows = rows.filter(id__in=people.held_by(said["hand"]))
    number, _, id = said.get("before", "").partition("~")
    if number.isascii() and number.isdigit() and len(number) < 19:  # noqa: PLR2004 - 64 bits
        after = Q(opened_number__lt=int(number)) | Q(id__gt=id)
        rows = rows.filter(after, opened_number__lte=int(number))
    found = list(rows[: size + 1])
    last = found[size - 1] if len(found) > size else None
    return titled(found[:size]), f"{last.opened_number}~{last.id}" if last else ""


def marks(scope: Scope, codes: Sequence[str], at: datetime) -> dict[str, str]:
    """Return the gravest mark among the alerts that last of each tender that has one."""
    rows = watch.needs_me(scope, at).filter(tender__in=codes).order_by()
    found: dict[str, str] = {}
    for tender, grade in rows.values_list("tender", "grade"):
        if found.get(tender) != "breach":
            found[tender] = "breach" if grade == "breach" else "doubt"
    return found


def rank(scope: Scope, row: Alert, at: datetime) -> tuple[int, int]:
    """Return (place, of how many) of an alert in the queue; (0, n) once closed or beyond ``MOST``."""
    ids = list(watch.needs_me(scope, at).values_list("id", flat=True)[:MOST])
    counts = watch.counts(scope, at)
    return (ids.index(row.id) + 1 if row.id in ids else 0), counts["breach"] + counts["yellow"]


def following(scope: Scope, row: Alert, at: datetime) -> Alert | None:
    """Return the alert to judge next: the first of the queue that is not ``row``."""
    return watch.needs_me(scope, at).exclude(id=row.id).first()


def others(scope: Scope, row: Alert, at: datetime) -> list[dict[str, Any]]:
    """Return the other alerts of the same tender, newest first."""
    rows = watch.alerts(scope, at, tender=row.tender).exclude(id=row.id)
    return titled(list(rows[:10]))


def _row(key: str, said: dict[str, int], *, more: bool = False) -> MatrixRow:
    cells = tuple((stage.value, said.get(stage.value, 0)) for stage in Stage)
    return MatrixRow(key=key, cells=cells, total=sum(n for _, n in cells), more=more)


def _choices(scope: Scope, name: str, said: dict[str, str], at: datetime) -> list[Choice]:
    others = {k: said[k] for k in _FILTERS if k != name and said.get(k)}
    few = _few(scope, said, at, others)
    if few is not None:
        counted = Counter(_value(row.facts(), name) for row in few)
    else:
        counted = Counter({k: n for (k,), n in watch.tallied(scope, at, name, **others).items()})
    chosen = said.get(name, "")
    if chosen:
        counted.setdefault(chosen, 0)
    return [
        Choice(value=value, said=_words(name, value), n=n, chosen=value == chosen)
        for value, n in sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    ]


def _value(one: Facts, name: str) -> str:
    return one.tallied if name == "state" else str(getattr(one, name))


def _words(name: str, value: str) -> tuple[str, str]:
    if name == "rule" and value in RULES:
        rule = RULES[value]
        return f"{value} {rule.zh}", f"{value} {rule.en}"
    return _SAID.get(value, ("", ""))


_SAID: Final = {
    "open": ("待判断", "open"),
    "cured": ("已消除，待办结", "cured, to be closed"),
    "closed": ("已办结", "closed"),
    "breach": ("越限", "limit broken"),
    "yellow": ("存议", "doubt"),
}
