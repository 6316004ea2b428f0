"""Days that an outage takes out of clocks: those on which hours of the working day were lost."""

from datetime import date, datetime, timedelta

import pytest

from jianbiao.errors import Malformed, Refused
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision.domain.outages import Down, check, days_out

MONDAY = date(2026, 3, 2)


def at(day, hour, minute=0):
    return datetime(2026, 3, day, hour, minute, tzinfo=SHANGHAI)


def down(*spans):
    return days_out(Down(since=since, until=until) for since, until in spans)


@pytest.mark.parametrize(
    ("spans", "days"),
    [
        pytest.param([(at(2, 9), at(2, 11))], [(2, 2)], id="two hours"),
        pytest.param([(at(2, 9), at(2, 10, 59))], [], id="a minute less"),
        pytest.param([(at(2, 20), at(3, 7))], [], id="at night"),
        pytest.param([(at(2, 9), at(2, 10)), (at(2, 15), at(2, 16))], [(2, 2)], id="twice"),
        pytest.param([(at(2, 9), at(2, 10, 30)), (at(2, 9), at(2, 10, 30))], [], id="told twice"),
        pytest.param([(at(2, 12), at(5, 9))], [(2, 4)], id="days side by side"),
        pytest.param([(at(2, 9), at(2, 12)), (at(9, 9), at(9, 12))], [(2, 2), (9, 9)], id="apart"),
        pytest.param([], [], id="none"),
    ],
)
def test_days_out(spans, days):
    assert down(*spans) == tuple((date(2026, 3, a), date(2026, 3, b)) for a, b in days)


@pytest.mark.parametrize(
    ("since", "until", "kind", "code"),
    [
        (at(2, 9), at(2, 9), Malformed, "outage_span"),
        (at(2, 9), at(9, 9), Refused, "outage_running"),
        (at(2, 9) - timedelta(days=40), at(2, 9), Malformed, "outage_span"),
    ],
    ids=["no time", "not over", "a month and more"],
)
def test_an_outage_that_cannot_be(since, until, kind, code):
    with pytest.raises(kind) as wrong:
        check(since, until, now=at(5, 9))
    assert wrong.value.code == code
