"""Numbers of documents (文号): one series for each body and kind, counted through from 1 each year.

党政机关公文处理工作条例 第九条: 发文机关代字、年份、发文顺序号. The first number that a body writes by
hand says its 代字 and where its paper register stands; from then on every number is the next one.
"""

import re
from dataclasses import dataclass
from typing import Final

from jianbiao.errors import Malformed, Refused

FIELD: Final = "document_number"
"""The field of a form that holds a number, in every matter."""

_SAID: Final = re.compile(
    r"(?P<prefix>[^\s〔〕\[\]()（）<>&\"']{1,40})[〔\[(（](?P<year>[1-9][0-9]{3})[〕\])）]"
    r"第?(?P<serial>[1-9][0-9]{0,5})号"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One number: ``prefix`` is 发文机关代字 with the word of the kind."""

    prefix: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.prefix}〔{self.year}〕{self.serial}号"


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Where a series stands: the newest serial of the year, 0 where there is none yet.

    ``begun`` says that some number of it was given, this year or before: its prefix is settled.
    """

    prefix: str
    year: int
    last: int = 0
    begun: bool = False


def read_number(text: str) -> Number:
    """Return the number a text is. Raise Malformed with code case_field where it is none."""
    if (found := _SAID.fullmatch(text.strip())) is None:
        raise Malformed(
            f"{text[:60]!r} 不是文号，如 云建监〔2026〕1号 · is no document number",
            code="case_field",
            where=FIELD,
        )
    return Number(prefix=found["prefix"], year=int(found["year"]), serial=int(found["serial"]))


def next_number(series: Series, typed: str = "") -> Number:
    """Return the next number of ``series``; what was ``typed`` has to be it.

    A series that has not begun takes any prefix and beginning. Raise Refused with case_number.
    """
    following = Number(prefix=series.prefix, year=series.year, serial=series.last + 1)
    if not typed:
        return following
    said = read_number(typed)
    wanted = (
        following
        if series.begun
        else Number(prefix=said.prefix, year=series.year, serial=said.serial)
    )
    if said != wanted:
        raise Refused(
            f"{said} 不是下一文号 {wanted} · {wanted} is the next number",
            code="case_number",
            where=FIELD,
        )
    return wanted
