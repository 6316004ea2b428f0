from dataclasses import dataclass

import pytest

from jianbiao.hub import services
from jianbiao.hub.models import Peer
from jianbiao.intake import queries
from jianbiao.ledger import queries as ledger
from tests.make import LOT, NOON, PROJECT, TENDER, lot, project, tender
from tests.people.make import needs_sm2
from tests.posting import OTHER, dock, open_door

pytestmark = pytest.mark.django_db(databases="__all__")
URL = "http://127.0.0.1:1/"
ALGORITHMS = ["ed25519", pytest.param("sm2", marks=needs_sm2)]


@dataclass
class Result:
    """One result of the other instance."""

    outcome: str


class Peers:
    """The other instance: it answers, or fails after it has taken what was sent."""

    def __init__(self, *, outcome="accepted", failing=0):
        self.sent, self.outcome, self.failing = [], outcome, failing

    def send(self, messages):
        self.sent.append(messages)
        if self.failing:
            self.failing -= 1
            raise ConnectionError
        return [Result(self.outcome) for _ in messages]

    @property
    def ids(self):
        return [message["message_id"] for part in self.sent for message in part]


def forward_all(peer):
    count = 0
    while passed := services.forward(URL, peer, at=NOON):
        count += passed
    return count


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_what_is_passed_on_is_taken_by_the_other_instance_as_the_platform_s_own(
    tmp_path, algorithm
):
    """One ledger plays both: the relay posts what it read to the door, under its own signature."""
    door = open_door(tmp_path)
    platform = dock(algorithm=algorithm)
    platform.post(door, project(), tender())
    peer = Peers()
    forward_all(peer)
    [messages] = peer.sent
    relay = dock("E6900000903", function="relay", algorithm=algorithm)
    answered = relay.post(door, *messages)
    # Same ledger: the records exist; attribution held, or it would say not_relay or signature_bad.
    assert answered.faults == [["key_exists"], ["key_exists"]]
    assert relay.post(door, *messages).results == [
        {**one, "replayed": True} for one in answered.results
    ]


def test_accepted_and_held_messages_go_in_ledger_order(tmp_path):
    door, platform = open_door(tmp_path), dock()
    platform.post(door, lot())
    platform.post(door, project() | {"set": "NO_SUCH_SET"})
    platform.post(door, project(), tender())
    peer = Peers()
    assert forward_all(peer) == ledger.last_number()
    numbers = [int(message["data"]["NUMBER"]) for part in peer.sent for message in part]
    assert numbers == sorted(numbers)
    assert len(numbers) == 3


def test_what_was_sent_once_is_not_sent_again(tmp_path):
    door, platform = open_door(tmp_path), dock()
    platform.post(door, project())
    peer = Peers()
    forward_all(peer)
    assert forward_all(peer) == 0
    platform.post(door, tender())
    forward_all(peer)
    assert len(peer.ids) == len(set(peer.ids)) == 2


def test_after_a_crash_the_same_ids_are_sent_again(tmp_path):
    dock().post(open_door(tmp_path), project(), tender())
    peer = Peers(failing=1)
    with pytest.raises(ConnectionError):
        services.forward(URL, peer, at=NOON)
    assert Peer.objects.get(url=URL).number == 0
    forward_all(peer)
    assert peer.sent[0] == peer.sent[1]


def test_what_another_instance_passed_on_goes_no_further(tmp_path):
    door, platform = open_door(tmp_path), dock(OTHER)
    platform.post(door, project())
    peer = Peers()
    forward_all(peer)
    wrapped = peer.sent[0][0] | {"data_key": "F1"}
    inner = wrapped["data"]["MESSAGE"].replace(PROJECT, PROJECT[:-1] + "9")
    dock("E6900000903", function="relay").post(
        door, wrapped | {"data": wrapped["data"] | {"MESSAGE": inner}}
    )
    forward_all(peer)
    assert len(peer.ids) == 1


def test_each_peer_has_its_own_progress_and_refusals_are_counted(tmp_path):
    dock().post(open_door(tmp_path), project())
    services.forward(URL, Peers(outcome="rejected"), at=NOON)
    services.forward("http://127.0.0.1:2/", Peers(), at=NOON)
    refused = {row.url: row.refused for row in Peer.objects.all()}
    assert refused == {URL: 1, "http://127.0.0.1:2/": 0}
    assert {row.number for row in Peer.objects.all()} == {ledger.last_number()}


def test_a_slice_without_messages_moves_on():
    dock()
    peer = Peers()
    assert services.forward(URL, peer, at=NOON) == 2
    assert peer.sent == []


def test_names_stay_with_the_platform_that_brought_them(tmp_path):
    door, platform = open_door(tmp_path), dock()
    platform.post(door, project(), tender(), lot())
    assert {queries.owner(name) for name in (f"T:{TENDER}", f"L:{LOT}")} == {platform.code}
