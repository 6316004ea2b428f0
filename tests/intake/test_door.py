import threading
import time
from datetime import timedelta

import pytest

from jianbiao.intake import door as doors
from jianbiao.intake import frames, queries
from jianbiao.intake.appender import socket_path
from jianbiao.ledger import keys
from jianbiao.ledger import queries as ledger
from jianbiao.people import services as people
from jianbiao.seal import requests
from jianbiao.standard import canonical
from tests.make import NOON, PROJECT, lot, project, tender
from tests.people.make import OPERATOR, needs_sm2
from tests.posting import ORIGIN, OTHER, SINCE, Platform, call, dock, look_again, open_door

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def door(tmp_path):
    return open_door(tmp_path)


@pytest.fixture
def platform():
    return dock()


def stored():
    return [s for s in ledger.entries_after(0) if s.kind.startswith("intake:")]


def refused(answered, status, code):
    """Say whether the door refused in both languages and kept nothing."""
    error = answered.said["error"]
    assert (answered.status, error["code"]) == (status, code)
    assert error["zh"]
    assert error["en"]
    assert stored() == []
    return True


# --- what is accepted -----------------------------------------------------------------------------


@pytest.mark.parametrize("algorithm", ["ed25519", pytest.param("sm2", marks=needs_sm2)])
def test_a_signed_message_is_accepted_under_a_number(door, algorithm):
    answered = dock(algorithm=algorithm).post(door, project())
    assert (answered.status, answered.outcomes) == (200, ["accepted"])
    number = answered.results[0]["number"]
    assert ledger.entries([number])[number].address == "10.0.0.7"
    assert len(answered.results[0]["leaf_hash"]) == 64


def test_the_answer_is_signed_by_the_instance(door, platform, tmp_path):
    answered = platform.post(door, project())
    receipt = keys.receipt(str(tmp_path)).public
    requests.check_answer(receipt, status=200, body=answered.raw, headers=answered.headers)
    assert f'keyid="{ORIGIN}"' in answered.headers["signature-input"]


def test_bytes_that_are_not_canonical_are_the_same_message(door, platform):
    message = project()
    spaced = b" [ " + canonical.canonical(message).replace(b'":"', b'" : "') + b"\n]"
    answered = platform.post(
        door, raw=spaced, headers=platform.headers([canonical.canonical(message)])
    )
    assert answered.outcomes == ["accepted"]
    assert canonical.canonical(message) in stored()[0].body


def test_a_message_is_answered_again_as_it_was(door, platform):
    message = project()
    first, again = platform.post(door, message), platform.post(door, message)
    assert again.results == [{**first.results[0], "replayed": True}]
    assert len(stored()) == 1


def test_a_batch_is_answered_in_its_order(door, platform):
    many = [project(f"{PROJECT[:11]}{i:06d}") for i in range(1000)]
    answered = platform.post(door, *many)
    assert [r["message_id"] for r in answered.results] == [m["message_id"] for m in many]
    assert set(answered.outcomes) == {"accepted"}


def test_what_its_parent_lacks_is_held_and_says_so(door, platform):
    answered = platform.post(door, lot())
    assert answered.outcomes == ["held"]
    assert answered.results[0]["missing"] == ["T:" + lot()["data"]["TENDER_PROJECT_CODE"]]
    assert platform.post(door, project(), tender()).outcomes == ["accepted", "accepted"]
    assert queries.message_state(platform.code, answered.results[0]["message_id"]).ended_by


# --- what is refused, with nothing stored ---------------------------------------------------------

DEEP = b"[" * 40 + b"]" * 40
BODIES = {
    "empty": (b"", 400, "bad_json"),
    "no JSON": (b"hello", 400, "bad_json"),
    "cut off": (b'[{"message_id":"', 400, "bad_json"),
    "trailing": (b"[{}] x", 400, "bad_json"),
    "deep": (DEEP, 400, "too_deep"),
    "very deep": (b"[" * 100_000, 400, "too_deep"),
    "not UTF-8": (b'["\xff"]', 400, "not_utf8"),
    "byte order mark": (b"\xef\xbb\xbf[{}]", 400, "bad_json"),
    "NaN": (b"[NaN]", 400, "bad_json"),
    "Infinity": (b"[-Infinity]", 400, "bad_json"),
    "huge exponent": (b"[1e999]", 400, "number_range"),
    "duplicate key": (b'[{"a":"1","a":"2"}]', 400, "duplicate_key"),
    "lone surrogate": (b'["\\ud800"]', 400, "lone_surrogate"),
    "not an array": (b'{"message_id":"m0000001"}', 400, "not_messages"),
    "text": (b'"x"', 400, "not_messages"),
    "empty array": (b"[]", 400, "not_messages"),
    "1001 messages": (b"[" + b",".join([b"{}"] * 1001) + b"]", 413, "too_many"),
}


@pytest.mark.parametrize(("raw", "status", "code"), BODIES.values(), ids=BODIES)
def test_bytes_with_no_one_reading_are_refused(door, platform, raw, status, code):
    assert refused(platform.post(door, raw=raw), status, code)


@pytest.mark.parametrize("length", ["", "-1", "1_0", "x", "²", "9" * 5000])
def test_a_request_without_a_readable_length_is_refused(door, platform, length):
    assert refused(platform.post(door, project(), length=length), 400, "length_missing")


def test_a_request_beyond_8_mib_is_refused_unread(door, platform):
    answered = platform.post(door, raw=b"[]", length=str(doors.LONGEST + 1))
    assert refused(answered, 413, "too_large")


def test_a_truncated_request_is_refused(door, platform):
    assert refused(platform.post(door, raw=b"[{}", length="4"), 400, "truncated")


def test_a_message_changed_on_the_way_is_refused(door, platform):
    message, other = project(), project()
    headers = platform.headers([canonical.canonical(message)])
    assert refused(platform.post(door, other, headers=headers), 400, "root_mismatch")


@pytest.mark.parametrize("name", ["Message-Root", "Signature-Input", "Signature"])
def test_a_request_without_its_signature_is_refused(door, platform, name):
    message = project()
    headers = platform.headers([canonical.canonical(message)])
    del headers[name]
    assert refused(platform.post(door, message, headers=headers), 401, "signature_missing")


@pytest.mark.parametrize("name", ["Message-Root", "Signature-Input", "Signature"])
def test_a_signature_in_another_form_is_refused(door, platform, name):
    message = project()
    headers = platform.headers([canonical.canonical(message)]) | {name: "sig2=?"}
    assert refused(platform.post(door, message, headers=headers), 401, "signature_malformed")


def test_a_signature_by_another_key_is_refused(door, platform):
    stranger = dock(OTHER)
    thief = Platform(code=platform.code, key=stranger.key)
    assert refused(thief.post(door, project()), 401, "signature_bad")


def test_a_signature_over_another_time_is_refused(door, platform):
    message = project()
    headers = platform.headers([canonical.canonical(message)])
    created = int(time.time()) - 7
    head = headers["Signature-Input"].split(";created=")
    headers["Signature-Input"] = f"{head[0]};created={created};" + head[1].split(";", 1)[1]
    assert refused(platform.post(door, message, headers=headers), 401, "signature_bad")


def test_a_key_nobody_registered_is_refused(door, platform):
    assert refused(platform.post(door, project(), key_id=f"{platform.code}/k9"), 401, "key_unknown")


@pytest.mark.parametrize("off", [-301, 301, -3_000_000])
def test_a_clock_more_than_five_minutes_off_is_refused(door, platform, off):
    answered = platform.post(door, project(), created=int(time.time()) + off)
    assert refused(answered, 401, "clock_skew")


@pytest.mark.parametrize("off", [-295, 295])
def test_a_clock_within_five_minutes_is_taken(door, platform, off):
    assert platform.post(door, project(), created=int(time.time()) + off).status == 200


def test_a_key_past_its_end_is_refused(door):
    platform = dock(valid_until=NOON - timedelta(days=1))
    assert refused(platform.post(door, project()), 401, "key_expired")


def test_a_key_before_its_beginning_is_refused(door):
    platform = dock(valid_from=NOON + timedelta(seconds=1))
    assert refused(platform.post(door, project()), 401, "key_not_yet")


def test_a_revoked_key_is_refused(door, platform):
    people.revoke_key(
        f"{platform.code}/k1", revoked_at=NOON, reason="私钥泄露", by=OPERATOR, at=NOON
    )
    look_again()
    assert refused(platform.post(door, project()), 401, "key_revoked")


def test_a_platform_that_ended_is_refused(door, platform):
    people.end_platform(platform.code, reason="平台停止运营", by=OPERATOR, at=SINCE)
    look_again()
    assert platform.post(door, project()).status == 401
    assert stored() == []


def test_every_refusal_has_words_of_its_own(door):
    answered = call(door, b"[]", {})
    assert set(answered.said["error"]) == {"code", "zh", "en", "said", "where"}
    assert answered.headers["cache-control"] == "no-store"
    assert "signature" not in answered.headers


# --- what is authenticated and cannot be read: one rejected entry ---------------------------------


def changed(**said):
    return project() | said


UNREADABLE = {
    "no object": (5, "not_an_object"),
    "null": (None, "not_an_object"),
    "unknown set": (changed(set="NO_SUCH_SET"), "set_unknown"),
    "unknown version": (changed(version="1999-01"), "version_unknown"),
    "unknown envelope field": (changed(extra="1"), "envelope_field_unknown"),
    "message_id is missing": (
        {k: v for k, v in project().items() if k != "message_id"},
        "envelope_field_missing",
    ),
    "message_id is too short": (changed(message_id="x"), "envelope_field_format"),
    "no such data type": (changed(data_type="9"), "envelope_field_format"),
    "unknown field": (changed(data=project()["data"] | {"NO_FIELD": "1"}), "field_unknown"),
    "missing field": (changed(data={"PROJECT_CODE": PROJECT}), "field_missing"),
    "null field": (changed(data=project()["data"] | {"ADDRESS": None}), "null_forbidden"),
    "float": (changed(data=project()["data"] | {"CONTRIBUTION_SCALE": 1.5}), "float_forbidden"),
    "a number beyond 2^53": (
        changed(data=project()["data"] | {"CONTRIBUTION_SCALE": 2**53}),
        "integer_too_large",
    ),
    "10^30 as an amount": (
        lot(CONTRACT_RECKON_PRICE="1")
        | {"data": lot()["data"] | {"CONTRACT_RECKON_PRICE": "1" + "0" * 30}},
        "amount_format",
    ),
    "another platform's name": (
        changed(data=project()["data"] | {"PLATFORM_CODE": "91690100MA0000007Y"}),
        "platform_mismatch",
    ),
    "a key beyond the BMP": (changed(**{"😀": "1", "\uffee": "2"}), "envelope_field_unknown"),
}


@pytest.mark.parametrize(("message", "code"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_cannot_be_read_is_one_rejected_entry(door, platform, message, code):
    first, again = platform.post(door, message), platform.post(door, message)
    assert (first.status, first.outcomes) == (200, ["rejected"])
    assert code in first.faults[0]
    fault = first.results[0]["faults"][0]
    assert fault["zh"]
    assert fault["en"]
    assert again.results == [{**first.results[0], "replayed": True}]
    assert [s.kind for s in stored()] == ["intake:message:rejected/1"]
    assert canonical.canonical(message) in stored()[0].body


def test_an_integer_of_thirty_digits_is_told_as_one(door, platform):
    message = changed(data=project()["data"] | {"CONTRIBUTION_SCALE": 10**30})
    piece = canonical.canonical(message)
    raw = b"[" + piece.replace(b"1e+30", b"1" + b"0" * 30) + b"]"
    answered = platform.post(door, raw=raw, headers=platform.headers([piece]))
    assert (answered.outcomes, answered.faults) == (["rejected"], [["integer_too_large"]])


@pytest.mark.parametrize("levels", [40, 250, 300, 1010, 1023])
def test_a_deep_message_never_reaches_the_ledger(door, platform, levels):
    piece = b"[" * levels + b"]" * levels
    answered = platform.post(door, raw=b"[" + piece + b"]", headers=platform.headers([piece]))
    assert refused(answered, 400, "too_deep")


def test_one_bad_message_does_not_hold_up_the_others(door, platform):
    good, bad = project(), changed(set="NO_SUCH_SET")
    assert platform.post(door, bad, good).outcomes == ["rejected", "accepted"]


def test_a_field_of_another_platform_s_tender_is_rejected(door, platform):
    stranger = dock(OTHER)
    platform.post(door, project(), tender())
    answered = stranger.post(door, lot())
    assert (answered.outcomes, answered.faults) == (["rejected"], [["not_owner"]])


def test_the_same_id_with_other_content_is_a_conflict_and_the_first_stands(door, platform):
    message = project()
    platform.post(door, message)
    other = message | {"data": message["data"] | {"PROJECT_NAME": "别的工程"}}
    answered = platform.post(door, other)
    assert (answered.outcomes, answered.faults) == (["rejected"], [["message_conflict"]])
    assert queries.message_state(platform.code, message["message_id"]).outcome == "accepted"


def test_a_second_record_under_one_key_is_rejected(door, platform):
    answered = platform.post(door, project(number=1), project(number=1))
    assert answered.faults == [[], ["key_exists"]]


# --- the bytes that are signed --------------------------------------------------------------------


def test_keys_beyond_the_bmp_are_ordered_as_rfc_8785_says():
    """UTF-8 order and UTF-16 order differ there; only one of them is canonical."""
    utf8 = '[{"\uffee":"2","😀":"1"}]'.encode()
    _, pieces = doors.parse(utf8)
    assert pieces == ['{"😀":"1","\uffee":"2"}'.encode()]


# --- the way to the appender ----------------------------------------------------------------------


def test_without_an_appender_the_door_is_busy_and_nothing_is_lost(tmp_path, platform):
    keys.load_or_make(str(tmp_path))
    alone = doors.Door(home=str(tmp_path), origin=ORIGIN, now=lambda: NOON)
    assert refused(platform.post(alone, project()), 503, "busy")


def test_an_appender_that_dies_makes_busy_and_the_next_one_is_found(tmp_path):
    import socket

    path = socket_path(str(tmp_path))
    said = frames.pack_answers([])

    def serve(server, *, answer):
        connection, _ = server.accept()
        frames.receive(connection)
        if answer:
            connection.sendall(said)
        connection.close()
        server.close()

    appending = doors.Appending(str(tmp_path))
    outcomes = []
    for answer in (False, True):
        (tmp_path / "appender.sock").unlink(missing_ok=True)
        server = socket.socket(socket.AF_UNIX)
        server.bind(path)
        server.listen()
        thread = threading.Thread(target=serve, args=(server,), kwargs={"answer": answer})
        thread.start()
        try:
            outcomes.append(appending([]))
        except doors.Refused as error:
            outcomes.append(error.code)
        thread.join()
    assert outcomes == ["busy", []]
    appending._forget()
