"""监测 decides: what a finding becomes with each new answer, when an alert opens, who may close it.

Suspicion is not guilt: a finding says which limit is broken on the face of the data (breach) or
that a person must judge (doubt); what it was is said only by the person who closes the alert.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from jianbiao.errors import Refused
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable, verdict
from jianbiao.standard.events import AlertClosed
from jianbiao.standard.terms import SYSTEM, Actor

SHOWN = {"in_force", "internal"}
"""Standings of rules that raise alerts; the others run in shadow and are kept apart."""

GRAVE = {"breach": 2, "yellow": 1}


class Verdict(StrEnum):
    """What a person found an alert to be."""

    CONFIRMED = "confirmed"
    LAWFUL = "lawful_exception"
    DATA_ERROR = "data_error"
    UNFOUNDED = "unfounded"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule's answer about one subject as of entry ``seen``.

    ``worst`` is the gravest answer there ever was, ``since`` the entry that first gave it, ``until``
    the entry that cured it (0 while it lasts); ``held_*`` keep what was said at its worst.
    """

    log: str
    rule: str
    subject: str
    tender: str
    lot: str
    platform: str
    region: str
    industry: str
    standing: str
    parameters: Mapping[str, str]
    verdict: str
    numbers: Mapping[str, str]
    missing: tuple[str, ...]
    zh: str
    en: str
    seen: int
    worst: str = ""
    since: int = 0
    until: int = 0
    held_zh: str = ""
    held_en: str = ""
    held_numbers: Mapping[str, str] | None = None
    broken_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Alert:
    """One finding before a person. ``grade`` is the gravest it was since the rule was shown.

    It opens with entry ``opened_number``; closed by a person it opens again only when the limit is
    broken anew or more gravely. ``cured`` says that nothing of it lasts. Before ``shown_from``
    nobody is shown it: it would tell of bids that are not open.
    """

    id: str
    log: str
    rule: str
    subject: str
    tender: str
    lot: str
    platform: str
    region: str
    industry: str
    grade: str
    state: str
    cured: bool
    opened_number: int
    opened_at: datetime
    shown_from: datetime
    closed_number: int = 0
    closed_at: datetime | None = None
    closed_by: str = ""
    verdict: str = ""
    reason: str = ""

    @property
    def tallied(self) -> str:
        """As what it is counted: open, cured (open, and nothing of it lasts) or closed."""
        return "cured" if self.state == "open" and self.cured else self.state


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """到期事项: what rule ``rule`` waits for in a lot, and by when.

    ``known_at`` is when the entry came that first gave this last day, ``passed`` the entry that says
    it went by in vain (0: none).
    """

    log: str
    rule: str
    subject: str
    tender: str
    lot: str
    region: str
    industry: str
    zh: str
    en: str
    due_on: date
    provisional: bool
    came: bool
    known_at: datetime
    passed: int = 0


def finding(outcome: Outcome, *, before: Finding | None, **known: object) -> Finding | None:
    """Return the finding after ``outcome``; None while the rule does not speak of the subject.

    ``known``: the fields of ``Finding`` that the caller knows (log, rule, subject, …).
    """
    if isinstance(outcome, NotApplicable) and before is None:
        return None
    now = Finding(
        verdict=verdict(outcome),
        numbers=_numbers(outcome),
        missing=outcome.missing if isinstance(outcome, Undecidable) else (),
        zh=outcome.zh,
        en=outcome.en,
        **known,  # type: ignore[arg-type]
    )
    return _lasting(now, before, outcome)


def alert_id(rule: str, subject: str) -> str:
    """Return the natural id of an alert: one for each rule and subject."""
    return f"A-{rule}-{subject}"


def alerted(now: Alert | None, found: Finding, *, at: datetime) -> Alert | None:
    """Return the alert of a subject once ``found`` was found at ``at``; None while there is none."""
    raising = found.standing in SHOWN and found.verdict in GRAVE
    if now is None and not raising:
        return None
    kept = {
        "log": found.log,
        "rule": found.rule,
        "subject": found.subject,
        "tender": found.tender,
        "lot": found.lot,
        "platform": found.platform,
        "region": found.region,
        "industry": found.industry,
        "cured": found.verdict not in GRAVE and bool(found.until),
    }
    anew = raising and found.since == found.seen
    if now is None or (now.state == "closed" and anew):
        return Alert(
            id=alert_id(found.rule, found.subject),
            grade=found.verdict,
            state="open",
            opened_number=found.seen,
            opened_at=at,
            shown_from=at,
            **kept,  # type: ignore[arg-type]
        )
    grade = max(now.grade, found.verdict, key=_gravity) if raising else now.grade
    return replace(now, grade=grade, **kept)  # type: ignore[arg-type]


def closed(now: Alert, said: Mapping[str, str], *, number: int, at: datetime, by: str) -> Alert:
    """Return the alert once a person's verdict ``said`` was appended; the first verdict stands."""
    if now.state == "closed":
        return now
    return replace(
        now,
        state="closed",
        closed_number=number,
        closed_at=at,
        closed_by=by,
        verdict=said["verdict"],
        reason=said["reason"],
    )


def awaiting(before: Due | None, now: Due) -> Due:
    """Return what is waited for now: the same last day stays known, and passed, as before."""
    if before is None or before.due_on != now.due_on:
        return now
    return replace(now, known_at=before.known_at, passed=before.passed)


def passed(due: Due | None, said: Mapping[str, str], *, number: int) -> Due | None:
    """Return ``due`` once entry ``number`` says that its last day went by; None where it moved."""
    if due is None or due.came or due.passed or due.due_on.isoformat() != said["due_on"]:
        return None
    return replace(due, passed=number)


def close(now: Alert, *, said: str, reason: str, by: Actor) -> AlertClosed:
    """Decide whether ``by`` may close an alert with a verdict and a reason."""
    if now.state == "closed":
        raise Refused(f"{now.id} 已办结 · {now.id} is closed", code="alert_closed", where=now.id)
    if said not in set(Verdict):
        raise Refused(
            f"没有结论 {said} · no verdict {said}", code="verdict_unknown", where="verdict"
        )
    if len(reason.strip()) < 4:  # noqa: PLR2004 - a word is no reason
        raise Refused("须写明理由 · a reason is required", code="reason_missing", where="reason")
    if by.id in {"", SYSTEM.id}:
        raise Refused("须由人办结 · a person closes it", code="person_missing", where="by")
    return AlertClosed(alert=now.id, verdict=said, reason=reason.strip())


def closing_key(now: Alert) -> str:
    """Return the key under which an alert is closed: once each time it opened."""
    return f"alert-closed:{now.id}:{now.opened_number}"


def passing_key(due: Due) -> str:
    """Return the key under which it is said that a last day went by: once each time it was set."""
    since = due.known_at.isoformat()
    return f"deadline:{due.log}:{due.rule}:{due.subject}:{due.due_on}:{since}"


def _gravity(verdict: str) -> int:
    return GRAVE.get(verdict, 0)


def _lasting(now: Finding, before: Finding | None, outcome: Outcome) -> Finding:
    grave = GRAVE.get(now.verdict, 0)
    kept = GRAVE.get(before.worst, 0) if before else 0
    if grave and grave >= kept:
        since = before.since if before and grave == kept and not before.until else now.seen
        return replace(
            now,
            worst=now.verdict,
            since=since,
            held_zh=now.zh,
            held_en=now.en,
            held_numbers=now.numbers,
            broken_at=outcome.at if isinstance(outcome, Breach | Doubt) else None,
        )
    if before is None or not before.worst:
        return now
    cured = now.verdict in {"compliant", "not_applicable"} or (0 < grave < kept)
    return replace(
        now,
        worst=before.worst,
        since=before.since,
        until=(before.until or now.seen) if cured else before.until,
        held_zh=before.held_zh,
        held_en=before.held_en,
        held_numbers=before.held_numbers,
        broken_at=before.broken_at,
    )


def _numbers(outcome: Outcome) -> Mapping[str, str]:
    return outcome.numbers if isinstance(outcome, Breach | Doubt | Clear) else {}
