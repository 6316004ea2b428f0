"""The list of supervision matters (监督事项清单) as this release ships it."""

import hashlib
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from jianbiao.standard import canonical


def contents() -> list[dict[str, Any]]:
    """Return the shipped matters as data, by their codes."""
    folder = files("jianbiao.supervision").joinpath("matters")
    texts = [one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".toml")]
    return sorted((tomllib.loads(text) for text in texts), key=lambda one: str(one["code"]))


def digest(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a matter's canonical bytes (RFC 8785), in hex."""
    return hashlib.sha256(canonical.canonical(content)).hexdigest()
