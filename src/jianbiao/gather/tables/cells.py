"""单元格: text, amounts, moments and counts as a column's mapping says they are written. Strict."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from jianbiao.gather.readings import Repair
from jianbiao.gather.tables.mapping import (
    AMOUNT,
    CODES,
    COUNT,
    MOMENT,
    SERIAL,
    TARGETS,
    UNITS,
    WRITTEN,
    Column,
)
from jianbiao.gather.tables.written import in_words

_NUMBER: Final = re.compile(r"\+?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,24})(?:\.[0-9]{1,12})?")
_NEGATIVE: Final = re.compile(r"[-−(].*")
_DATED: Final = ("%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y.%m.%d", "%Y%m%d")
_CLOCKED: Final = (" %H:%M:%S", " %H:%M", " %H时%M分", "%H:%M", "T%H:%M:%S", "T%H:%M", "")
_FIRST: Final = datetime(1899, 12, 30)  # noqa: DTZ001 - a wall clock, the column says of which zone
_LAST_SERIAL: Final = 110_000
_YEARS: Final = range(1949, 2201)


class Unreadable(Exception):
    """A cell says something else than its column's mapping; ``reason`` is public."""

    def __init__(self, reason: str) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell as it stands in the file. ``dated`` where Excel itself keeps it as a date (ISO text)."""

    text: str
    number: bool = False
    dated: bool = False


def value(cell: Cell, column: Column) -> tuple[str, list[Repair]]:
    """Return what a cell says and what was mended. Raise Unreadable."""
    text = unicodedata.normalize("NFKC", cell.text).strip()
    repairs = []
    if text != cell.text.strip() and TARGETS[column.to] != "text":
        repairs.append(Repair(kind="width", path=column.name, before=cell.text, after=text))
    if TARGETS[column.to] == "text":
        text = cell.text.strip()
    if column.values:
        if text not in column.values:
            raise Unreadable("value_unknown")
        found = column.values[text]
        return found, [*repairs, Repair(kind="value", path=column.name, before=text, after=found)]
    match TARGETS[column.to]:
        case "amount":
            said = _amount(text, column)
        case "moment":
            said = _moment(text, cell, column)
        case "count":
            said = _count(text)
        case _:
            said = text
    if column.to in CODES and said not in CODES[column.to]:
        raise Unreadable("value_unknown")
    if TARGETS[column.to] in {AMOUNT, MOMENT, COUNT} and said != text:
        repairs.append(
            Repair(kind=TARGETS[column.to], path=column.name, before=cell.text, after=said)
        )
    return said, repairs


def _amount(text: str, column: Column) -> str:
    if column.unit == WRITTEN:
        found = in_words(text)
        if found is None:
            raise Unreadable("amount_unreadable")
        return found
    if _NEGATIVE.fullmatch(text):
        raise Unreadable("amount_negative")
    if _NUMBER.fullmatch(text) is None:
        raise Unreadable("amount_unreadable")
    said = Decimal(text.replace(",", "")) * UNITS[column.unit]
    return f"{said.normalize():f}"


def _count(text: str) -> str:
    if re.fullmatch(r"[0-9]{1,9}(?:\.0+)?", text) is None:
        raise Unreadable("count_unreadable")
    return str(int(text.split(".", maxsplit=1)[0]))


def _moment(text: str, cell: Cell, column: Column) -> str:
    at = _read(text, cell, column)
    if at.year not in _YEARS:
        raise Unreadable("moment_unlikely")
    at = at if at.tzinfo else at.replace(tzinfo=column.zone)
    return at.isoformat()


def _read(text: str, cell: Cell, column: Column) -> datetime:
    if cell.dated:
        return datetime.fromisoformat(text)
    if cell.number and SERIAL not in column.formats:
        raise Unreadable("moment_is_number")
    for form in column.formats or _formats():
        if form == SERIAL:
            if re.fullmatch(r"[0-9]{1,6}(?:\.[0-9]+)?", text) and Decimal(text) < _LAST_SERIAL:
                seconds = round(Decimal(text) * 86_400)
                return _FIRST + timedelta(seconds=int(seconds))
            continue
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007 - the column says its zone
        except ValueError:
            continue
    if not column.formats:
        try:
            return datetime.fromisoformat(text)
        except ValueError:
            pass
    raise Unreadable("moment_unreadable")


def _formats() -> tuple[str, ...]:
    return tuple(day + clock for day in _DATED for clock in _CLOCKED)
