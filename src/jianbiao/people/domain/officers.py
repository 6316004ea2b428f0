"""人员任用与离任: one login is one person for ever; one person holds one role at a time."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from jianbiao.errors import Refused
from jianbiao.people.domain.departments import Department
from jianbiao.people.domain.powers import POWER_WORDS, ROLE_WORDS, powers
from jianbiao.standard.bodies import HandedOver
from jianbiao.standard.events import OfficerAppointed, OfficerEnded
from jianbiao.standard.terms import Actor

MACHINE: Final = frozenset({"system", "operator"})
"""Actors that are no person: the clock, and whoever starts a command on the machine itself."""

_LOGIN: Final = re.compile(r"[a-z][a-z0-9._\-]{1,31}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """One officer as appointed. ``ended_at`` is set once the appointment is over."""

    login: str
    name: str
    department: str
    role: str
    appointed_at: datetime
    ended_at: datetime | None = None


def check_may(
    officer: Officer | None,
    department: Department | None,
    granted: Iterable[str],
    power: str,
    by: Actor,
) -> None:
    """Raise Refused unless ``by`` may: a machine's operator, or an officer who holds ``power``.

    ``granted`` are the names of the grants that count now.
    """
    if by.id in MACHINE:
        return
    active = officer is not None and officer.ended_at is None
    if (
        officer
        and department
        and active
        and power in powers(officer.role, department.function, granted)
    ):
        return
    zh, en = POWER_WORDS[power]
    raise Refused(f"{by.id} 无权{zh} · {by.id} may not {en}", code="power_missing", where=power)


def appoint(
    now: Officer | None,
    *,
    login: str,
    name: str,
    department: Department | None,
    role: str,
    by: Actor,
) -> OfficerAppointed:
    """Decide whether ``login`` may be appointed. Nobody appoints themselves (双人授权)."""
    if not _LOGIN.fullmatch(login) or login in MACHINE:
        raise Refused(
            f"登录名 {login!r} 不可用：小写字母开头，2 至 32 位 · login is not usable: 2 to 32 of a-z 0-9 . _ -",
            code="officer_malformed",
            where="login",
        )
    if not name.strip():
        raise Refused("姓名必填 · a name is needed", code="officer_malformed", where="name")
    if role not in ROLE_WORDS:
        known = ", ".join(ROLE_WORDS)
        raise Refused(
            f"岗位 {role} 未知，可用 · role unknown, one of: {known}",
            code="officer_malformed",
            where="role",
        )
    if department is None:
        raise Refused(
            "部门未登记 · no such department", code="department_unknown", where="department"
        )
    if by.id not in MACHINE and by.body != department.code:
        raise Refused(
            "只能任用本部门人员 · only into one's own department",
            code="not_own_department",
            where=department.code,
        )
    _check_login_free(now, login=login, name=name, by=by)
    return OfficerAppointed(login=login, name=name, department=department.code, role=role)


def end_officer(now: Officer | None, *, login: str, reason: str, by: Actor) -> OfficerEnded:
    """Decide whether the appointment of ``login`` may end; the reason is kept."""
    if now is None or now.ended_at is not None:
        raise Refused(
            f"{login} 不在任 · {login} is not in office", code="officer_unknown", where=login
        )
    if not reason.strip():
        raise Refused("离任原因必填 · a reason is needed", code="reason_missing", where="reason")
    if by.id == login:
        raise Refused(
            "本人不得办理本人离任 · nobody ends their own appointment",
            code="second_person",
            where=login,
        )
    if by.id not in MACHINE and by.body != now.department:
        raise Refused(
            "只能办理本部门人员离任 · only of one's own department",
            code="not_own_department",
            where=now.department,
        )
    return OfficerEnded(login=login, reason=reason)


def hand_over(
    now: Officer | None,
    successor: Officer | None,
    *,
    login: str,
    to: str,
    subjects: Sequence[str],
    reason: str,
    by: Actor,
) -> HandedOver:
    """Decide whether what ``login`` has in hand may go to ``to``, in office in the same department."""
    if now is None:
        raise Refused(f"没有 {login} · nobody is {login}", code="officer_unknown", where=login)
    if successor is None or successor.ended_at is not None or to == login:
        raise Refused(
            f"接手人 {to} 不在任 · the successor is not in office", code="officer_unknown", where=to
        )
    if successor.department != now.department or (
        by.id not in MACHINE and by.body != now.department
    ):
        raise Refused(
            "只能在本部门内交接 · only within one's own department",
            code="not_own_department",
            where=successor.department,
        )
    if not reason.strip():
        raise Refused("交接原因必填 · a reason is needed", code="reason_missing", where="reason")
    return HandedOver(login=login, successor=to, subjects=list(subjects), reason=reason)


def after(now: Officer | None, event: OfficerAppointed | OfficerEnded, *, at: datetime) -> Officer:
    """Return the officer as they stand once ``event`` has happened."""
    match event, now:
        case OfficerAppointed(), _:
            return Officer(
                login=event.login,
                name=event.name,
                department=event.department,
                role=event.role,
                appointed_at=at,
            )
        case OfficerEnded(), Officer():
            return replace(now, ended_at=at)
    raise Refused(f"{event.kind} cannot follow {now}")


def _check_login_free(now: Officer | None, *, login: str, name: str, by: Actor) -> None:
    if by.id == login:
        raise Refused(
            "本人不得任用本人 · nobody appoints themselves", code="second_person", where=login
        )
    if now is not None and now.ended_at is None:
        raise Refused(f"{login} 已在任 · {login} is in office", code="officer_exists", where=login)
    if now is not None and now.name != name:
        raise Refused(
            f"登录名 {login} 曾属 {now.name}，不得转给他人 · the login was {now.name}'s and is nobody else's",
            code="officer_exists",
            where=login,
        )
