"""Acts that must come by a last day (限期行为), in words: one judgement for the rules that wait.

Act-by: the start day is not counted (民法典 201), a last day of rest gives way (203), an act on the
last day is in time. Until the last day is over silence says nothing; after it silence is a breach.
"""

from dataclasses import dataclass
from datetime import date, datetime

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import end_of
from jianbiao.law.judging import Verdict, judge
from jianbiao.law.outcomes import Breach, Clear, Doubt, DueAct, Outcome, Undecidable
from jianbiao.law.periods import Direction, Due, Period, Unit, day_of, due


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
    told = _Told(start=day_of(start), last=last, period=period, of=of)
    if act is not None:
        return _acted(told, act, judge(act, start, period, calendar))
    assert now is not None  # noqa: S101 - mypy
    return _silent(told, day_of(now), judge(now, start, period, calendar))


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
    numbers = {
        "at": f"{act:%Y-%m-%d %H:%M}",
        "deadline": f"{deadline:%Y-%m-%d %H:%M}",
        "days": str(before),
        "required": str(days),
        "no_later_than": str(latest),
    }
    zh = f"{of.act_zh}于{act:%Y-%m-%d %H:%M}，{of.began_zh}为{deadline:%Y-%m-%d %H:%M}，早{before}日；至少早{days}日"
    en = f"{of.act_en} came at {act:%Y-%m-%d %H:%M}; {of.began_en} was {deadline:%Y-%m-%d %H:%M}, {before} days later; at least {days} are required"
    match judge(act, deadline, period, calendar):
        case Verdict.GREEN:
            return Clear(numbers=numbers, zh=f"{zh}。", en=f"{_capital(en)}.")
        case Verdict.YELLOW:
            return Doubt(
                numbers=numbers,
                zh=f"{zh}，两种算法结论不同。",
                en=f"{_capital(en)}; the two readings differ.",
                at=act,
            )
        case Verdict.RED:
            return Breach(numbers=numbers, zh=f"{zh}。", en=f"{_capital(en)}.", at=act)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
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


def _acted(told: _Told, act: datetime, judged: Verdict) -> Outcome:
    day = day_of(act)
    numbers = {**told.numbers, "to": str(day), "days": str((day - told.start).days)}
    if day < told.start:
        return Doubt(
            numbers=numbers,
            zh=f"{told.zh}，{told.of.act_zh}却已于{day}在先。",
            en=f"{told.en}; {told.of.act_en} came on {day}, before that.",
            at=act,
        )
    zh = f"{told.zh}，{told.of.act_zh}于{day}，距起算日{numbers['days']}日"
    en = f"{told.en}; {told.of.act_en} came on {day}, {numbers['days']} days after the start"
    match judged:
        case Verdict.GREEN:
            return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
        case Verdict.YELLOW:
            return _provisional(numbers, zh, en, act)
        case Verdict.RED:
            return Breach(numbers=numbers, zh=f"{zh}。", en=f"{en}.", at=act)


def _silent(told: _Told, today: date, judged: Verdict) -> Outcome:
    numbers = {**told.numbers, "to": str(today), "days": str((today - told.start).days)}
    zh = f"{told.zh}，至{today}未见{told.of.act_zh}"
    en = f"{told.en}; by {today} {told.of.act_en} was not reported"
    match judged:
        case Verdict.GREEN:
            return Undecidable(until=told.last.likely)
        case Verdict.YELLOW:
            return _provisional(numbers, zh, en, None)
        case Verdict.RED:
            return Breach(numbers=numbers, zh=f"{zh}。", en=f"{en}.", at=end_of(told.last.likely))


def _provisional(numbers: dict[str, str], zh: str, en: str, at: datetime | None) -> Doubt:
    return Doubt(
        numbers=numbers,
        zh=f"{zh}；该年放假安排尚未公布。",
        en=f"{en}; that year's holidays are not published yet.",
        at=at,
    )


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
