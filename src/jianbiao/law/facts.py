"""Facts of one subject (事实): ``SET.FIELD`` or ``x_name`` to value, as reported.

A value is text, a number, a truth value, a list or a mapping; None or absence both mean "not
reported". What cannot be read as the kind asked for counts as not reported: intake has accepted
the message, so the fault is a gap and never a stop.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from jianbiao.standard.terms import SHANGHAI

_WIRE: Final = (8, 12, 14)
"""Digits of a day, of one with hour and minute, and of one with seconds too."""
_DAY: Final = 8
_MIDNIGHT: Final = ("240000", "2400")
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,30}(?:\.[0-9]{1,12})?")
_COUNT: Final = re.compile(r"[0-9]{1,9}")
_YEARS: Final = range(1949, 2200)
_TRUTH: Final = {"1": True, "0": False, "true": True, "false": False}


class Facts(Mapping[str, Any]):
    """Read-only facts with readers for the kinds the law compares."""

    __slots__ = ("_said", "_sets")

    def __init__(self, said: Mapping[str, Any]) -> None:
        """Take the facts as they were reported."""
        self._said = dict(said)
        self._sets: frozenset[str] | None = None

    def __getitem__(self, name: str) -> Any:
        return self._said[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._said)

    def __len__(self) -> int:
        return len(self._said)

    def __contains__(self, name: object) -> bool:
        return name in self._said

    def get(self, name: str, default: Any = None) -> Any:
        """Return what was said of ``name``; asked hundreds of times for each message."""
        return self._said.get(name, default)

    def along(self, name: str, value: Any) -> "Facts":
        """Return these facts with ``name`` beside them."""
        return Facts(self._said | {name: value})

    def speaks_of(self, *names: str) -> bool:
        """Say whether any of ``names`` was reported, be it without a value.

        A name that ends in a dot stands for the whole data set.
        """
        for name in names:
            if name in self._said or (name[-1] == "." and name[:-1] in self.sets):
                return True
        return False

    @property
    def sets(self) -> frozenset[str]:
        """The data sets of which anything was reported, and each name that is of none."""
        if self._sets is None:
            self._sets = frozenset(map(set_of, self._said))
        return self._sets

    def silent_on(self, names: frozenset[str], sets: frozenset[str]) -> bool:
        """Say whether nothing was reported of ``names`` nor of ``sets``."""
        return names.isdisjoint(self._said) and (not sets or sets.isdisjoint(self.sets))

    def moment(self, name: str) -> datetime | None:
        """Return a time in Asia/Shanghai: ``yyyyMMdd[HHmm[ss]]`` or RFC 3339."""
        said = self._said.get(name)
        return read_moment(said.strip()) if isinstance(said, str) else None

    def amount(self, name: str) -> Decimal | None:
        """Return a decimal amount; text that is no finite number is not reported."""
        return read_amount(self._said.get(name))

    def flag(self, name: str) -> bool | None:
        """Return 是/否: ``1``/``0`` or a truth value."""
        said = self._said.get(name)
        if said is None or isinstance(said, bool):
            return said
        if said == "1":
            return True
        if said == "0":
            return False
        return _TRUTH.get(str(said).strip().lower())

    def count(self, name: str) -> int | None:
        """Return a whole number that is not negative."""
        said = self._said.get(name)
        if isinstance(said, bool) or said is None:
            return None
        text = str(said).strip()
        return int(text) if _COUNT.fullmatch(text) else None

    def text(self, name: str) -> str | None:
        """Return text without outer blanks; empty text is not reported."""
        said = self._said.get(name)
        return said.strip() or None if isinstance(said, str) else None

    def listed(self, name: str) -> list[Any] | None:
        """Return a list; anything else is not reported."""
        said = self.get(name)
        return list(said) if isinstance(said, list | tuple) else None

    def mapped(self, name: str) -> Mapping[str, Any] | None:
        """Return a mapping; anything else is not reported."""
        said = self.get(name)
        return said if isinstance(said, Mapping) else None

    def missing(self, *names: str) -> tuple[str, ...]:
        """Return those of ``names`` that have no value."""
        return tuple(n for n in names if self.get(n) is None or self.get(n) == "")

    def unread(self, *names: str) -> tuple[str, ...]:
        """Return those of ``names`` that give no readable time."""
        return tuple(n for n in names if self.moment(n) is None)


@lru_cache(maxsize=8192)
def set_of(name: str) -> str:
    """Return the data set a fact is of; of one of ours its own name."""
    return name.partition(".")[0]


@lru_cache(maxsize=8192)
def read_moment(said: str) -> datetime | None:
    """Read a wire time or RFC 3339; without offset it is Beijing time; None if it is no time.

    24:00 is the end of the day it names (民法典 203), so it stays on that day. A year no tender
    of this law can have is no time either.
    """
    try:
        at = _wire(said) or _beijing(datetime.fromisoformat(said))
    except (ValueError, OverflowError):
        return None
    return at if at.year in _YEARS else None


def _beijing(at: datetime) -> datetime:
    return at.replace(tzinfo=SHANGHAI) if at.tzinfo is None else at.astimezone(SHANGHAI)


def read_amount(said: Any) -> Decimal | None:
    """Read a decimal number from text or an integer; None if it is none."""
    if isinstance(said, bool) or not isinstance(said, (str, int, Decimal)):
        return None
    return _amount(str(said))


@lru_cache(maxsize=8192)
def _amount(said: str) -> Decimal | None:
    text = said.strip()
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def stamp(at: datetime) -> str:
    """Return ``at`` to the second for people, which costs less than a format."""
    return at.isoformat(" ", "seconds")[:19]


def end_of(day: date) -> datetime:
    """Return the last second of ``day`` in Asia/Shanghai."""
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI) + timedelta(
        hours=23, minutes=59, seconds=59
    )


def _wire(said: str) -> datetime | None:
    """Read the digits of the wire; None where it is written otherwise. Raise ValueError for no day."""
    if len(said) not in _WIRE or not (said.isascii() and said.isdecimal()):
        return None
    if said[8:] in _MIDNIGHT:
        return end_of(datetime.fromisoformat(said[:8]).date())
    told = f"{said[:8]}T{said[8:]}" if len(said) > _DAY else said
    return datetime.fromisoformat(told).replace(tzinfo=SHANGHAI)
