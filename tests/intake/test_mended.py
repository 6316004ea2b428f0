"""A reading changed field by field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.gather.notices.checking import faults
from jianbiao.gather.notices.release import id_of
from jianbiao.intake.mended import changed, differences, leaves, lost

SAID = {
    "ocid": "a",
    "tender": {"value": {"amount": "5", "currency": "CNY"}, "tags": ["x", {"y": 1}]},
}
values = st.recursive(
    st.text(max_size=4) | st.integers() | st.booleans(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text("ab/~c", max_size=3), inner, max_size=3)
    ),
    max_leaves=9,
)


def test_a_field_is_set_made_or_taken_away():
    now = changed(
        SAID, {"/tender/value/amount": "7", "/tender/bidOpening/date": "2026", "/ocid": " "}
    )
    assert now["tender"]["value"]["amount"] == "7"
    assert now["tender"]["bidOpening"] == {"date": "2026"}
    assert "ocid" not in now
    assert SAID["ocid"] == "a"


def test_a_new_amount_is_in_yuan():
    now = changed(SAID, {"/awards/0/value/amount": "5"})
    assert now["awards"] == [{"value": {"amount": "5", "currency": "CNY"}}]


@pytest.mark.parametrize(
    "path", ["", "x", "/awards/3/a", "/a" * 13, "/tender/tags/0", "/tender/tags/7/y"]
)
def test_a_pointer_that_leads_nowhere_is_refused(path):
    with pytest.raises(ValueError):
        changed(SAID, {path: "x"})


def test_a_party_is_renamed_with_its_id():
    known = id_of("甲")
    said = {"buyer": {"id": known, "name": "甲"}, "parties": [{"id": known, "name": "甲"}]}
    now = changed(said, {"/buyer/name": "乙"})
    assert now["parties"] == [{"id": id_of("乙"), "name": "乙"}]


@given(st.dictionaries(st.text("ab/~", min_size=1, max_size=3), values, max_size=4))
def test_nothing_changed_is_no_difference(said):
    assert differences(said, said) == []
    assert differences(said, {}) == [
        one for one in differences(said, {}) if one.after == "" and one.before != ""
    ]
    assert len(dict(leaves(said))) == len(list(leaves(said)))


@given(st.dictionaries(st.sampled_from(["tender", "awards", "bids"]), values, max_size=3))
def test_any_release_is_checked(said):
    list(faults(said))


def test_what_a_reader_leaves_out_is_named():
    assert lost(SAID, {"/ocid": "b", "/x": "y", "/tender/z": " "}) == ["/x"]
