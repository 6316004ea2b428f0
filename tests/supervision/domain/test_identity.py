"""Marks by which somebody could be told: found in a text however it is spaced, and masked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.supervision.domain.identity import MASK, marks, masked, told

CLOSED = ["某某建筑有限公司", "联系人：钱七 电话 139-0000-0000", "qian@example.org", "李"]
MARKS = marks(CLOSED)


@pytest.mark.parametrize(
    "text",
    [
        "某某建筑有限公司投诉",
        "某某 建筑\n有限公司",
        "钱七反映",
        "请拨 13900000000",
        "请拨 139 0000 0000",
        "QIAN@example.org",
    ],
)
def test_what_tells_somebody_is_found_and_masked(text):
    assert told(text, MARKS)
    assert not told(masked(text, MARKS), MARKS)
    assert MASK in masked(text, MARKS)


@pytest.mark.parametrize("text", ["联系人和电话", "李四", "某建筑公司", "", "1390000"])
def test_words_of_a_form_and_single_characters_tell_nobody(text):
    assert not told(text, MARKS)
    assert masked(text, MARKS) == text


@given(st.lists(st.text(max_size=30), max_size=5), st.text(max_size=80))
def test_a_masked_text_tells_nothing(lines, text):
    found = frozenset(one for one in marks(lines) if "*" not in one)
    assert not told(masked(text, found), found)
