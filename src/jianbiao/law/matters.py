"""What an objection or a complaint is about (异议、投诉事项), read from code words in either language."""

import re
from functools import lru_cache
from typing import Final

DOCUMENTS: Final = "tender documents"
PREQUALIFICATION: Final = "prequalification documents"
OPENING: Final = "opening"
RESULT: Final = "evaluation result"
_WORDS: Final = (
    (
        PREQUALIFICATION,
        re.compile(
            r"pre-?\s?qualification documents?|pre-?\s?qual(?:ification)? (?:docs?|files?)|资格预审文件",
            re.IGNORECASE,
        ),
    ),
    (
        DOCUMENTS,
        re.compile(
            r"(?:tender|bidding|procurement) (?:documents?|docs?|files?)|招标文件", re.IGNORECASE
        ),
    ),
    (OPENING, re.compile(r"\bopening\b|开标", re.IGNORECASE)),
    (
        RESULT,
        re.compile(r"evaluation(?: result)?|candidates?\b|评标(?:结果)?|中标候选人", re.IGNORECASE),
    ),
)
_PARTS: Final = re.compile(r"[;；,，、/]| and |以及|和")


@lru_cache(maxsize=1024)
def matters(said: str) -> frozenset[str]:
    """Return those of the four matters of 实施条例 22, 44, 54 that ``said`` names."""
    return frozenset(matter for matter, words in _WORDS if words.search(said))


@lru_cache(maxsize=1024)
def names_others(said: str) -> bool:
    """Say whether ``said`` names something beside those matters."""
    parts = [part for part in _PARTS.split(said) if part.strip()]
    return any(not matters(part) for part in parts)
