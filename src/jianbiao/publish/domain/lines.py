"""字段成行: the fields of an item that a reader may see, labelled and typed for the page."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from jianbiao.law.facts import read_amount
from jianbiao.publish.domain.glossary import english
from jianbiao.standard import codes as lists
from jianbiao.standard.codes import CodeList
from jianbiao.standard.fields import (
    AMOUNT,
    DAY,
    FLAG,
    MOMENT,
    REGION,
    Code,
    FieldClass,
    FieldDefinition,
    ListOf,
)
from jianbiao.standard.sets import SETS

PUBLIC: Final = frozenset({FieldClass.OPEN})
"""What anybody may read."""

_IN_YUAN: Final = frozenset({"MARGIN_AMOUNT", "DOC_PRICE", "PERFORMANCE_BOND"})
"""Amounts whose own definition says 元, whatever PRICE_UNIT stands beside them."""

LONGEST: Final = 20_000
"""Characters of one field that a page shows: a million would be a page nobody can open."""
_FLAGS: Final = {"0": ("否", "no"), "1": ("是", "yes")}
_WAN: Final = Decimal(10_000)
_UNIT: Final = re.compile(r"（(?:万?元)）$|, yuan$")
"""The unit at the end of a label; on a page it stands beside the value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One field: its label, how it is written (text, money, moment, day, region), and its value.

    ``said`` is the value in Chinese and English; of a moment, day or amount both are as reported.
    """

    name: str
    zh: str
    en: str
    kind: str
    said: tuple[str, str]
    amount: Decimal | None = None


def lines(
    name: str, data: Mapping[str, Any], classes: frozenset[FieldClass] = PUBLIC
) -> tuple[Line, ...]:
    """Return the fields of a record of set ``name`` whose class is among ``classes``."""
    if name not in SETS:
        return ()
    return tuple(
        _line(field, data, classes)
        for field in SETS[name].fields
        if field.open_to in classes and field.name in data and field.name != "PRICE_UNIT"
    )


def amount(data: Mapping[str, Any], *names: str) -> Decimal | None:
    """Return the first readable amount among ``names`` in yuan."""
    for name in names:
        said = read_amount(data.get(name))
        if said is not None:
            in_wan = data.get("PRICE_UNIT") == "1" and name not in _IN_YUAN
            return said * _WAN if in_wan else said
    return None


def coded(codes: CodeList, value: str) -> tuple[str, str]:
    """Return the words of a code; a code below a known letter keeps itself beside the words."""
    if value in codes.values:
        return codes.values[value]
    zh, en = codes.values.get(value[:1], ("", "")) if codes.open_ended else ("", "")
    return (f"{zh} {value}".strip(), f"{en} {value}".strip())


def industry(value: str) -> tuple[str, str]:
    """Return the words of an industry: a works type, as tenders give it, or a class of GB/T 4754."""
    return lists.WORKS_TYPE.values.get(value) or coded(lists.INDUSTRY, value)


def _line(field: FieldDefinition, data: Mapping[str, Any], classes: frozenset[FieldClass]) -> Line:
    value = data[field.name]
    kind, said = _said(field, value, classes)
    zh, en = field.zh, field.en
    if kind == "money":
        zh, en = _UNIT.sub("", zh), _UNIT.sub("", en)
    return Line(
        name=field.name,
        zh=zh,
        en=en,
        kind=kind,
        said=said,
        amount=amount(data, field.name) if kind == "money" else None,
    )


def _said(
    field: FieldDefinition, value: Any, classes: frozenset[FieldClass]
) -> tuple[str, tuple[str, str]]:
    kind = field.kind
    if isinstance(kind, ListOf) and isinstance(value, list):
        rows = [_row(kind, one, classes) for one in value]
        return "text", ("；".join(zh for zh, _ in rows), "; ".join(en for _, en in rows))
    text = value if isinstance(value, str) else str(value)
    shown = {id(MOMENT): "moment", id(DAY): "day", id(AMOUNT): "money", id(REGION): "region"}
    if id(kind) in shown:
        return shown[id(kind)], (text, text)
    if field.name == "INDUSTRIES_TYPE":
        return "text", industry(text)
    if kind is FLAG:
        return "text", _FLAGS.get(text, (text, text))
    return "text", coded(kind.codes, text) if isinstance(kind, Code) else _short(text)


def _short(text: str) -> tuple[str, str]:
    if (n := len(text)) <= LONGEST:
        return text, english(text)
    return f"{text[:LONGEST]}…（共 {n} 字）", f"{text[:LONGEST]}… ({n} characters)"


def _row(kind: ListOf, one: Any, classes: frozenset[FieldClass]) -> tuple[str, str]:
    """Return one object of an array in words: of its fields, too, only those of ``classes``."""
    if not isinstance(kind.of, tuple) or not isinstance(one, Mapping):
        return str(one), str(one)
    said = [
        _said(field, one[field.name], classes)[1]
        for field in kind.of
        if field.open_to in classes and field.name in one
    ]
    return " ".join(zh for zh, _ in said), " ".join(en for _, en in said)
