"""Makers of trees: the leaves 0, 1, 2 … and how their complete subtrees are read."""

from jianbiao.ledger.domain import merkle, tiles


def leaves(size):
    """Return the hashes of ``size`` leaves."""
    return [merkle.leaf_hash(b"leaf %d" % i) for i in range(size)]


def recursive(of):
    """Return the tree head straight from RFC 6962 §2.1."""
    if len(of) <= 1:
        return of[0] if of else merkle.EMPTY
    split = 1
    while split * 2 < len(of):
        split *= 2
    return merkle.node_hash(recursive(of[:split]), recursive(of[split:]))


def node(of):
    """Return how the complete subtrees over the leaf hashes ``of`` are read."""

    def read(level, index):
        first = index << level
        assert first + (1 << level) <= len(of), "no complete subtree"
        return recursive(of[first : first + (1 << level)])

    return read


def grown(of):
    """Return a frontier over the leaf hashes ``of`` and its whole tiles by (level, index)."""
    frontier, whole = tiles.Frontier(), {}
    for one in of:
        for level, index, raw in frontier.add(one):
            whole[level, index] = raw
    return frontier, whole


def reader(of):
    """Return how tiles of the tree over ``of`` are read, as a disk would give them."""
    frontier, held = grown(of)
    held |= {(level, index): raw for level, index, raw in frontier.partial()}

    def read(level, index, width):
        return held[level, index][: width * tiles.HASH]

    return read
