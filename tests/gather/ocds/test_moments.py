import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.gather.ocds import moments
from jianbiao.gather.ocds.repairs import Unmendable


def nowhere():
    return ""


@pytest.mark.parametrize(
    ("said", "at", "kind"),
    [
        ("2018-03-24", "2018-03-24T00:00:00+00:00", "day_for_moment"),
        ("20180324", "2018-03-24T00:00:00+00:00", "day_for_moment"),
        ("2018/3/4", "2018-03-04T00:00:00+00:00", "day_for_moment"),
        ("2018-03-24 09:00", "2018-03-24T09:00:00+00:00", "zone_assumed"),
        ("2018-03-24T09:00:00.5", "2018-03-24T09:00:00.500000+00:00", "zone_assumed"),
        ("2018-03-24T09:00Z", "2018-03-24T09:00:00+00:00", "moment_spelling"),
        ("2018-03-24T09:00:00 +0530", "2018-03-24T09:00:00+05:30", "moment_spelling"),
        ("2018-03-24T09:00:00+05", "2018-03-24T09:00:00+05:00", "moment_spelling"),
        ("2018-03-24 09:00:00 UTC", "2018-03-24T09:00:00+00:00", "moment_spelling"),
        ("2018-03-24T24:00:00Z", "2018-03-25T00:00:00+00:00", "moment_spelling"),
        ("24/03/2018 10:00", "2018-03-24T10:00:00+00:00", "zone_assumed"),
        ("3/24/2018 1:05:00 PM", "2018-03-24T13:05:00+00:00", "zone_assumed"),
        ("12/31/2018 12:00:00 AM", "2018-12-31T00:00:00+00:00", "zone_assumed"),
        ("04/04/2018", "2018-04-04T00:00:00+00:00", "day_for_moment"),
        ("03.04.2018", "2018-04-03T00:00:00+00:00", "day_for_moment"),
        ("24-Mar-2018", "2018-03-24T00:00:00+00:00", "day_for_moment"),
        ("March 24, 2018", "2018-03-24T00:00:00+00:00", "day_for_moment"),
        ("Sat, 24 Mar 2018 10:00:00 GMT", "2018-03-24T10:00:00+00:00", "moment_spelling"),
        (1521882000, "2018-03-24T09:00:00+00:00", "epoch"),
        (1521882000000, "2018-03-24T09:00:00+00:00", "epoch"),
        ("/Date(1521882000000+0100)/", "2018-03-24T09:00:00+00:00", "epoch"),
        ("0000-00-00 00:00:00", "", "no_moment"),
        ("n/a", "", "no_moment"),
    ],
)
def test_a_moment_is_read_in_the_spellings_publishers_use(said, at, kind):
    assert moments.read(said, "date", nowhere) == (at, kind)


def test_a_day_that_ends_something_means_its_end():
    assert moments.read("2018-03-24", "endDate", nowhere)[0] == "2018-03-24T23:59:59+00:00"


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("03/04/2018", "moment_ambiguous"),
        ("2018-02-30", "moment_impossible"),
        ("2018-13-01", "moment_impossible"),
        ("2018-03-24T25:00:00Z", "moment_impossible"),
        ("2018-03-24T24:00:01Z", "moment_impossible"),
        ("2018-03-24 13:00 PM", "moment_impossible"),
        ("9999-12-31T24:00:00", "moment_impossible"),
        ("2018", "moment_unreadable"),
        ("week 12", "moment_unreadable"),
        ("24 Foo 2018", "moment_unreadable"),
        (7, "moment_unreadable"),
        (True, "moment_unreadable"),
        ([], "moment_unreadable"),
    ],
)
def test_what_is_no_moment_or_could_be_two_is_not_read(said, reason):
    with pytest.raises(Unmendable) as raised:
        moments.read(said, "date", nowhere)
    assert raised.value.reason == reason


def test_the_zone_of_a_release_is_the_only_one_in_it():
    assert (
        moments.offset(["2018-03-24T09:00:00-05:00", "x", "2018-03-25T09:00:00-05:00"]) == "-05:00"
    )
    assert moments.offset(["2018-03-24T09:00:00Z", "2018-03-24T09:00:00+00:00"]) == "+00:00"
    assert moments.offset(["2018-03-24T09:00:00Z", "2018-03-24T09:00:00+01:00"]) == ""
    assert moments.read("2018-03-24 09:00", "date", lambda: "-05:00") == (
        "2018-03-24T09:00:00-05:00", "zone_of_release",
    )  # fmt: skip


@given(st.text(max_size=30) | st.integers() | st.from_regex(r"\d{1,4}[-/.]\d\d?[-/.]\d{1,4}.{0,9}"))
def test_whatever_is_read_is_exact(said):
    try:
        text, _ = moments.read(said, "date", nowhere)
    except Unmendable:
        return
    assert not text or moments.is_exact(text)
