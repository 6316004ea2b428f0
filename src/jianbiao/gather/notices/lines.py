"""行 (lines): a notice's lines cut where a new label begins, and runs of them joined with places."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jianbiao.gather.notices.labels import label
from jianbiao.gather.notices.pages import Line

_CUT = re.compile(
    r"(?:[，,；;。]\s{0,2}|\s+|[：:](?=\d{1,2}[、.．]))(?=([^\s：:，,；;。]{2,16})[：:])"
)
_GLUED = re.compile(
    r"(?<=[^\s：:（(、.．）)的包总本购标])(?=(?:原公告的)?(?:采购|招标)?项目(?:名称|编号)[：:]|建设单位[：:]|(?:采购|招标)(?:人|单位|方式|代理机构)(?:名称)?[：:]|"
    r"(?:项目)?预算(?:金额)?[：:]|最高限价[：:]|供应商(?:名称|地址)[：:]|(?:中标|成交)(?:价格?|金额)[：:]|首次公告日期[：:]|合同(?:编号|名称|金额)[：:]|"
    r"(?:现更正)?开标时间[：:]|拟?中标人[：:])"
)
_NUMBERED = re.compile(r"(?<![第(（、])([一二三四五六七八九十]{1,2})、(?=[^\s、]|$)")
_BARE = re.compile(r"[\d.、．（()）\s]*")
_ORDER = "一二三四五六七八九十"
_COLON = re.compile(r"^(.{1,60}?)\s{0,4}[：:]\s{0,4}")
_RUN_ON = re.compile(
    r"^([一二三四五六七八九十]、(?:采购|招标)?项目(?:编号|名称))(?=[A-Za-z0-9一-龥])"
)
"""A numbered label whose colon was lost."""
_LONGEST_CUT, _SHORT = 4000, 8
"""Characters of a line that is cut at most, and of one that holds two labels at least."""


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
    cuts = _cuts(text) if whole else set()
    if not cuts:
        yield line
        return
    begin = 0
    for end in [*sorted(cuts), len(text)]:
        piece = text[begin:end].strip()
        if piece:
            start = line.start + text.index(piece, begin)
            yield Line(piece, start, start + len(piece))
        begin = end


def _cuts(text: str) -> set[int]:
    """Return where a line is to be cut: before labels with a colon, before 二、 that follows 一、."""
    cuts: set[int] = set()
    colons = text.count("：") + text.count(":")
    if colons and len(text) > _SHORT:
        cuts |= {found.end() for found in _CUT.finditer(text) if label(found[1])}
        cuts |= {found.start() for found in _GLUED.finditer(text)}
    if text.count("、") <= 1:
        return {at for at in cuts if not _BARE.fullmatch(text[:at])}
    numbers = [(one[1], one.start()) for one in _NUMBERED.finditer(text) if len(one[1]) == 1]
    for (before, first), (after, at) in pairwise(numbers):
        if _ORDER.index(after) == _ORDER.index(before) + 1:
            cuts |= {first, at}
    return {at for at in cuts if not _BARE.fullmatch(text[:at])}


def after_colon(line: Line) -> tuple[str, Line | None]:
    """Return the words before the first colon and what stands behind it, None when nothing does."""
    found = _COLON.match(line.text) or _RUN_ON.match(line.text)
    if found is None:
        return "", None
    rest = line.text[found.end() :]
    if not rest.strip():
        return found[1], None
    if line.end - line.start == len(line.text):
        return found[1], Line(rest, line.start + found.end(), line.end)
    return found[1], Line(rest, line.start, line.end)
