from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbiao.errors import Tampered
from jianbiao.ledger.domain import merkle, tiles
from tests.ledger.domain.make import grown, leaves, node, reader, recursive

SIZES = [0, 1, 2, 255, 256, 257, 511, 512, 600, 1000]
sizes = st.sampled_from(SIZES) | st.integers(0, 600)
few = settings(max_examples=25, deadline=None)


@pytest.mark.parametrize(
    ("level", "index", "width", "path"),
    [
        (0, 0, 256, "tile/0/000"),
        (0, 1, 44, "tile/0/001.p/44"),
        (2, 999, 256, "tile/2/999"),
        (0, 1000, 256, "tile/0/x001/000"),
        (0, 1234067, 8, "tile/0/x001/x234/067.p/8"),
        ("entries", 3, 232, "tile/entries/003.p/232"),
    ],
)
def test_paths_are_those_of_the_specification(level, index, width, path):
    assert tiles.path(level, index, width) == path


@few
@given(sizes)
def test_a_growing_tree_has_the_root_of_its_definition(size):
    assert grown(leaves(size))[0].root() == recursive(leaves(size))


@few
@given(sizes, st.integers(0, 300))
def test_a_tree_restored_from_its_tiles_grows_on_as_if_it_never_stopped(size, more):
    of = leaves(size + more)
    frontier = tiles.Frontier.restore(size, reader(of[:size]))
    assert frontier.root() == recursive(of[:size])
    for one in of[size:]:
        list(frontier.add(one))
    straight = grown(of)[0]
    assert (frontier.size, frontier.root()) == (straight.size, straight.root())
    assert frontier.partial() == straight.partial()


@few
@given(st.sampled_from(SIZES[1:]) | st.integers(1, 600), st.data())
def test_proofs_read_from_tiles_are_those_of_the_whole_tree(size, data):
    of = leaves(size)
    index, old = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size))
    read = tiles.node(reader(of), size)
    assert merkle.inclusion(read, index, size) == merkle.inclusion(node(of), index, size)
    assert merkle.consistency(read, old, size) == merkle.consistency(node(of), old, size)


@few
@given(st.integers(1, 600), st.integers(0, 300))
def test_a_fuller_tree_proves_for_an_older_size(size, more):
    of = leaves(size + more)
    read = tiles.node(reader(of), size)
    path = merkle.inclusion(read, size - 1, size)
    root = recursive(of[:size])
    merkle.check_inclusion(of[size - 1], index=size - 1, size=size, path=path, root=root)


def test_a_whole_tile_holds_its_hashes_and_the_level_above_their_root():
    of = leaves(600)
    frontier, whole = grown(of)
    assert whole == {(0, 0): b"".join(of[:256]), (0, 1): b"".join(of[256:512])}
    above = b"".join([recursive(of[:256]), recursive(of[256:512])])
    assert frontier.partial() == [(0, 2, b"".join(of[512:])), (1, 0, above)]


def test_the_third_level_begins_at_65536_leaves():
    frontier = tiles.Frontier()
    leaf = merkle.leaf_hash(b"")
    finished = [t[:2] for _ in range(65536) for t in frontier.add(leaf)]
    assert finished[-2:] == [(0, 255), (1, 0)]
    assert [(level, index) for level, index, _ in frontier.partial()] == [(2, 0)]
    assert tiles.shape(65536) == [(0, 255, 256), (1, 0, 256), (2, 0, 1)]
    assert frontier.root() == merkle.root_of([leaf] * 65536)


@pytest.mark.parametrize("change", [b"", b"x", bytes(32)])
def test_a_tile_of_another_length_is_noticed(change):
    of = leaves(5)
    wrong = b"".join(of) + change if change else b"".join(of)[:-1]
    with pytest.raises(Tampered):
        tiles.Frontier.restore(5, lambda *_: wrong)
    with pytest.raises(Tampered):
        tiles.node(lambda *_: wrong, 5)(0, 0)


@given(st.lists(st.binary(max_size=300), max_size=256))
def test_a_bundle_gives_its_entries_back(entries):
    assert tiles.unbundle(tiles.bundle(entries)) == entries


@given(st.lists(st.binary(min_size=1, max_size=30), min_size=1, max_size=5))
def test_a_bundle_that_was_cut_is_noticed(entries):
    with pytest.raises(Tampered):
        tiles.unbundle(tiles.bundle(entries)[:-1])


def test_the_empty_tree_hashes_nothing():
    assert tiles.Frontier().root() == sha256().digest()
    assert tiles.shape(0) == tiles.Frontier().partial() == []
