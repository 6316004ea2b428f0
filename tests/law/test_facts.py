from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.law.facts import Facts, read_amount, read_moment


@pytest.mark.parametrize(
    ("said", "read"),
    [
        pytest.param("20260309090807", "2026-03-09T09:08:07+08:00", id="wire"),
        pytest.param("202603090908", "2026-03-09T09:08:00+08:00", id="to the minute"),
        pytest.param("20260309", "2026-03-09T00:00:00+08:00", id="a day"),
        pytest.param("20260309240000", "2026-03-09T23:59:59+08:00", id="24:00 stays on its day"),
        pytest.param("2026-03-09T01:00:00Z", "2026-03-09T09:00:00+08:00", id="with an offset"),
        pytest.param("2026-03-09T09:00", "2026-03-09T09:00:00+08:00", id="without one"),
    ],
)
def test_a_time_is_read_in_beijing(said, read):
    assert read_moment(said).isoformat() == read


@pytest.mark.parametrize(
    "said",
    ["", "soon", "20260230000000", "20260309250000", "00010101", "99991231235959", "２０２６0309"],
)
def test_what_is_no_time_is_not_reported(said):
    assert read_moment(said) is None


@pytest.mark.parametrize(
    ("said", "read"),
    [("12.50", "12.50"), (" 7 ", "7"), (5, "5"), ("-1", "-1"), (Decimal(2), "2")],
)
def test_an_amount_is_read_exactly(said, read):
    assert read_amount(said) == Decimal(read)


@pytest.mark.parametrize(
    "said", [None, True, 1.5, "1e5", "1_000", "NaN", "面议", "", "1" * 31, "１"]
)
def test_what_is_no_amount_is_not_reported(said):
    assert read_amount(said) is None


@pytest.mark.parametrize(
    ("said", "read"),
    [("1", True), ("0", False), (True, True), (False, False), ("2", None), (None, None)],
)
def test_a_flag(said, read):
    assert Facts({"f": said}).flag("f") is read


@pytest.mark.parametrize(
    ("said", "read"),
    [(3, 3), ("3", 3), (-1, None), (True, None), ("3.0", None), ("9" * 5000, None)],
)
def test_a_count(said, read):
    assert Facts({"n": said}).count("n") == read


def test_a_set_is_spoken_of_even_without_values():
    facts = Facts({"SECTION.PRICE_UNIT": None})
    assert facts.speaks_of("SECTION.")
    assert facts.speaks_of("x", "SECTION.PRICE_UNIT")
    assert not facts.speaks_of("SECTION", "SECT.")


def test_missing_and_unread_name_the_gaps():
    facts = Facts({"a": "", "b": "soon", "c": "20260309"})
    assert facts.missing("a", "b", "d") == ("a", "d")
    assert facts.unread("b", "c") == ("b",)


def test_facts_do_not_change_when_their_source_does():
    said = {"a": "1"}
    facts = Facts(said)
    said["a"] = "2"
    assert facts["a"] == "1"
    assert len(facts) == 1


@given(st.text(max_size=40))
def test_reading_never_fails(said):
    facts = Facts({"x": said})
    facts.moment("x")
    facts.amount("x")
    facts.count("x")
    facts.flag("x")
