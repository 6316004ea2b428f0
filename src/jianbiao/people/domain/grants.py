"""授权: a power is proposed by the department's own administrator and confirmed by a second person.

A grant has a first and perhaps a last day. What contradicts the separation of supervision from
operation, or of the three administrators, is refused when it is proposed, and once more when the
ledger is folded: an entry that says so all the same makes a void grant, which brings no power.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from jianbiao.errors import Refused
from jianbiao.people.domain.departments import Department
from jianbiao.people.domain.officers import MACHINE, Officer
from jianbiao.people.domain.powers import APART, GRANT_WORDS, GRANTABLE, SUPERVISION, holdable
from jianbiao.standard.bodies import PowerConfirmed, PowerDeclined, PowerProposed, PowerRevoked
from jianbiao.standard.terms import SHANGHAI, Actor

PROPOSED, STANDING = "proposed", "standing"
ALIVE: Final = frozenset({PROPOSED, STANDING})
"""States a grant can still leave; the others (declined, revoked, ended, void) are for ever."""

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")

Event = PowerProposed | PowerConfirmed | PowerDeclined | PowerRevoked


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """One grant; ``id`` is login/power/count.

    ``state``: proposed, standing, declined, revoked, ended (with the appointment) or void
    (forbidden: ``reason`` says why).
    """

    id: str
    login: str
    power: str
    from_on: date
    until_on: date | None
    basis: str
    stands_in_for: str
    state: str
    proposed_by: str
    proposed_at: datetime
    confirmed_by: str = ""
    confirmed_at: datetime | None = None
    ended_by: str = ""
    ended_at: datetime | None = None
    reason: str = ""

    def counts(self, at: datetime | None) -> bool:
        """Say whether the grant brings its power at ``at``; without a moment, only an undated one."""
        if at is None:
            begun = self.confirmed_at is not None and self.from_on <= _today(self.confirmed_at)
            return self.state == STANDING and begun and self.until_on is None
        today = _today(at)
        begun = self.state == STANDING and self.from_on <= today
        return begun and (self.until_on is None or today <= self.until_on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Whom a grant is about: the officer, the department, every grant they ever had."""

    officer: Officer | None
    department: Department | None
    grants: tuple[Grant, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is to be granted, as ``PowerProposed`` says it."""

    login: str
    power: str
    from_on: str
    until_on: str = ""
    basis: str
    stands_in_for: str = ""
    signed_by: str = ""


def propose(holder: Holder, draft: Draft, *, by: Actor, at: datetime) -> PowerProposed:
    """Decide whether ``by`` may propose what ``draft`` says."""
    officer = _in_office(holder, draft.login)
    first, last = _read(draft, at)
    _check_machine(by, draft.signed_by, "signed_by")
    if by.id == draft.login:
        raise Refused(
            "本人不得授权本人 · nobody grants themselves", code="second_person", where=draft.login
        )
    _check_own(by, officer)
    if fault := forbidden(holder, draft.power):
        raise Refused(fault[1], code=fault[0], where=draft.power)
    same = [g for g in holder.grants if g.power == draft.power]
    if any(g.state in ALIVE and _overlap(g, first, last) for g in same):
        raise Refused(
            f"{draft.login} 已有或已拟 {draft.power} · it is held or proposed already",
            code="grant_exists",
            where=draft.power,
        )
    return PowerProposed(
        grant=f"{draft.login}/{draft.power}/{1 + len(same)}",
        login=draft.login,
        power=draft.power,
        from_on=first.isoformat(),
        until_on=last.isoformat() if last else "",
        basis=draft.basis,
        stands_in_for=draft.stands_in_for,
        signed_by=draft.signed_by,
    )


def confirm(
    now: Grant | None, holder: Holder, *, id: str, by: Actor, signed_by: str = ""
) -> PowerConfirmed:
    """Decide whether ``by`` may confirm: a second person, neither proposer nor holder."""
    grant = _alive(now, id, {PROPOSED})
    officer = _in_office(holder, grant.login)
    _check_machine(by, signed_by, "signed_by")
    if (signed_by or by.id) in {grant.proposed_by, grant.login, grant.stands_in_for}:
        raise Refused(
            "须由另一人复核 · a second person has to confirm", code="second_person", where=by.id
        )
    _check_own(by, officer)
    others = replace(holder, grants=tuple(g for g in holder.grants if g.id != id))
    if fault := forbidden(others, grant.power):
        raise Refused(fault[1], code=fault[0], where=grant.power)
    return PowerConfirmed(grant=id, signed_by=signed_by)


def decline(now: Grant | None, *, id: str, reason: str) -> PowerDeclined:
    """Decide whether a proposal may be turned down or taken back."""
    _alive(now, id, {PROPOSED})
    _check_reason(reason)
    return PowerDeclined(grant=id, reason=reason)


def revoke(now: Grant | None, *, id: str, reason: str, by: Actor) -> PowerRevoked:
    """Decide whether a standing grant may be revoked; its holder may not give it back alone."""
    grant = _alive(now, id, {STANDING})
    _check_reason(reason)
    if by.id == grant.login:
        raise Refused("本人不得收回本人授权 · not by its holder", code="second_person", where=by.id)
    return PowerRevoked(grant=id, reason=reason)


def forbidden(holder: Holder, power: str) -> tuple[str, str] | None:
    """Return (code, why) where the law of the house forbids this holder this power for ever."""
    officer, department = holder.officer, holder.department
    if officer is None or department is None or power not in GRANTABLE:
        return "officer_unknown", "没有该人员或名目 · no such officer or grant"
    zh, en = GRANT_WORDS[power]
    if not holdable(power, officer.role, department.function):
        if GRANTABLE[power] & SUPERVISION:
            return (
                "supervision_forbidden",
                f"{department.zh}人员不得持有监督权限“{zh}” · nobody of {department.en} in this post can hold “{en}”",
            )
        return "grant_forbidden", f"该岗位不能持有“{zh}” · this post cannot hold “{en}”"
    if power in APART:
        held = next(
            (g.power for g in holder.grants if g.power in APART - {power} and g.state in ALIVE), ""
        )
        if held:
            return (
                "administrators_apart",
                f"三员分立：已持有 {held}，不得再持有 {power} · the three administrators are three people",
            )
    return None


def after(now: Grant | None, event: Event, holder: Holder, *, by: str, at: datetime) -> Grant:
    """Return the grant once ``event`` has happened. Total: what is forbidden becomes void."""
    match event, now:
        case PowerProposed(), _:
            return Grant(
                id=event.grant,
                login=event.login,
                power=event.power,
                from_on=date.fromisoformat(event.from_on),
                until_on=date.fromisoformat(event.until_on) if event.until_on else None,
                basis=event.basis,
                stands_in_for=event.stands_in_for,
                state=PROPOSED,
                proposed_by=event.signed_by or by,
                proposed_at=at,
            )
        case PowerConfirmed(), Grant():
            return _confirmed(now, holder, event.signed_by or by, at)
        case PowerDeclined() | PowerRevoked(), Grant() if now.state in ALIVE:
            state = "declined" if isinstance(event, PowerDeclined) else "revoked"
            return replace(now, state=state, ended_by=by, ended_at=at, reason=event.reason)
        case _, Grant():
            return now
    raise Refused(f"{event.kind} cannot follow {now}")


def ended(now: Grant, *, by: str, at: datetime, reason: str) -> Grant:
    """Return the grant once the appointment it hangs on is over."""
    return replace(now, state="ended", ended_by=by, ended_at=at, reason=reason)


def _confirmed(now: Grant, holder: Holder, by: str, at: datetime) -> Grant:
    if now.state != PROPOSED:
        return now
    said = replace(now, confirmed_by=by, confirmed_at=at)
    others = replace(holder, grants=tuple(g for g in holder.grants if g.id != now.id))
    fault = forbidden(others, now.power)
    if fault is None and by in {now.proposed_by, now.login}:
        fault = ("second_person", "拟定与复核为同一人 · proposed and confirmed by one person")
    if fault is not None:
        return replace(said, state="void", reason=fault[1], ended_at=at)
    return replace(said, state=STANDING)


def _in_office(holder: Holder, login: str) -> Officer:
    if holder.officer is None or holder.officer.ended_at is not None:
        raise Refused(
            f"{login} 不在任 · {login} is not in office", code="officer_unknown", where=login
        )
    return holder.officer


def _alive(now: Grant | None, id: str, states: Iterable[str]) -> Grant:
    if now is None:
        raise Refused(f"没有授权 {id} · no grant {id}", code="grant_unknown", where=id)
    if now.state not in states:
        raise Refused(
            f"授权 {id} 已是 {now.state} · it is {now.state}", code="grant_over", where=id
        )
    return now


def _read(draft: Draft, at: datetime) -> tuple[date, date | None]:
    """Return first and last day of a draft that can be read. Raise Refused on any other."""
    if draft.power not in GRANTABLE:
        known = ", ".join(GRANTABLE)
        raise Refused(
            f"没有授权名目 {draft.power}，可用 · no such grant, one of: {known}",
            code="grant_malformed",
            where="power",
        )
    if not draft.basis.strip():
        raise Refused("授权依据必填 · a basis is needed", code="basis_missing", where="basis")
    first, last = _days(draft.from_on, draft.until_on)
    if last is not None and last < _today(at):
        raise Refused(
            "授权期已过 · the grant would be over", code="grant_malformed", where="until_on"
        )
    return first, last


def _check_own(by: Actor, officer: Officer) -> None:
    if by.id not in MACHINE and by.body != officer.department:
        raise Refused(
            "只能办理本部门人员的授权 · only for officers of one's own department",
            code="not_own_department",
            where=officer.department,
        )


def _check_machine(by: Actor, signed_by: str, where: str) -> None:
    """Ask a start-up that the machine's operator writes down for who signed; a person signs as such."""
    if by.id in MACHINE and not signed_by.strip():
        raise Refused("须写明签批人 · who signed is needed", code="person_missing", where=where)
    if by.id not in MACHINE and signed_by:
        raise Refused(
            "签批人只用于初始登记 · only in a start-up", code="grant_malformed", where=where
        )


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise Refused("原因必填 · a reason is needed", code="reason_missing", where="reason")


def _days(from_on: str, until_on: str) -> tuple[date, date | None]:
    first = _day(from_on, "from_on")
    last = _day(until_on, "until_on") if until_on else None
    if last is not None and last < first:
        raise Refused(
            "止于起之前 · it ends before it begins", code="grant_malformed", where="until_on"
        )
    return first, last


def _day(text: str, where: str) -> date:
    try:
        # Python reads other forms of ISO 8601 too, which nobody would recognise on the page.
        return date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError as error:
        raise Refused(
            f"日期 {text!r} 不可读，须为 2026-01-31 · not a day",
            code="grant_malformed",
            where=where,
        ) from error


def _today(at: datetime) -> date:
    return at.astimezone(SHANGHAI).date()


def _overlap(one: Grant, first: date, last: date | None) -> bool:
    begins = last is None or one.from_on <= last
    return begins and (one.until_on is None or first <= one.until_on)
