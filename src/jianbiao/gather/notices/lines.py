"""行 (lines): a notice's lines cut where a new label begins, and runs of them joined with places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jianbiao.gather.notices.labels import label
from jianbiao.gather.notices.pages import Line

_CUT = re.compile(
    r"(?:(?<=[^\s第(（、])(?=[二三四五六七八九十]{1,2}、)|[，,；;。]\s{0,2}|\s+)(?=([^\s：:，,；;。]{2,16})[：:])"
)
_NUMBERED = re.compile(r"(?<=[^\s第(（、])(?=[二三四五六七八九十]{1,2}、[^\s：:]{2,14}[：:])")
_COLON = re.compile(r"^(.{1,60}?)\s{0,4}[：:]\s{0,4}")
_LONGEST_CUT = 4000


@dataclass(frozen=True, slots=True)
class Joined:
    """Lines joined with line breaks; ``places[i]`` is where character ``i`` stands."""

    text: str
    lines: tuple[Line, ...]
    offsets: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]`` stands in the source."""
        if not self.lines:
            return 0, 0
        return self._place(start, first=True), self._place(max(start, end - 1), first=False) + 1

    def _place(self, at: int, *, first: bool) -> int:
        i = max(0, sum(1 for offset in self.offsets if offset <= at) - 1)
        line, inside = self.lines[i], at - self.offsets[i]
        if line.end - line.start == len(line.text):
            return line.start + min(inside, len(line.text))
        return line.start if first else line.end - 1


def joined(lines: Sequence[Line]) -> Joined:
    """Join ``lines`` with line breaks."""
    offsets, reached = [], 0
    for line in lines:
        offsets.append(reached)
        reached += len(line.text) + 1
    text = "\n".join(line.text for line in lines)
    return Joined(text, tuple(lines), tuple(offsets))


def cut(lines: Sequence[Line]) -> list[Line]:
    """Cut lines that run on from one labelled value to the next."""
    return [piece for line in lines for piece in _pieces(line)]


def _pieces(line: Line) -> Iterator[Line]:
    text = line.text
    whole = line.end - line.start == len(text) and len(text) <= _LONGEST_CUT
    if not whole or text.count("：") + text.count(":") <= 1:
        yield line
        return
    cuts = {found.end() for found in _CUT.finditer(text) if label(found[1])}
    cuts |= {found.end() for found in _NUMBERED.finditer(text)}
    begin = 0
    for end in [*sorted(cuts), len(text)]:
        piece = text[begin:end].strip()
        if piece:
            start = line.start + text.index(piece, begin)
            yield Line(piece, start, start + len(piece))
        begin = end


def after_colon(line: Line) -> tuple[str, Line | None]:
    """Return the words before the first colon and what stands behind it, None when nothing does."""
    found = _COLON.match(line.text)
    if found is None:
        return "", None
    rest = line.text[found.end() :]
    if not rest.strip():
        return found[1], None
    if line.end - line.start == len(line.text):
        return found[1], Line(rest, line.start + found.end(), line.end)
    return found[1], Line(rest, line.start, line.end)
