"""Class of a lot (标段分类): works, goods or services, by the letter of its code (IR 2, 规模标准 5)."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Class:
    """One of the three kinds of contract; ``letter`` leads CLASSIFY_CODE."""

    letter: str
    zh: str
    en: str


WORKS: Final = Class(letter="A", zh="施工", en="works")
GOODS: Final = Class(letter="B", zh="重要设备、材料", en="important equipment or materials")
SERVICES: Final = Class(
    letter="C", zh="勘察、设计、监理", en="survey, design or supervision services"
)
CLASSES: Final = {one.letter: one for one in (WORKS, GOODS, SERVICES)}


def class_of(code: str | None) -> Class | None:
    """Return the class that ``code`` (CLASSIFY_CODE) names; None where it names none of the three."""
    return CLASSES.get(code[:1].upper()) if code else None


def unspecified(code: str | None) -> bool:
    """Say whether ``code`` names services without saying which: only three kinds have a threshold."""
    return code is not None and code[1:3] in {"", "00", "99"}
