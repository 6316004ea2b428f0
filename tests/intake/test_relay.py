import base64

import pytest

from jianbiao.hub import domain as hub
from jianbiao.intake import queries
from jianbiao.ledger import queries as ledger
from jianbiao.people import services as people
from jianbiao.seal import roots
from jianbiao.standard import canonical
from tests.make import NOON, PROJECT, USCC, project, tender
from tests.people.make import OPERATOR, needs_sm2
from tests.posting import OTHER, dock, look_again, open_door

pytestmark = pytest.mark.django_db(databases="__all__")
ALGORITHMS = ["ed25519", pytest.param("sm2", marks=needs_sm2)]
RELAY = "E6900000903"


@pytest.fixture
def door(tmp_path):
    return open_door(tmp_path)


@pytest.fixture
def relay():
    return dock(RELAY, function="relay", uscc="91690100MA0000007Y")


def carried(platform, *messages, which=0):
    """Return the envelope that carries message ``which`` of a request ``platform`` signed."""
    pieces = [canonical.canonical(message) for message in messages]
    headers = platform.headers(pieces)
    digests = [roots.digest(platform.key.algorithm, piece) for piece in pieces]
    base = (
        f'"@method": POST\n"@path": /api/v1/messages\n"message-root": {headers["Message-Root"]}\n'
        f'"@signature-params": {headers["Signature-Input"].removeprefix("sig1=")}'
    )
    evidence = {
        "algorithm": platform.key.algorithm,
        "base": base,
        "index": which,
        "key": f"{platform.code}/k1",
        "path": [h.hex() for h in roots.paths(platform.key.algorithm, digests)[which]],
        "signature": headers["Signature"].removeprefix("sig1=:").removesuffix(":"),
        "size": len(messages),
    }
    return hub.wrap(messages[which], evidence, origin="690000.other", number=7, at=NOON)


def with_data(envelope, **data):
    return envelope | {"data": envelope["data"] | data}


@pytest.mark.parametrize("algorithm", ALGORITHMS)
def test_a_forwarded_message_counts_as_its_platform_s_own(door, relay, algorithm):
    platform = dock(OTHER, algorithm=algorithm)
    answered = relay.post(door, carried(platform, project(), tender(), which=0))
    assert answered.faults == [[]]
    assert answered.outcomes == ["accepted"]
    assert queries.owner("P:" + PROJECT) == OTHER
    [message] = queries.effective(ledger.entries_after(0), "official")
    assert (message.platform, message.carried_by) == (OTHER, RELAY)
    assert message.message["set"] == "PROJECT"


@pytest.mark.parametrize("algorithm", ALGORITHMS)
@pytest.mark.parametrize(
    "name", ["MESSAGE", "SIGNATURE_BASE", "SIGNATURE", "PATH", "INDEX", "SIZE"]
)
def test_one_changed_byte_is_refused(door, relay, algorithm, name):
    platform = dock(OTHER, algorithm=algorithm)
    envelope = carried(platform, project(), project(PROJECT[:11] + "000002"), tender(), which=1)
    changed = with_data(envelope, **{name: _changed(envelope["data"][name])})
    answered = relay.post(door, changed)
    assert answered.outcomes == ["rejected"]
    assert answered.faults[0][0] in {"root_mismatch", "signature_bad", "signature_malformed"}
    assert queries.owner("P:" + PROJECT[:11] + "000002") is None


def _changed(value):
    if isinstance(value, list):
        return [_changed(value[0]), *value[1:]]
    if value.isdigit():
        return str(int(value) + 5)
    # In the middle of the text, a letter or digit: another one of the same kind.
    at = next(i for i in range(len(value) // 2, len(value)) if value[i] in "0123456789abcdef")
    return value[:at] + ("1" if value[at] != "1" else "2") + value[at + 1 :]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ({"KEY_ID": f"{OTHER}/k9"}, "key_unknown"),
        ({"KEY_ID": f"{RELAY}/k1"}, "signature_bad"),
        ({"SIGNATURE": base64.b64encode(bytes(64)).decode()}, "signature_bad"),
        ({"SIGNATURE_BASE": "nothing"}, "signature_malformed"),
        ({"MESSAGE": "{ }"}, "relay_mismatch"),
        ({"MESSAGE": "no json"}, "bad_json"),
        ({"MESSAGE": "[" * 40 + "]" * 40}, "too_deep"),
        ({"PATH": ["00" * 32]}, "root_mismatch"),
        ({"SIZE": "0"}, "root_mismatch"),
        ({"SIZE": "9" * 9}, "root_mismatch"),
    ],
)
def test_evidence_that_does_not_hold_is_told(door, relay, data, code):
    platform = dock(OTHER)
    answered = relay.post(door, with_data(carried(platform, project()), **data))
    assert (answered.outcomes, answered.faults) == (["rejected"], [[code]])


@pytest.mark.parametrize(
    "data", [{"PATH": ["0"]}, {"INDEX": "-1"}, {"INDEX": "x"}, {"SIGNATURE": "?"}, {"PATH": "00"}]
)
def test_evidence_in_another_form_is_not_read(door, relay, data):
    answered = relay.post(door, with_data(carried(dock(OTHER), project()), **data))
    assert answered.outcomes == ["rejected"]
    assert ledger.last_number() == 5  # two platforms, two keys, one rejected message


def test_only_a_relay_may_pass_on(door):
    trading, platform = dock(RELAY), dock(OTHER)
    assert trading.post(door, carried(platform, project())).faults == [["not_relay"]]


def test_a_revoked_key_is_not_passed_on_either(door, relay):
    platform = dock(OTHER)
    people.revoke_key(f"{OTHER}/k1", revoked_at=NOON, reason="私钥泄露", by=OPERATOR, at=NOON)
    look_again()
    assert relay.post(door, carried(platform, project())).faults == [["key_revoked"]]


def test_an_unreadable_message_inside_is_told_with_its_place(door, relay):
    bad = project() | {"set": "NO_SUCH_SET"}
    answered = relay.post(door, carried(dock(OTHER), bad))
    fault = answered.results[0]["faults"][0]
    assert (fault["code"], fault["path"]) == ("set_unknown", "/data/MESSAGE/set")


@pytest.mark.parametrize("inside", [5, None, [], "x"], ids=repr)
def test_what_is_no_message_inside_is_rejected(door, relay, inside):
    answered = relay.post(door, carried(dock(OTHER), inside))
    assert answered.faults == [["not_an_object"]]


def test_a_message_inside_names_its_own_platform_not_the_relay(door, relay):
    platform = dock(OTHER)
    mine, theirs = project(PLATFORM_CODE=USCC), project(PLATFORM_CODE="91690100MA0000007Y")
    assert relay.post(door, carried(platform, mine)).outcomes == ["accepted"]
    other = carried(platform, theirs) | {"message_id": "another-id"}
    assert relay.post(door, other).faults == [["platform_mismatch"]]


def test_a_forwarded_message_is_not_forwarded_again(door, relay):
    again = dock("E6900000904", function="relay")
    inner = carried(dock(OTHER), project())
    assert again.post(door, carried(relay, inner)).faults == [["relay_mismatch"]]


def test_the_same_message_comes_once_from_two_relays(door, relay):
    second = dock("E6900000904", function="relay")
    envelope = carried(dock(OTHER), project())
    assert relay.post(door, envelope).outcomes == ["accepted"]
    assert second.post(door, envelope).faults == [["key_exists"]]
