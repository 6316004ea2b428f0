"""What a check answers (核对结论): never 违法, which only a decision may say."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from jianbiao.law.periods import Due
from jianbiao.law.words import name_en, name_zh

Told = tuple[Mapping[str, str], str, str]
"""The numbers of an answer, what it says in Chinese, and in English."""


class _Worded:
    """An answer with its numbers and its words.

    They are given, or put together by ``tell`` once somebody reads them: of millions of answers that
    are only counted nobody does.
    """

    __slots__ = ("_en", "_numbers", "_tell", "_zh", "at")

    def __init__(
        self,
        *,
        numbers: Mapping[str, str] | None = None,
        zh: str = "",
        en: str = "",
        at: datetime | None = None,
        tell: Callable[[], Told] | None = None,
    ) -> None:
        self._numbers = {} if numbers is None else numbers
        self._zh, self._en, self._tell, self.at = zh, en, tell, at

    @property
    def numbers(self) -> Mapping[str, str]:
        """The numbers that were compared, as text."""
        self._read()
        return self._numbers

    @property
    def zh(self) -> str:
        """What it says in Chinese."""
        self._read()
        return self._zh

    @property
    def en(self) -> str:
        """What it says in English."""
        self._read()
        return self._en

    def _read(self) -> None:
        if self._tell is not None:
            self._numbers, self._zh, self._en = self._tell()
            self._tell = None

    def _all(self) -> tuple[Any, ...]:
        return type(self), self.numbers, self.zh, self.en, self.at

    def __eq__(self, other: object) -> bool:
        """Say whether ``other`` is the same answer in the same words."""
        return isinstance(other, _Worded) and self._all() == other._all()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        """Show it as it would be written."""
        told = f"numbers={self.numbers!r}, zh={self.zh!r}, en={self.en!r}, at={self.at!r}"
        return f"{type(self).__name__}({told})"


class Breach(_Worded):
    """越限: a limit is broken on the face of the data. ``at`` is when, where the data say so."""

    __slots__ = ()


class Doubt(_Worded):
    """存议: readings of the law differ, or a person must judge. Shown yellow."""

    __slots__ = ()


class Clear(_Worded):
    """相符: what was reported keeps within the limit."""

    __slots__ = ()


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
