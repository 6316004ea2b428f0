"""How amounts, days, moments and spans are written (数字写法): 万元 and ISO days in Chinese, CNY in English."""

import re
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from jianbiao.standard.terms import SHANGHAI

THIN: Final = "\u2009"
"""Groups the digits of an entry number, so that it never looks like an amount."""

_WAN: Final = Decimal(10_000)
_CENT: Final = Decimal("0.01")
_FINEST: Final = 4
"""Decimals of 万元 that are read at a glance; the fourth is one yuan."""

_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
_WORD: Final = re.compile(r"\[(\w+)\|([^|\]]*)\|([^\]]*)\]")

Style = str


def money(amount: Decimal, lang: str, style: Style = "", currency: str = "CNY") -> str:
    """Return an amount of yuan in words: 万元 as recorded in Chinese, yuan in English.

    ``short`` rounds to what a sentence needs, ``bare`` leaves the unit to the table's heading, and
    so does ``yuan``, which writes 元 and 分 in both languages: a column of bids has one unit. What is
    finer than a yuan is not written in 万元. Another currency keeps its code and its own unit.
    """
    if style == "yuan":
        return _grouped(amount, at_least=2)
    if currency != "CNY":
        said = _grouped(amount)
        return said if style == "bare" else f"{currency} {said}"
    if lang == "zh":
        wan = amount / _WAN
        if not style and wan != round(wan, _FINEST):
            return f"{_grouped(amount, at_least=2)} 元"
        said = _grouped(_round(wan) if style == "short" else wan, at_least=2)
        return said if style == "bare" else f"{said} 万元"
    if style == "short" and abs(amount) >= 1_000_000:  # noqa: PLR2004
        return f"CNY {_grouped(_round(amount / 1_000_000))} m"
    said = _grouped(amount)
    return said if style == "bare" else f"CNY {said}"


def day(said: date, lang: str, style: Style = "") -> str:
    """Return a day: ISO in tables and in Chinese, ``prose`` in an English sentence."""
    if lang == "en" and style == "prose":
        return f"{said.day} {_MONTHS[said.month - 1]} {said.year}"
    return said.isoformat()


def moment(said: datetime, lang: str, style: Style = "", year: int = 0) -> str:
    """Return a moment in Beijing time; the last second of a day is its 24:00.

    ``short`` leaves out ``year``, which the page shows elsewhere; ``seconds`` keeps the seconds.
    """
    at = said.astimezone(SHANGHAI)
    clock = "24:00" if (at.hour, at.minute, at.second) == (23, 59, 59) else f"{at:%H:%M}"
    if style == "seconds":
        clock = f"{at:%H:%M:%S}"
    if style == "clock":
        return f"{at:%H:%M:%S}"
    if style == "short" and at.year == year:
        return f"{at:%m-%d} {clock}"
    return f"{day(at.date(), lang, style)} {clock}"


def span(seconds: float, lang: str) -> str:
    """Return a span of time in its one or two largest units."""
    left = timedelta(seconds=abs(round(seconds)))
    days, hours, minutes = left.days, left.seconds // 3600, left.seconds % 3600 // 60
    if lang == "zh":
        units = ((days, " 日"), (hours, " 小时"), (minutes, " 分"), (left.seconds % 60, " 秒"))
    else:
        units = ((days, " d"), (hours, " h"), (minutes, " min"), (left.seconds % 60, " s"))
    first = next((i for i, (n, _) in enumerate(units) if n), len(units) - 1)
    return " ".join(f"{n}{unit}" for n, unit in units[first : first + 2] if n or first == 3)  # noqa: PLR2004


def number(said: int) -> str:
    """Return an entry number: №4 040 518."""
    return f"№{said:,}".replace(",", THIN)


def filled(text: str, values: dict[str, object]) -> str:
    """Return ``text`` with {name} filled in and [n|alert|alerts] chosen by number."""
    chosen = _WORD.sub(lambda m: m[2] if values.get(m[1]) == 1 else m[3], text)
    return chosen.format(**values)


def _round(said: Decimal) -> Decimal:
    return said.quantize(_CENT, ROUND_HALF_UP)


def _grouped(said: Decimal, at_least: int = 0) -> str:
    """Return the number as recorded, thousands grouped, without zeros that nobody wrote."""
    whole, _, part = f"{said:f}".partition(".")
    part = part.rstrip("0").ljust(at_least, "0")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    return f"{sign}{int(digits):,}" + (f".{part}" if part else "")
