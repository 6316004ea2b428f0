"""The invented officers of a demonstration (演示经办人): they handle filings and hold one inspection.

A demonstration only: they act by the same services, powers and second persons as anybody who signs
in, slowly, so that filings are seen in every state; one in ten is left lying until it is late.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final

from jianbiao.errors import Refused
from jianbiao.people import queries as people
from jianbiao.people.models import Officer
from jianbiao.record.models import Tender
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import inspecting, queries, services
from jianbiao.supervision.domain.cases import Attempt, Subject
from jianbiao.supervision.domain.matters import Nature
from jianbiao.supervision.models import CaseRow

AT_ONCE: Final = 5
"""Acts in one go: the worker has more to do."""

ENOUGH: Final = 30
"""Tenders there must be before an inspection is planned."""

RECENT: Final = 100
"""Filings that are looked through, the newest first: those of departments without officers wait."""

_DAY: Final = timedelta(days=1)
_PAUSE: Final = timedelta(hours=6)
_ADDRESS: Final = "127.0.0.1"
_LATE, _RETURNED, _REFUSED = 0, 1, 2
_CORRECTED: Final = (3, 4)


def play(*, at: datetime) -> int:
    """Let officers do what is next; return how many acts were done."""
    codes = [
        one.code
        for one in queries.in_force(at.astimezone(SHANGHAI).date())
        if one.nature in {Nature.FILING, Nature.APPROVAL}
    ]
    open_ = CaseRow.objects.filter(matter__in=codes, ended=False, last_at__lt=at - _PAUSE)
    done = 0
    for row in open_.order_by("-last_number")[:RECENT]:
        done += done < AT_ONCE and _handle(row, at)
    return done + _inspect(at)


def _handle(row: CaseRow, at: datetime) -> bool:
    """Do the next act of a filing once its officers have had time for it."""
    lot = int(sha256(row.id.encode()).hexdigest()[:8], 16) % 10
    if lot == _LATE or at - row.last_at < _PAUSE * (1 + lot):
        return False
    charge = [one.department for one in people.in_charge(row.region, row.industry)]
    team = _team(charge[0], at) if charge else []
    if len(team) < 2:  # noqa: PLR2004 - one reviews, another signs
        return False
    approval = queries.matter(row.matter, row.version).nature is Nature.APPROVAL
    act, fields, second = _next(row, lot, at, approval=approval)
    return _act(row, act, fields, team[second], at)


def _next(
    row: CaseRow, lot: int, at: datetime, *, approval: bool
) -> tuple[str, dict[str, str], int]:
    """Return the act, its form, and whether the second person does it."""
    asked = any(one["act"] == "ask_correction" for one in row.done)
    day = at.astimezone(SHANGHAI).date()
    if row.state == "correcting":
        said = {"text": "已补齐材料。", "received_on": day.isoformat()}
        return "register_correction", said, 0
    if row.state == "reviewed":
        number = {"document_number": f"云监备〔{day.year}〕{row.opened_number}号"}
        if approval and lot == _REFUSED:
            return "refuse", {**number, "reason": "所述事实不符合法定情形。"}, 1
        return ("approve" if approval else "accept"), number, 1
    if lot == _RETURNED:
        return "return", {"ground": "3", "reason": "该项目依法无须办理。"}, 0
    if lot in _CORRECTED and not asked:
        by = (day + timedelta(days=7)).isoformat()
        return "ask_correction", {"missing": "缺少批准文件。", "correct_by": by}, 0
    return "review", {"opinion": "材料齐全，符合规定。"}, 0


def _inspect(at: datetime) -> bool:
    """Plan one inspection, record what was found, have another conclude it, publish."""
    row = CaseRow.objects.filter(matter=inspecting.INSPECTION).order_by("opened_number").first()
    if row is None:
        return _plan(at)
    team = _team(row.body, at)
    if len(team) < 2 or row.ended:  # noqa: PLR2004 - one plans, another concludes
        return False
    case = row.facts()
    if row.state == "concluded":
        said = {"summary": "所抽项目资料基本齐全，一个项目已责令补正。"}
        return _act(row, "publish", said, team[0], at)
    drawn = inspecting.drawn(case)
    if row.state != "drawn" or drawn is None or at - row.last_at < _DAY:
        return False
    seen = {one.fields["object"] for one in case.done if one.act == "record"}
    left = [one for one in drawn.objects if one not in seen]
    if not left:
        number = f"云检〔{at.astimezone(SHANGHAI).year}〕1号"
        return _act(row, "conclude", {"document_number": number}, team[1], at)
    said = {
        "object": left[0],
        "result": "2" if len(left) == 1 else "1",
        "inspected_on": at.astimezone(SHANGHAI).date().isoformat(),
        "notes": "查阅招标文件、开标与评标资料。",
    }
    return _act(row, "record", said, team[0], at)


def _plan(at: datetime) -> bool:
    if Tender.objects.filter(log="official")[:ENOUGH].count() < ENOUGH:
        return False
    teams = (_team(one.code, at) for one in people.departments().filter(level="province"))
    team = next((one for one in teams if len(one) > 1), None)
    if team is None:
        return False
    day = at.astimezone(SHANGHAI).date()
    said = {
        "title": f"{day.year}年招标项目随机检查",
        "kind": "1",
        "since": (day - timedelta(days=365)).isoformat(),
        "until": day.isoformat(),
        "objects": "3",
        "officers": "2",
        "inspect_by": (day + timedelta(days=60)).isoformat(),
    }
    first = team[0]
    subject = Subject(
        region=first.department.region, party=f"{first.department_id}/{said['title']}"
    )
    attempt = _attempt(first, "plan", said, at)
    services.open_case(
        inspecting.INSPECTION, attempt, subject=subject, by=people.actor(first, _ADDRESS), at=at
    )
    return True


def _act(row: CaseRow, act: str, fields: Mapping[str, str], officer: Officer, at: datetime) -> bool:
    by = people.actor(officer, _ADDRESS)
    try:
        services.act(row.id, _attempt(officer, act, fields, at), by=by, at=at)
    except Refused:
        return False  # somebody signed in and was faster; the attempt is on the ledger
    return True


def _attempt(officer: Officer, act: str, fields: Mapping[str, str], at: datetime) -> Attempt:
    return Attempt(
        act=act,
        by=officer.login,
        body=officer.department_id,
        at=at,
        side="authority",
        powers=officer.powers,
        competent=True,
        fields=dict(fields),
    )


def _team(department: str, at: datetime) -> list[Officer]:
    """Return the officers of a department who handle and approve cases."""
    found = []
    for one in people.officers().filter(department=department, ended_at__isnull=True):
        one.at = at
        if {"case.handle", "case.approve"} <= one.powers:
            found.append(one)
    return sorted(found, key=lambda one: one.login)
