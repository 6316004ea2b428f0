"""What conditions ask of officers (办案人员): loaded for the engine, which stays pure."""

from collections.abc import Iterable
from dataclasses import replace

from jianbiao.people import queries as people
from jianbiao.record.models import Party
from jianbiao.supervision.domain.cases import Attempt, Case, Person, Subject
from jianbiao.supervision.domain.complaint import COMPLAINT, complaint
from jianbiao.supervision.domain.matters import Act, Kind, Matter
from jianbiao.supervision.domain.recusal import plain
from jianbiao.supervision.models import CaseRow

JUDGING = ("draft", "decide")
"""Acts by which somebody takes part in a decision."""

_CALLERS = ("procuring_entity", "agency", "owner")


def informed(attempt: Attempt, case: Case | None, matter: Matter, *, subject: Subject) -> Attempt:
    """Return ``attempt`` with the officers and cases its act's conditions ask about.

    An act that asks about neither is left as it is, and costs no query.
    """
    act = matter.acts.get(attempt.act)
    if act is None or not _asks(act):
        return attempt
    named = [
        line.strip()
        for field in act.fields
        if field.kind is Kind.OFFICERS
        for line in attempt.fields.get(field.name, "").replace(",", "\n").splitlines()
    ]
    wanted = [attempt.fields.get(one.name, "") for one in act.fields if one.kind is Kind.CASE]
    return replace(
        attempt,
        persons=persons([attempt.by, *named], attempt, case=case),
        concerned=concerned(case, attempt, subject),
        cases=frozenset(CaseRow.objects.filter(id__in=wanted).values_list("id", flat=True))
        if wanted
        else frozenset(),
    )


def persons(logins: Iterable[str], attempt: Attempt, *, case: Case | None) -> dict[str, Person]:
    """Return the officers of these logins who are in office, by login."""
    before = judged(case)
    return {
        row.login: Person(
            login=row.login,
            name=row.name,
            body=row.department_id,
            called=frozenset({row.department.zh, row.department.en}),
            powers=row.powers,
            judged=row.login in before,
        )
        for row in people.in_office(dict.fromkeys(logins), at=attempt.at)
    }


def colleagues(attempt: Attempt, *, case: Case) -> list[Person]:
    """Return who in the same department may handle cases, by login."""
    logins = people.officers().filter(department_id=attempt.body, ended_at=None)
    found = persons(logins.values_list("login", flat=True), attempt, case=case)
    return sorted(
        (one for one in found.values() if "case.handle" in one.powers), key=lambda one: one.login
    )


def judged(case: Case | None) -> frozenset[str]:
    """Return who drafted or signed a decision on the same: tender, matter and respondent of ``case``.

    Who decides several complaints about one tender is no party to any; who decided this one is.
    """
    told = complaint(case) if case else None
    if case is None or told is None or not case.subject.tender:
        return frozenset()
    rows = CaseRow.objects.filter(tender=case.subject.tender, matter=COMPLAINT).exclude(id=case.id)
    others = [one.facts() for one in rows]
    return frozenset(
        one.by
        for other in others
        if (said := complaint(other)) is not None
        and said.decided_on is not None
        and said.matter == told.matter
        and plain(said.respondent) == plain(told.respondent)
        for one in other.done
        if one.act in JUDGING
    )


def concerned(case: Case | None, attempt: Attempt, subject: Subject) -> frozenset[str]:
    """Return the names of whom a case is about: the respondent, who called the tender, the agency."""
    said = [one.fields.get("respondent", "") for one in case.done] if case else []
    names = {plain(name) for name in (*said, attempt.fields.get("respondent", ""))}
    if subject.tender:
        rows = Party.objects.filter(log="official", tender=subject.tender, role__in=_CALLERS)
        names |= {plain(name) for name in rows.filter(until=0).values_list("name", flat=True)}
    return frozenset(names - {""})


def _asks(act: Act) -> bool:
    return any(guard.name in {"staffed", "impartial", "exists"} for guard in act.guards)
