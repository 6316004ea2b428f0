"""Tiles (日志分块) of C2SP tlog-tiles: 256 hashes of one level side by side; entry bundles.

A tile at level L, index N holds the hashes of the complete subtrees of 256^L leaves with indices
N·256 to N·256 + 255; a partial one only those that exist.
"""

from collections.abc import Callable, Iterator, Sequence

from jianbiao.errors import Tampered
from jianbiao.ledger.domain import merkle

WIDTH = 256
HASH = 32
_BITS = 8

Read = Callable[[int, int, int], bytes]
"""(level, index, width) → the bytes of a tile with that many hashes."""


def path(level: int | str, index: int, width: int = WIDTH) -> str:
    """Return a tile's path: ``tile/0/x001/234.p/7``; ``level`` may be ``entries``."""
    parts = [f"{index % 1000:03d}"]
    while index >= 1000:  # noqa: PLR2004 - three digits for each part, as the specification says
        index //= 1000
        parts.insert(0, f"x{index % 1000:03d}")
    partial = f".p/{width}" if width < WIDTH else ""
    return f"tile/{level}/{'/'.join(parts)}{partial}"


def shape(size: int) -> list[tuple[int, int, int]]:
    """Return (level, index, width) of the rightmost tile of each level in a tree of ``size``."""
    found, level = [], 0
    while size:
        found.append((level, (size - 1) // WIDTH, (size - 1) % WIDTH + 1))
        size //= WIDTH
        level += 1
    return found


def width(level: int, index: int, size: int) -> int:
    """Return how many hashes tile ``index`` of ``level`` has in a tree of ``size``."""
    return min(WIDTH, (size >> (_BITS * level)) - index * WIDTH)


def node(read: Read, size: int) -> merkle.Node:
    """Return how the complete subtrees of a tree of ``size`` leaves are read from its tiles."""
    held: dict[tuple[int, int], bytes] = {}

    def found(level: int, index: int) -> bytes:
        high, low = divmod(level, _BITS)
        first = index << low
        place = (high, first // WIDTH)
        if place not in held:
            held[place] = _sound(read(*place, width(*place, size)), width(*place, size), place)
        tile, start = held[place], first % WIDTH
        return merkle.root_of(hashes(tile)[start : start + (1 << low)])

    return found


def hashes(tile: bytes) -> list[bytes]:
    """Return the hashes that stand side by side in a tile."""
    return [tile[i : i + HASH] for i in range(0, len(tile), HASH)]


def bundle(entries: Sequence[bytes]) -> bytes:
    """Return an entry bundle: each entry behind its length in two bytes."""
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def unbundle(raw: bytes) -> list[bytes]:
    """Return the entries of a bundle. Raise Tampered when it is cut."""
    found, at = [], 0
    while at < len(raw):
        size = int.from_bytes(raw[at : at + 2], "big")
        if at + 2 + size > len(raw):
            raise Tampered(f"an entry bundle of {len(raw)} bytes ends inside an entry")
        found.append(raw[at + 2 : at + 2 + size])
        at += 2 + size
    return found


class Frontier:
    """A tree that grows at its right edge: keeps only the rightmost, unfinished tiles."""

    def __init__(self, size: int = 0, edge: Sequence[Sequence[bytes]] = ()) -> None:
        """Begin with ``size`` leaves whose unfinished tiles are ``edge``, by level."""
        self.size = size
        self._edge = [list(level) for level in edge]

    @classmethod
    def restore(cls, size: int, read: Read) -> "Frontier":
        """Return the frontier of a tree of ``size`` leaves from its tiles."""
        edge: list[list[bytes]] = []
        for level, index, count in shape(size):
            tile = _sound(read(level, index, count), count, (level, index))
            edge.append([] if count == WIDTH else hashes(tile))
        return cls(size, edge)

    def add(self, leaf: bytes) -> Iterator[tuple[int, int, bytes]]:
        """Add one leaf hash and yield (level, index, bytes) of each tile it finishes."""
        self.size += 1
        yield from self._put(0, leaf)

    def partial(self) -> list[tuple[int, int, bytes]]:
        """Return (level, index, bytes) of the unfinished tiles."""
        return [
            (level, (self.size >> (_BITS * level)) // WIDTH, b"".join(edge))
            for level, edge in enumerate(self._edge)
            if edge
        ]

    def root(self) -> bytes:
        """Return the tree head."""
        reached: bytes | None = None
        for edge in self._edge:
            for subtree in reversed(_complete(edge)):
                reached = subtree if reached is None else merkle.node_hash(subtree, reached)
        return merkle.EMPTY if reached is None else reached

    def _put(self, level: int, hashed: bytes) -> Iterator[tuple[int, int, bytes]]:
        if level == len(self._edge):
            self._edge.append([])
        edge = self._edge[level]
        edge.append(hashed)
        if len(edge) == WIDTH:
            self._edge[level] = []
            index = (self.size >> (_BITS * level)) // WIDTH - 1
            yield level, index, b"".join(edge)
            yield from self._put(level + 1, merkle.root_of(edge))


def _complete(edge: Sequence[bytes]) -> list[bytes]:
    """Return the roots of the complete subtrees that ``edge`` falls into, widest first."""
    found, at = [], 0
    for bit in reversed(range(_BITS)):
        if len(edge) >> bit & 1:
            found.append(merkle.root_of(edge[at : at + (1 << bit)]))
            at += 1 << bit
    return found


def _sound(tile: bytes, count: int, place: tuple[int, int]) -> bytes:
    if len(tile) != count * HASH:
        raise Tampered(f"tile {place} has {len(tile)} bytes, not {count * HASH}")
    return tile
