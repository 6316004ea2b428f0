import contextlib
import json
import random

import pytest

from jianbiao.errors import Malformed, Refused, Tampered
from jianbiao.kit import Client, wire
from jianbiao.kit import client as module
from jianbiao.kit.client import Result
from jianbiao.ledger.domain import notes, proofs
from jianbiao.seal.keys import ED25519, PrivateKey
from tests.fakes.instance import ORIGIN, FakeInstance, running
from tests.make import PLATFORM, envelope, project


def messages(count):
    return [project(number=i) for i in range(count)]


def ids(of):
    return [one["message_id"] for one in of]


def test_messages_are_signed_sent_and_answered_in_order(client, fake):
    of = messages(3)
    results = client.send(of)
    assert [(r.message_id, r.outcome, r.number) for r in results] == [
        (name, "accepted", i + 1) for i, name in enumerate(ids(of))
    ]
    assert fake.posts() == [ids(of)]


@pytest.mark.parametrize("accident", ["503", "break"])
def test_a_busy_or_broken_instance_is_asked_again_with_the_same_ids(client, fake, accident):
    of = messages(2)
    fake.accidents = [accident, accident]
    assert [r.number for r in client.send(of)] == [1, 2]
    assert fake.posts() == [ids(of)] * 3


def test_a_lost_answer_doubles_nothing(client, fake):
    of = messages(2)
    fake.accidents = ["lose"]
    assert [(r.number, r.replayed) for r in client.send(of)] == [(1, True), (2, True)]
    assert len(fake.leaves) == 2


def test_patience_ends(fake, address, key):
    fake.accidents = ["503"] * 100
    chance = random.Random(1)
    impatient = Client(address, platform=PLATFORM, key=key, patience=0.2, chance=chance)
    with pytest.raises(Refused) as caught:
        impatient.send(messages(1))
    assert caught.value.code == "busy"
    assert 1 < len(fake.posts()) < 20
    impatient.close()


def test_an_instance_that_is_not_there_is_busy(key):
    away = Client("http://127.0.0.1:1", platform=PLATFORM, key=key, patience=0.1)
    with pytest.raises(Refused) as caught:
        away.send(messages(1))
    assert caught.value.code == "busy"


@pytest.mark.parametrize("accident", ["html", "forge"])
def test_an_answer_that_the_instance_did_not_sign_is_refused(client, fake, accident):
    fake.accidents = [accident]
    with pytest.raises(Refused) as caught:
        client.send(messages(1))
    assert caught.value.code == "signature_bad"


def test_a_signed_answer_to_other_messages_is_noticed(client, fake):
    client.send(messages(1))
    fake.accidents = ["old"]
    with pytest.raises(Tampered, match="answered as"):
        client.send(messages(1))


def test_an_answer_to_fewer_messages_is_noticed(client, fake):
    client.send(messages(1))
    fake.accidents = ["old"]
    with pytest.raises(Tampered, match="2 messages"):
        client.send(messages(2))


def test_an_unknown_key_is_refused_at_once(fake, address):
    stranger = Client(address, platform=PLATFORM, key=PrivateKey.generate(ED25519), key_name="k9")
    with pytest.raises(Refused) as caught:
        stranger.send(messages(1))
    assert (caught.value.code, caught.value.where) == ("key_unknown", "here")
    assert len(fake.posts()) == 1
    stranger.close()


def test_more_than_a_thousand_go_in_parts(client, fake, monkeypatch):
    monkeypatch.setattr(module, "MOST", 4)
    of = messages(10)
    assert [r.number for r in client.send(of)] == list(range(1, 11))
    assert [len(part) for part in fake.posts()] == [4, 4, 2]
    assert [name for part in fake.posts() for name in part] == ids(of)


def test_long_messages_go_in_shorter_parts(client, fake, monkeypatch):
    monkeypatch.setattr(module, "LONGEST", 1000)
    client.send(messages(6))
    assert len(fake.posts()) > 1
    assert all(len(body) < 1002 for _, _, body in fake.asked if body)


def test_nothing_to_send_asks_nothing(client, fake):
    assert client.send([]) == []
    assert fake.asked == []


def test_the_queue_survives_the_process_and_keeps_its_order(client, address, key, tmp_path):
    first, second = messages(2), messages(1)
    assert client.enqueue(first) == 1
    assert client.enqueue(second) == 2
    again = Client(address, platform=PLATFORM, key=key, folder=tmp_path / "kit")
    assert [r.message_id for r in again.flush()] == ids(first + second)
    assert again.flush() == client.flush() == []
    again.close()


def test_what_was_not_answered_stays_in_the_queue(client, fake):
    of = messages(2)
    client.enqueue(of)
    fake.accidents = ["forge"]
    with pytest.raises(Refused):
        client.flush()
    assert [(r.message_id, r.replayed) for r in client.flush()] == [(n, True) for n in ids(of)]
    assert len(fake.leaves) == 2


def test_what_was_answered_before_the_instance_went_away_is_told(fake, address, key, tmp_path):
    with contextlib.closing(
        Client(address, platform=PLATFORM, key=key, patience=0, folder=tmp_path / "kit")
    ) as hasty:
        hasty.send(messages(1))
        first, second = messages(module.MOST - 1), messages(2)
        hasty.enqueue(first)
        hasty.enqueue(second)
        fake.accidents = ["", "503", "503"]
        assert [r.message_id for r in hasty.flush()] == ids(first)
        with pytest.raises(Refused):
            hasty.flush()
        assert [r.message_id for r in hasty.flush()] == ids(second)


def test_a_queue_needs_a_folder(address, key):
    with pytest.raises(Refused, match="folder"):
        Client(address, platform=PLATFORM, key=key).enqueue(messages(1))


def test_the_instances_keys_are_pinned(client, key, tmp_path):
    client.send(messages(1))
    other = FakeInstance()
    other.trust(f"{PLATFORM}/k1", key)
    with running(other) as elsewhere:
        moved = Client(elsewhere, platform=PLATFORM, key=key, folder=tmp_path / "kit")
        with pytest.raises(Tampered, match="pinned"):
            moved.send(messages(1))
        moved.close()


def test_an_answered_message_is_proved_to_be_in_the_log(client, fake):
    results = client.send(messages(5))
    fake.sealed = False
    for result in results:
        assert client.verify(result).index == result.number - 1


def test_another_leaf_than_that_of_the_log_is_noticed(client):
    first, second = client.send(messages(2))
    moved = Result(
        message_id=first.message_id,
        outcome=first.outcome,
        number=first.number,
        leaf_hash=second.leaf_hash,
    )
    with pytest.raises(Tampered):
        client.verify(moved)


def test_the_proof_of_another_entry_is_noticed(client, fake, monkeypatch):
    first, _ = client.send(messages(2))
    other = fake.proof(2)
    monkeypatch.setattr(fake, "proof", lambda _: other)
    with pytest.raises(Tampered, match="entry 2, not 1"):
        client.verify(first)


def test_a_checkpoint_of_another_log_is_noticed(client, fake):
    result = client.send(messages(1))[0]
    fake.key = PrivateKey.generate(ED25519)
    with pytest.raises(Tampered):
        client.verify(result)


def test_a_checkpoint_of_the_instances_other_log_is_noticed(client, fake, monkeypatch):
    result = client.send(messages(1))[0]
    other = f"{ORIGIN}.gathered"
    checkpoint = notes.Checkpoint(origin=other, size=1, root=fake.leaves[0])
    signed = notes.sign(checkpoint.text(), [(ORIGIN, fake.key)])
    proof = proofs.Proof(index=0, path=(), checkpoint=signed).text()
    monkeypatch.setattr(fake, "proof", lambda _: proof)
    with pytest.raises(Tampered, match="gathered"):
        client.verify(result)


def test_the_inbox_is_read_to_its_end(client, fake):
    fake.notices = [{"number": n, "kind": "x"} for n in (2, 3, 5, 8, 9)]
    assert [n["number"] for n in client.inbox()] == [2, 3, 5, 8, 9]
    assert [n["number"] for n in client.inbox(after=5)] == [8, 9]


def test_one_may_ask_before_an_act(client):
    may, reasons = client.may("open_bids", "E69/甲")
    assert not may
    assert reasons[0]["rule"] == "B01"
    assert reasons[0]["en"] == "act=open_bids&code=E69/%E7%94%B2"


def test_the_state_of_a_message_is_told(client):
    name = client.send(messages(1))[0].message_id
    state = client.status(name)
    assert (state.outcome, state.number, state.missing) == ("held", 1, ("T:1",))
    assert [f.code for f in state.faults] == ["set_unknown"]


def test_the_state_of_any_readable_message_id_is_told(client):
    name = "E6900000901:2026-03.02_1"
    client.send([project() | {"message_id": name}])
    assert client.status(name).message_id == name


def test_what_is_no_json_is_malformed(client, monkeypatch):
    monkeypatch.setattr(client, "_read", lambda *_, **__: b"<html>welcome</html>")
    with pytest.raises(Malformed, match="welcome"):
        client.clock()


def test_the_state_of_an_unknown_message_is_refused(client):
    with pytest.raises(Refused) as caught:
        client.status("nothing1")
    assert caught.value.code == "message_unknown"


def test_ones_own_body_and_the_clock_are_read(client):
    assert json.loads(client.body(7)) == {"number": "entries/7/body"}
    at, factor = client.clock()
    assert (at.isoformat(), factor) == ("2026-01-05T12:00:00+08:00", 60.0)


def test_reading_is_repeated_too(client, fake):
    fake.accidents = ["busy", "busy"]
    assert client.clock()[1] == 60.0


def test_an_address_below_a_path_is_signed_as_it_is_asked(fake, address, key):
    below = Client(address + "/jb/", platform=PLATFORM, key=key)
    assert below.send(messages(1))[0].number == 1
    assert fake.asked[0][1] == "/jb/api/v1/messages"
    below.close()


@pytest.mark.parametrize("url", ["", "ftp://x", "127.0.0.1:8000", "http://"])
def test_what_is_no_address_is_malformed(url):
    with pytest.raises(Malformed):
        Client(url, platform=PLATFORM, key=PrivateKey.generate(ED25519))


@pytest.mark.parametrize(
    ("status", "raw", "kind", "code"),
    [
        (400, b'{"error":{"code":"bad_json","zh":"","en":"","where":""}}', Malformed, "bad_json"),
        (401, b'{"error":{"code":"clock_skew","zh":"","en":"","where":""}}', Refused, "clock_skew"),
        (429, b"slow down", Refused, "busy"),
        (502, b"<html>", Refused, "busy"),
        (500, b"[]", Tampered, "error"),
        (404, b"", Refused, "error"),
    ],
)
def test_errors_keep_their_public_code(status, raw, kind, code):
    error = wire.error_of(status, raw)
    assert (type(error), error.code) == (kind, code)


def test_a_message_whose_id_cannot_be_read_is_answered_by_its_digest():
    said = {"message_id": 7}
    piece = b'{"message_id":7}'
    name = "unreadable:" + module.sha256(piece).hexdigest()
    module._check_ids([said], [piece], [name])
    with pytest.raises(Tampered):
        module._check_ids([said], [piece], ["unreadable:00"])


def test_a_key_is_read_from_its_file(address, fake, tmp_path):
    key = PrivateKey.generate(ED25519)
    fake.trust(f"{PLATFORM}/k1", key)
    (tmp_path / "key.pem").write_bytes(key.pem())
    client = Client(address, platform=PLATFORM, key=tmp_path / "key.pem")
    assert client.send([envelope("PROJECT", project()["data"])])[0].outcome == "accepted"
    client.close()
