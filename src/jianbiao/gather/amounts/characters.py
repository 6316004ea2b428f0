"""字符 (characters): full-width forms and digits broken over lines, brought to one spelling.

Every step keeps for each character the place it had, so that a reading can name its span.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

_WIDE = {chr(0xFF01 + i): chr(0x21 + i) for i in range(94)}
_LIKE = {
    "￥": "¥",
    "　": " ",
    "\xa0": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "\u200b": " ",
    "\ufeff": " ",
    "\t": " ",
    "\r": "\n",
    "‘": "'",
    "’": "'",
    "﹪": "%",
    "【": "[",
    "】": "]",
    "〔": "[",
    "〕": "]",
    "−": "-",
    "–": "-",
    "×": "*",
    "萬": "万",
    "億": "亿",
    "圓": "元",
    "圆": "元",
    "貳": "贰",
    "弍": "贰",
    "弐": "贰",
    "參": "叁",
    "叄": "叁",
    "陸": "陆",
    "兩": "两",
    "○": "〇",
    "◯": "〇",
}
_TABLE = str.maketrans(_WIDE | _LIKE)

FORMAL = "零〇壹贰叁肆伍陆柒捌玖拾佰仟"
_DRAWN = re.compile(rf"(?<=[{FORMAL}万亿元角])[ \n]{{1,6}}(?=[{FORMAL}万亿元角分整正])")
_SPACED = re.compile(r"(?<![\d.])\d{1,3}(?: \d{3}){1,4}(?:\.\d{1,8})?(?=[ \n]{0,3}[(\[]?元|$)")
_AFTER_COMMA = re.compile(r"(?<![\d.])\d{1,3}(?:, \d{3}){1,4}(?=\.\d|[ \n]{0,3}元)")
_QUOTED = re.compile(r"(?<![\d.])\d{1,3}(?:'\d{3}){1,4}(?!\d)")
_BROKEN = re.compile(r"(?<![\d.])[\d,.]{1,20}(?: {0,4}\n\s{0,4}[\d,.]{1,20}){1,6}")
_TEN_THOUSAND = re.compile(r"(?<=\d)[wW](?=元|$)")
_MARKED = re.compile(r"(?:人民币|RMB|CNY|¥|:)\s{0,6}$")
_UNITED = re.compile(r"\s{0,6}[(\[]?(?:人民币)?[百千万亿]{0,2}元")
_NUMBERED = re.compile(r"[段包号第标项期组] ?$")

_PIECE = 3
"""Digits a line break leaves standing at most in the midst of a number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelt:
    """A text in one spelling; ``places[i]`` is where character ``i`` stood in the original."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the original span of ``text[start:end]``."""
        if not self.places or start >= end:
            return 0, 0
        return self.places[start], self.places[end - 1] + 1


def flatten(text: str) -> str:
    """Return ``text`` with full-width forms made narrow, character for character."""
    return text.translate(_TABLE)


def spell(text: str, *, cells: bool = False) -> Spelt:
    """Return ``text`` in one spelling, digits mended; with ``cells`` a line is a cell of a table."""
    plain = _TEN_THOUSAND.sub("万", flatten(text))
    spelt = Spelt(text=plain, places=tuple(range(len(text))))
    spelt = _without(spelt, _DRAWN, _blanks)
    spelt = _without(spelt, _AFTER_COMMA, _blanks)
    spelt = _without(spelt, _QUOTED, _quotes)
    spelt = _without(spelt, _SPACED, _grouped)
    return spelt if cells else _without(spelt, _BROKEN, _continued)


def _without(
    spelt: Spelt, pattern: re.Pattern[str], drops: Callable[[str, re.Match[str]], set[int]]
) -> Spelt:
    dropped: set[int] = set()
    for found in pattern.finditer(spelt.text):
        dropped |= drops(spelt.text, found)
    if not dropped:
        return spelt
    kept = [i for i in range(len(spelt.text)) if i not in dropped]
    return Spelt(
        text="".join(spelt.text[i] for i in kept), places=tuple(spelt.places[i] for i in kept)
    )


def _all_of(found: re.Match[str], characters: str) -> set[int]:
    return {found.start() + i for i, one in enumerate(found[0]) if one in characters}


def _blanks(_: str, found: re.Match[str]) -> set[int]:
    return _all_of(found, " \n")


def _quotes(_: str, found: re.Match[str]) -> set[int]:
    return _all_of(found, "'")


def _grouped(text: str, found: re.Match[str]) -> set[int]:
    """Join groups of three, unless the first is the number of a lot or an address."""
    numbered = _NUMBERED.search(text[max(0, found.start() - 2) : found.start()])
    return set() if numbered else _all_of(found, " ")


def _continued(text: str, found: re.Match[str]) -> set[int]:
    """Digits broken over lines are one number where a label or the next piece says so."""
    pieces = found[0].split()
    marked = _MARKED.search(text[max(0, found.start() - 12) : found.start()])
    united = _UNITED.match(text, found.end())
    short = all(len(piece) <= _PIECE or piece[0] in ",." for piece in pieces[1:-1])
    last = pieces[-1].split(".")[0].replace(",", "")
    hanging = any(
        (after[0] == "0" and len(after.split(".")[0]) > 1) or after[0] in ",." or before[-1] in ",."
        for before, after in pairwise(pieces)
    )
    if united and short and (hanging or (marked and len(last) <= 2 * _PIECE)):
        return _all_of(found, " \n")
    return set()
