import hashlib

import pytest

from jianbiao.seal.digests import digest, sm3


@pytest.mark.parametrize(
    ("said", "want"),
    [
        pytest.param(
            b"abc",
            "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
            id="GB/T 32905 example 1",
        ),
        pytest.param(
            b"abcd" * 16,
            "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732",
            id="GB/T 32905 example 2",
        ),
    ],
)
def test_sm3_gives_the_values_of_its_standard(said, want):
    assert sm3(said).hex() == want


def test_the_kept_state_is_not_changed_by_a_digest():
    assert sm3(b"abc") == sm3(b"abc") == hashlib.new("sm3", b"abc").digest()


def test_the_digest_follows_the_signature_algorithm():
    assert digest("sm2", b"x") == sm3(b"x")
    assert digest("ed25519", b"x") == hashlib.sha256(b"x").digest()
