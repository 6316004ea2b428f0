"""Bytes to JSON values (解析): encodings, values JSON does not know, what a broken writer leaves.

Numbers become int or Decimal, exactly as they were written.
"""

import json
import re
from decimal import Decimal
from typing import Any, Final

import msgspec

from jianbiao.gather import repeats
from jianbiao.gather.encodings import text_of
from jianbiao.gather.ocds.repairs import Log, Unmendable, shown
from jianbiao.gather.readings import Repair

_DECODER: Final = msgspec.json.Decoder(float_hook=Decimal)
_HIGH: Final = re.compile(rb"[\x80-\xff]+")
_WHOLE: Final = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
_MARK: Final = "\ufeff"
_LONE: Final = re.compile("[\ud800-\udfff]")
_DEEPEST: Final = 200
"""Levels of brackets that are followed; ten are in use."""


def exactly(raw: bytes) -> dict[str, Any]:
    """Return a clean line as JSON values. Raise DecodeError or UnicodeDecodeError where it is not."""
    said: dict[str, Any] = _DECODER.decode(raw)
    return said


def parsed(raw: bytes, log: Log) -> Any:
    """Return the JSON value in ``raw``. Raise Unmendable where it is none, its place in ``log``."""
    try:
        said = _DECODER.decode(raw)
    except RecursionError as error:
        raise Unmendable("too_deep") from error
    except (msgspec.DecodeError, UnicodeDecodeError):
        return _leniently(_decoded(raw, log), log)
    if repeats.suspected(raw, said):
        _repeated(raw.decode(), log)
    return said


def _repeated(text: str, log: Log) -> None:
    """Note names that one object holds twice; where they say different things nobody can choose."""
    for one in repeats.repeats(text):
        if not one.alike:
            log.where = one.path
            raise Unmendable("name_repeated")
        log.repairs.append(
            Repair(kind="name_repeated", path=one.path, before=shown(one.said[0]), after="")
        )


def _decoded(raw: bytes, log: Log) -> str:
    """Return the text of a line in the one encoding it can be in."""
    if (wide := text_of(raw)) is not None:
        log.add("encoding", (), "byte 0", "utf-16")
        return wide
    try:
        text = raw.decode()
        if text.startswith(_MARK):
            log.add("mark", (), "byte order mark", None)
        return text.removeprefix(_MARK)
    except UnicodeDecodeError as error:
        coding = _coding(raw)
        where = f"byte {error.start}"
        if not coding:
            log.where = where
            raise Unmendable("encoding_unknown") from error
        text = raw.decode(coding, "replace" if coding == "utf-8" else "strict")
        log.add("broken_character" if coding == "utf-8" else "encoding", (), where, coding)
        return text


def _coding(raw: bytes) -> str:
    """Return how the bytes that are not UTF-8 were meant; empty where it could be either way.

    Chinese text comes in pairs of high bytes, Latin text in single ones; where whole characters of
    UTF-8 stand beside, one of them was cut.
    """
    whole = _WHOLE.findall(raw)
    others = _HIGH.findall(_WHOLE.sub(b" ", raw))
    if len(whole) > sum(map(len, others)):
        return "utf-8"
    runs = _HIGH.findall(raw)
    single = sum(1 for run in runs if len(run) == 1)
    if 2 * single >= len(runs):
        return _able(raw, "cp1252")
    if single or any(len(run) % 2 for run in runs):
        return ""
    return _able(raw, "gb18030")


def _able(raw: bytes, coding: str) -> str:
    try:
        raw.decode(coding)
    except UnicodeDecodeError:
        return ""
    return coding


def _leniently(text: str, log: Log) -> Any:
    """Read JSON with what its writers get wrong: bare control characters, NaN, lone surrogates."""
    nothing: list[str] = []
    if "\x00" in text:
        log.add("nul", (), "NUL", None)
        text = text.replace("\x00", "")
    try:
        said = json.loads(
            text,
            strict=False,
            parse_float=Decimal,
            parse_constant=nothing.append,
        )
    except RecursionError as error:
        raise Unmendable("too_deep") from error
    except json.JSONDecodeError as error:
        log.where = f"character {error.pos}: {error.msg}"
        raise Unmendable("not_json") from error
    except ValueError as error:
        log.where = "a number of thousands of digits"
        raise Unmendable("not_json") from error
    _repeated(text, log)
    if nothing:
        log.add("not_a_number", (), ", ".join(nothing), None)
    now = _mended(said, 0)
    if not nothing and not log.repairs:
        log.add("character", (), "control characters or halves of characters", "kept or replaced")
    return now


def _mended(said: Any, depth: int) -> Any:
    """Return the value without halves of characters, which no text can hold."""
    if depth > _DEEPEST:
        raise Unmendable("too_deep")
    if isinstance(said, str):
        return _LONE.sub("\ufffd", said)
    if isinstance(said, dict):
        return {_LONE.sub("\ufffd", k): _mended(v, depth + 1) for k, v in said.items()}
    if isinstance(said, list):
        return [_mended(one, depth + 1) for one in said]
    return said
