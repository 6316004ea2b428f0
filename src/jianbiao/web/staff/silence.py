"""沉默: how long a platform has said nothing, counting only the hours of working days.

Nobody tenders on a rest day: a platform that last spoke on Friday evening is not late on Sunday.
"""

from datetime import datetime, time, timedelta

from django.conf import settings

from jianbiao.law.calendar import Calendar
from jianbiao.people.models import Platform
from jianbiao.standard.terms import SHANGHAI

LONGEST = timedelta(days=400)
"""Beyond it nobody counts hours any more."""


def silence(since: datetime, at: datetime, calendar: Calendar) -> timedelta:
    """Return the time from ``since`` to ``at`` that fell on working days, whole days of 24 hours."""
    begin, end = since.astimezone(SHANGHAI), at.astimezone(SHANGHAI)
    if end - begin > LONGEST:
        return end - begin
    total, day = timedelta(), begin.date()
    while day <= end.date():
        if calendar.working(day):
            midnight = datetime.combine(day, time(), SHANGHAI)
            total += min(end, midnight + timedelta(days=1)) - max(begin, midnight)
        day += timedelta(days=1)
    return max(total, timedelta())


def state(platform: Platform, last_at: datetime | None, at: datetime) -> str:
    """Return 通 while a platform is heard, 待 before the first time, 逾 when silent, 结 when ended."""
    if platform.ended_at is not None:
        return "closed"
    if last_at is None:
        return "wait"
    limit = timedelta(hours=settings.JIANBIAO_SILENT_HOURS)
    return "over" if silence(last_at, at, Calendar.official()) > limit else "up"
