"""共享 acts and reading: find (existence only), ask, grant, refuse, withdraw, read while it lasts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from jianbiao.errors import Refused
from jianbiao.ledger import services as ledger
from jianbiao.people import queries as people
from jianbiao.record import queries as record
from jianbiao.standard import canonical, events
from jianbiao.standard.casefile_events import (
    ShareAsked,
    ShareGranted,
    ShareRefused,
    ShareWithdrawn,
)
from jianbiao.standard.terms import SHANGHAI, Actor
from jianbiao.supervision.domain import shares
from jianbiao.supervision.domain.shares import Sharing
from jianbiao.supervision.models import CaseRow, Share

LEAST: Final = 6
"""Characters of what is searched for: it is matched whole, never by a part."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """There is something: a record or a case about what was searched for, and whose it is."""

    what: str
    subject: str
    holder: str


def find(words: str) -> list[Found]:
    """Return whose records and cases are about exactly this: a case, a tender's code, a party.

    Existence and holder only, not even how many: what it is the holder tells whom it chooses.
    """
    said = words.strip()
    if not LEAST <= len(said) <= shares.LONGEST:
        raise Refused(
            f"至少 {LEAST} 字，须完整 · {LEAST} characters at least, the whole number or name",
            code="share_words",
            where="q",
        )
    about = Q(id=said) | Q(tender=said) | Q(party=said)
    rows = CaseRow.objects.filter(about).exclude(body="").values_list("body", flat=True)
    found = [Found(what="case", subject=said, holder=body) for body in sorted(set(rows))]
    return [*(_record_of(said)), *found]


def _record_of(code: str) -> list[Found]:
    row = record.tenders(None).filter(code=code).first()
    if row is None:
        return []
    charged = people.in_charge(row.region, row.industry)
    return [Found(what="record", subject=code, holder=one.department) for one in charged]


@transaction.atomic
def ask_share(
    *,
    what: str,
    subject: str,
    holder: str,
    purpose: str,
    authority: str,
    until: date,
    by: Actor,
    at: datetime,
) -> tuple[str, int]:
    """Ask a holder for what a search found; return the share's id and the entry's number."""
    if Found(what=what, subject=subject.strip(), holder=holder) not in find(subject):
        raise Refused(
            "没有可申请的内容 · there is no such thing", code="share_nothing", where="subject"
        )
    on = at.astimezone(SHANGHAI).date()
    said = canonical.canonical([what, subject, holder, by.id, at.isoformat()])
    event = shares.ask(
        f"share-{on:%Y%m%d}-{sha256(said).hexdigest()[:8]}",
        what=what,
        subject=subject.strip(),
        holder=holder,
        purpose=purpose,
        authority=authority,
        until=until,
        on=on,
        by=by,
    )
    number = ledger.append(event, by=by, at=at)
    _asked(events.to_dict(event), number, by.id, at, "default")
    return event.share, number


@transaction.atomic
def grant_share(
    id: str, *, given: str, until: date, reason: str = "", by: Actor, at: datetime
) -> int:
    """Let the department that asked read ``given`` until a day. Raise Refused where it is not ours."""
    now = _locked(id)
    on = at.astimezone(SHANGHAI).date()
    event = shares.grant(now, given=given, until=until, reason=reason, on=on, by=by)
    if given not in choices(now):
        raise Refused(
            f"{given} 不在申请之列 · it was not asked for", code="share_nothing", where="given"
        )
    number = ledger.append(event, by=by, at=at)
    _granted(events.to_dict(event), number, by.id, at, "default")
    return number


@transaction.atomic
def refuse_share(id: str, *, reason: str, by: Actor, at: datetime) -> int:
    """Refuse a request, saying why."""
    event = shares.refuse(_locked(id), reason=reason, by=by)
    number = ledger.append(event, by=by, at=at)
    _refused(events.to_dict(event), number, by.id, at, "default")
    return number


@transaction.atomic
def withdraw_share(id: str, *, reason: str, by: Actor, at: datetime) -> int:
    """Take a grant back: from here on it is read no more."""
    event = shares.withdraw(_locked(id), reason=reason, by=by)
    number = ledger.append(event, by=by, at=at)
    _withdrawn(events.to_dict(event), number, by.id, at, "default")
    return number


def choices(now: Sharing) -> list[str]:
    """Return what a holder may give for a request: the tender, or those of its cases it is about."""
    if now.what == "record":
        held = [one for one in _record_of(now.subject) if one.holder == now.holder]
        return [now.subject] if held else []
    about = Q(id=now.subject) | Q(tender=now.subject) | Q(party=now.subject)
    rows = CaseRow.objects.filter(about, body=now.holder)
    return sorted(rows.values_list("id", flat=True))


def share(id: str, body: str) -> Share:
    """Return a share of which ``body`` is one side. Raise Refused to everybody else."""
    row = Share.objects.filter(id=id).first()
    if row is None or body not in {row.body, row.holder}:
        raise shares.unknown(id)
    return row


def readable(id: str, body: str, on: date) -> Share:
    """Return a share that ``body`` may read on a day. Raise Refused once it is over or taken back."""
    row = share(id, body)
    if row.body != body:
        raise shares.unknown(id)
    if not facts(row).lasts(on):
        raise Refused(f"{id} 已不可查阅 · it is not read any more", code="share_over", where=id)
    return row


def shares_of(body: str, *, limit: int = 200) -> list[Share]:
    """Return what a department has asked for and is asked for, the newest first."""
    rows = Share.objects.filter(Q(body=body) | Q(holder=body))
    return list(rows.order_by("-asked")[:limit])


def facts(row: Share) -> Sharing:
    """Return the plain value of a row."""
    return Sharing(**{name: getattr(row, name) for name in Sharing.__slots__})


def _locked(id: str) -> Sharing:
    row = Share.objects.select_for_update().filter(id=id).first()
    if row is None:
        raise shares.unknown(id)
    return facts(row)


def _asked(event: Mapping[str, Any], number: int, by: str, at: datetime, using: str) -> None:
    names = ("body", "holder", "what", "subject", "purpose", "authority")
    Share.objects.using(using).create(
        id=event["share"],
        **{name: event[name] for name in names},
        asked_until=date.fromisoformat(event["until"]),
        state="asked",
        asked=number,
        asked_at=at,
        asked_by=by,
    )


def _granted(event: Mapping[str, Any], number: int, by: str, at: datetime, using: str) -> None:
    said = {"given": event["given"], "until": date.fromisoformat(event["until"])}
    _decided(event, "granted", using, number=number, by=by, at=at, **said)


def _refused(event: Mapping[str, Any], number: int, by: str, at: datetime, using: str) -> None:
    _decided(event, "refused", using, number=number, by=by, at=at)


def _withdrawn(event: Mapping[str, Any], number: int, by: str, at: datetime, using: str) -> None:
    _decided(event, "withdrawn", using, number=number, by=by, at=at)


def _decided(
    event: Mapping[str, Any],
    state: str,
    using: str,
    *,
    number: int,
    by: str,
    at: datetime,
    **said: Any,
) -> None:
    done = {"decided": number, "decided_by": by, "decided_at": at, "reason": event["reason"]}
    rows = Share.objects.using(using).filter(id=event["share"])
    rows.update(state=state, **done, **said)


FOLDS: Final[Mapping[str, Callable[..., None]]] = {
    ShareAsked.kind: _asked,
    ShareGranted.kind: _granted,
    ShareRefused.kind: _refused,
    ShareWithdrawn.kind: _withdrawn,
}
"""How requests and what was decided about them are folded."""
