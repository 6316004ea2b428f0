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
from jianbiao.standard.terms import Actor

SHOWN = {"in_force", "internal"}
"""Standings of rules that raise alerts; the others run in shadow and are kept apart."""

GRAVE = {"breach": 2, "yellow": 1}


class Verdict(StrEnum):
    """What a person found an alert to be."""

    CONFIRMED = "confirmed"
    LAWFUL = "lawful_exception"
    DATA_ERROR = "data_error"
    UNFOUNDED = "unfounded"


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
class Due:
    """到期事项: what rule ``rule`` waits for in a lot, and by when."""

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


def raises(one: Finding) -> bool:
    """Say whether a finding stands before a person: a rule in force, a limit broken or a doubt."""
    return one.standing in SHOWN and one.worst in GRAVE


def close(state: str, *, alert: str, said: str, reason: str, by: Actor) -> AlertClosed:
    """Decide whether ``by`` may close an alert with a verdict and a reason."""
    if state == "closed":
        raise Refused(f"{alert} 已办结 · {alert} is closed", code="alert_closed", where=alert)
    if said not in set(Verdict):
        raise Refused(
            f"没有结论 {said} · no verdict {said}", code="verdict_unknown", where="verdict"
        )
    if len(reason.strip()) < 4:  # noqa: PLR2004 - a word is no reason
        raise Refused("须写明理由 · a reason is required", code="reason_missing", where="reason")
    if not by.id:
        raise Refused("须由人办结 · a person closes it", code="person_missing", where="by")
    return AlertClosed(alert=alert, verdict=said, reason=reason.strip())


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
