from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.standard.terms import SHANGHAI
from jianbiao.web import figures

NOON = datetime(2026, 11, 23, 17, 0, 5, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("amount", "lang", "style", "said"),
    [
        ("38624057", "zh", "", "3,862.4057 万元"),
        ("38624057", "zh", "short", "3,862.41 万元"),
        ("38624057", "zh", "bare", "3,862.4057"),
        ("5000", "zh", "", "0.50 万元"),
        ("38624057", "en", "", "CNY 38,624,057"),
        ("38624057", "en", "short", "CNY 38.62 m"),
        ("980000.5", "en", "short", "CNY 980,000.5"),
        ("-12000.00", "zh", "", "-1.20 万元"),
        ("0", "en", "bare", "0"),
    ],
)
def test_money_is_written_as_each_language_writes_it(amount, lang, style, said):
    assert figures.money(Decimal(amount), lang, style) == said


def test_money_of_another_country_keeps_its_unit():
    assert figures.money(Decimal("2914500.0"), "zh", currency="INR") == "INR 2,914,500"


@given(st.decimals(min_value=-(10**14), max_value=10**14, places=6), st.sampled_from(["zh", "en"]))
def test_money_loses_no_digit(amount, lang):
    said = Decimal(figures.money(amount, lang, "bare").replace(",", ""))
    assert said * (10_000 if lang == "zh" else 1) == amount


def test_a_day_is_iso_in_tables_and_prose_in_english_sentences():
    day = date(2026, 11, 23)
    assert figures.day(day, "zh", "prose") == figures.day(day, "en") == "2026-11-23"
    assert figures.day(day, "en", "prose") == "23 Nov 2026"


@pytest.mark.parametrize(
    ("style", "year", "said"),
    [
        ("", 0, "2026-11-23 17:00"),
        ("short", 2026, "11-23 17:00"),
        ("short", 2027, "2026-11-23 17:00"),
        ("seconds", 0, "2026-11-23 17:00:05"),
        ("clock", 0, "17:00:05"),
    ],
)
def test_a_moment_names_its_year_when_the_page_does_not(style, year, said):
    assert figures.moment(NOON, "zh", style, year) == said


def test_the_end_of_a_day_is_its_own_midnight():
    assert figures.moment(NOON.replace(hour=23, minute=59, second=59), "zh") == "2026-11-23 24:00"


@pytest.mark.parametrize(
    ("seconds", "zh", "en"),
    [
        (0, "0 秒", "0 s"),
        (2, "2 秒", "2 s"),
        (60, "1 分", "1 min"),
        (3 * 86400 + 7200, "3 日 2 小时", "3 d 2 h"),
        (86400, "1 日", "1 d"),
    ],
)
def test_a_span_is_told_in_its_largest_units(seconds, zh, en):
    assert (figures.span(seconds, "zh"), figures.span(seconds, "en")) == (zh, en)


@given(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=400)))
def test_a_span_is_never_empty(left):
    assert figures.span(left.total_seconds(), "zh")


def test_an_entry_number_never_looks_like_an_amount():
    assert figures.number(4040518) == "№4\u2009040\u2009518"


def test_words_agree_with_their_number():
    text = "{n} [n|alert|alerts]"
    assert figures.filled(text, {"n": 1}) == "1 alert"
    assert figures.filled(text, {"n": 0}) == "0 alerts"
