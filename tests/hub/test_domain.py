from jianbiao.hub import domain
from jianbiao.standard import canonical, messages
from tests.make import NOON, project

EVIDENCE = {
    "algorithm": "ed25519",
    "base": '"@method": POST',
    "index": 3,
    "key": "E6900000901/k1",
    "path": ["00" * 32],
    "signature": "AAAA",
    "size": 9,
}


def wrapped(message=None, **said):
    known = {"origin": "690000.service", "number": 7, "at": NOON}
    return domain.wrap(message or project(), EVIDENCE, **(known | said))


def test_the_envelope_can_be_read_by_the_other_instance():
    assert messages.check_message(wrapped()) == []


def test_the_exact_bytes_and_the_evidence_go_along():
    message = project()
    data = wrapped(message)["data"]
    assert data["MESSAGE"].encode() == canonical.canonical(message)
    assert (data["KEY_ID"], data["INDEX"], data["SIZE"]) == ("E6900000901/k1", "3", "9")
    assert data["PATH"] == EVIDENCE["path"]


def test_the_same_entry_has_the_same_id_and_another_origin_another():
    message = project()
    assert wrapped(message) == wrapped(message)
    assert wrapped(message)["message_id"] != wrapped(message, origin="690100.x")["message_id"]
    assert wrapped(message)["message_id"] != wrapped(message, number=8)["message_id"]


def test_a_long_origin_still_makes_an_id_that_can_be_read():
    envelope = wrapped(origin="690000." + "a" * 100)
    assert messages.check_message(envelope) == []
