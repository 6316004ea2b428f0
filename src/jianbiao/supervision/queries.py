"""Reading 监督: matters in force, cases and their clocks in somebody's reach, how late whom is."""

from datetime import date

from django.db.models import QuerySet

from jianbiao.errors import Refused
from jianbiao.law.calendar import Calendar
from jianbiao.people.queries import Scope
from jianbiao.supervision import codes, outages
from jianbiao.supervision.domain import clocks as timing
from jianbiao.supervision.domain.cases import Case
from jianbiao.supervision.domain.clocks import Running
from jianbiao.supervision.domain.listing import read_matter
from jianbiao.supervision.domain.matters import Matter, Side
from jianbiao.supervision.models import (
    CaseAlert,
    CaseBody,
    CaseClock,
    CaseCode,
    CaseRow,
    MatterVersion,
)


def matter(code: str, version: str, *, using: str = "default") -> Matter:
    """Return one version of a matter. Raise Refused when it was never adopted."""
    row = MatterVersion.objects.using(using).filter(matter=code, version=version).first()
    if row is None:
        raise Refused(f"没有监督事项 {code} · no matter {code}", code="matter_unknown", where=code)
    return _read(row)


def in_force(on: date) -> list[Matter]:
    """Return the matters in force on a day, each in its newest version."""
    rows = MatterVersion.objects.filter(effective_on__lte=on).order_by("effective_on", "number")
    newest = {row.matter: row for row in rows}
    return [_read(newest[code]) for code in sorted(newest)]


def matter_in_force(code: str, on: date) -> Matter:
    """Return a matter in the version in force on a day. Raise Refused when there is none."""
    row = (
        MatterVersion.objects.filter(matter=code, effective_on__lte=on)
        .order_by("effective_on", "number")
        .last()
    )
    if row is None:
        raise Refused(f"没有监督事项 {code} · no matter {code}", code="matter_unknown", where=code)
    return _read(row)


def _read(row: MatterVersion) -> Matter:
    key = (row.matter, row.version, row.digest)
    if key not in _READ:
        _READ[key] = read_matter(row.content)
    return _READ[key]


_READ: dict[tuple[str, str, str], Matter] = {}
"""Matters that were read, by code, version and digest: a version never changes."""


def case(id: str, scope: Scope | None = None, *, body: str = "") -> CaseRow:
    """Return a case in reach, or one that ``body`` handles. Raise Refused when there is none."""
    row = CaseRow.objects.filter(id=id).first()
    if row is None or not (scope is None or _seen(row, scope, body)):
        raise Refused(f"没有案件 {id} · no case {id}", code="case_unknown", where=id)
    return row


def _seen(row: CaseRow, scope: Scope, body: str) -> bool:
    handled = bool(body) and scope.reach is not None and body in row.facts().bodies
    return handled or scope.sees(row.region, row.industry)


def by_code(code: str) -> CaseRow:
    """Return the case whose filer's feedback code this is. Raise Refused where it is nobody's."""
    return _opened_by(code, Side.PUBLIC)[0]


def by_issued(code: str) -> tuple[CaseRow, CaseCode]:
    """Return the case that issued this code to a party, and the code as it is kept.

    Raise Refused where it is nobody's.
    """
    return _opened_by(code, Side.PARTY)


def _opened_by(code: str, side: Side) -> tuple[CaseRow, CaseCode]:
    """Return what a code opens: its digest is looked for, and compared in constant time.

    How long an answer takes tells nothing of a code: only digests are ever compared.
    """
    digest = codes.digest(code)
    kept = CaseCode.objects.filter(digest=digest).first()
    if kept is None or not codes.same(kept.digest, digest) or kept.side != side:
        raise _nobodys()
    return CaseRow.objects.get(id=kept.case), kept


def _nobodys() -> Refused:
    return Refused("反馈码无效 · no case has this code", code="feedback_unknown", where="code")


def handled(body: str, *, ended: bool, limit: int = 100) -> list[CaseRow]:
    """Return the cases that a department handles, in its reach or not, newest act first."""
    mine = CaseBody.objects.filter(body=body).values("case")
    rows = CaseRow.objects.filter(id__in=mine, ended=ended)
    return list(rows.order_by("-last_number")[:limit])


def cases(scope: Scope, *, ended: bool, matter: str = "") -> QuerySet[CaseRow]:
    """Return cases in reach that ended or did not, those with the newest act first."""
    rows = scope.filter(CaseRow.objects.filter(ended__in=[ended]))  # = False would be NOT: no index
    rows = rows.filter(matter=matter) if matter else rows
    return rows.order_by("-last_number")


def cases_about(alert: str, scope: Scope) -> list[tuple[CaseRow, Matter]]:
    """Return the cases in reach that take up an alert, the newest first."""
    held = list(CaseAlert.objects.filter(alert=alert).values_list("case", flat=True))
    rows = scope.filter(CaseRow.objects.filter(id__in=held)).order_by("-opened_number")
    return [(row, matter(row.matter, row.version)) for row in rows]


def public_cases(tender: str) -> list[tuple[CaseRow, Matter]]:
    """Return the cases about a tender whose state the law makes public, the oldest first."""
    found = []
    for row in CaseRow.objects.filter(tender=tender).order_by("opened_number"):
        its = matter(row.matter, row.version)
        if its.states[row.state].public:
            found.append((row, its))
    return found


def running(case: Case, its: Matter, *, on: date, calendar: Calendar) -> list[Running]:
    """Return the clocks of a case as of a day."""
    return timing.clocks(case, its, on=on, calendar=calendar, outages=outages.days())


def due(scope: Scope, *, limit: int) -> list[CaseClock]:
    """Return the clocks in reach that run out first, the late ones before all."""
    rows = scope.filter(CaseClock.objects.filter(stopped__isnull=True, last__isnull=False))
    return list(rows.order_by("last", "case")[:limit])


def late(scope: Scope, on: date) -> QuerySet[CaseClock]:
    """Return the clocks in reach whose last day is before ``on``."""
    rows = CaseClock.objects.filter(stopped__isnull=True, last__lt=on)
    return scope.filter(rows).order_by("last", "case")
