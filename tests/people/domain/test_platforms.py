from dataclasses import replace
from datetime import timedelta

import pytest

from jianbiao.errors import Malformed, Refused
from jianbiao.people.domain.platforms import (
    Key,
    Platform,
    add_key,
    end_platform,
    key_after,
    platform_after,
    register_platform,
    revoke_key,
)
from tests.people.make import LATER, NOON, key, needs_sm2, platform, public_key

DOCKED = Platform(**platform(function="trading"))
KEY = Key(**key())


def added(**said):
    texts = {"valid_from": NOON.isoformat(), "valid_until": LATER.isoformat()}
    return add_key(said.pop("owner", DOCKED), **{**key(), **texts, "taken": None, **said})


def test_a_registered_platform_stands_as_said():
    event = register_platform(None, **platform())
    assert platform_after(None, event, at=NOON) == DOCKED


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"code": "E690100000"}, "code"),
        ({"code": "69010000011"}, "code"),
        ({"uscc": "91690100MA00000078"}, "uscc"),
        ({"uscc": ""}, "uscc"),
        ({"region": "6901"}, "region"),
        ({"function": "bidding"}, "function"),
        ({"zh": ""}, "zh"),
    ],
    ids=str,
)
def test_an_unreadable_platform_is_refused_with_its_field(wrong, where):
    with pytest.raises(Refused) as caught:
        register_platform(None, **platform(**wrong))
    assert (caught.value.code, caught.value.where) == ("platform_malformed", where)


def test_a_platform_is_registered_once_even_after_its_end():
    with pytest.raises(Refused, match="exists"):
        register_platform(replace(DOCKED, ended_at=NOON), **platform())


def test_a_platform_ends_once_and_with_a_reason():
    ended = platform_after(DOCKED, end_platform(DOCKED, code=DOCKED.code, reason="停业"), at=LATER)
    assert ended == replace(DOCKED, ended_at=LATER)
    with pytest.raises(Refused, match="ended"):
        end_platform(ended, code=DOCKED.code, reason="停业")
    with pytest.raises(Refused, match="reason"):
        end_platform(DOCKED, code=DOCKED.code, reason=" ")


@pytest.mark.parametrize("algorithm", ["ed25519", pytest.param("sm2", marks=needs_sm2)])
def test_an_added_key_stands_as_said(algorithm):
    said = {"algorithm": algorithm, "public_key": public_key(7, algorithm)}
    assert key_after(None, added(**said)) == Key(**key(**said, valid_until=LATER))


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"owner": None}, "platform_unknown"),
        ({"owner": replace(DOCKED, ended_at=NOON)}, "platform_ended"),
        ({"taken": "E6901000009/k1"}, "key_taken"),
        ({"name": "a/b"}, "key_malformed"),
        ({"algorithm": "rsa"}, "key_malformed"),
        ({"public_key": "not hex!"}, "key_malformed"),
        ({"public_key": public_key(1)[:-2]}, "key_malformed"),
        ({"public_key": public_key(171).upper()}, "key_malformed"),
        ({"algorithm": "sm2"}, "key_malformed"),
        ({"algorithm": "sm2", "public_key": "02" * 65}, "key_malformed"),
        ({"valid_until": NOON.isoformat()}, "key_malformed"),
        ({"valid_from": "2026-11-24T12:00:00"}, "key_malformed"),
        ({"valid_from": "yesterday"}, "key_malformed"),
    ],
    ids=str,
)
def test_a_key_that_cannot_be_used_is_refused(wrong, code):
    with pytest.raises(Refused) as caught:
        added(**wrong)
    assert caught.value.code == code


@needs_sm2
def test_a_point_off_the_sm2_curve_is_no_key():
    with pytest.raises(Malformed) as caught:
        added(algorithm="sm2", public_key="04" + "02" * 64)
    assert caught.value.code == "key_bad"


def test_a_revoked_key_is_refused_from_the_moment_said():
    event = revoke_key(KEY, id=KEY.id, revoked_at=LATER, reason="私钥泄露")
    assert key_after(KEY, event) == replace(KEY, revoked_at=LATER)


def test_a_revocation_may_be_moved_earlier_and_never_later():
    revoked = replace(KEY, revoked_at=LATER)
    earlier = revoke_key(revoked, id=KEY.id, revoked_at=NOON, reason="更早泄露")
    assert key_after(revoked, earlier).revoked_at == NOON
    for moment in (LATER, LATER + timedelta(seconds=1)):
        with pytest.raises(Refused, match="revoked"):
            revoke_key(revoked, id=KEY.id, revoked_at=moment, reason="撤回吊销")


def test_only_a_known_key_is_revoked():
    with pytest.raises(Refused) as caught:
        revoke_key(None, id="E6901000001/k9", revoked_at=NOON, reason="x")
    assert caught.value.code == "key_unknown"
