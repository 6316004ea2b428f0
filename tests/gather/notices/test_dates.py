"""Moments in every spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.gather.notices.dates import moments, of_epoch, span_of_days

SPELLINGS = {
    "2026年03月26日 09点30分 （北京时间）": "2026-03-26T09:30:00+08:00",
    "2026-3-26 9:30": "2026-03-26T09:30:00+08:00",
    "2026/03/26 上午9时30分": "2026-03-26T09:30:00+08:00",
    "2026.03.26": "2026-03-26T00:00:00+08:00",
    "二〇二六年三月二十六日": "2026-03-26T00:00:00+08:00",
    "二○二六年十二月三日": "2026-12-03T00:00:00+08:00",
    "2026年3月26日下午3点半": "2026-03-26T15:30:00+08:00",
    "202\n6\n年\n3\n月\n26\n日": "2026-03-26T00:00:00+08:00",
    "20260326 - 09:30:00": "2026-03-26T09:30:00+08:00",
    "2026年3月26日24:00": "2026-03-27T00:00:00+08:00",
    "2026-03-26T01:30:00Z": "2026-03-26T09:30:00+08:00",
    "2026-03-26T09:30:00+08:00": "2026-03-26T09:30:00+08:00",
    "Mar 26, 2026": "2026-03-26T00:00:00+08:00",
    "2026年3月26日（星期四）上午9:30": "2026-03-26T09:30:00+08:00",
    "2026-03-2609:30:00": "2026-03-26T09:30:00+08:00",
    "２０２６年３月２６日": "2026-03-26T00:00:00+08:00",
}


@pytest.mark.parametrize("text", SPELLINGS)
def test_a_moment_is_read(text):
    (moment,) = moments(text)
    assert moment.iso() == SPELLINGS[text]


@pytest.mark.parametrize(
    "text", ["2026年13月40日", "2026-02-30", "电话2026123456", "3.14", "20269999"]
)
def test_what_is_no_day_is_none(text):
    assert moments(text) == []


def test_a_period_is_two_moments():
    text = "2026年03月17日08:30\n至\n2026年03月23日17:00"
    assert [one.iso()[:16] for one in moments(text)] == ["2026-03-17T08:30", "2026-03-23T17:00"]


@given(st.datetimes().filter(lambda one: 1900 <= one.year < 2100))
def test_a_written_day_comes_back(at):
    (moment,) = moments(f"于{at.year}年{at.month}月{at.day}日{at.hour}时{at.minute}分截止")
    assert moment.at.replace(tzinfo=None) == at.replace(second=0, microsecond=0)


def test_epochs_of_both_kinds():
    assert of_epoch(1739268347).isoformat() == "2025-02-11T18:05:47+08:00"
    assert of_epoch(1739268347000) == of_epoch("1739268347")
    assert [of_epoch(one) for one in (0, -1, 10**20, True, "x", None, [])] == [None] * 7


@pytest.mark.parametrize(
    ("text", "days", "unit"),
    [
        ("自本公告发布之日起3个工作日。", 3, "working"),
        ("自公示之日起五日", 5, "calendar"),
        ("招标公告期限为三个工作日", 3, "working"),
    ],
)
def test_a_number_of_days(text, days, unit):
    found = span_of_days(text)
    assert (found.days, found.unit) == (days, unit)
