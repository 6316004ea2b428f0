"""What a release brings along (随版本发布): its catalogue and calendar under their digests."""

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from jianbiao.law.rule import Rule
from jianbiao.standard.canonical import canonical


def digest(rules: Mapping[str, Rule]) -> str:
    """Return the SHA-256 of the catalogue's canonical JSON: every word and number of every rule."""
    return hashlib.sha256(canonical([_plain(rules[n]) for n in sorted(rules)])).hexdigest()


def version(rules: Mapping[str, Rule]) -> str:
    """Return the name of the catalogue, taken from its content: a changed word is a new version."""
    return f"{len(rules)}-{digest(rules)[:12]}"


def _plain(value: Any) -> Any:
    """Return ``value`` as JSON: numbers that are not whole as text, dates in ISO form."""
    if is_dataclass(value):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, Mapping):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    return str(value) if isinstance(value, Decimal) else value
