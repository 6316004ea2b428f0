"""The list of supervision matters (监督事项清单) and the templates of documents (文书) as shipped."""

import functools
import hashlib
import tomllib
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from jianbiao.standard import canonical
from jianbiao.supervision.domain.drafting import Template, read_template


def contents() -> list[dict[str, Any]]:
    """Return the shipped matters as data, by their codes."""
    folder = files("jianbiao.supervision").joinpath("matters")
    texts = [one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".toml")]
    return sorted((tomllib.loads(text) for text in texts), key=lambda one: str(one["code"]))


def digest(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a matter's canonical bytes (RFC 8785), in hex."""
    return hashlib.sha256(canonical.canonical(content)).hexdigest()


@functools.cache
def templates() -> Mapping[str, Template]:
    """Return the shipped templates of documents by their kind."""
    folder = files("jianbiao.supervision").joinpath("papers")
    texts = [one.read_text("utf-8") for one in folder.iterdir() if one.name.endswith(".toml")]
    found = sorted((read_template(text) for text in texts), key=lambda one: one.kind)
    return {one.kind: one for one in found}
