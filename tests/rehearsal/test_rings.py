"""Groups that collude over many tenders leave their traces, and innocent ones as close do not."""

from collections import Counter, defaultdict

import pytest

from jianbiao.rehearsal import market, rings
from tests.rehearsal.make import planned

TENDERS = 600


@pytest.fixture(scope="module")
def acted():
    """Return what is true of groups in the first tenders of a stressed province, with the tenders."""
    found = []
    for index in range(TENDERS):
        tender = planned(index, "stress", seed=8)
        found += [(tender, one) for one in tender.truth if one.unit in {"ring", "firm", "pair"}]
    return found


def test_a_generation_has_its_rings_and_friends_as_strong():
    known = rings._alive(1, 0, 1)
    assert rings._alive(1, 0, 1) == known != rings._alive(2, 0, 1)
    kinds = Counter((ring.kind, ring.guilty) for ring in known)
    assert all(
        kinds[kind, True] == kinds[kind, False] == many for kind, many in rings._MANY.items()
    )
    for ring in known:
        assert len(set(ring.members)) == len(ring.members)
        assert len({market.firm(n).kind[1] for n in ring.members}) == 1


def test_groups_act_and_some_of_their_bids_are_honest(acted):
    cases = Counter(one.case for _, one in acted)
    assert cases["case"] >= 6
    assert cases["look_alike"] >= 8


def test_all_that_is_known_of_one_group_carries_its_name(acted):
    members = defaultdict(set)
    for _, one in acted:
        members[one.unit_id].add(one.parties[1:])
    assert len(members) >= 6
    assert all(len(found) == 1 for found in members.values())


def test_innocent_friends_are_never_called_guilty(acted):
    assert {one.case for _, one in acted if one.unit_id.endswith("-friends")} <= {"look_alike"}


def test_the_messages_named_are_those_of_the_members(acted):
    for tender, one in acted:
        known = {sent.message["message_id"]: sent.message["data"] for sent in tender.messages}
        for id in one.messages:
            assert known[id].get("BIDDER_ORG_CODE", one.parties[1]) in one.parties
