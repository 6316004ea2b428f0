"""Contracts alike under other project codes (同名发包): one procuring entity, one class, one name but for numbers.

A purchase that is split under new project codes keeps its buyer and its name (招标投标法 第四条). By
these a contract let without a tender is laid beside those of other projects.
"""

import hashlib
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from jianbiao.record.domain.items import LET_ALONE, Item

KEY: Final = "D:"
"""What the key begins with by which contracts alike find each other."""

_COUNTED: Final = "0-9一二三四五六七八九十百〇零两"
_NUMBERED: Final = re.compile(
    rf"第?[{_COUNTED}]+(?:期|标段|标包|标|包件|包|批次|批|阶段|部分|分项|单元|区段|段|次)"
)
"""Which of several parts it is."""
_LAST: Final = re.compile(rf"(?:第?[{_COUNTED}]+|[A-Z]|[IVX]+)$")
_BLANK: Final = re.compile(r"[\W_]+")
_LONG: Final = 24
_SHORTEST: Final = 4
"""Characters of a name that says what was let."""


def key_of(one: Item) -> str:
    """Return the key of a contract let without a tender; empty where it does not say enough."""
    return key_in(one.data) if one.set == LET_ALONE else ""


def key_in(data: Mapping[str, Any]) -> str:
    """Return the key of a contract of which ``data`` was reported."""
    said = (data.get(name) for name in ("TENDERER_CODE", "CLASSIFY_CODE", "CONTRACT_NAME"))
    buyer, kind, name = (text.strip() if isinstance(text, str) else "" for text in said)
    alike = stem(name)
    if not buyer or not kind or len(alike) < _SHORTEST:
        return ""
    named = hashlib.sha256(alike.encode()).hexdigest()[:_LONG]  # no name outlives its record
    return f"{KEY}{buyer.upper()}/{kind[:1].upper()}/{named}"


def stem(name: str) -> str:
    """Return a name without blanks, marks, and the number of a phase, lot or part."""
    plain = _BLANK.sub("", _NUMBERED.sub("", unicodedata.normalize("NFKC", name).upper()))
    before = ""
    while plain != before:
        before, plain = plain, _LAST.sub("", plain)
    return plain


def elsewhere(one: Item) -> Item:
    """Return a contract as it stands beside another project: under no code of its own."""
    return replace(one, project="", tender="", lot="")


def is_elsewhere(one: Item) -> bool:
    """Say whether a contract stands beside a project that is not its own."""
    return one.set == LET_ALONE and not one.project


def keys_of(items: Sequence[Item]) -> set[str]:
    """Return the keys of a project's own contracts."""
    return {key for one in items if one.project and (key := key_of(one))}
