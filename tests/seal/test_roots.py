from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Tampered
from jianbiao.seal.digests import sm3
from jianbiao.seal.roots import check_path, digest, message_root, paths

algorithms = st.sampled_from(["ed25519", "sm2"])
sizes = st.integers(1, 70)


def digests(algorithm, size):
    return [digest(algorithm, b"%d" % i) for i in range(size)]


def recursive(hashed, of):
    """Return the tree head straight from RFC 6962 §2.1."""
    if len(of) == 1:
        return hashed(b"\x00" + of[0])
    split = 1
    while split * 2 < len(of):
        split *= 2
    return hashed(b"\x01" + recursive(hashed, of[:split]) + recursive(hashed, of[split:]))


@given(algorithms, sizes)
def test_the_root_is_that_of_the_definition(algorithm, size):
    hashed = sm3 if algorithm == "sm2" else lambda said: sha256(said).digest()
    of = digests(algorithm, size)
    assert message_root(algorithm, of) == recursive(hashed, of)


@given(algorithms, sizes, st.data())
def test_every_message_proves_itself_and_stands_nowhere_else(algorithm, size, data):
    of = digests(algorithm, size)
    root, found = message_root(algorithm, of), paths(algorithm, of)
    index = data.draw(st.integers(0, size - 1))
    other = data.draw(st.integers(0, size - 1))
    check_path(algorithm, of[index], index=index, size=size, path=found[index], root=root)
    if other != index:
        with pytest.raises(Tampered) as caught:
            check_path(algorithm, of[other], index=index, size=size, path=found[index], root=root)
        assert caught.value.code == "root_mismatch"


@given(sizes, st.data())
def test_a_changed_path_leads_nowhere(size, data):
    of = digests("ed25519", size)
    root, path = message_root("ed25519", of), paths("ed25519", of)
    index = data.draw(st.integers(0, size - 1))
    for changed in ([*path[index], root], path[index][:-1] or [root], [*path[index][::-1], root]):
        with pytest.raises(Tampered):
            check_path("ed25519", of[index], index=index, size=size, path=changed, root=root)


def test_a_tree_of_one_is_its_leaf():
    said = digest("ed25519", b"x")
    assert message_root("ed25519", [said]) == sha256(b"\x00" + said).digest()
    assert paths("ed25519", [said]) == [[]]


@pytest.mark.parametrize(("index", "size"), [(-1, 1), (1, 1), (0, 0)])
def test_a_place_outside_the_tree_is_refused(index, size):
    said = digest("ed25519", b"x")
    with pytest.raises(Tampered):
        check_path(
            "ed25519", said, index=index, size=size, path=[], root=message_root("ed25519", [said])
        )
