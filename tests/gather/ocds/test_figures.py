from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.gather.ocds import figures
from jianbiao.gather.ocds.repairs import Unmendable


@pytest.mark.parametrize(
    ("said", "number"),
    [
        ("12", "12"), ("-7.25", "-7.25"), ("1e5", "100000"), ("0.125", "0.125"), ("12,5", "12.5"), ("12,50", "12.50"), ("0,00", "0"), ("0,123", "0.123"),
        ("1234,567", "1234.567"), ("1,234.56", "1234.56"), ("1.234.567,89", "1234567.89"),
        ("12,34,567.00", "1234567"), ("1 234 567,5", "1234567.5"), ("1'234.50", "1234.50"),
        ("$ 1,234.50", "1234.50"), ("USD 100", "100"), ("100 €", "100"), ("12.345.678", "12345678"),
        ("１２３", "123"), ("R$ 1.234,50", "1234.50"),
    ],
)  # fmt: skip
def test_a_number_is_read_with_the_separators_of_any_country(said, number):
    assert figures.read(said) == Decimal(number)


@pytest.mark.parametrize("said", ["N/A", "-", "no aplica", "NaN", "", "TBD"])
def test_words_without_a_digit_mean_that_there_is_none(said):
    assert figures.read(said) is None


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("1.234", "number_ambiguous"), ("1,234", "number_ambiguous"), ("-999,999", "number_ambiguous"),
        ("20 cajas", "number_unreadable"), ("5%", "number_unreadable"), ("1,2,3", "number_unreadable"),
        ("1.2.3", "number_unreadable"), ("10-20", "number_unreadable"), (True, "number_unreadable"),
        ([1], "number_unreadable"),
    ],
)  # fmt: skip
def test_what_could_be_two_numbers_or_none_is_not_read(said, reason):
    with pytest.raises(Unmendable) as raised:
        figures.read(said)
    assert raised.value.reason == reason


@given(
    st.decimals(
        allow_nan=False, allow_infinity=False, places=2, min_value=-(10**12), max_value=10**12
    )
)
def test_two_decimals_are_read_in_every_grouping(number):
    english = f"{number:,.2f}"
    german = english.translate(str.maketrans(",.", ".,"))
    for said in (english, german, english.replace(",", " "), f"{number:.2f}", f"EUR {german}"):
        assert figures.read(said) == number
