"""Priced bills from tables (清单读取): which columns hold code, quantity, unit price and total."""

import pathlib
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from jianbiao.errors import Malformed
from jianbiao.kit.sketching import documents
from jianbiao.kit.sketching.bills import Item

HEADS = {
    "code": ("项目编码", "清单编码", "编码", "code"),
    "quantity": ("工程量", "数量", "quantity"),
    "price": ("综合单价", "单价", "price"),
    "total": ("合价", "合计", "金额", "total"),
}
"""How a column is headed, the surest first; units in brackets are passed over."""
_CODE = re.compile(r"[0-9A-Za-z][0-9A-Za-z.\-]{0,49}")
_NOISE = re.compile(r"[\s　]|[（(][^）)]*[）)]")


def items(path: pathlib.Path) -> list[Item]:
    """Return the items of a bill in .xlsx or .csv: rows below a head that have code and price.

    Raise Malformed ``file_broken`` when no head or no item is found, ``amount_format`` when a
    quantity or price cannot be read.
    """
    found = list(_items(path))
    if not found:
        heads = ", ".join(names[0] for names in HEADS.values())
        raise Malformed(
            f"no priced items below a row with {heads}", code="file_broken", where=path.name
        )
    return found


def _items(path: pathlib.Path) -> Iterator[Item]:
    columns: dict[str, int] | None = None
    for number, row in enumerate(documents.rows(path), 1):
        columns = _head(row) or columns
        if columns is None:
            continue
        said = {name: _cell(row, at) for name, at in columns.items()}
        if not _CODE.fullmatch(said["code"]) or not said["price"] or not said["quantity"]:
            continue  # headings between the items, subtotals, remarks
        where = f"{path.name}:{number}"
        yield Item(
            code=said["code"],
            quantity=_number(said["quantity"], where),
            price=_number(said["price"], where),
            total=_number(said["total"], where) if said.get("total") else None,
        )


def _head(row: Sequence[str]) -> dict[str, int] | None:
    """Return the columns that a row heads; None when it is no head."""
    cells = [_NOISE.sub("", cell).lower() for cell in row]
    found: dict[str, int] = {}
    for name, heads in HEADS.items():
        place = next((cells.index(head) for head in heads if head in cells), None)
        if place is not None:
            found[name] = place
    return found if found.keys() >= {"code", "quantity", "price"} else None


def _cell(row: Sequence[str], at: int) -> str:
    return row[at].strip() if at < len(row) else ""


def _number(text: str, where: str) -> Decimal:
    """Return an amount: Excel's spelling of a float is rounded to ten decimals, as it is shown."""
    try:
        number = Decimal(text.replace(",", "").replace("，", ""))
        return number.quantize(Decimal("1e-10")).normalize()
    except InvalidOperation as error:
        raise Malformed(
            f"{text[:40]!r} is not an amount", code="amount_format", where=where
        ) from error
