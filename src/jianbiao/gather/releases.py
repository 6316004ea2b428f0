"""发布对象 as every database keeps it: numbers as decimal text, exactly as they were written."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

import msgspec

from jianbiao.standard import canonical

_DEEPEST: Final = 24
"""Levels of a release that are kept: the standard with its extensions uses ten."""

_MOST_DIGITS: Final = 60
"""Digits of a number that are written out: an amount has twenty at most."""

_DECODER: Final = msgspec.json.Decoder(float_hook=Decimal)


def plain(said: Any, depth: int = 0) -> Any:
    """Return a release as every database keeps it: numbers as decimal text, no NUL, not too deep.

    The exact bytes stand in the log; this is only what is read of them.
    """
    if isinstance(said, str):
        return whole(said)
    if isinstance(said, bool) or said is None:
        return said
    if isinstance(said, (int, float, Decimal)):
        return _number(said)
    if depth == _DEEPEST:
        return None
    if isinstance(said, Mapping):
        return {whole(str(name)): plain(one, depth + 1) for name, one in said.items()}
    return [plain(one, depth + 1) for one in said]


def whole(text: str) -> str:
    """Return text without what no database keeps: NUL and lone surrogates."""
    if not text.isascii():
        text = text.encode("utf-8", "replace").decode()
    return text.replace("\x00", "\ufffd")


def spelled(release: Mapping[str, Any]) -> str:
    """Return a release as canonical JSON, its numbers as decimal text."""
    return canonical.canonical_fast(plain(release)).decode()


def parsed(raw: bytes) -> dict[str, Any]:
    """Return JSON with its numbers exactly as they were written. Raise ValueError on no object."""
    try:
        said = _DECODER.decode(raw)
    except (msgspec.DecodeError, RecursionError) as error:
        raise ValueError(str(error)) from error
    if not isinstance(said, dict):
        raise ValueError(f"{type(said).__name__} is no release")  # noqa: TRY004 - as of bad JSON
    return said


def _number(said: float | Decimal) -> str:
    """Return a number as decimal text without exponent, one out of all proportion as it stands."""
    number = said if isinstance(said, Decimal) else Decimal(str(said))
    if not number.is_finite() or abs(number.adjusted()) > _MOST_DIGITS:
        return str(number)
    return f"{number:f}"
