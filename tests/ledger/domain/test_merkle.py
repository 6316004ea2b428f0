import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Tampered
from jianbiao.ledger.domain import merkle
from tests.ledger.domain.make import leaves, node, recursive

sizes = st.integers(1, 90)


@given(st.integers(0, 90))
def test_the_root_is_that_of_the_definition(size):
    of = leaves(size)
    assert merkle.root_of(of) == recursive(of)


@given(sizes, st.data())
def test_every_leaf_proves_itself(size, data):
    of = leaves(size)
    index = data.draw(st.integers(0, size - 1))
    path = merkle.inclusion(node(of), index, size)
    merkle.check_inclusion(of[index], index=index, size=size, path=path, root=recursive(of))


@given(sizes, st.data())
def test_a_leaf_proves_no_other_place_and_no_other_leaf(size, data):
    of = leaves(size + 1)
    index, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size))
    if index == other:
        return
    path, root = merkle.inclusion(node(of[:size]), index, size), recursive(of[:size])
    for leaf, place in ((of[other], index), (of[index], other)):
        with pytest.raises(Tampered):
            merkle.check_inclusion(leaf, index=place, size=size, path=path, root=root)


@given(sizes, st.data())
def test_a_path_that_was_changed_proves_nothing(size, data):
    of = leaves(size)
    index = data.draw(st.integers(0, size - 1))
    path, root = merkle.inclusion(node(of), index, size), recursive(of)
    changes = [[*path, of[0]], [of[0], *path]]
    if path:
        place = data.draw(st.integers(0, len(path) - 1))
        bit = bytes([path[place][0] ^ 1]) + path[place][1:]
        changes += [path[:-1], path[1:], [*path[:place], bit, *path[place + 1 :]]]
    for changed in changes:
        with pytest.raises(Tampered):
            merkle.check_inclusion(of[index], index=index, size=size, path=changed, root=root)


@given(st.data())
def test_every_earlier_tree_is_the_beginning_of_a_later_one(data):
    size = data.draw(sizes)
    old = data.draw(st.integers(0, size))
    of = leaves(size)
    path = merkle.consistency(node(of), old, size)
    merkle.check_consistency(
        old=old, size=size, old_root=recursive(of[:old]), root=recursive(of), path=path
    )


@given(st.data())
def test_a_tree_whose_past_was_changed_continues_nothing(data):
    size = data.draw(st.integers(2, 90))
    old = data.draw(st.integers(1, size - 1))
    place = data.draw(st.integers(0, old - 1))
    of = leaves(size)
    changed = [*of[:place], merkle.leaf_hash(b"changed"), *of[place + 1 :]]
    path = merkle.consistency(node(changed), old, size)
    with pytest.raises(Tampered):
        merkle.check_consistency(
            old=old, size=size, old_root=recursive(of[:old]), root=recursive(changed), path=path
        )


@given(st.data())
def test_a_consistency_proof_that_was_changed_proves_nothing(data):
    size = data.draw(st.integers(2, 90))
    old = data.draw(st.integers(1, size - 1))
    of = leaves(size)
    path = merkle.consistency(node(of), old, size)
    before, now = recursive(of[:old]), recursive(of)
    place = data.draw(st.integers(0, len(path) - 1))
    bit = bytes([path[place][0] ^ 1]) + path[place][1:]
    for changed in (
        [],
        path[1:],
        path[:-1],
        [*path, now],
        [*path[:place], bit, *path[place + 1 :]],
    ):
        with pytest.raises(Tampered):
            merkle.check_consistency(old=old, size=size, old_root=before, root=now, path=changed)


@pytest.mark.parametrize(("old", "size"), [(-1, 1), (2, 1)])
def test_a_tree_does_not_shrink(old, size):
    of = leaves(2)
    with pytest.raises(Tampered):
        merkle.check_consistency(
            old=old, size=size, old_root=recursive(of), root=recursive(of[:1]), path=[]
        )


@pytest.mark.parametrize(
    ("old", "path", "before"),
    [
        pytest.param(0, [], merkle.leaf_hash(b""), id="an empty tree with a root of its own"),
        pytest.param(0, [merkle.EMPTY], merkle.EMPTY, id="an empty tree with a path"),
        pytest.param(3, [merkle.EMPTY], recursive(leaves(3)), id="the same tree with a path"),
        pytest.param(3, [], merkle.EMPTY, id="the same size with another root"),
    ],
)
def test_the_edges_of_consistency_need_no_path_and_their_own_roots(old, path, before):
    with pytest.raises(Tampered):
        merkle.check_consistency(
            old=old, size=3, old_root=before, root=recursive(leaves(3)), path=path
        )


@pytest.mark.parametrize(("index", "size"), [(-1, 1), (1, 1), (0, 0)])
def test_a_place_outside_the_tree_is_refused(index, size):
    with pytest.raises(Tampered):
        merkle.check_inclusion(merkle.EMPTY, index=index, size=size, path=[], root=merkle.EMPTY)
