"""Values in a stream of JSON (JSON 扫描): where each row of a package begins and ends.

Only brackets and strings are looked at, so that a row keeps its exact bytes, a broken row does not
break the next, and no more than one row is held. A line break ends a string where a name or a closing
bracket follows: JSON allows no break there, and after a lost quotation mark the reading is right
again on the next line. Elsewhere it belongs to the text of a careless writer.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 32 << 20
"""Bytes of one row that are held."""
_STRUCTURE: Final = rb'\s*+(?:"[^"\n]{1,80}"\s*:|[\]}])'
"""What a line begins with in indented JSON: a name, or the end of an object or list."""
_TOKEN: Final = re.compile(
    rb'[{}\[\]]|"[^"\\\n]*+(?:(?:\\.|\n(?!' + _STRUCTURE + rb'))[^"\\\n]*+)*+(?:(["\n])|\\?\Z)',
    re.DOTALL,
)
"""A bracket or a string. Possessive: going back would need memory for every escape."""
_LIST: Final = re.compile(rb"\s*:\s*\[")
_OBJECT: Final = re.compile(rb"\s*:\s*(?=\{)")
_TOWARDS: Final = re.compile(rb"\s*:?\s*")
_BETWEEN: Final = re.compile(rb"(?:[\s,\x1e\x00]|\xef\xbb\xbf)*")
_BARE: Final = re.compile(rb"[^\s,\[\]{}]*")
_LISTS: Final = frozenset(
    {b'"releases"', b'"records"', b'"data"', b'"results"', b'"arrayReleasePackage"'}
)
_WRAPPERS: Final = frozenset({b'"result"', b'"releasePackage"', b'"recordPackage"'})
"""Names under which interfaces of publishers hand out lists of rows, or a package."""
_ALONE: Final = frozenset({b'"ocid"', b'"compiledRelease"', b'"versionedRelease"', b'"tag"'})
_QUOTE, _OPENING = b'"'[0], b"{["
_GREEDIEST: Final = 4 << 20


@dataclass(frozen=True, slots=True)
class Value:
    """A value of the stream: its first byte, its bytes, none of them where it is too long.

    ``opened`` says that the bytes are the beginning of a package, and what begins behind them: a
    "list" or one "object"; ``cut`` that the stream ended within the value.
    """

    start: int
    raw: bytes | None
    opened: str = ""
    cut: bool = False


@dataclass(slots=True)
class _Walk:
    """How far a value has been followed: where, how deep, whether it is no package, or an open one."""

    at: int
    depth: int
    alone: bool = False
    opened: str = ""


class Scanner:
    """Reads values from pieces of bytes, holding at most one of them."""

    def __init__(self, pieces: Iterator[bytes], *, longest: int = LONGEST) -> None:
        """Begin before the first piece."""
        self._pieces, self._longest = pieces, longest
        self._held, self._pos, self._base = b"", 0, 0

    @property
    def place(self) -> int:
        """How many bytes lie behind."""
        return self._base + self._pos

    def next_byte(self) -> bytes:
        """Go to the next value and return the byte it begins with; empty at the end."""
        while True:
            if found := _BETWEEN.match(self._held, self._pos):
                self._pos = found.end()
            if len(self._held) - self._pos > 2:  # noqa: PLR2004 - a byte order mark has three bytes
                break
            if not self._more(self._pos):
                break
            self._pos = 0
        return self._held[self._pos : self._pos + 1]

    def step(self) -> None:
        """Leave one byte behind: a bracket of a list that holds rows, or one that closes nothing."""
        self._pos += 1

    def value(self) -> Value:
        """Read the value that begins here; up to its list where it is a package."""
        if self._held[self._pos] in _OPENING:
            return self._balanced(0)
        return self._bare()

    def rest(self) -> Value:
        """Read on in a package whose list has ended, up to its end or its next list."""
        return self._balanced(1)

    def _bare(self) -> Value:
        """Read what is no object: a number, a word, or text that is no JSON at all."""
        start, size = self.place, 0
        begun = self._held[self._pos : self._pos + self._longest]
        while True:
            found = _BARE.match(self._held, self._pos)
            end = found.end() if found else self._pos
            size += end - self._pos
            at_the_end, self._pos = end == len(self._held), end
            if not at_the_end or not self._more(end):
                break
            self._pos = 0
        return Value(start, begun[:size] if size <= len(begun) else None)

    def _balanced(self, depth: int) -> Value:
        """Read until as many brackets are closed as were opened."""
        start, begin = self.place, self._pos
        walk, lost = _Walk(at=begin, depth=depth), False
        while True:
            if self._walk(walk):
                raw = None if lost else self._held[begin : self._pos]
                return Value(start, raw, opened=walk.opened)
            lost = lost or len(self._held) - begin > self._longest
            keep = begin
            if lost:
                keep, walk.alone = walk.at, True  # what is not kept cannot be the head of a package
                self._shorten(keep)
            if not self._more(keep):
                self._pos = len(self._held)
                return Value(start, None if lost else self._held[begin:], cut=True)
            walk.at, begin = walk.at - keep, 0

    def _walk(self, walk: "_Walk") -> bool:
        """Go on in what is held; say whether the value, or the head of a package, ends in it."""
        for token in _TOKEN.finditer(self._held, walk.at):
            said = token[0]
            if said[0] == _QUOTE:
                if token[1] is None or (walk.depth == 1 and self._unsure(walk, said, token.end())):
                    walk.at = token.start()
                    return False
                if walk.opened:
                    return True
            elif said in _OPENING:
                walk.depth += 1
            else:
                walk.depth -= 1
                if walk.depth <= 0:
                    self._pos = token.end()
                    return True
        walk.at = len(self._held)
        return False

    def _unsure(self, walk: "_Walk", said: bytes, end: int) -> bool:
        """Look at a string of the outermost object; say whether more is needed to know what follows."""
        walk.alone = walk.alone or said in _ALONE
        if walk.alone or said not in _LISTS | _WRAPPERS:
            return False
        form, kind = (_LIST, "list") if said in _LISTS else (_OBJECT, "object")
        if found := form.match(self._held, end):
            self._pos, walk.opened = found.end(), kind
            return False
        found = _TOWARDS.match(self._held, end)
        return found is not None and found.end() == len(self._held)

    def _shorten(self, at: int) -> None:
        """Let go of the inside of an unended string at ``at``; nobody will ask for it."""
        if len(self._held) - at > self._longest:
            escape = b"\\" if self._held.endswith(b"\\") else b""
            kept = self._held[:at] + b'"' + escape
            self._base += len(self._held) - len(kept)
            self._held = kept

    def _more(self, keep: int) -> bool:
        """Let go of what lies before ``keep`` and take in more; False at the end of the stream."""
        wanted = min(_GREEDIEST, max(1, len(self._held) - keep))
        found, size = [], 0
        for piece in self._pieces:
            found.append(piece)
            size += len(piece)
            if size >= wanted:
                break
        if not size:
            return False
        self._base += keep
        self._held = b"".join((self._held[keep:], *found))
        return True
