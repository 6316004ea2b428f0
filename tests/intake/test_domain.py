import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.intake.domain import Outcome, as_conflict, conflict_key, decide, ready
from jianbiao.standard.faults import Fault
from tests.intake.make import OTHER, PLATFORM, incoming


def test_a_message_with_nothing_missing_is_accepted():
    assert decide(incoming(), seen={}, owners={}).outcome is Outcome.ACCEPTED


def test_what_it_refers_to_is_not_here_so_it_is_held_and_says_what_it_waits_for():
    decision = decide(incoming(needs=("T:1", "P:1")), seen={}, owners={"P:1": OTHER})
    assert (decision.outcome, decision.missing) == (Outcome.HELD, ("T:1",))


def test_a_project_may_be_tendered_on_another_platform():
    decision = decide(incoming(needs=("P:1",)), seen={}, owners={"P:1": OTHER})
    assert decision.outcome is Outcome.ACCEPTED


@pytest.mark.parametrize("names", [{"needs": ("T:1",)}, {"brings": ("T:1",)}], ids=str)
def test_a_tender_of_another_platform_rejects(names):
    decision = decide(incoming(**names), seen={}, owners={"T:1": OTHER})
    assert decision.outcome is Outcome.REJECTED
    assert [fault.code for fault in decision.faults] == ["not_owner"]


def test_a_data_key_is_added_once():
    name = f"K:{PLATFORM}/1"
    decision = decide(incoming(brings=(name,)), seen={}, owners={name: PLATFORM})
    assert [fault.code for fault in decision.faults] == ["key_exists"]


def test_a_message_that_cannot_be_read_is_rejected_though_its_parent_is_missing():
    fault = Fault(code="set_unknown", path="/set", said="X")
    decision = decide(incoming(needs=("T:1",), faults=(fault,)), seen={}, owners={})
    assert (decision.outcome, decision.faults) == (Outcome.REJECTED, (fault,))


@given(number=st.integers(1, 10**12), same=st.booleans())
def test_the_same_id_is_a_replay_when_the_bytes_are_the_same_and_a_conflict_when_not(number, same):
    item = incoming()
    seen = {item.key: (number, item.digest if same else b"other")}
    decision = decide(item, seen=seen, owners={})
    if same:
        assert (decision.outcome, decision.number) == (Outcome.ACCEPTED, number)
    else:
        assert decision.outcome is Outcome.CONFLICT
        assert decision.faults[0].code == "message_conflict"


def test_each_conflicting_content_has_a_key_of_its_own():
    one, two = incoming(said="甲"), incoming(said="乙")
    assert one.key == two.key
    assert conflict_key(one) != conflict_key(two)
    assert as_conflict(one).key == conflict_key(one)


def test_a_held_message_is_ready_when_all_its_names_are_there():
    assert not ready(["T:1", "L:1"], {"T:1": PLATFORM})
    assert ready(["T:1", "L:1"], {"T:1": PLATFORM, "L:1": PLATFORM})
