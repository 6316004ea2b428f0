"""原文: the exact bytes of a gathered row as a page shows them, with what was read of them marked. Pure.

A notice is shown member by member (title, text), for its values keep where in them they come from.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import orjson

from jianbiao.gather.encodings import text_of

SHOWN: Final = 20_000
"""Characters of an original that a page shows; the whole is a file to be had."""

_SPAN: Final = re.compile(r"(\d{1,9})\s*(?:[-:–]|\.\.)\s*(\d{1,9})")
_PLACE: Final = re.compile(r"/?([A-Za-z_][A-Za-z0-9_]{0,60}):(\d{1,9})-(\d{1,9})")
"""A place in a notice: the member and from where to where in it."""
_SHORTEST: Final = 2
_LINE: Final = 80
_MOST: Final = 500

Span = tuple[int, int]
Mask = Callable[[str], str]
"""Text to text of the same length."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One member of an original, or the whole: pieces of (text, marked), characters left out."""

    name: str
    pieces: tuple[tuple[str, bool], ...]
    left: int

    @property
    def short(self) -> bool:
        """Say whether it fits on a line beside its name."""
        return bool(self.name) and sum(len(text) for text, _ in self.pieces) < _LINE


def original(
    raw: bytes,
    coding: str,
    *,
    where: str = "",
    repairs: Sequence[Mapping[str, str]] = (),
    reading: Mapping[str, Any] | None = None,
    mask: Mask = str,
) -> tuple[Part, ...]:
    """Return a row's text in parts, with the places marked that its reading speaks of."""
    text = _text(raw, coding)
    origins = _origins(reading or {})
    if (place := _PLACE.fullmatch(where.strip())) is not None:
        origins.setdefault(place[1], []).append((int(place[2]), int(place[3])))
    if origins and (members := _members(text)):
        return tuple(_part(name, said, origins.get(name, []), mask) for name, said in members)
    said = [*((one["path"], one["before"]) for one in repairs[:_MOST]), (where, "")]
    return (_part("", text, [*_spans(text[:SHOWN], said), *origins.get("", [])], mask),)


def texts(raw: bytes, coding: str) -> dict[str, str]:
    """Return the members of a row as texts by their names; the whole under no name where it has none."""
    text = _text(raw, coding)
    return dict(_members(text)) or {"": text}


def _text(raw: bytes, coding: str) -> str:
    wide = text_of(raw)
    if wide is not None:
        return wide
    return raw.decode("utf-8" if not coding else "gb18030", "replace")


def _origins(reading: Mapping[str, Any]) -> dict[str, list[Span]]:
    """Return the spans by member that a notice's values come from."""
    said = reading.get("x_notice")
    listed = said.get("origins") if isinstance(said, Mapping) else None
    found: dict[str, list[Span]] = {}
    for one in listed if isinstance(listed, list) else ():
        if not isinstance(one, Mapping):
            continue
        start, end = _whole(one.get("start")), _whole(one.get("end"))
        if start is not None and end is not None:
            member = str(one.get("member", "")).removeprefix("/")
            found.setdefault(member, []).append((start, end))
    return found


def _whole(said: Any) -> int | None:
    text = str(said)
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else None  # noqa: PLR2004


def _members(text: str) -> list[tuple[str, str]]:
    """Return the members of a JSON object as texts; nothing where it is none."""
    try:
        said = orjson.loads(text)
    except orjson.JSONDecodeError:
        return []
    if not isinstance(said, dict):
        return []
    return [
        (name, one if isinstance(one, str) else json.dumps(one, ensure_ascii=False))
        for name, one in said.items()
        if one not in ("", [], {}, None)
    ]


def _part(name: str, text: str, spans: Iterable[Span], mask: Mask) -> Part:
    shown = mask(text[:SHOWN])
    return Part(name=name, pieces=tuple(_cut(shown, sorted(set(spans)))), left=len(text[SHOWN:]))


def _spans(text: str, said: Iterable[tuple[str, str]]) -> Iterator[Span]:
    for where, before in said:
        if (found := _SPAN.fullmatch(where.strip())) is not None:
            yield int(found[1]), int(found[2])
        elif len(before) >= _SHORTEST and (at := text.find(before)) >= 0:
            yield at, at + len(before)


def _cut(text: str, spans: Sequence[Span]) -> Iterator[tuple[str, bool]]:
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
