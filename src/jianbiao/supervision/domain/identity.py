"""Whom closed fields name (身份信息): the marks by which somebody could be told in a text. Pure."""

import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby
from typing import Final

MASK: Final = "＊＊＊"

_BLANK: Final = re.compile(r"[\s\u3000-]+")
_PIECES: Final = re.compile(r"[\s,，;；:：/、()（）]+")
_REACHED: Final = re.compile(r"[0-9][0-9\s-]{4,}[0-9Xx]|[\w.+-]+@[\w.-]+", re.ASCII)
_HAN: Final = re.compile(r"[\u4e00-\u9fff·]{2,}")
_LABELS: Final = frozenset(
    [
        "电话",
        "手机",
        "邮箱",
        "邮件",
        "地址",
        "微信",
        "传真",
        "联系人",
        "联系电话",
        "联系方式",
        "手机号",
        "先生",
        "女士",
        "经理",
        "单位",
        "公司",
        "姓名",
        "邮编",
    ]
)


def marks(lines: Iterable[str]) -> frozenset[str]:
    """Return what in ``lines`` tells who somebody is: whole lines, numbers, addresses, names in them.

    Each mark is free of blanks and hyphens and lower-cased; ``bare`` makes a text comparable.
    """
    found = set()
    for line in lines:
        found.add(bare(line))
        found |= {bare(one) for one in _REACHED.findall(line)}
        found |= {
            piece for piece in _PIECES.split(line) if _HAN.fullmatch(piece) and piece not in _LABELS
        }
    return frozenset(one for one in found if len(one) > 1)


def bare(text: str) -> str:
    """Return a text without blanks and hyphens, in one width and case."""
    return "".join(map(_bare, text))


def _bare(character: str) -> str:
    return _BLANK.sub("", unicodedata.normalize("NFKC", character).casefold())


def told(text: str, of: Iterable[str]) -> list[str]:
    """Return which marks of ``of`` a text tells, the longest first."""
    written = bare(text)
    return sorted((one for one in of if one in written), key=lambda one: (-len(one), one))


def masked(text: str, of: Iterable[str]) -> str:
    """Return a text in which ``MASK`` stands for every mark of ``of``, however it is written."""
    pieces = [_bare(character) for character in text]
    written = "".join(pieces)
    places = [place for place, piece in enumerate(pieces) for _ in piece]
    covered = bytearray(len(text))
    for mark in of:
        start = written.find(mark)
        while mark and start >= 0:
            first, last = places[start], places[start + len(mark) - 1]
            covered[first : last + 1] = b"\x01" * (last + 1 - first)
            start = written.find(mark, start + 1)
    return "".join(
        MASK if hidden else "".join(character for character, _ in some)
        for hidden, some in groupby(zip(text, covered, strict=True), key=lambda one: one[1])
    )
