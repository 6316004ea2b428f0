from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Refused
from jianbiao.register.domain.values import holds, limit, read, written
from tests.register.make import parameter

WHOLE = parameter(floor=None)
PRECISE = parameter(default=Decimal(2), floor=None)
FLAG = parameter(default=True, floor=None)


@given(st.integers(-(10**14), 10**14))
def test_a_whole_number_is_written_and_read_back(value):
    assert read(WHOLE, written(value)) == value


@given(st.decimals(-(10**9), 10**9, places=4))
def test_a_decimal_is_written_and_read_back_exactly(value):
    back = read(PRECISE, written(value))
    assert (back, type(back)) == (value, Decimal)


@pytest.mark.parametrize("value", [True, False])
def test_a_flag_is_written_and_read_back(value):
    assert read(FLAG, written(value)) is value


@pytest.mark.parametrize(
    ("of", "text"),
    [
        (WHOLE, "20.0"),
        (WHOLE, "1_000"),
        (WHOLE, "２０"),
        (WHOLE, ""),
        (WHOLE, "20 "),
        (PRECISE, "NaN"),
        (PRECISE, "1e3"),
        (PRECISE, "."),
        (FLAG, "true"),
        (parameter(default="ranked", choices=("ranked",)), " "),
    ],
)
def test_a_value_of_another_form_is_refused_and_never_holds(of, text):
    with pytest.raises(Refused) as caught:
        read(of, text)
    assert caught.value.code == "parameter_malformed"
    assert not holds(of, text)


@given(st.integers(0, 60), st.integers(0, 60))
def test_what_holds_is_on_the_lawful_side_of_the_floor(floor, value):
    least = parameter(floor=floor, unit="家")
    most = parameter(floor=floor, unit="家", kept="at_most")
    assert holds(least, str(value)) == (value >= floor)
    assert holds(most, str(value)) == (value <= floor)


def test_the_limit_reads_as_people_say_it():
    assert limit(parameter()) == "≥ 20 日"
    assert (
        limit(parameter(default=Decimal(2), floor=Decimal(2), kept="at_most", unit="%")) == "≤ 2 %"
    )
    assert limit(parameter(floor=None)) == "≥ 0 日"
    assert limit(parameter(default="a", choices=("a", "b"))) == "a / b"
