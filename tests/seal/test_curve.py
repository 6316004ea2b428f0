"""Verification with tables says what libcrypto's own says, of every signature, key and text."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Refused
from jianbiao.seal import curve, sm2
from jianbiao.seal.keys import SM2, PrivateKey
from tests.seal.test_sm2 import POINT, SAID, SIGNATURE

OPENSSL = sm2.OpenSSL(sm2.library())
CURVE = curve.Curve(sm2.library())
KEYS = [PrivateKey.generate(SM2) for _ in range(3)]


def der(*numbers):
    """Return a DER SEQUENCE of INTEGERs."""
    raw = b""
    for number in numbers:
        body = number.to_bytes((number.bit_length() + 8) // 8, "big", signed=True)
        raw += bytes([2, len(body)]) + body
    return bytes([0x30, len(raw)]) + raw


def both(point, signature, said):
    """Return what the tables say, after seeing that libcrypto says the same."""
    told = CURVE.verify(point, signature, said)
    assert told == OPENSSL.verify_plainly(point, signature, said)
    return told


def test_the_published_signature_fits():
    assert both(POINT, SIGNATURE, SAID)
    assert not both(POINT, SIGNATURE, SAID + b".")


@given(st.sampled_from(KEYS), st.binary(max_size=300))
def test_what_a_key_signs_fits_that_key_alone(key, said):
    signature = key.sign(said)
    for other in KEYS:
        assert both(other.public.raw, signature, said) == (other is key)


@given(st.data())
def test_a_changed_signature_is_judged_as_libcrypto_judges_it(data):
    signature = bytearray(SIGNATURE)
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(signature) - 1))
        signature[place] = data.draw(st.integers(0, 255))
    both(POINT, bytes(signature), SAID)


@given(st.binary(max_size=80))
def test_what_is_no_signature_does_not_fit(signature):
    assert not both(POINT, signature, SAID)


SMALL = [0, 1, -1, 2, 127, 128, 255]
NEAR = [curve.ORDER + d for d in (-2, -1, 0, 1)] + [2**256 - 1, 2**256, 2**300]


@given(st.sampled_from(SMALL + NEAR), st.sampled_from(SMALL + NEAR))
def test_numbers_at_the_edges_are_judged_as_libcrypto_judges_them(r, s):
    assert not both(POINT, der(r, s), SAID)


R, S = (int.from_bytes(SIGNATURE[i : i + 33], "big") for i in (4, 39))


@pytest.mark.parametrize(
    "signature",
    [
        pytest.param(SIGNATURE + b"\0", id="a byte behind"),
        pytest.param(SIGNATURE[:-1], id="a byte short"),
        pytest.param(b"\x30\x81\x46" + SIGNATURE[2:], id="length in two bytes"),
        pytest.param(der(R), id="one number"),
        pytest.param(der(R, S, 1), id="three numbers"),
        pytest.param(
            b"\x30\x47\x02\x22\0" + SIGNATURE[4:37] + SIGNATURE[37:], id="a zero in front"
        ),
        pytest.param(der(R + curve.ORDER, S), id="r and the order"),
        pytest.param(der(R, S + curve.ORDER), id="s and the order"),
        pytest.param(der(R, curve.ORDER - R), id="their sum is the order"),
    ],
)
def test_another_spelling_of_the_published_signature_does_not_fit(signature):
    assert not both(POINT, signature, SAID)


def test_the_sum_at_infinity_does_not_fit():
    # s·G + t·P with P = G and s + t = n: the point at infinity, which has no x.
    generator = bytes.fromhex("04" + curve._GX + curve._GY)
    s = 5
    r = (curve.ORDER - 2 * s) % curve.ORDER
    assert not both(generator, der(r, s), SAID)


def test_threads_do_not_mix_their_numbers():
    said = [bytes([n]) * 40 for n in range(8)]
    signatures = [KEYS[n % 3].sign(one) for n, one in enumerate(said)]
    wrong = []

    def work(n):
        point = KEYS[n % 3].public.raw
        wrong.extend(n for _ in range(50) if not CURVE.verify(point, signatures[n], said[n]))

    threads = [threading.Thread(target=work, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_key_dropped_from_the_tables_is_made_again():
    small = curve.Curve(sm2.library())
    for key in KEYS * 2:
        small._key.cache_clear()
        assert small.verify(key.public.raw, key.sign(SAID), SAID)


class Without:
    """A libcrypto that lacks one function."""

    def __init__(self, name):
        self._name, self._library = name, sm2.library()

    def __getattr__(self, name):
        if name == self._name:
            raise AttributeError(name)
        return getattr(self._library, name)


def test_without_such_arithmetic_libcrypto_verifies_itself():
    library = Without("EC_GROUP_precompute_mult")
    with pytest.raises(Refused, match="EC_GROUP_precompute_mult"):
        curve.Curve(library)
    plain = sm2.OpenSSL(library)
    assert plain.verify(POINT, SIGNATURE, SAID)
    assert not plain.verify(POINT, SIGNATURE, SAID + b".")
