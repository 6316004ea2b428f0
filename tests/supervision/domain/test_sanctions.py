"""The table of sanctions: ranges by hand-computed sums, and laws of every line."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.law import sanctions as texts
from jianbiao.supervision.domain.sanctions import SANCTIONS, Range, fits


@pytest.mark.parametrize(
    ("conduct", "amount", "low", "high"),
    [
        ("collusion", "7600000.00", "38000.00", "76000.00"),
        ("evasion", "4000000", "20000.00", "40000.00"),
        ("collusion", "0.01", "0.01", "0.00"),
        ("agency", None, "50000.00", "250000.00"),
        ("discrimination", None, "10000.00", "50000.00"),
        ("leak", None, "10000.00", "100000.00"),
        ("procedure", None, "0.00", "100000.00"),
        ("bond", None, "0.00", "50000.00"),
        ("expert", None, "3000.00", "50000.00"),
        ("award", "1000000", "0.00", "10000.00"),
        ("performance", None, "0", "0"),
    ],
)
def test_ranges_are_those_of_the_law(conduct, amount, low, high):
    found = SANCTIONS[conduct].fine(Decimal(amount) if amount else None)
    assert found == Range(low=Decimal(low), high=Decimal(high))


def test_a_share_of_an_amount_nobody_named_is_no_range():
    assert SANCTIONS["collusion"].fine(None) is None
    assert not fits("collusion", base="", fine="1.00")


def test_persons_pay_five_to_ten_per_cent_of_the_units_fine():
    assert SANCTIONS["collusion"].of_persons(Decimal(50000)) == Range(
        low=Decimal("2500.00"), high=Decimal("5000.00")
    )
    assert SANCTIONS["bond"].of_persons(Decimal(50000)) is None


@given(st.decimals("1000", "10000000000", places=2), st.sampled_from(sorted(SANCTIONS)))
def test_both_ends_of_a_range_fit_and_a_cent_beyond_does_not(amount, conduct):
    found = SANCTIONS[conduct].fine(amount)
    base, cent = f"{amount:.2f}", Decimal("0.01")
    for fine in (found.low, found.high):
        assert fits(conduct, base=base, fine=f"{fine:.2f}")
    assert not fits(conduct, base=base, fine=f"{found.high + cent:.2f}")
    if found.low:
        assert not fits(conduct, base=base, fine=f"{found.low - cent:.2f}")


def test_what_is_not_on_the_table_fits_no_fine():
    assert not fits("other", base="1.00", fine="1.00")
    assert fits("other", base="", fine="")


def test_every_article_is_one_that_the_confirmed_table_knows():
    known = {one.basis_zh for one in texts.SANCTIONS}
    numbers = {
        "49": "四十九",
        "50": "五十",
        "51": "五十一",
        "52": "五十二",
        "56": "五十六",
        "60": "六十",
    }
    for one in SANCTIONS.values():
        number = one.law.removeprefix("招标投标法 ")
        if number in numbers:
            assert any(f"招标投标法第{numbers[number]}条" in said for said in known), one.code
