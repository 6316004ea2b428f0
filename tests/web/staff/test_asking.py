"""What an address may ask of the list: values are cleaned, nothing a visitor writes ends in an error."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.web.staff.asking import Asked, before

NAMES = sorted(Asked.__slots__)


@pytest.mark.parametrize(
    ("name", "said", "kept"),
    [
        ("stage", "called", "called"),
        ("stage", "x", ""),
        ("rule", "P16", "P16"),
        ("rule", "P99", ""),
        ("verdict", "breach", "breach"),
        ("least", "1,200.50", "1200.50"),
        ("least", "1e-9999999", ""),
        ("least", "1e30", ""),
        ("most", "-1", ""),
        ("most", "NaN", ""),
        ("since", "2026-02-30", ""),
        ("since", "2026-02-28", "2026-02-28"),
        ("until", "9999-12-31", ""),
        ("before", "2026-01-01T00:00:00~E1", ""),
        ("q", "污水", "污水"),
    ],
)
def test_what_is_no_value_of_a_filter_is_left_out(name, said, kept):
    assert getattr(Asked.of({name: said}), name) == kept


@given(st.dictionaries(st.sampled_from(NAMES), st.text(max_size=60)))
def test_any_address_is_read_and_reads_the_same_when_written_back(said):
    asked = Asked.of(said)
    assert Asked.of(asked.filters) == asked.without()
    assert all(isinstance(part, int | None) for part in asked.yuan)
    assert len(asked.days) == 2
    assert asked.place is None or asked.place[0].tzinfo


@given(
    st.integers(min_value=0, max_value=2**32).map(lambda s: datetime.fromtimestamp(s, UTC)),
    st.text(alphabet="E0123456789~", max_size=25),
)
def test_a_place_in_the_list_comes_back_from_the_address(at, code):
    assert Asked.of({"before": before(at, code)}).place == (at, code)


def test_days_run_from_the_first_moment_to_the_end_of_the_last_day():
    first, last = Asked.of({"since": "2026-03-01", "until": "2026-03-01"}).days
    assert last - first == timedelta(days=1)
    assert Asked.of({"least": "0.0001"}).yuan == (1, None)
