"""规范字节 (canonical bytes): RFC 8785 JSON, its strict reading, and what a message adds to it.

Three strictnesses: ``canonical`` prints any JSON value as RFC 8785 does; ``parse`` reads only text
with one reading; ``plain_fault`` is what a message of the interface forbids on top.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NoReturn

import orjson

from jianbiao.errors import Malformed

DEEPEST = 32
"""Levels of nesting of a request; a message of the national sets needs four."""

LARGEST_INTEGER = 2**53 - 1
"""The largest integer every reader of JSON holds exactly (RFC 7493)."""

_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"?|[\[\]{}]', re.DOTALL)
"""A string (its end may be missing: then all the rest, so that reading stays linear) or a bracket."""

_LONGEST_NUMBER = 400
_ESCAPE = re.compile(r'[\x00-\x1f"\\]')
_SHORT = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}
_NUMBER: Final = re.compile(rb'[:,\[](?:(?<=":)|(?<=[,\[]))-?(?:[0-9]+[.eE]|[0-9]{16})')
"""Every float or very long integer inside an array or object; now and then a text, which then is
read the slow way."""

_OPENING: Final = (b"{", b"[", b'"')
_BEYOND_BMP: Final = (b"\xf0", b"\xf1", b"\xf2", b"\xf3", b"\xf4")


def canonical(value: Any) -> bytes:
    """Return the RFC 8785 bytes of a JSON value.

    Integers beyond 2^53 - 1 are printed as the double they are in ECMAScript. Raise Malformed on a
    lone surrogate, a number that is no finite double, and anything that is not JSON.
    """
    pieces: list[str] = []
    try:
        _write(value, pieces)
        return "".join(pieces).encode()
    except RecursionError as error:
        raise Malformed("nested beyond what can be printed", code="too_deep") from error
    except UnicodeEncodeError as error:
        raise Malformed(f"lone surrogate: {error.reason}", code="lone_surrogate") from error


def canonical_fast(value: Any) -> bytes:
    """Return the same bytes much faster, for what every readable message is.

    Right for values without floats, integers beyond 2^53 - 1 and keys beyond U+FFFF; a caller
    compares bytes. Raise Malformed when the value has no JSON form.
    """
    try:
        return orjson.dumps(value, option=orjson.OPT_SORT_KEYS)
    except TypeError:  # an integer beyond 64 bits, a lone surrogate, deep, no JSON at all
        return canonical(value)


def is_plain(raw: bytes) -> bool:
    """Say whether JSON text is surely such that ``canonical_fast`` spells it as ``canonical`` does.

    Not so with a float or an integer of 16 digits, with a character beyond U+FFFF (UTF-8 F0 to F4), which orders keys another
    way, and with brackets enough to nest beyond the limit: the caller then takes the slow way.
    """
    return (
        raw[:1] in _OPENING
        and _NUMBER.search(raw) is None
        and raw.count(b"{") + raw.count(b"[") < DEEPEST
        and not any(lead in raw for lead in _BEYOND_BMP)
    )


def parse(raw: bytes, where: str = "", *, deepest: int = DEEPEST, last_wins: bool = False) -> Any:
    """Read JSON text that has exactly one reading. Raise Malformed with a public code.

    Refused: invalid UTF-8, a byte order mark, duplicate keys, NaN and Infinity, numbers beyond the
    doubles, lone surrogates, nesting beyond ``deepest``, anything after the value. With
    ``last_wins`` the last of duplicate keys counts, as in ECMAScript; no message is read so.
    """
    try:
        text = raw.decode()
    except UnicodeDecodeError as error:
        raise Malformed(
            f"byte {error.start}: {error.reason}", code="not_utf8", where=where
        ) from error
    _check_depth(raw, deepest, where)
    try:
        value = json.loads(
            text,
            object_pairs_hook=dict if last_wins else _object,
            parse_constant=_constant,
            parse_int=_integer,
            parse_float=_float,
        )
    except json.JSONDecodeError as error:
        said = f"line {error.lineno} column {error.colno}: {error.msg}"
        raise Malformed(said, code="bad_json", where=where) from error
    except Malformed as error:
        error.where = where or error.where
        raise
    _check_surrogates(text, value, where)
    return value


def plain_fault(leaf: Any) -> str | None:
    """Return the public code of a leaf that no message holds, None when it may stand."""
    if leaf is None:
        return "null_forbidden"
    if isinstance(leaf, float):
        return "float_forbidden"
    if isinstance(leaf, int) and abs(leaf) > LARGEST_INTEGER:
        return "integer_too_large"
    return None


def leaves(value: Any, where: str = "") -> Iterator[tuple[str, Any]]:
    """Yield each scalar with its JSON pointer."""
    stack = [(where, value)]
    while stack:
        path, item = stack.pop()
        if isinstance(item, Mapping):
            stack.extend((f"{path}/{pointer(key)}", below) for key, below in item.items())
        elif isinstance(item, list):
            stack.extend((f"{path}/{i}", below) for i, below in enumerate(item))
        else:
            yield path, item


def pointer(key: str) -> str:
    """Return ``key`` as one step of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")


def number(value: float) -> str:
    """Return a finite double as ECMAScript prints it (ECMA-262 Number::toString)."""
    if value == 0:
        return "0"
    sign, digits, point = _shortest(value)
    if 0 < point <= 21:  # noqa: PLR2004 - the bounds of Number::toString
        whole = digits[:point].ljust(point, "0")
        rest = digits[point:]
        return f"{sign}{whole}.{rest}" if rest else sign + whole
    if -6 < point <= 0:  # noqa: PLR2004
        return f"{sign}0.{'0' * -point}{digits}"
    exponent = f"{point - 1:+d}"
    tail = f".{digits[1:]}" if len(digits) > 1 else ""
    return f"{sign}{digits[0]}{tail}e{exponent}"


def _shortest(value: float) -> tuple[str, str, int]:
    """Return sign, shortest round-trip digits d1…dn and p with value = 0.d1…dn × 10^p."""
    mantissa, _, exponent = repr(abs(value)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    point = len(whole) + int(exponent or 0)
    digits = whole + fraction
    stripped = digits.lstrip("0")
    point -= len(digits) - len(stripped)
    return "-" if value < 0 else "", stripped.rstrip("0"), point


def _write(value: Any, pieces: list[str]) -> None:
    match value:
        case str():
            pieces.append(_string(value))
        case None | True | False:
            pieces.append({None: "null", True: "true", False: "false"}[value])
        case int() | float():
            pieces.append(_number(value))
        case dict():
            _write_object(value, pieces)
        case list() | tuple():
            _write_array(value, pieces)
        case _:
            raise Malformed(f"{type(value).__name__} is not JSON", code="bad_json")


def _write_object(value: Mapping[str, Any], pieces: list[str]) -> None:
    separator = "{"
    for key in sorted(value, key=_utf16):
        pieces += (separator, _string(key), ":")
        _write(value[key], pieces)
        separator = ","
    pieces.append("}" if value else "{}")


def _write_array(value: Sequence[Any], pieces: list[str]) -> None:
    separator = "["
    for item in value:
        pieces.append(separator)
        _write(item, pieces)
        separator = ","
    pieces.append("]" if value else "[]")


def _utf16(key: Any) -> bytes:
    if not isinstance(key, str):
        raise Malformed(f"key {key!r} is not text", code="bad_json")
    return key.encode("utf-16-be", "surrogatepass")


def _string(value: str) -> str:
    return f'"{_ESCAPE.sub(_escaped, value)}"'


def _escaped(found: re.Match[str]) -> str:
    character = found[0]
    return _SHORT.get(character) or f"\\u{ord(character):04x}"


def _number(value: float) -> str:
    if isinstance(value, int) and abs(value) <= LARGEST_INTEGER:
        return str(value)
    try:
        double = float(value)
    except OverflowError:
        double = float("inf")
    if double - double != 0:  # infinite or not a number
        raise Malformed("a number beyond the doubles", code="number_range")
    return number(double)


def _check_depth(raw: bytes, deepest: int, where: str) -> None:
    depth = 0
    for found in _TOKEN.finditer(raw):
        token = found[0]
        if token in b"[{":
            depth += 1
            if depth > deepest:
                raise Malformed(f"more than {deepest} levels", code="too_deep", where=where)
        elif token in b"]}":
            depth -= 1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        raise Malformed(f"{twice[:60]!r} twice", code="duplicate_key", where="/" + pointer(twice))
    return value


def _constant(name: str) -> NoReturn:
    raise Malformed(f"{name} is not JSON", code="bad_json")


def _integer(text: str) -> int:
    if len(text) > _LONGEST_NUMBER:
        raise Malformed(f"a number of {len(text)} digits", code="number_range")
    return int(text)


def _float(text: str) -> float:
    value = float(text)
    if value - value != 0:
        raise Malformed(f"{text[:60]} is beyond the doubles", code="number_range")
    return value


def _check_surrogates(text: str, value: Any, where: str) -> None:
    if "\\u" not in text and "\\U" not in text:
        return
    for found in _texts(value):
        if any("\ud800" <= character <= "\udfff" for character in found):
            raise Malformed("lone surrogate", code="lone_surrogate", where=where)


def _texts(value: Any) -> Iterator[str]:
    stack = [value]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            yield item
        elif isinstance(item, dict):
            stack.extend(item)
            stack.extend(item.values())
        elif isinstance(item, list):
            stack.extend(item)
