import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

from jianbiao.errors import Malformed, Refused
from jianbiao.seal.keys import (
    ED25519,
    SM2,
    KeyWindow,
    PrivateKey,
    PublicKey,
    check_key_in_force,
)

NOON = datetime(2026, 1, 5, 4, tzinfo=UTC)
DAY = timedelta(days=1)
WINDOW = KeyWindow(valid_from=NOON, valid_until=NOON + DAY)
both = pytest.mark.parametrize("algorithm", [ED25519, SM2])


@both
def test_a_key_comes_back_from_its_pem(algorithm):
    key = PrivateKey.generate(algorithm)
    assert PrivateKey.load(key.pem()) == key


@both
def test_a_signature_fits_what_was_said_by_whom_and_nothing_else(algorithm):
    key, other = PrivateKey.generate(algorithm), PrivateKey.generate(algorithm)
    signature = key.sign(b"said")
    assert key.public.verify(signature, b"said")
    assert not key.public.verify(signature, b"Said")
    assert not other.public.verify(signature, b"said")
    assert not key.public.verify(b"", b"said")


@both
def test_a_private_key_does_not_print_its_secret(algorithm):
    key = PrivateKey.generate(algorithm)
    assert key.secret.hex() not in repr(key)
    assert str(key.secret) not in repr(key)


def test_the_first_example_of_rfc_8032_is_signed_as_published():
    key = PrivateKey.of_seed(
        bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
    )
    assert key.public.raw.hex() == (
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"
    )
    assert key.sign(b"").hex() == (
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    )


@pytest.mark.skipif(shutil.which("openssl") is None, reason="no openssl command here")
def test_an_ed25519_key_of_openssl_is_read():
    made = ["openssl", "genpkey", "-algorithm", "ed25519"]
    key = PrivateKey.load(subprocess.run(made, check=True, capture_output=True).stdout)
    assert key.algorithm == ED25519
    assert key.public.verify(key.sign(b"said"), b"said")


def other_pem():
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )


def other_ec_pem():
    return ec.generate_private_key(ec.SECP256R1()).private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )


@pytest.mark.parametrize(
    "pem",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b"\xff\xfe", id="not text"),
        pytest.param(b"-----BEGIN EC PRIVATE KEY-----\n%%%\n-----END EC PRIVATE KEY-----", id="EC"),
        pytest.param(b"-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----", id="PKCS8"),
        pytest.param(other_pem(), id="P-256"),
        pytest.param(other_ec_pem(), id="P-256 EC"),
    ],
)
def test_what_is_no_key_of_ours_is_malformed(pem):
    with pytest.raises(Malformed) as caught:
        PrivateKey.load(pem)
    assert caught.value.code == "key_bad"


@pytest.mark.parametrize(
    "key",
    [
        pytest.param(PublicKey(algorithm=ED25519, raw=bytes(31)), id="short"),
        pytest.param(PublicKey(algorithm="rsa", raw=bytes(32)), id="other algorithm"),
    ],
)
def test_a_public_key_that_is_none_is_malformed(key):
    with pytest.raises(Malformed) as caught:
        key.check()
    assert caught.value.code == "key_bad"


@both
def test_a_good_public_key_is_taken(algorithm):
    PrivateKey.generate(algorithm).public.check()


@pytest.mark.parametrize("after", [timedelta(0), DAY / 2, DAY - timedelta(microseconds=1)])
def test_a_key_may_sign_from_its_first_moment_until_before_its_last(after):
    check_key_in_force(WINDOW, NOON + after)


@pytest.mark.parametrize(
    ("window", "after", "code"),
    [
        pytest.param(WINDOW, -timedelta(microseconds=1), "key_not_yet", id="too early"),
        pytest.param(WINDOW, DAY, "key_expired", id="at its end"),
        pytest.param(
            KeyWindow(valid_from=NOON, valid_until=NOON + DAY, revoked_at=NOON + DAY / 2),
            DAY / 2,
            "key_revoked",
            id="at its revocation",
        ),
        pytest.param(
            KeyWindow(valid_from=NOON, valid_until=NOON + DAY, revoked_at=NOON + DAY / 2),
            2 * DAY,
            "key_revoked",
            id="revoked and expired",
        ),
    ],
)
def test_outside_its_window_a_key_is_refused(window, after, code):
    with pytest.raises(Refused) as caught:
        check_key_in_force(window, NOON + after)
    assert (caught.value.code, caught.value.where) == (code, "keyid")


def test_before_its_revocation_a_key_may_sign():
    window = KeyWindow(valid_from=NOON, valid_until=NOON + DAY, revoked_at=NOON + DAY / 2)
    check_key_in_force(window, NOON + DAY / 4)
