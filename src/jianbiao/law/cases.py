"""Cases of counting as JSON (期限用例): what `law due --cases` reads and answers.

A case names what the law counts (unit, direction, length, kind) or only the rule, whose clock then
stands in; ``suspended_inclusive`` lists ``[first, last]`` days; a ``probe`` is an act to judge.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Final, TypeVar

from jianbiao.errors import Malformed
from jianbiao.law.calendar import Calendar
from jianbiao.law.clocks import CLOCKS, Clock
from jianbiao.law.facts import read_moment
from jianbiao.law.judging import Verdict, judge, judge_window
from jianbiao.law.periods import Direction, Kind, Period, Span, Unit, day_of, due

_KINDS: Final = {
    "must act no later than last day": Kind.ACT_BY,
    "the fixed date must not be earlier than last day": Kind.MINIMUM,
    "on the spot": Kind.ON_THE_SPOT,
    "inside publicity": Kind.INSIDE,
    **{kind.value: kind for kind in Kind},
}

Word = TypeVar("Word", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question about a period: ``period`` is None for the spot and for a window."""

    start: datetime
    kind: Kind
    period: Period | None
    window_end: datetime | None = None
    act: datetime | None = None


def asked(case: Mapping[str, Any]) -> Asked:
    """Read a case. Raise Malformed with the field where it cannot be read."""
    clock = CLOCKS.get(str(case.get("rule")))
    kind = _kind(case, clock)
    probe = case.get("probe") or {}
    return Asked(
        start=_moment(case.get("start"), "start"),
        kind=kind,
        period=_period(case, kind, clock),
        window_end=_moment(case["window_end"], "window_end") if case.get("window_end") else None,
        act=_moment(probe["act"], "probe/act") if probe.get("act") else None,
    )


def answer(question: Asked, calendar: Calendar) -> dict[str, Any]:
    """Return ``last_day``, ``standing`` and, where an act was asked about, ``verdict``."""
    if question.period is None:
        return _window(question, calendar)
    last = due(question.start, question.period, calendar)
    said: dict[str, Any] = {"last_day": _text(last.last_day), "standing": last.standing}
    if question.act is not None:
        said["verdict"] = judge(question.act, question.start, question.period, calendar).value
    return said


def _window(question: Asked, calendar: Calendar) -> dict[str, Any]:
    """Answer for 当场 and 公示期间; a window whose end nobody told is provisional, its acts yellow."""
    end = question.window_end
    if question.kind is Kind.INSIDE and end is None:
        said = {"last_day": None, "standing": "provisional"}
        return said if question.act is None else {**said, "verdict": Verdict.YELLOW.value}
    last = day_of(end) if question.kind is Kind.INSIDE and end else day_of(question.start)
    told: dict[str, Any] = {"last_day": _text(last), "standing": "final"}
    if question.act is not None:
        judged = judge_window(question.act, question.start, end, question.kind, calendar)
        told["verdict"] = judged.value
    return told


def _kind(case: Mapping[str, Any], clock: Clock | None) -> Kind:
    said = _KINDS.get(str(case.get("kind")))
    if said is not None:
        return said
    if clock is not None:
        return clock.kind
    if case.get("kind") is None:
        return Kind.ACT_BY
    raise Malformed(f"no kind of period: {case['kind']!r}", where="kind")


def _period(case: Mapping[str, Any], kind: Kind, clock: Clock | None) -> Period | None:
    if kind in {Kind.ON_THE_SPOT, Kind.INSIDE}:
        return None
    known = clock.period if clock is not None else None
    unit = _member(Unit, case.get("unit"), known.unit if known else None, "unit")
    direction = _member(
        Direction, case.get("direction"), known.direction if known else None, "direction"
    )
    length = case.get("length", known.length if known else None)
    if not isinstance(length, int) or isinstance(length, bool):
        raise Malformed(f"a length of {length!r}", where="length")
    roll = case.get("roll_over_on_holiday", True)
    return Period(
        unit=unit,
        direction=direction,
        length=length,
        roll=bool(roll),
        kind=kind,
        suspended=tuple(_span(one) for one in case.get("suspended_inclusive") or ()),
    )


def _member(words: type[Word], said: Any, known: Word | None, where: str) -> Word:
    """Return ``said`` as one of ``words``; left out, what is known of the rule."""
    if said is None and known is not None:
        return known
    try:
        return words(said)
    except ValueError as error:
        raise Malformed(f"{where} {said!r} is none of {', '.join(words)}", where=where) from error


def _span(said: Any) -> Span:
    try:
        first, last = said
        return date.fromisoformat(first), date.fromisoformat(last)
    except (TypeError, ValueError) as error:
        raise Malformed(f"not a span of days: {said!r}", where="suspended_inclusive") from error


def _moment(said: Any, where: str) -> datetime:
    at = read_moment(said) if isinstance(said, str) else None
    if at is None:
        raise Malformed(f"not a time: {said!r}", where=where)
    return at


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
