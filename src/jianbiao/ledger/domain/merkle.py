"""Merkle trees of RFC 6962 and the checks of RFC 9162, SHA-256."""

from collections.abc import Callable, Sequence
from hashlib import sha256

from jianbiao.errors import Tampered

Node = Callable[[int, int], bytes]
"""(level, index) → hash of the complete subtree of 2^level leaves that begins at index·2^level."""

EMPTY = sha256().digest()


def leaf_hash(leaf: bytes) -> bytes:
    """Return the hash under which the tree keeps ``leaf``."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


def root_of(hashes: Sequence[bytes]) -> bytes:
    """Return the tree head over leaf hashes; the empty tree hashes to SHA-256 of nothing."""
    level = list(hashes)
    if not level:
        return EMPTY
    while len(level) > 1:
        above = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = above + level[len(above) * 2 :]
    return level[0]


def subtree(node: Node, start: int, end: int) -> bytes:
    """Return the hash over leaves [start, end), reading complete subtrees through ``node``."""
    size = end - start
    if size & (size - 1) == 0 and start % size == 0:
        level = size.bit_length() - 1
        return node(level, start >> level)
    split = _split(size)
    return node_hash(subtree(node, start, start + split), subtree(node, start + split, end))


def inclusion(node: Node, index: int, size: int) -> list[bytes]:
    """Return the inclusion path of leaf ``index`` in the tree of ``size`` leaves."""
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(subtree(node, middle, end))
            end = middle
        else:
            path.append(subtree(node, start, middle))
            start = middle
    return path[::-1]


def consistency(node: Node, old: int, size: int) -> list[bytes]:
    """Return the proof that the tree of ``old`` leaves is the beginning of that of ``size``."""
    if old in {0, size}:
        return []
    path: list[bytes] = []
    start, end, whole = 0, size, True
    while old != end:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(subtree(node, middle, end))
            end = middle
        else:
            path.append(subtree(node, start, middle))
            start, whole = middle, False
    if not whole:
        path.append(subtree(node, start, end))
    return path[::-1]


def check_inclusion(
    leaf: bytes, *, index: int, size: int, path: Sequence[bytes], root: bytes
) -> None:
    """Raise Tampered unless the leaf hash stands at ``index`` of ``size`` (RFC 9162 §2.1.3.2)."""
    if not 0 <= index < size or _climb(leaf, index, size, path) != root:
        raise Tampered(f"leaf {index} of {size} is not under root {root.hex()}")


def check_consistency(
    *, old: int, size: int, old_root: bytes, root: bytes, path: Sequence[bytes]
) -> None:
    """Raise Tampered unless the old tree is the beginning of the new one (RFC 9162 §2.1.4.2)."""
    if not 0 <= old <= size or not _grows(old, size, old_root, root, list(path)):
        raise Tampered(f"the tree of {size} does not continue that of {old}")


def _climb(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    here, last, reached = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        if here & 1 or here == last:
            reached = node_hash(sibling, reached)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            reached = node_hash(reached, sibling)
        here, last = here >> 1, last >> 1
    return reached if last == 0 else None


def _grows(old: int, size: int, old_root: bytes, root: bytes, path: list[bytes]) -> bool:
    if old == size:
        return not path and old_root == root
    if old == 0:
        return not path and old_root == EMPTY
    if not path:
        return False
    if old & (old - 1) == 0:
        path.insert(0, old_root)
    here, last = old - 1, size - 1
    while here & 1:
        here, last = here >> 1, last >> 1
    first = second = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if here & 1 or here == last:
            first, second = node_hash(sibling, first), node_hash(sibling, second)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            second = node_hash(second, sibling)
        here, last = here >> 1, last >> 1
    return last == 0 and first == old_root and second == root


def _split(size: int) -> int:
    """Return the largest power of two below ``size``."""
    return 1 << (size - 1).bit_length() - 1
