"""Chinese numerals, there and back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Malformed
from jianbiao.gather.amounts.numerals import formal, money, number
from jianbiao.gather.amounts.reading import read

cents = st.integers(0, 10**14 - 1).map(lambda one: Decimal(one) / 100)


@given(cents)
def test_formal_numerals_come_back(yuan):
    assert money(formal(yuan)) == yuan


@given(cents.filter(lambda one: 100 < one < 10**10))
def test_a_sum_written_twice_is_one_sum(yuan):
    answer = read(f"人民币{formal(yuan)}（￥{yuan:,.2f}）", field="award")
    assert (answer.kind, answer.yuan) == ("amount", yuan)


@given(cents.filter(lambda one: 100 < one < 10**10), cents.filter(lambda one: 100 < one < 10**10))
def test_two_sums_contradict(yuan, other):
    answer = read(f"人民币{formal(yuan)}（￥{other:,.2f}）", field="award")
    assert answer.kind == ("amount" if yuan == other else "quarantine")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二〇二六", 2026),
        ("三十五", 35),
        ("贰佰零伍万", 2050000),
        ("3万5千", 35000),
        ("三点五万", 35000),
        ("廿五", 25),
        ("1.2百万", 1200000),
        ("壹亿贰仟万", 120000000),
        ("十", 10),
    ],
)
def test_numerals_of_every_kind(text, value):
    assert number(text) == value


@pytest.mark.parametrize("text", ["", "甲", "三点", "元"])
def test_what_is_no_number_is_refused(text):
    with pytest.raises(Malformed):
        number(text)


@pytest.mark.parametrize("yuan", [Decimal(-1), Decimal("0.001"), Decimal(10**12)])
def test_what_cannot_be_written_formally_is_refused(yuan):
    with pytest.raises(Malformed):
        formal(yuan)
