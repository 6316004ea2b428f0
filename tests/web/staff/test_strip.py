from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch.checks import CHECKS
from jianbiao.watch.domain import Finding
from jianbiao.web.staff.strip import LEFT, RIGHT, SHAPES, strip

NOW = datetime(2026, 3, 20, 10, tzinfo=SHANGHAI)


def finding(rule="P18", verdict="compliant", *, worst="", held=None, **numbers):
    return Finding(
        log="official",
        rule=rule,
        subject="S",
        tender="T",
        lot="E6900000901000001001001",
        platform="E6900000901",
        region="690100",
        industry="A07",
        standing="in_force",
        parameters={},
        verdict=verdict,
        numbers=numbers,
        missing=(),
        zh="",
        en="",
        seen=9,
        worst=worst,
        held_numbers=held,
    )


SHORT = {
    "from": "2026-03-02",
    "to": "2026-03-12",
    "days": "10",
    "required": "20",
    "not_before": "2026-03-22",
}


def test_a_short_interval_shows_what_the_law_wanted_and_its_sum():
    (bar,) = strip([finding("P18", "breach", worst="breach", held=SHORT)], NOW).bars
    assert (bar.seal, bar.sum_zh, bar.sum_en) == ("breach", "10 日 < 20 日", "10 d < 20 d")
    assert bar.wanted is not None
    assert bar.wanted[0] == pytest.approx(bar.x + bar.width, abs=0.2)
    assert sum(bar.wanted) == pytest.approx(bar.limit, abs=0.2)


def test_a_cured_finding_keeps_the_numbers_of_its_worst():
    cured = finding("P18", "compliant", worst="breach", held=SHORT, **{**SHORT, "days": "22"})
    (bar,) = strip([cured], NOW).bars
    assert (bar.seal, bar.sum_zh) == ("breach", "10 日 < 20 日")


def test_a_late_clarification_wants_time_before_itself():
    said = {
        "clarified_at": "2026-03-14 09:00",
        "deadline": "2026-03-24 09:30",
        "days": "10",
        "required": "15",
        "no_later_than": "2026-03-09",
    }
    (bar,) = strip([finding("P19", "breach", worst="breach", held=said)], NOW).bars
    assert bar.wanted[0] == bar.limit < bar.x
    assert bar.sum_zh == "10 日 < 15 日"


@pytest.mark.parametrize(
    ("opening", "zh", "en"),
    [
        ("2026-03-24 09:30:00", "同一时刻", "same time"),
        ("2026-03-24 11:05:00", "晚 1 小时 35 分", "1 h 35 min later"),
        ("2026-03-24 09:00:00", "早 30 分", "30 min earlier"),
    ],
)
def test_two_moments_are_compared_in_words(opening, zh, en):
    one = finding("B04", opening=opening, deadline="2026-03-24 09:30:00")
    (bar,) = strip([one], NOW).bars
    assert (bar.point, bar.sum_zh, bar.sum_en) == (True, zh, en)


def test_a_contract_in_time_is_measured_against_its_last_day():
    said = {"from": "2026-04-02", "to": "2026-04-20", "days": "18", "limit": "30"}
    (bar,) = strip([finding("A09", **said, last_day="2026-05-02")], NOW).bars
    assert bar.sum_zh == "18 日 ≤ 30 日"


def test_what_cannot_be_decided_or_compares_no_moments_is_not_drawn():
    assert strip([finding("P22", bond="1"), finding("P18", "undecidable")], NOW) is None
    assert strip([], NOW) is None


def test_now_is_drawn_only_while_it_is_near():
    one = finding(**SHORT)
    assert strip([one], NOW).now is not None
    assert strip([one], NOW + timedelta(days=400)).now is None


def test_every_shape_belongs_to_a_built_rule():
    assert SHAPES.keys() <= CHECKS.keys()


@given(
    start=st.dates(date(2020, 1, 1), date(2028, 1, 1)),
    length=st.integers(min_value=0, max_value=900),
    limit=st.integers(min_value=-900, max_value=900),
)
def test_nothing_is_drawn_outside_its_place(start, length, limit):
    said = {
        "from": f"{start:%Y-%m-%d}",
        "to": f"{start + timedelta(days=length):%Y-%m-%d}",
        "not_before": f"{start + timedelta(days=limit):%Y-%m-%d}",
        "days": "1",
        "required": "2",
    }
    drawn = strip([finding("P18", "breach", worst="breach", held=said)], NOW)
    (bar,) = drawn.bars
    assert LEFT <= bar.x <= bar.x + bar.width <= RIGHT + 0.2
    assert LEFT <= bar.limit <= RIGHT
    assert all(LEFT <= x <= RIGHT for x, _ in drawn.ticks)


def test_a_row_names_its_interval_and_no_breach():
    (bar,) = strip([finding("A07", sent_at="2026-03-05", publicity_end="2026-03-04")], NOW).bars
    assert (bar.zh, bar.en) == ("中标通知书发出", "Award notice sent")
    assert {shape.zh for shape in SHAPES.values()}.isdisjoint(
        {"接收逾期或者未加密的投标文件", "中标通知书发出过早"}
    )
