"""Message roots (消息根): a Merkle tree in RFC 6962 shape over the digests of a request's messages.

leaf = H(0x00 ‖ digest), node = H(0x01 ‖ left ‖ right), H as ``digests.digest``; a tree of one is
its leaf.
"""

from collections.abc import Sequence
from typing import Protocol

from jianbiao.errors import Tampered
from jianbiao.seal import digests
from jianbiao.seal.digests import digest

__all__ = ["check_path", "digest", "message_root", "paths", "root_and_paths"]


class _Hash(Protocol):
    def __call__(self, said: bytes, /) -> bytes: ...


def message_root(algorithm: str, of: Sequence[bytes]) -> bytes:
    """Return the root over at least one digest."""
    return _levels(algorithm, of)[-1][0]


def paths(algorithm: str, of: Sequence[bytes]) -> list[list[bytes]]:
    """Return each digest's inclusion path (RFC 9162 §2.1.3), nearest sibling first."""
    return root_and_paths(algorithm, of)[1]


def root_and_paths(algorithm: str, of: Sequence[bytes]) -> tuple[bytes, list[list[bytes]]]:
    """Return the root over at least one digest and each digest's inclusion path."""
    levels = _levels(algorithm, of)
    found: list[list[bytes]] = []
    for i in range(len(of)):
        path, place = [], i
        for level in levels[:-1]:
            sibling = place ^ 1
            if sibling < len(level):
                path.append(level[sibling])
            place >>= 1
        found.append(path)
    return levels[-1][0], found


def check_path(
    algorithm: str, said: bytes, *, index: int, size: int, path: Sequence[bytes], root: bytes
) -> None:
    """Raise Tampered unless digest ``said`` stands at ``index`` of ``size`` under ``root``."""
    if _climb(algorithm, said, index, size, path) != root:
        raise Tampered(
            f"message {index} of {size} is not under root {root.hex()}", code="root_mismatch"
        )


def _climb(
    algorithm: str, said: bytes, index: int, size: int, path: Sequence[bytes]
) -> bytes | None:
    if not 0 <= index < size:
        return None
    hashed = _hash(algorithm)
    here, last, reached = index, size - 1, hashed(b"\x00" + said)
    for sibling in path:
        if last == 0:
            return None
        if here & 1 or here == last:
            reached = hashed(b"\x01" + sibling + reached)
            while here and not here & 1:
                here, last = here >> 1, last >> 1
        else:
            reached = hashed(b"\x01" + reached + sibling)
        here, last = here >> 1, last >> 1
    return reached if last == 0 else None


def _levels(algorithm: str, of: Sequence[bytes]) -> list[list[bytes]]:
    """Return the tree's levels from leaves to root; an odd last node is carried up."""
    hashed = _hash(algorithm)
    level = [hashed(b"\x00" + one) for one in of]
    levels = [level]
    while len(level) > 1:
        above = [hashed(b"\x01" + level[i] + level[i + 1]) for i in range(0, len(level) - 1, 2)]
        if len(level) & 1:
            above.append(level[-1])
        levels.append(above)
        level = above
    return levels


def _hash(algorithm: str) -> _Hash:
    if algorithm == "sm2":
        return digests.sm3
    return lambda said: digest("ed25519", said)
