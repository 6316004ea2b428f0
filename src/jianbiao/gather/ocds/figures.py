"""Numbers written as text (数字写法): separators of any country, read in one way or not at all."""

import re
import unicodedata
from decimal import Decimal
from typing import Any, Final

from jianbiao.gather.ocds.repairs import Unmendable

WIDEST: Final = Decimal(10) ** 28
LEAST: Final = -WIDEST
"""No amount of money has more digits before the point; a column of the tables holds these."""
_PLAIN: Final = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?")
_UNSURE: Final = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}")
"""A thousand and more in one country, one and a fraction in another."""
_GROUPED: Final = re.compile(
    r"[+-]?[1-9]\d{0,2}(?P<by>[.,'’])(?:\d{2,3}(?P=by))*\d{3}(?P<end>[.,]\d+)?"
)
_COMMA: Final = re.compile(r"[+-]?\d+,\d+")


def read(said: Any) -> Decimal | None:
    """Return the number that ``said`` means, None for words that mean there is none.

    Raise Unmendable for what could be two numbers or no number of this kind.
    """
    if isinstance(said, bool) or not isinstance(said, str):
        raise Unmendable("number_unreadable")
    text = _bare(said)
    if not any(letter.isdigit() for letter in text):
        return None
    if _UNSURE.fullmatch(text):
        raise Unmendable("number_ambiguous")
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if found := _GROUPED.fullmatch(text):
        return _grouped(text, found)
    if _COMMA.fullmatch(text):
        return Decimal(text.replace(",", "."))
    raise Unmendable("number_unreadable")


def check(number: Decimal | int) -> None:
    """Raise Unmendable for a number that is no amount and no quantity of anything."""
    if not LEAST < number < WIDEST:
        raise Unmendable("number_out_of_range")


def _bare(said: str) -> str:
    """Return ``said`` without spaces and the sign or code of a currency before or after it."""
    text = "".join(unicodedata.normalize("NFKC", said).split())
    text = re.sub(r"^([+-]?)(?:[A-Za-z]{1,3})?[$€£¥₴₹₦₲₡]?(?=[\d+-])", r"\1", text)
    return re.sub(r"(?<=\d)(?:[$€£¥₴₹₦₲₡]|[A-Z]{3})$", "", text)


def _grouped(text: str, found: re.Match[str]) -> Decimal:
    by, end = found["by"], found["end"] or ""
    whole = text[: len(text) - len(end)] if end else text
    if end[:1] == by:
        raise Unmendable("number_unreadable")
    return Decimal(whole.replace(by, "") + end.replace(",", "."))
