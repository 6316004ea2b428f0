"""沉默: how long a platform has said nothing, counting only the hours of working days.

Nobody tenders on a rest day: a platform that last spoke on Friday evening is not late on Sunday.
"""

from datetime import datetime, time, timedelta

from django.conf import settings

from jianbiao.law.calendar import Calendar
from jianbiao.people.models import Platform
from jianbiao.register import queries as register
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


def silent(last_at: datetime, at: datetime) -> bool:
    """Say whether nothing was heard since ``last_at`` for longer than the instance's limit."""
    limit = timedelta(hours=settings.JIANBIAO_SILENT_HOURS)
    # Rest days only shorten: the calendar is read for those who would be silent without it.
    return at - last_at > limit and silence(last_at, at, register.book().days()) > limit


def state(platform: Platform, last_at: datetime | None, at: datetime) -> str:
    """Return 通 while a platform is heard, 待 before the first time, 逾 when silent, 结 when ended."""
    if platform.ended_at is not None:
        return "closed"
    if last_at is None:
        return "wait"
    return "over" if silent(last_at, at) else "up"
