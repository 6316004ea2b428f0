from datetime import timedelta

import pytest

from jianbiao.errors import Refused
from jianbiao.intake import keyring
from jianbiao.people import queries as people
from jianbiao.people import services
from jianbiao.seal import requests
from tests.make import NOON, PLATFORM
from tests.people.make import OPERATOR
from tests.posting import OTHER, dock

pytestmark = pytest.mark.django_db
KEY = f"{PLATFORM}/k1"


@pytest.fixture
def clock(monkeypatch):
    """Return a monotonic clock that stands until the test moves it."""
    hand = [1000.0]
    monkeypatch.setattr("jianbiao.intake.keyring.time.monotonic", lambda: hand[0])
    return hand


def test_a_known_key_costs_no_query(django_assert_num_queries):
    dock()
    ring = keyring.Keyring()
    ring.find(KEY)
    with django_assert_num_queries(0):
        assert ring.find(KEY).platform == PLATFORM


def test_a_new_key_is_found_at_once(clock):
    dock()
    ring = keyring.Keyring()
    ring.find(KEY)
    dock(OTHER)
    clock[0] += keyring.RETRY + 0.01
    assert ring.find(f"{OTHER}/k1").platform == OTHER


def test_unknown_keys_do_not_make_the_ring_read_again_and_again(clock, django_assert_num_queries):
    ring = keyring.Keyring()
    with django_assert_num_queries(1):
        for _ in range(50):
            with pytest.raises(Refused) as refused:
                ring.find("E6900000999/k1")
    assert refused.value.code == "key_unknown"
    clock[0] += keyring.RETRY + 0.01
    with django_assert_num_queries(1), pytest.raises(Refused):
        ring.find("E6900000999/k1")


def test_a_revocation_is_seen_after_a_second(clock):
    dock()
    ring = keyring.Keyring()
    assert ring.find(KEY).window.revoked_at is None
    services.revoke_key(KEY, revoked_at=NOON, reason="私钥泄露", by=OPERATOR, at=NOON)
    clock[0] += keyring.FRESH + 0.01
    assert ring.find(KEY).window.revoked_at == NOON


def test_a_long_unknown_name_is_cut_in_the_error():
    with pytest.raises(Refused) as refused:
        keyring.Keyring().find("k" * 5000)
    assert len(str(refused.value)) < 200


@pytest.mark.parametrize(
    ("off", "code"),
    [(keyring.WINDOW, ""), (-keyring.WINDOW, ""), (301, "clock_skew"), (-301, "clock_skew")],
)
def test_created_may_differ_by_five_minutes_either_way(off, code):
    platform = dock()
    assert _checked(platform, created=1_000_000 + off, real=1_000_000, at=NOON) == code


def test_validity_counts_by_the_instance_s_clock_and_freshness_by_the_real_one():
    platform = dock(valid_until=NOON)
    at = NOON - timedelta(seconds=1)
    assert _checked(platform, created=1, real=1, at=at) == ""
    assert _checked(platform, created=1, real=1, at=NOON) == "key_expired"


def test_the_caller_carries_what_is_kept_as_evidence():
    platform = dock(function="relay")
    headers = platform.headers([b"{}"], created=5)
    caller = keyring.check(_read(headers), real=5, at=NOON)
    assert (caller.platform, caller.key_id, caller.algorithm) == (PLATFORM, KEY, "ed25519")
    assert caller.relays
    assert caller.base.endswith(headers["Signature-Input"].removeprefix("sig1="))
    assert f":{caller.signature}:" in headers["Signature"]
    assert caller.uscc == people.keys()[KEY].uscc


def _checked(platform, *, created, real, at):
    try:
        keyring.check(_read(platform.headers([b"{}"], created=created)), real=real, at=at)
    except Refused as refused:
        return refused.code
    return ""


def _read(headers):
    return requests.read_signature(
        method="POST",
        path="/api/v1/messages",
        query="",
        message_root=headers["Message-Root"],
        signature_input=headers["Signature-Input"],
        signature=headers["Signature"],
    )
