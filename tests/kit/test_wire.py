"""Keys that take turns, and errors that say which key."""

from datetime import UTC, datetime, timedelta

import pytest

from jianbiao.errors import Malformed, Refused
from jianbiao.kit import Client, SigningKey
from jianbiao.seal.keys import ED25519, SM2, PrivateKey
from tests.make import PLATFORM, project

SHOWN = datetime(2026, 1, 5, 4, tzinfo=UTC)
"""What the fake instance's clock shows."""


def signing(fake, name, *, trusted=True, algorithm=ED25519, **window):
    key = PrivateKey.generate(algorithm)
    if trusted:
        fake.trust(f"{PLATFORM}/{name}", key)
    return SigningKey(name=name, key=key, **window)


def client(address, *keys, **more):
    return Client(address, platform=PLATFORM, keys=keys, patience=1, **more)


def test_of_two_keys_the_one_in_force_by_the_instance_s_clock_signs(fake, address):
    past = signing(fake, "old", trusted=False, valid_until=SHOWN)
    now = signing(fake, "new", algorithm=SM2, valid_from=SHOWN, valid_until=SHOWN + timedelta(1))
    later = signing(fake, "next", trusted=False, valid_from=SHOWN + timedelta(1))
    one = client(address, past, later, now)
    assert one.key_id() == f"{PLATFORM}/new"
    assert one.send([project()])[0].outcome == "accepted"
    one.close()


def test_of_two_in_force_the_newer_signs(fake, address):
    one = client(address, signing(fake, "old"), signing(fake, "new", valid_from=SHOWN))
    assert one.key_id() == f"{PLATFORM}/new"
    one.close()


@pytest.mark.parametrize("code", ["key_expired", "key_revoked", "key_not_yet"])
def test_when_the_register_says_that_a_key_is_over_the_other_signs(
    fake, address, code, monkeypatch
):
    new, old = signing(fake, "new", valid_from=SHOWN), signing(fake, "old")
    one = client(address, old, new)
    real = Client.open

    def over(self, method, path, body, headers, query=""):
        if "/new" in headers.get("Signature-Input", ""):
            raise Refused("over", code=code)
        return real(self, method, path, body, headers, query)

    monkeypatch.setattr(Client, "open", over)
    assert one.send([project()])[0].outcome == "accepted"
    assert one.key_id() == f"{PLATFORM}/old"
    one.close()


def test_when_none_is_in_force_that_is_said(fake, address):
    keys = [signing(fake, n, valid_until=SHOWN) for n in ("a", "b")]
    one = client(address, *keys)
    with pytest.raises(Refused, match="none of a, b") as caught:
        one.send([project()])
    assert caught.value.code == "key_expired"
    one.close()


def test_a_client_without_a_key_is_malformed(address):
    with pytest.raises(Malformed):
        Client(address, platform=PLATFORM)


def test_a_bad_signature_says_with_which_key_it_was_made(fake, address):
    fake.trust(f"{PLATFORM}/k1", PrivateKey.generate(ED25519))
    key = PrivateKey.generate(ED25519)
    one = Client(address, platform=PLATFORM, key=key)
    with pytest.raises(Refused) as caught:
        one.send([project()])
    assert caught.value.code == "signature_bad"
    for said in (f"{PLATFORM}/k1", "ed25519", key.public.raw.hex()[:16]):
        assert said in str(caught.value)
    one.close()
