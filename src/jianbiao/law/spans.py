"""Minimum periods in words (最短期限): one judgement for the rules that ask for N days at least."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.judging import Reading, Verdict, judge
from jianbiao.law.outcomes import Breach, Clear, Doubt, Outcome
from jianbiao.law.periods import Kind, Period, day_of, due
from jianbiao.law.rule import Parameter

READINGS: Final = (
    Parameter(
        name="start_day",
        zh="起算日",
        en="start day",
        default="doubt",
        choices=("doubt", "counted", "excluded"),
    ),
    Parameter(
        name="rest_day_end",
        zh="期满日为休息日",
        en="end on a rest day",
        default="doubt",
        choices=("doubt", "accepted"),
    ),
)
"""How a place reads a minimum period: whether the start day counts, whether it may end on a rest day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """What runs from where to where, in words: 发售 "the sale of documents"."""

    zh: str
    en: str


def at_least(
    start: datetime,
    end: datetime,
    *,
    days: int,
    of: Stretch,
    calendar: Calendar,
    reading: Reading,
) -> Outcome:
    """Judge whether ``of`` lasted at least ``days`` days, and say so with the numbers."""
    period = Period(length=days, kind=Kind.MINIMUM)
    last = due(start, period, calendar)
    first, ended = day_of(start), day_of(end)
    lasted = (ended - first).days
    numbers = {
        "from": str(first),
        "to": str(ended),
        "days": str(lasted),
        "days_with_start": str(lasted + 1),
        "required": str(days),
        "not_before": str(last.likely),
        "calendar": last.standing,
    }
    zh = f"{of.zh}自{first}至{ended}，起算日不计为{lasted}日，计入为{lasted + 1}日；不得少于{days}日"
    en = f"{of.en} ran from {first} to {ended}: {lasted} days without the start day, {lasted + 1} with it; at least {days} are required"
    match judge(end, start, period, calendar, reading=reading):
        case Verdict.GREEN:
            return Clear(numbers=numbers, zh=f"{zh}。", en=f"{en}.")
        case Verdict.YELLOW if ended >= last.unrolled:
            return Doubt(
                numbers=numbers,
                zh=f"{zh}，期满日{last.unrolled}为休息日。",
                en=f"{en}, and the last of them, {last.unrolled}, is a rest day.",
            )
        case Verdict.YELLOW:
            return Doubt(
                numbers=numbers, zh=f"{zh}，两种算法结论不同。", en=f"{en}; the two readings differ."
            )
        case Verdict.RED:
            return Breach(numbers=numbers, zh=f"{zh}。", en=f"{en}.", at=end)
