"""日期 (dates): moments as notices spell them, in Beijing time, each with its span."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

from jianbiao.errors import Malformed
from jianbiao.gather.amounts.characters import flatten
from jianbiao.gather.amounts.numerals import number
from jianbiao.standard.terms import SHANGHAI

_HOUR = (
    r"(?:\s{0,4}[(]?(?:星期|周)[一二三四五六日天][)]?)?\s{0,4}(?:-|T)?\s{0,4}(上午|下午|晚上|中午|早上|AM|PM|am|pm)?\s{0,4}"
    r"(?:(\d{1,2}|[一二两三四五六七八九十]{1,3})\s{0,3}[:时点]\s{0,3}(?:(\d{1,2}|[零〇一二三四五六七八九十]{1,3})\s{0,3}分?|(整|半))?"
    r"(?:\s{0,2}(?::|(?<=分)(?=\s{0,2}\d{1,2}\s{0,2}秒))\s{0,2}(\d{1,2})(?:\.\d{1,6})?\s{0,2}秒?)?)?"
    r"\s{0,2}(Z|[+]\d\d:?\d\d)?"
)
_DAY = (
    r"((?:19|20)\s{0,3}\d\s{0,3}\d)\s{0,4}年\s{0,4}(\d\s{0,3}\d?)\s{0,4}月\s{0,4}(\d\s{0,3}\d?)\s{0,4}[日号]"
    r"|(?<![\d.])((?:19|20)\d\d)([-/.])(\d{1,2})\5(\d{1,2}(?!\d|[-/.]\d)|\d\d(?=[0-2]\d:[0-5]\d))"
    r"|(?<!\d)(20[0-4]\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)"
    r"|([一二][九〇零一二三四五六七八九○Ｏ]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十廿卅]{1,3})[日号]"
    r"|\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? (\d{1,2}), (20\d\d)"
)
_MOMENT = re.compile(f"(?:{_DAY}){_HOUR}")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_WORKING = re.compile(
    r"(?:自|从).{0,20}?(?:之日起|起)\s{0,3}(?:至少)?\s{0,3}(\d{1,3}|[一二三四五六七八九十]{1,3})\s{0,3}个?(工作日|日历天|日|天)"
    r"|(\d{1,3}|[一二三四五六七八九十]{1,3})\s{0,3}个?(工作日)"
)
_NOON, _DAY_HOURS, _HOUR_MINUTES = 12, 24, 60
_SECONDS = range(10**8, 10**10)
_MILLISECONDS = range(10**11, 10**13)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A moment and its span; ``timed`` says whether the hour was named."""

    at: datetime
    timed: bool
    start: int
    end: int

    def iso(self) -> str:
        """Return it as RFC 3339 text in Beijing time."""
        return self.at.isoformat()


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """自…起…个工作日: so many days of a kind; ``unit`` is working or calendar."""

    days: int
    unit: str
    start: int
    end: int


def moments(text: str) -> list[Moment]:
    """Return the moments of ``text`` in their order; what is no day of the calendar is left out."""
    return list(_moments(flatten(text)))


def _moments(text: str) -> Iterator[Moment]:
    for found in _MOMENT.finditer(text):
        day = _day(found)
        if day is None:
            continue
        at, timed = _timed(day, found)
        end = found.start() + len(found[0].rstrip(" \n" if timed else " \n-T(+"))
        yield Moment(at=at, timed=timed, start=found.start(), end=end)


def _day(found: re.Match[str]) -> date | None:
    one = found.groups()
    try:
        if one[0]:
            return date(*(int(re.sub(r"\s", "", part)) for part in one[:3]))
        if one[3]:
            return date(int(one[3]), int(one[5]), int(one[6]))
        if one[7]:
            return date(int(one[7]), int(one[8]), int(one[9]))
        if one[10]:
            year = int(number(one[10].translate(str.maketrans("○Ｏ", "〇〇"))))
            return date(year, int(number(one[11])), int(number(one[12])))
        return date(int(one[15]), _MONTHS.index(one[13]) + 1, int(one[14]))
    except (ValueError, Malformed):
        return None


def _timed(day: date, found: re.Match[str]) -> tuple[datetime, bool]:
    half, hour, minute, word, second, zone = found.groups()[16:22]
    midnight = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
    if hour is None:
        return midnight, False
    hours, minutes = _count(hour), 30 if word == "半" else _count(minute or "0")
    seconds = int(second or 0)
    if half in {"下午", "晚上", "PM", "pm"} and hours < _NOON:
        hours += _NOON
    if (
        hours > _DAY_HOURS
        or max(minutes, seconds) >= _HOUR_MINUTES
        or (hours == _DAY_HOURS and minutes)
    ):
        return midnight, False
    at = midnight + timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return _zoned(at, zone), True


def _count(said: str) -> int:
    return int(said) if said.isdigit() else int(number(said.lstrip("零〇") or "零"))


def _zoned(at: datetime, zone: str | None) -> datetime:
    if not zone or zone in {"+08:00", "+0800"}:
        return at
    hours, minutes = (0, 0) if zone == "Z" else (int(zone[1:3]), int(zone[-2:]))
    there = timezone(timedelta(hours=hours, minutes=minutes))
    return at.replace(tzinfo=there).astimezone(SHANGHAI)


def of_epoch(value: object) -> datetime | None:
    """Return the moment of epoch seconds or milliseconds; None for what is neither."""
    if isinstance(value, str) and value.isdigit():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    whole = int(value)
    if whole in _MILLISECONDS:
        return datetime.fromtimestamp(whole / 1000, SHANGHAI)
    return datetime.fromtimestamp(whole, SHANGHAI) if whole in _SECONDS else None


def span_of_days(text: str) -> Span | None:
    """Return the first 自…起…个工作日 of ``text``."""
    found = _WORKING.search(flatten(text))
    if found is None:
        return None
    days, unit = (found[1], found[2]) if found[1] else (found[3], found[4])
    count = int(days) if days.isdigit() else int(number(days))
    working = "working" if unit == "工作日" else "calendar"
    return Span(days=count, unit=working, start=found.start(), end=found.end())
