"""更正、撤回、越权与先后: whatever two platforms send in whatever order, each message has one lot.

Additions, changes and deletions of records that are there, are held, were withdrawn or never were,
by their owner or by another platform, under parents that stand, wait or are gone.
"""

import time
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianbiao.intake import queries, services
from jianbiao.intake.models import Notice, Place, Waiting, WaitingFor
from jianbiao.ledger import queries as ledger
from jianbiao.record import services as record
from jianbiao.record.models import Item, Tender
from jianbiao.standard import faults
from tests import make
from tests.intake.make import OTHER, real
from tests.intake.test_fold import rebuilt, tables
from tests.record.make import NOON, changed, deleted, settle, undone

pytestmark = pytest.mark.django_db(databases="__all__")

CODES = (make.TENDER, make.PROJECT + "002")
MAKERS = {
    "project": lambda _: make.project(),
    "tender": make.tender,
    "lot": lambda code: make.lot(code + "001"),
    "bid": lambda code: make.bid(code + "001"),
    "notice": make.notice,
    "person": lambda _: make.envelope("LEGAL_PERSON_BASE", {"LEGAL_NAME": "甲公司"}),
}


@st.composite
def histories(draw):
    """Draw messages of two platforms about few keys, so that they meet: [(platform, message)]."""
    said = []
    for _ in range(draw(st.integers(1, 14))):
        name, code = draw(st.sampled_from(list(MAKERS))), draw(st.sampled_from(CODES))
        key = f"{name}-{code[-3:]}-{draw(st.integers(1, 2))}"
        one = MAKERS[name](code) | {"data_key": key}
        act = draw(st.sampled_from(["1", "1", "2", "3"]))
        if act != "1":
            one = (changed if act == "2" else deleted)(one)
        said.append((draw(st.sampled_from([make.PLATFORM, make.PLATFORM, OTHER])), one))
    return said


def incoming(said):
    return [real(one, platform=platform) for platform, one in said]


def lot_of(answers):
    """Return what each message was told in the end, whatever turn it came in."""
    states = queries.states([answer.number for answer in answers])
    return [states[a.number].outcome for a in answers]


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=histories(), cuts=st.integers(0, 2**14))
def test_turns_make_no_difference_and_nothing_is_lost(said, cuts):
    some = incoming(said)
    with undone():
        single = [services.settle([one], at=NOON)[0] for one in some]
        alone, names = lot_of(single), _names()
    with undone():
        answers = []
        for turn in _cut(some, cuts):
            answers += services.settle(turn, at=NOON)
        assert lot_of(answers) == alone
        assert _names() == names
        again = services.settle(some, at=NOON)
        assert all(a.replayed for a in again)
        assert [a.number for a in again] == [a.number for a in answers]
        for answer in (*answers, *again):
            assert answer.outcome in {"accepted", "held", "rejected"}
            assert {fault.code for fault in answer.faults} <= faults.FAULTS.keys()
        assert rebuilt(size=3) == tables()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(said=histories())
def test_the_record_shows_the_last_word_of_the_owner_and_no_other(said):
    with undone():
        services.settle(incoming(said), at=NOON)
        while record.catch_up(seconds=10):
            pass
        for one in Item.objects.filter(ended_by=0).exclude(data_type="3"):
            later = Item.objects.filter(
                platform=one.platform, data_key=one.data_key, number__gt=one.number
            )
            assert not later.exists()
        for row in Tender.objects.all():
            assert row.platform in {make.PLATFORM, OTHER}
            owner = Place.objects.get(name=f"T:{row.code}").platform
            about = Item.objects.filter(tender=row.code)
            assert set(about.values_list("platform", flat=True)) == {owner}


def _names():
    return sorted((p.name, p.platform) for p in Place.objects.all())


def _cut(some, cuts):
    turn = []
    for place, one in enumerate(some):
        turn.append(one)
        if cuts >> place & 1:
            yield turn
            turn = []
    yield turn


@pytest.mark.parametrize("act", [changed, deleted], ids=["change", "deletion"])
def test_what_concerns_a_record_that_never_was_waits_and_then_has_waited_in_vain(act):
    settle(make.project(), make.tender(), make.lot())
    (answer,) = settle(act(make.bid(data_key="never")))
    assert (answer.outcome, answer.missing) == ("held", (f"K:{make.PLATFORM}/never",))
    (number,) = services.expire(at=NOON + services.HELD_FOR + services.HELD_FOR)
    assert queries.states([answer.number])[answer.number].outcome != "accepted"
    assert Notice.objects.get(number=number).about == answer.number
    assert not WaitingFor.objects.exists()


@pytest.mark.parametrize("act", [changed, deleted], ids=["change", "deletion"])
def test_what_concerns_a_held_record_follows_it(act):
    one = make.bid()
    first, second = settle(one, act(one))
    assert (first.outcome, second.outcome) == ("held", "held")
    settle(make.project(), make.tender(), make.lot())
    states = queries.states([first.number, second.number])
    assert [s.outcome for s in states.values()] == ["accepted", "accepted"]
    ended = dict(Waiting.objects.values_list("number", "ended_by"))
    assert ended[first.number] < ended[second.number]
    while record.catch_up(seconds=10):
        pass
    (last,) = Item.objects.filter(data_key=one["data_key"], ended_by=0)
    assert last.data_type == ("2" if act is changed else "3")


@pytest.mark.parametrize("act", [changed, deleted], ids=["change", "deletion"])
def test_another_platform_ends_no_record_even_under_the_same_key(act):
    settle(make.project(), make.tender(), make.lot())
    one = make.bid()
    settle(one)
    (answer,) = settle(act(one), platform=OTHER)
    assert answer.outcome == "rejected"
    assert {fault.code for fault in answer.faults} == {"not_owner"}
    free = make.envelope("LEGAL_PERSON_BASE", {"LEGAL_NAME": "甲公司"})
    settle(free)
    assert settle(act(free), platform=OTHER)[0].outcome == "held"
    while record.catch_up(seconds=10):
        pass
    assert Item.objects.get(data_key=one["data_key"]).ended_by == 0
    assert Item.objects.get(data_key=free["data_key"]).ended_by == 0


@pytest.mark.parametrize("turns", [1, 2], ids=["one turn", "two turns"])
def test_who_waited_first_comes_first_however_many_come_in_one_turn(turns):
    first = make.tender()
    (held,) = settle(first)
    later = [real(make.project(), platform=make.PLATFORM), real(make.tender(), platform=OTHER)]
    later.append(real(make.tender() | {"data_key": first["data_key"]}, platform=make.PLATFORM))
    answers = []
    for turn in [later] if turns == 1 else [[one] for one in later]:
        answers += services.settle(turn, at=NOON)
    assert lot_of([held, *answers]) == ["accepted", "accepted", "rejected", "rejected"]
    assert [a.faults[0].code for a in answers[1:]] == ["not_owner", "key_exists"]
    assert Place.objects.get(name=f"T:{make.TENDER}").platform == make.PLATFORM


def test_a_turn_that_brings_parents_last_costs_no_more_than_its_messages():
    some = incoming((make.PLATFORM, make.bid(make.TENDER + f"{n:03d}")) for n in range(1, 301))
    some += incoming((make.PLATFORM, make.lot(make.TENDER + f"{n:03d}")) for n in range(1, 301))
    some += incoming((make.PLATFORM, one) for one in (make.tender(), make.project()))
    began = time.process_time()
    answers = services.settle(some, at=NOON)
    assert {a.outcome for a in answers} == {"accepted"}
    assert time.process_time() - began < 6


def test_a_parent_withdrawn_keeps_its_children_and_takes_more():
    parent, child = make.lot(), make.bid()
    settle(make.project(), make.tender(), parent, child)
    gone, more, fixed = settle(deleted(parent), make.bid(), changed(child, BID_PRICE="1.00"))
    assert {gone.outcome, more.outcome, fixed.outcome} == {"accepted"}
    while record.catch_up(seconds=10):
        pass
    standing = Item.objects.filter(set="TENDER_LIST", ended_by=0)
    assert standing.count() == 2
    assert Tender.objects.get().bids == 2
    (back,) = settle(changed(parent, BID_SECTION_NAME="又报标段"))
    assert back.outcome == "accepted"


def test_a_key_is_not_used_again_after_its_record_was_withdrawn():
    one = make.envelope("LEGAL_PERSON_BASE", {"LEGAL_NAME": "甲公司"})
    again = make.envelope("LEGAL_PERSON_BASE", {"LEGAL_NAME": "乙公司"}, data_key=one["data_key"])
    outcomes = [a.outcome for a in settle(one, deleted(one), again)]
    assert outcomes == ["accepted", "accepted", "rejected"]


def test_one_id_with_other_bytes_is_a_conflict_in_every_state():
    one = make.bid()
    (held,) = settle(one)
    other = real(changed(one) | {"message_id": one["message_id"]}, platform=make.PLATFORM)
    (answer,) = services.settle([other], at=NOON)
    assert (held.outcome, answer.outcome) == ("held", "rejected")
    assert answer.faults[0].code == "message_conflict"
    (twice,) = services.settle([replace(other)], at=NOON)
    assert twice.number == answer.number
    assert ledger.last_number() == answer.number
