"""Our trees held against two implementations that others wrote: pymerkle and sigstore."""

import importlib
from types import SimpleNamespace

import pytest
from pymerkle import InmemoryTree

from jianbiao.ledger.domain import merkle
from jianbiao.ledger.domain import tiles as shapes
from tests.ledger.domain.make import node

SIZES = [1, 2, 3, 7, 8, 9, 64, 100, 257]


def entries(size):
    return [b"leaf %d" % i for i in range(size)]


def ours(size):
    return [merkle.leaf_hash(one) for one in entries(size)]


@pytest.fixture(scope="module")
def pymerkle():
    tree = InmemoryTree(algorithm="sha256")
    for one in entries(max(SIZES)):
        tree.append_entry(one)
    return tree


@pytest.mark.parametrize("size", SIZES)
def test_pymerkle_finds_the_same_root(pymerkle, size):
    grown = shapes.Frontier()
    for one in ours(size):
        list(grown.add(one))
    assert pymerkle.get_root(size) == merkle.root_of(ours(size)) == grown.root()


@pytest.mark.parametrize("size", SIZES)
def test_we_accept_the_inclusion_proofs_of_pymerkle(pymerkle, size):
    of = ours(size)
    for index in {0, size // 3, size // 2, size - 1}:
        proof = pymerkle.prove_inclusion(index + 1, size)
        assert proof.path[0] == of[index]
        assert proof.path[1:] == merkle.inclusion(node(of), index, size)
        merkle.check_inclusion(
            of[index], index=index, size=size, path=proof.path[1:], root=pymerkle.get_root(size)
        )


@pytest.mark.parametrize("size", SIZES)
def test_pymerkle_agrees_that_an_older_tree_is_the_beginning(pymerkle, size):
    for old in {1, max(1, size // 2), size}:
        path = merkle.consistency(node(ours(size)), old, size)
        merkle.check_consistency(
            old=old,
            size=size,
            old_root=pymerkle.get_root(old),
            root=pymerkle.get_root(size),
            path=path,
        )


@pytest.fixture(scope="module")
def sigstore():
    """Return the function with which sigstore judges inclusion; skip aloud where it is absent."""
    found = pytest.importorskip(
        "sigstore._internal.merkle", reason="sigstore is not installed", exc_type=ImportError
    )
    refused = importlib.import_module("sigstore.errors").VerificationError

    def judge(leaf, index, size, path, root):
        proof = SimpleNamespace(log_index=index, tree_size=size, hashes=path, root_hash=root)
        said = SimpleNamespace(inclusion_proof=proof, canonicalized_body=leaf)
        found.verify_merkle_inclusion(SimpleNamespace(_inner=said))

    judge.refused = refused
    return judge


@pytest.mark.parametrize("size", SIZES)
def test_sigstore_accepts_our_inclusion_proofs(sigstore, size):
    of = ours(size)
    for index in {0, size // 2, size - 1}:
        path = merkle.inclusion(node(of), index, size)
        sigstore(entries(size)[index], index, size, path, merkle.root_of(of))


def test_sigstore_refuses_what_we_refuse(sigstore):
    of = ours(9)
    path = merkle.inclusion(node(of), 4, 9)
    with pytest.raises(sigstore.refused):
        sigstore(b"other", 4, 9, path, merkle.root_of(of))
    with pytest.raises(sigstore.refused):
        sigstore(entries(9)[4], 4, 9, path[:-1], merkle.root_of(of))
