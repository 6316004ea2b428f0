"""Numbers of documents: the next one, or the one typed in where it is the next one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Malformed, Refused
from jianbiao.supervision.domain.numbering import Number, Series, next_number, read_number

FRESH = Series(prefix="云禾省水利厅暂停", year=2026)
BEGUN = Series(prefix="云水监", year=2026, last=37, begun=True)


def test_a_series_goes_on_without_a_gap():
    assert str(next_number(FRESH)) == "云禾省水利厅暂停〔2026〕1号"
    assert str(next_number(BEGUN)) == "云水监〔2026〕38号"


@pytest.mark.parametrize(
    "typed", ["云水监〔2026〕38号", "云水监[2026]38号", "云水监（2026）第38号"]
)
def test_the_next_number_may_be_typed_in(typed):
    assert str(next_number(BEGUN, typed)) == "云水监〔2026〕38号"


def test_the_first_number_says_where_the_paper_register_stands():
    assert str(next_number(FRESH, "云水监〔2026〕38号")) == "云水监〔2026〕38号"


@pytest.mark.parametrize(
    ("series", "typed"),
    [
        pytest.param(BEGUN, "云水监〔2026〕37号", id="given before"),
        pytest.param(BEGUN, "云水监〔2026〕39号", id="a gap"),
        pytest.param(BEGUN, "云建监〔2026〕38号", id="another body's"),
        pytest.param(BEGUN, "云水监〔2025〕38号", id="another year"),
        pytest.param(FRESH, "云水监〔2025〕1号", id="first, another year"),
    ],
)
def test_any_other_number_is_refused(series, typed):
    with pytest.raises(Refused) as refused:
        next_number(series, typed)
    assert refused.value.code == "case_number"


@pytest.mark.parametrize(
    "typed",
    [
        "1号",
        "云水监〔2026〕0号",
        "云水监〔2026〕号",
        "<b>〔2026〕1号",
        "x" * 80,
        "云水监〔２０２６〕1号",
    ],
)
def test_what_is_no_number_is_malformed(typed):
    with pytest.raises(Malformed):
        next_number(BEGUN, typed)


@given(
    prefix=st.text("云禾水建监交发改", min_size=1, max_size=20),
    year=st.integers(1000, 9999),
    serial=st.integers(1, 999_999),
)
def test_a_number_is_read_as_it_is_written(prefix, year, serial):
    number = Number(prefix=prefix, year=year, serial=serial)
    assert read_number(str(number)) == number
