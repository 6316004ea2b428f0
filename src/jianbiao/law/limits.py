"""Acts that must come by a last day (限期行为), in words: one judgement for the rules that wait.

Act-by: the start day is not counted (民法典 201), a last day of rest gives way (203), an act on the
last day is in time. Until the last day is over silence says nothing; after it silence is a breach.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import end_of
from jianbiao.law.judging import Verdict, judge
from jianbiao.law.outcomes import Breach, Clear, Doubt, DueAct, Outcome, Told, Undecidable
from jianbiao.law.periods import Direction, Due, Period, Unit, day_of, due

PROVISIONAL: Final = (
    "；该年放假安排尚未公布。",
    "; that year's holidays are not published yet.",
)
"""What is added where lateness rests on a calendar that is not published yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What starts a period and what must come within it: 收到异议 … 答复. ``absent`` names its fact."""

    began_zh: str
    began_en: str
    act_zh: str
    act_en: str
    absent: str


def within(
    start: datetime,
    act: datetime | None,
    now: datetime | None,
    *,
    period: Period,
    of: Course,
    calendar: Calendar,
) -> Outcome:
    """Judge the act of ``of`` against ``period`` from ``start``; silence against ``now``.

    An act before its start is no early act but a slip: doubtful.
    """
    if act is None and now is None:
        return Undecidable(missing=(of.absent,))
    last = due(start, period, calendar)
    running = _Running(start=day_of(start), last=last, period=period, of=of)
    if act is not None:
        return _acted(running, act, judge(act, start, period, calendar))
    assert now is not None  # noqa: S101 - mypy
    return _silent(running, day_of(now), judge(now, start, period, calendar))


def due_act(
    start: datetime, *, came: bool, period: Period, of: Course, calendar: Calendar
) -> DueAct:
    """Return the act of ``of`` as something that must come within ``period`` from ``start``."""
    return DueAct(zh=of.act_zh, en=of.act_en, due=due(start, period, calendar), came=came)


def in_advance(
    act: datetime, deadline: datetime, *, days: int, of: Course, calendar: Calendar
) -> Outcome:
    """Judge whether ``act`` came ``days`` days before ``deadline`` at least (…日前)."""
    period = Period(length=days, direction=Direction.BACKWARD, roll=False)
    latest = due(deadline, period, calendar).unrolled
    before = (day_of(deadline) - day_of(act)).days

    def told(zh: str, en: str) -> Told:
        came, limit = f"{act:%Y-%m-%d %H:%M}", f"{deadline:%Y-%m-%d %H:%M}"
        numbers = {
            "at": came,
            "deadline": limit,
            "days": str(before),
            "required": str(days),
            "no_later_than": str(latest),
        }
        said = f"{of.act_en} came at {came}; {of.began_en} was {limit}, {before} days later; at least {days} are required{en}"
        return (
            numbers,
            f"{of.act_zh}于{came}，{of.began_zh}为{limit}，早{before}日；至少早{days}日{zh}",
            _capital(said),
        )

    match judge(act, deadline, period, calendar):
        case Verdict.GREEN:
            return Clear(tell=lambda: told("。", "."))
        case Verdict.YELLOW:
            zh, en = "，两种算法结论不同。", "; the two readings differ."
            return Doubt(tell=lambda: told(zh, en), at=act)
        case Verdict.RED:
            return Breach(tell=lambda: told("。", "."), at=act)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Running:
    """A period with its last day, in numbers and in words."""

    start: date
    last: Due
    period: Period
    of: Course

    @property
    def numbers(self) -> dict[str, str]:
        return {
            "from": str(self.start),
            "limit": str(self.period.length),
            "last_day": str(self.last.likely),
            "calendar": self.last.standing,
        }

    @property
    def zh(self) -> str:
        unit = "个工作日" if self.period.unit is Unit.WORKING else "日"
        held = "（不计入的期间已扣除）" if self.period.suspended else ""
        return f"{self.of.began_zh}之日为{self.start}，{self.period.length}{unit}{held}至{self.last.likely}止"

    @property
    def en(self) -> str:
        unit = "working days" if self.period.unit is Unit.WORKING else "days"
        held = ", suspended days left out," if self.period.suspended else ""
        return f"{self.of.began_en} on {self.start}; {self.period.length} {unit}{held} end on {self.last.likely}"


def _acted(running: _Running, act: datetime, judged: Verdict) -> Outcome:
    day, of = day_of(act), running.of
    if day < running.start:
        zh, en = f"，{of.act_zh}却已于{day}在先。", f"; {of.act_en} came on {day}, before that."
        return Doubt(tell=lambda: _told(running, day, zh, en), at=act)

    def told(zh: str, en: str) -> Told:
        days = (day - running.start).days
        came = f"; {of.act_en} came on {day}, {days} days after the start{en}"
        return _told(running, day, f"，{of.act_zh}于{day}，距起算日{days}日{zh}", came)

    match judged:
        case Verdict.GREEN:
            return Clear(tell=lambda: told("。", "."))
        case Verdict.YELLOW:
            return Doubt(tell=lambda: told(*PROVISIONAL), at=act)
        case Verdict.RED:
            return Breach(tell=lambda: told("。", "."), at=act)


def _silent(running: _Running, today: date, judged: Verdict) -> Outcome:
    def told(zh: str, en: str) -> Told:
        none = f"; by {today} {running.of.act_en} was not reported{en}"
        return _told(running, today, f"，至{today}未见{running.of.act_zh}{zh}", none)

    match judged:
        case Verdict.GREEN:
            return Undecidable(until=running.last.likely)
        case Verdict.YELLOW:
            return Doubt(tell=lambda: told(*PROVISIONAL))
        case Verdict.RED:
            return Breach(tell=lambda: told("。", "."), at=end_of(running.last.likely))


def _told(running: _Running, day: date, zh: str, en: str) -> Told:
    numbers = {**running.numbers, "to": str(day), "days": str((day - running.start).days)}
    return numbers, f"{running.zh}{zh}", f"{running.en}{en}"


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
