"""原文: the exact bytes of a gathered row as a page shows them, what was mended marked. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

SHOWN: Final = 20_000
"""Characters of an original that a page shows; the whole is a file to be had."""

_SPAN: Final = re.compile(r"(\d{1,9})\s*(?:[-:–]|\.\.)\s*(\d{1,9})")
_SHORTEST: Final = 2
_MOST: Final = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """Pieces of (text, marked), and how many characters are left out behind them."""

    pieces: tuple[tuple[str, bool], ...]
    left: int


def original(
    raw: bytes, coding: str, *, where: str, repairs: Sequence[Mapping[str, str]]
) -> Original:
    """Return a row's text with the places marked that its reading speaks of."""
    text = raw.decode("utf-8" if not coding else "gb18030", "replace")
    shown = text[:SHOWN]
    said = [*((one["path"], one["before"]) for one in repairs[:_MOST]), (where, "")]
    spans = sorted(set(_spans(shown, said)))
    return Original(pieces=tuple(_cut(shown, spans)), left=len(text) - len(shown))


def _spans(text: str, said: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    for where, before in said:
        if (found := _SPAN.fullmatch(where.strip())) is not None:
            yield int(found[1]), int(found[2])
        elif len(before) >= _SHORTEST and (at := text.find(before)) >= 0:
            yield at, at + len(before)


def _cut(text: str, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    done = 0
    for start, end in spans:
        if start < done or start >= min(end, len(text)):
            continue
        if start > done:
            yield text[done:start], False
        yield text[start:end], True
        done = min(end, len(text))
    if done < len(text):
        yield text[done:], False
