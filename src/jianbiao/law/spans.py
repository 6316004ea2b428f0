"""Minimum periods in words (最短期限): one judgement for the rules that ask for N days at least."""

from dataclasses import dataclass
from datetime import date, datetime

from jianbiao.law.calendar import Calendar
from jianbiao.law.judging import Reading, Verdict, judge
from jianbiao.law.outcomes import Breach, Clear, Doubt, Outcome, Told
from jianbiao.law.periods import Due, day_of, due, minimum


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
    """Judge whether ``of`` lasted at least ``days`` days, and say so with the numbers.

    An end before its start is no short period but a slip: doubtful, for a person to clear up.
    """
    period = minimum(days)
    last = due(start, period, calendar)
    first, ended = day_of(start), day_of(end)
    if end < start:
        zh = f"{of.zh}的终点{ended}早于起点{first}，数据自相矛盾。"
        en = f"{of.en} would end on {ended}, before it starts on {first}: the data contradict themselves."
        return Doubt(tell=lambda: (_numbers(first, ended, last, days), zh, en))

    def told(zh: str, en: str) -> Told:
        numbers = _numbers(first, ended, last, days)
        lasted, counted = numbers["days"], numbers["days_with_start"]
        return (
            numbers,
            f"{of.zh}自{first}至{ended}，起算日不计为{lasted}日，计入为{counted}日；不得少于{days}日{zh}",
            f"{of.en} ran from {first} to {ended}: {lasted} {'day' if lasted == '1' else 'days'} without the start day, {counted} with it; at least {days} are required{en}",
        )

    match judge(end, start, period, calendar, reading=reading):
        case Verdict.GREEN:
            return Clear(tell=lambda: told("。", "."))
        case Verdict.YELLOW:
            why_zh, why_en = _why(ended, last, reading)
            return Doubt(tell=lambda: told(f"，{why_zh}。", f", and {why_en}."))
        case Verdict.RED:
            return Breach(tell=lambda: told("。", "."), at=end)


def _numbers(first: date, ended: date, last: Due, days: int) -> dict[str, str]:
    lasted = (ended - first).days
    return {
        "from": str(first),
        "to": str(ended),
        "days": str(lasted),
        "days_with_start": str(lasted + 1),
        "required": str(days),
        "not_before": str(last.likely),
        "calendar": last.standing,
    }


def _why(ended: date, last: Due, reading: Reading) -> tuple[str, str]:
    """Say what makes the end doubtful: the reading of the start day, or a last day of rest."""
    counted = reading.start_day == "counted"
    full = last.unrolled_if_start_counted if counted else last.unrolled
    if ended < full:
        return "两种算法结论不同", "the two readings differ"
    return f"期满日{full}为休息日", f"the last of them, {full}, is a rest day"
