import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Malformed
from jianbiao.intake import frames
from jianbiao.intake.services import Answer
from jianbiao.standard.faults import Fault
from tests.intake.make import incoming

names = st.lists(st.text(min_size=1, max_size=20), max_size=3).map(tuple)
faults = st.lists(
    st.builds(
        Fault, code=st.just("set_unknown"), path=st.text(max_size=9), said=st.text(max_size=9)
    ),
    max_size=2,
).map(tuple)
items = st.lists(
    st.builds(
        incoming,
        st.from_regex(r"[0-9A-Za-z]{8,12}", fullmatch=True),
        said=st.text(max_size=30),
        needs=names,
        brings=names,
        faults=faults,
    ),
    max_size=4,
)


@given(items)
def test_what_is_packed_is_unpacked(said):
    frame = frames.pack(said)
    assert int.from_bytes(frame[:4], "big") == len(frame) - 4
    assert frames.unpack(frame[4:]) == said


@given(
    st.lists(
        st.builds(
            Answer,
            outcome=st.sampled_from(["accepted", "held"]),
            number=st.integers(1, 2**53),
            leaf_hash=st.binary(min_size=32, max_size=32),
            faults=faults,
            missing=names,
            replayed=st.booleans(),
        ),
        max_size=4,
    )
)
def test_answers_come_back_as_they_went(answers):
    assert frames.unpack_answers(frames.pack_answers(answers)[4:]) == answers


def test_a_cut_frame_is_refused():
    frame = frames.pack([incoming()])
    with pytest.raises(Malformed, match="ends inside a message"):
        frames.unpack(frame[4:-5])
