"""重名 (repeats): names that one JSON object holds twice, which every parser drops without a word."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

import msgspec

_ENCODER: Final = msgspec.json.Encoder(decimal_format="number")
_QUOTE, _ESCAPED = b'"', b"\\u0022"


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeat:
    """A name that stands twice or more in one object: its JSON pointer and what it says each time."""

    path: str
    said: tuple[Any, ...]

    @property
    def alike(self) -> bool:
        """Say whether it says the same each time."""
        return all(one == self.said[0] for one in self.said)


def suspected(raw: bytes, said: Any) -> bool:
    """Say whether ``raw`` may hold a name twice: what was decoded of it has fewer quotation marks.

    Never wrong where it says no; where it says yes, ``repeats`` looks.
    """
    if _ESCAPED in raw:
        return True
    return _ENCODER.encode(said).count(_QUOTE) != raw.count(_QUOTE)


def repeats(text: str) -> list[Repeat]:
    """Return the names that stand twice in an object of JSON text. Raise ValueError, RecursionError."""
    found: list[tuple[dict[str, Any], str, tuple[Any, ...]]] = []

    def made(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
        one = dict(pairs)
        if len(one) != len(pairs):
            for name in one:
                values = tuple(value for key, value in pairs if key == name)
                if len(values) > 1:
                    found.append((one, name, values))
        return one

    whole = json.loads(text, strict=False, parse_float=Decimal, object_pairs_hook=made)
    if not found:
        return []
    places = {id(one): "" for one, _, _ in found}
    _place(whole, "", places)
    return [
        Repeat(path=f"{places[id(one)]}/{name.replace('~', '~0').replace('/', '~1')}", said=values)
        for one, name, values in found
    ]


def _place(said: Any, path: str, places: dict[int, str]) -> None:
    """Write where each object stands that is still part of the whole."""
    if isinstance(said, dict):
        if id(said) in places:
            places[id(said)] = path
        for name, one in said.items():
            _place(one, f"{path}/{name.replace('~', '~0').replace('/', '~1')}", places)
    elif isinstance(said, list):
        for i, one in enumerate(said):
            _place(one, f"{path}/{i}", places)
