"""What a check answers (核对结论): never 违法, which only a decision may say."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Final

from jianbiao.law.periods import Due
from jianbiao.law.words import name_en, name_zh


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """越限: a limit is broken on the face of the data. ``at`` is when, where the data say so."""

    numbers: Mapping[str, str]
    zh: str
    en: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """存议: readings of the law differ, or a person must judge. Shown yellow."""

    numbers: Mapping[str, str]
    zh: str
    en: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clear:
    """相符: what was reported keeps within the limit."""

    numbers: Mapping[str, str] = field(default_factory=dict)
    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Undecidable:
    """无从判断: ``missing`` names fields not reported; ``until`` a period that still runs.

    What is missing is counted per platform; a running period counts against nobody.
    """

    missing: tuple[str, ...] = ()
    until: date | None = None

    @property
    def zh(self) -> str:
        """Say in Chinese what is missing or still running."""
        if self.until is not None and not self.missing:
            return f"期限尚在进行，至{self.until}止。"
        return f"未报{'、'.join(name_zh(name) for name in self.missing)}，无从判断。"

    @property
    def en(self) -> str:
        """Say in English what is missing or still running."""
        if self.until is not None and not self.missing:
            return f"The period still runs, until {self.until}."
        return f"Not decidable; not reported: {', '.join(name_en(name) for name in self.missing)}."


@dataclass(frozen=True, slots=True, kw_only=True)
class NotApplicable:
    """不适用: the rule does not speak of this case, and why."""

    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DueAct:
    """到期事项: what must come by when, and whether it has come."""

    zh: str
    en: str
    due: Due
    came: bool


Outcome = Breach | Doubt | Clear | Undecidable | NotApplicable


_VERDICTS: Final[Mapping[type[Outcome], str]] = {
    Breach: "breach",
    Doubt: "yellow",
    Clear: "compliant",
    Undecidable: "undecidable",
    NotApplicable: "not_applicable",
}


def verdict(outcome: Outcome | type[Outcome]) -> str:
    """Return the public word for ``outcome``: breach, yellow, compliant, undecidable, not_applicable."""
    return _VERDICTS[outcome if isinstance(outcome, type) else type(outcome)]


_GRAVITY = (NotApplicable, Clear, Undecidable, Doubt, Breach)


def worst(outcomes: Iterable[Outcome]) -> Outcome:
    """Return the gravest of ``outcomes``, the first of equals; at least one is needed."""
    return max(outcomes, key=lambda said: _GRAVITY.index(type(said)))
