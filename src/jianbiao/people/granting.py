"""授权 acts: proposed by the department's administrator, confirmed by a second person, revoked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from jianbiao.errors import Refused
from jianbiao.people import rows
from jianbiao.people.domain import grants
from jianbiao.people.domain.grants import Draft, Holder
from jianbiao.people.rows import check_may
from jianbiao.standard.terms import Actor


@transaction.atomic
def propose(draft: Draft, *, by: Actor, at: datetime) -> tuple[str, int]:
    """Propose a grant; return its id and the entry's number."""
    check_may(by, at, "power.grant")
    event = grants.propose(rows.holder(draft.login), draft, by=by, at=at)
    return event.grant, rows.act(event, by=by, at=at)


@transaction.atomic
def propose_deputy(draft: Draft, *, by: Actor, at: datetime) -> list[int]:
    """Propose a deputy (代理) for some days, in all that ``draft.stands_in_for`` holds."""
    check_may(by, at, "power.grant")
    principal, deputy = rows.holder(draft.stands_in_for), rows.holder(draft.login)
    if principal.officer is None or principal.officer.ended_at is not None:
        raise Refused(
            f"{draft.stands_in_for} 不在任 · not in office",
            code="officer_unknown",
            where=draft.stands_in_for,
        )
    if not draft.until_on:
        raise Refused(
            "代理须有止期 · a deputy has a last day", code="grant_malformed", where="until_on"
        )
    own = {g.power for g in deputy.grants if g.counts(at)}
    wanted = [g.power for g in principal.grants if g.counts(at) and g.power not in own]
    if not wanted:
        raise Refused(
            "没有可代理的权限 · there is nothing to stand in for",
            code="grant_unknown",
            where=draft.stands_in_for,
        )
    said = [grants.propose(deputy, replace(draft, power=p), by=by, at=at) for p in wanted]
    return rows.acts(said, by=by, at=at)


@transaction.atomic
def confirm(ids: Sequence[str], *, by: Actor, at: datetime, signed_by: str = "") -> list[int]:
    """Confirm grants as the second person: from now on they count within their days."""
    check_may(by, at, "power.confirm")
    said = []
    for id in ids:
        now = rows.grant(id)
        holder = rows.holder(now.login) if now else Holder(officer=None, department=None)
        said.append(grants.confirm(now, holder, id=id, by=by, signed_by=signed_by))
    return rows.acts(said, by=by, at=at)


@transaction.atomic
def decline(id: str, *, reason: str, by: Actor, at: datetime) -> int:
    """Turn a proposal down, or take it back."""
    check_may(by, at, "power.confirm")
    now = _own(id, by)
    return rows.act(grants.decline(now, id=id, reason=reason), by=by, at=at)


@transaction.atomic
def revoke(id: str, *, reason: str, by: Actor, at: datetime) -> int:
    """Revoke a standing grant: it ends with this entry."""
    check_may(by, at, "power.grant")
    now = _own(id, by)
    return rows.act(grants.revoke(now, id=id, reason=reason, by=by), by=by, at=at)


def _own(id: str, by: Actor) -> grants.Grant | None:
    now = rows.grant(id)
    person = rows.officer(now.login) if now else None
    if person is not None:
        rows.check_own(by, person.department)
    return now
