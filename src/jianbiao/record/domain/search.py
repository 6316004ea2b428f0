"""检索 of Chinese text (two-character words, codes, names), exact on every database.

A text is broken into its single characters and its pairs of neighbours; whoever holds all pairs of
a word may hold the word, and is then compared letter by letter. Both sides are written the same way
first: full width as half width, one kind of brackets, dashes and dots, no difference of case.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

LONGEST: Final = 200
"""Characters of a query that are looked for; a title has fewer."""
MOST_TERMS: Final = 8
MOST_GRAMS: Final = 16
"""Pairs of one word that are asked of the index; the comparison sees to the rest."""

_ALIKE: Final = str.maketrans(
    "〔【［｛〖〕】］｝〗[]{}—–‐‑‒―－•・‧∙⋅。、“”‘’「」『』",
    '((((()))))()()-------·····.,""\'\'""""',
)
_DROPPED: Final = frozenset({"Cc", "Cf", "Cs"})
"""Control characters, marks that join, halves of a pair: nobody types them to find a word."""
_BETWEEN: Final = re.compile(r"(?<=[^\x00-\x7f])\s+|\s+(?=[^\x00-\x7f])")
_CODE: Final = re.compile(r"[0-9a-z*-]{6,50}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What is looked for in one thing, already written as ``normal`` writes: one line each."""

    codes: tuple[str, ...] = ()
    title: str = ""
    parties: str = ""
    body: str = ""

    @property
    def whole(self) -> str:
        """Everything in one text."""
        return "\n".join((self.title, self.parties, self.body, *self.codes))


def normal(text: str) -> str:
    """Return ``text`` as both sides of a comparison are written."""
    plain = unicodedata.normalize("NFKC", _kept(text)).translate(_ALIKE).casefold()
    return " ".join(_BETWEEN.sub("", _kept(plain)).split())


def lines(texts: Iterable[str]) -> str:
    """Return different texts, each normal, one a line."""
    return "\n".join(dict.fromkeys(line for text in texts if (line := normal(text))))


def terms(query: str) -> tuple[str, ...]:
    """Return the words of a query, at most ``MOST_TERMS``; all of them are looked for."""
    words = (normal(word) for word in query[:LONGEST].split())
    parts = (part[:LONGEST] for word in words for part in word.split())
    return tuple(dict.fromkeys(parts))[:MOST_TERMS]


def code_like(term: str) -> bool:
    """Say whether a word may be the beginning of a code."""
    return _CODE.fullmatch(term) is not None


def holding(term: str, mark: str) -> list[str]:
    """Return the tokens that whatever holds ``term`` has: its pairs, or its one character."""
    grams = list(dict.fromkeys(_pairs(term))) or [term]
    step = -(-len(grams) // MOST_GRAMS)
    return [token(mark, gram) for gram in grams[::step]]


def token(mark: str, text: str) -> str:
    """Return the token of ``text`` under a mark: plain letters and digits, whatever the text."""
    return f"{mark}{text.encode().hex()}"


def tokens(content: Content, facets: Mapping[str, str]) -> list[str]:
    """Return every token of a content: ``t`` its title, ``a`` all of it, ``c`` codes, ``f`` facets."""
    found = {token("t", gram) for gram in _grams(content.title)}
    found |= {token("a", gram) for gram in _grams(content.whole)}
    found |= {token("c", code) for code in content.codes}
    found |= {facet(name, value) for name, value in facets.items() if value}
    region = facets.get("region", "")
    found |= {facet("within", region[:digits]) for digits in (1, 2, 3, 4, 5) if region[:digits]}
    return sorted(found)


def facet(name: str, value: str) -> str:
    """Return the token of one value of a facet."""
    return token("f", f"{name}={value}")


def _grams(text: str) -> Iterator[str]:
    for run in text.split():
        yield from run
        yield from _pairs(run)


def _pairs(run: str) -> Iterator[str]:
    return (a + b for a, b in pairwise(run))


def _kept(text: str) -> str:
    kept = (" " if c in "\t\n\r" else c for c in text)
    return "".join(c for c in kept if unicodedata.category(c) not in _DROPPED)
