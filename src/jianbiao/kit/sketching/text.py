"""Text sketches (文本特征草图) ``jbtext/1``: the smallest hashes of a text's shingles (bottom-k).

1. Normalise: NFKC of Unicode 3.2 (Python carries that version unchanged), ASCII letters lower-case;
   keep letters, digits and all Han characters, drop everything else: spaces, signs, line ends.
2. Shingles: every WIDTH characters in a row; a shorter text is one shingle, an empty one none.
3. Hash: BLAKE2b of the shingle's UTF-8, 8 bytes, person ``jbtext/1``.
4. Sketch: the K smallest different hashes in order.

Two sketches estimate the Jaccard index of their texts' shingles (Broder 1997) with a standard error
of sqrt(J(1-J)/K), at most 0.022. There is no key: sketches of different platforms compare. Who holds
a sketch can test whether a guessed passage is in the text; it tells neither order nor the rest.
"""

import base64
import binascii
import heapq
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b

from jianbiao.errors import Malformed

METHOD = "jbtext/1"
WIDTH = 5
K = 512
HASH = 8
WHOLE = 1 << (8 * HASH)

_OLD = unicodedata.ucd_3_2_0
_HAN = ((0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
_FORM = re.compile(r"jbtext/1:(?P<length>0|[1-9][0-9]{0,9}):(?P<hashes>[0-9A-Za-z+/]*={0,2})")


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSketch:
    """The ``hashes`` of a text of ``length`` normalised characters, ascending, at most K."""

    length: int
    hashes: tuple[int, ...]

    def __str__(self) -> str:
        """Return the sketch as it is sent: ``jbtext/1:<length>:<base64 of the hashes>``."""
        raw = b"".join(one.to_bytes(HASH, "big") for one in self.hashes)
        return f"{METHOD}:{self.length}:{base64.b64encode(raw).decode()}"

    @property
    def shingles(self) -> int:
        """How many different shingles the text has; an estimate once there are K hashes."""
        if len(self.hashes) < K:
            return len(self.hashes)
        return (K - 1) * WHOLE // max(1, self.hashes[-1])


def normalise(text: str) -> str:
    """Return what of a text is compared: lower-case letters, digits and Han characters."""
    return _OLD.normalize("NFKC", text).translate(_KEPT)


def sketch(text: str | Iterable[str], *, without: "Shingles | None" = None) -> TextSketch:
    """Return the sketch of a text, given whole or in pieces that join.

    ``without`` holds shingles that do not count: those of the tender documents, which every bidder
    copies rightly. Memory does not grow with the text.
    """
    smallest: list[int] = []  # negated: the heap's head is the largest that is kept
    held: set[int] = set()
    length = [0]
    left_out = without.hashes if without else frozenset()
    for one in _hashes(_pieces(text), length):
        if len(smallest) == K and one >= -smallest[0]:
            continue
        if one in held or one in left_out:
            continue
        held.add(one)
        if len(smallest) < K:
            heapq.heappush(smallest, -one)
        else:
            held.discard(-heapq.heapreplace(smallest, -one))
    return TextSketch(length=length[0], hashes=tuple(sorted(held)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Shingles:
    """All shingles of a text, as hashes: what ``sketch`` leaves out."""

    hashes: frozenset[int]


def shingles(text: str | Iterable[str]) -> Shingles:
    """Return all shingles of a text."""
    return Shingles(hashes=frozenset(_hashes(_pieces(text), [0])))


def parse(text: str) -> TextSketch:
    """Return the sketch that ``text`` spells. Raise Malformed when it is none."""
    found = _FORM.fullmatch(text)
    try:
        raw = base64.b64decode(found["hashes"], validate=True) if found else b"?"
    except binascii.Error:
        raw = b"?"
    hashes = tuple(int.from_bytes(raw[i : i + HASH], "big") for i in range(0, len(raw), HASH))
    if found is None or len(raw) % HASH or len(hashes) > K or list(hashes) != sorted(set(hashes)):
        raise Malformed(f"{text[:60]!r} is no {METHOD} sketch", code="field_format")
    return TextSketch(length=int(found["length"]), hashes=hashes)


def alike(a: TextSketch, b: TextSketch) -> float:
    """Return the estimated Jaccard index of two texts' shingles, 0 to 1; 0 when either is empty."""
    size = min(K, len(set(a.hashes) | set(b.hashes)))
    union = heapq.nsmallest(size, set(a.hashes) | set(b.hashes))
    both = set(a.hashes) & set(b.hashes)
    return sum(one in both for one in union) / size if size and both else 0.0


def contained(a: TextSketch, b: TextSketch) -> float:
    """Return the estimated share of ``a``'s shingles that ``b`` has too, 0 to 1.

    A short text copied whole into a long one has a low ``alike`` and a high ``contained``.
    """
    if not a.hashes:
        return 0.0
    index = alike(a, b)
    common = index / (1 + index) * (a.shingles + b.shingles)
    return min(1.0, common / a.shingles)


def _pieces(text: str | Iterable[str]) -> Iterable[str]:
    """Yield normalised pieces. A line end is no part of any composition, so lines may be cut."""
    return map(normalise, text.splitlines() if isinstance(text, str) else text)


def _hashes(pieces: Iterable[str], length: list[int]) -> Iterator[int]:
    """Yield the hash of every shingle; count the characters in ``length``."""
    tail = ""
    for piece in pieces:
        length[0] += len(piece)
        tail += piece
        for i in range(len(tail) - WIDTH + 1):
            yield _hash(tail[i : i + WIDTH])
        tail = tail[-(WIDTH - 1) :] if len(tail) >= WIDTH else tail
    if 0 < length[0] < WIDTH:
        yield _hash(tail)


def _hash(shingle: str) -> int:
    # A lone half of a surrogate pair can stand in a file's text; it has no UTF-8.
    said = shingle.encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(said, digest_size=HASH, person=b"jbtext/1").digest(), "big")


class _Keep(dict[int, str | None]):
    """What ``str.translate`` puts for each character, found once: itself, lower-case, or nothing."""

    def __missing__(self, code: int) -> str | None:
        one = chr(code)
        kept = _OLD.category(one)[0] in "LN" or any(a <= code <= b for a, b in _HAN)
        self[code] = (one.lower() if one.isascii() else one) if kept else None
        return self[code]


_KEPT = _Keep()
