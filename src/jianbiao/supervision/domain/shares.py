"""Sharing between departments (部门间共享): asked with a purpose and an authority, granted, taken back. Pure.

What is shared is read only, by the department that asked, until a day; nobody else sees more than
that there is something, and whom to ask.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from jianbiao.errors import Malformed, Refused
from jianbiao.standard.casefile_events import (
    ShareAsked,
    ShareGranted,
    ShareRefused,
    ShareWithdrawn,
)
from jianbiao.standard.terms import Actor

WHAT: Final = ("record", "case")
LONGEST: Final = 2000
LEAST: Final = 4
FARTHEST: Final = timedelta(days=366)
"""How long a share may last; then it is asked for anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """A request as it stands: ``state`` is asked, granted, refused or withdrawn."""

    id: str
    body: str
    holder: str
    what: str
    subject: str
    state: str
    asked_until: date
    given: str = ""
    until: date | None = None

    def lasts(self, on: date) -> bool:
        """Say whether it may be read on a day."""
        return self.state == "granted" and self.until is not None and on <= self.until


def ask(
    id: str,
    *,
    what: str,
    subject: str,
    holder: str,
    purpose: str,
    authority: str,
    until: date,
    on: date,
    by: Actor,
) -> ShareAsked:
    """Decide whether a department may ask; whether ``holder`` has it is known already."""
    if what not in WHAT:
        raise Malformed(f"{what} is neither record nor case", code="share_malformed", where="what")
    if holder == by.body:
        raise Refused("本部门自己持有 · it is your own", code="share_own", where="holder")
    return ShareAsked(
        share=id,
        body=by.body,
        holder=holder,
        what=what,
        subject=subject,
        purpose=_said(purpose, "purpose"),
        authority=_said(authority, "authority"),
        until=_until(until, on, on + FARTHEST).isoformat(),
    )


def grant(
    now: Sharing, *, given: str, until: date, reason: str, on: date, by: Actor
) -> ShareGranted:
    """Decide whether the holder grants ``given``, no longer than was asked for."""
    _check_holder(now, by)
    _check_state(now, "asked")
    if len(reason) > LONGEST:
        raise Malformed(f"{len(reason)} of {LONGEST}", code="share_malformed", where="reason")
    day = _until(until, on, now.asked_until)
    return ShareGranted(share=now.id, given=given, until=day.isoformat(), reason=reason.strip())


def refuse(now: Sharing, *, reason: str, by: Actor) -> ShareRefused:
    """Decide whether the holder refuses."""
    _check_holder(now, by)
    _check_state(now, "asked")
    return ShareRefused(share=now.id, reason=_said(reason, "reason"))


def withdraw(now: Sharing, *, reason: str, by: Actor) -> ShareWithdrawn:
    """Decide whether the holder takes a grant back."""
    _check_holder(now, by)
    _check_state(now, "granted")
    return ShareWithdrawn(share=now.id, reason=_said(reason, "reason"))


def _check_holder(now: Sharing, by: Actor) -> None:
    if by.body != now.holder:
        raise unknown(now.id)


def _check_state(now: Sharing, state: str) -> None:
    if now.state != state:
        raise Refused(f"{now.id} is {now.state}, not {state}", code="share_state", where=now.id)


def unknown(id: str) -> Refused:
    """Return what is said of a share that there is not, or that is none of the asker's."""
    return Refused(f"没有共享 {id} · no such share", code="share_unknown", where=id)


def _said(text: str, where: str) -> str:
    said = text.strip()
    if not LEAST <= len(said) <= LONGEST or "\x00" in said:
        raise Malformed(
            f"须写明，{LEAST} 至 {LONGEST} 字 · {LEAST} to {LONGEST} characters",
            code="share_malformed",
            where=where,
        )
    return said


def _until(until: date, on: date, last: date) -> date:
    if not on <= until <= last:
        raise Malformed(
            f"期限须在 {on} 至 {last} · between {on} and {last}",
            code="share_malformed",
            where="until",
        )
    return until
