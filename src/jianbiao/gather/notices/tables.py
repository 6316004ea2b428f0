"""表格 (tables): tables of bidders and lots, of HTML or flattened to one cell per line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from jianbiao.gather.amounts.parties import organised
from jianbiao.gather.notices.heads import Head, head, is_unit
from jianbiao.gather.notices.labels import label, section
from jianbiao.gather.notices.lines import after_colon
from jianbiao.gather.notices.pages import Line

RANK = re.compile(
    r"^(?:(?:中标|成交|中选)候选(?:人|供应商|单位)\s{0,2})?第?\s{0,2}([一二三四五六七八九十]{1,2}|\d{1,2})\s{0,2}(?:名|(?:中标|成交|中选)?候选(?:人|供应商|单位)|中标人|顺位)"
)
_LOT_CELL = re.compile(r"^[A-Za-z0-9一-龥\-_()（）\[\]【】〔〕—.号第]{1,60}$")
_WIDEST, _CAPTION = 40, 60
_FEWEST = 2
"""Heads of a table at least."""
_KEYS = {"name", "lot", "lot_name", "members"}
_MEASURED = {"price", "rate", "deposit", "lot_budget", "lot_ceiling"}
UNIT_CELL = re.compile(
    r"[(（]?\s*(?:人民币|单位[：:]?)?(?:[百千万亿]{0,2}元|[%‰]|日历天|工作日|天|个?月|年|分)\s*[)）]?"
)
UNIT_SAID = re.compile(r"单位\s{0,3}[：:]\s{0,3}((?:人民币)?[百千万亿]{0,2}元)(?![/一-龥])")
"""The unit of a whole table, said above it: 单位：万元."""
_NEVER_FIRST = {"result", "other", "reason", "price"}
"""What stands before an index or rank is the table's caption."""
_VALUES = {"price", "rate", "lot_budget", "lot_ceiling", "uscc", "score", "evaluated", "reason"} | {
    "result",
    "deposit",
    "submitted",
    "address",
    "time",
    "other",
}


@dataclass(frozen=True, slots=True)
class Table:
    """Heads and rows of cells; ``caption`` is the line before; ``first`` to ``last`` its lines."""

    heads: list[Head]
    rows: list[list[Line]]
    caption: str
    first: int
    last: int
    lines: list[Line] = field(default_factory=list)


def of_html(tables: Sequence[Sequence[Sequence[Line]]]) -> list[Table]:
    """Return the tables of a page that have heads over or beside their cells."""
    return [read for rows in tables if (read := _of_rows(rows)) is not None]


def _of_rows(rows: Sequence[Sequence[Line]]) -> Table | None:
    for turned in (False, True):
        cells = _turned(rows) if turned else [list(row) for row in rows]
        for i, row in enumerate(cells[: 1 if turned else 6]):
            if turned and len(cells) <= _FEWEST:
                break  # a form of labels and values, not a table of bidders
            heads = [head(cell.text) or Head(role="other", text=cell.text) for cell in row]
            if len(row) > 1 and _is_table(heads) and _all_heads(row):
                heads, below = _deepened(heads, row, cells[i + 1 :])
                body = [one for one in below if not _repeats(one, row)]
                caption = " ".join(dict.fromkeys(cell.text for one in cells[:i] for cell in one))
                return Table(heads, body, caption, -1, -1, list(row))
    return None


def _deepened(
    heads: list[Head], row: Sequence[Line], below: Sequence[list[Line]]
) -> tuple[list[Head], Sequence[list[Line]]]:
    """Take in the second row of heads, of units or under merged ones: 投标报价 over 大写 and 小写."""
    if not below or len(below[0]) != len(row):
        return heads, below
    second = below[0]
    units = all(not cell.text or UNIT_CELL.fullmatch(cell.text) for cell in second)
    under = any(cell is above for cell, above in zip(second, row, strict=True)) and not any(
        re.search(r"\d{2}", cell.text) for cell in second
    )
    if not (units and any(cell.text for cell in second)) and not under:
        return heads, below
    deep = []
    for one, above, cell in zip(heads, row, second, strict=True):
        said = "" if cell is above else cell.text.strip("()（）")
        text = f"{above.text}({said})" if units and said else above.text + said
        deep.append(head(text) or one)
    return deep, below[1:]


def _all_heads(row: Sequence[Line]) -> bool:
    said = [head(cell.text) for cell in row if cell.text]
    return sum(1 for one in said if one is not None) * 3 >= len(said) * 2


def _turned(rows: Sequence[Sequence[Line]]) -> list[list[Line]]:
    width = max((len(row) for row in rows), default=0)
    blank = Line("", 0, 0)
    if len(rows) > _WIDEST:
        return []
    return [[row[i] if i < len(row) else blank for row in rows] for i in range(width)]


def _is_table(heads: Sequence[Head]) -> bool:
    roles = [one.role for one in heads]
    keys = [role for role in roles if role in _KEYS]
    return bool(keys) and len(roles) > 1 and any(role in _VALUES for role in roles)


def _repeats(row: Sequence[Line], heads: Sequence[Line]) -> bool:
    return [cell.text for cell in row] == [cell.text for cell in heads]


def of_lines(lines: Sequence[Line]) -> list[Table]:
    """Return the tables flattened to a cell a line: known heads in a run, then their rows."""
    tables: list[Table] = []
    i = 0
    while i < len(lines):
        heads, ended = _block(lines, i)
        if (
            len(heads) > _FEWEST
            and heads[0].role in _NEVER_FIRST
            and heads[1].role in {"index", "rank"}
        ):
            i += 1
            heads = heads[1:]
        if len(heads) > 1 and _is_table(heads):
            rows, last = _rows(lines, ended, heads, [one.text for one in lines[i:ended]])
            caption = _caption(lines, i)
            tables.append(Table(heads, rows, caption, i, last, list(lines[i:ended])))
            i = max(last, ended)
        elif (table := _under_ranks(lines, i)) is not None or (
            len(heads) == 1 and (table := _beside(lines, i, heads[0])) is not None
        ):
            tables.append(table)
            i = table.last
        else:
            i += 1
    return tables


def _under_ranks(lines: Sequence[Line], i: int) -> Table | None:
    """Return the table whose columns are ranks: 第一名, 第二名, 名称, 甲, 乙, 报价, 1, 2."""
    end = i
    while end < len(lines) and (found := RANK.match(lines[end].text)) is not None:
        if end - i > _WIDEST or not _whole(lines[end].text, found):
            return None
        end += 1
    count = end - i
    if count <= 1:
        return None
    heads, columns, at = [Head(role="rank", text="")], [list(lines[i:end])], end
    while at + count < len(lines) and (one := head(lines[at].text)) is not None:
        cells = list(lines[at + 1 : at + 1 + count])
        if any(_stops(cell.text) for cell in cells):
            break
        heads.append(one)
        columns.append(cells)
        at += count + 1
    if not _is_table(heads):
        return None
    rows = [list(cells) for cells in zip(*columns, strict=True)]
    return Table(heads, rows, _caption(lines, i), i, at, list(lines[i:end]))


def _beside(lines: Sequence[Line], i: int, first: Head) -> Table | None:
    """Return the table whose heads stand each before its own row of cells: 投标人, 甲, 乙, 报价, 1, 2."""
    if first.role != "name":
        return None
    names = i + 1
    while names < len(lines) and organised(lines[names].text) and head(lines[names].text) is None:
        names += 1
    count = names - i - 1
    heads, columns, at = [first], [list(lines[i + 1 : names])], names
    while count > 1 and at + count < len(lines) and (one := head(lines[at].text)) is not None:
        cells = list(lines[at + 1 : at + 1 + count])
        if any(_stops(cell.text) or head(cell.text) for cell in cells):
            break
        heads.append(one)
        columns.append(cells)
        at += count + 1
    if len(heads) == 1:
        return None
    rows = [list(cells) for cells in zip(*columns, strict=True)]
    return Table(heads, rows, _caption(lines, i), i, at, [lines[i]])


def _caption(lines: Sequence[Line], i: int) -> str:
    return " ".join(line.text for line in lines[max(0, i - 2) : i] if len(line.text) <= _CAPTION)


def _block(lines: Sequence[Line], i: int) -> tuple[list[Head], int]:
    """Return the run of heads from line ``i`` and the line behind it."""
    heads: list[Head] = []
    while i < len(lines) and len(heads) < _WIDEST:
        text = lines[i].text
        if heads and (is_unit(text) or (UNIT_CELL.fullmatch(text) and _units(lines, i) > i + 1)):
            behind = _units(lines, i)
            _unite(heads, [one.text for one in lines[i:behind]])
            i = behind
            continue
        if (one := head(text)) is not None and not RANK.match(text):
            heads.append(one)
        else:
            break
        i += 1
    return heads, i


def _units(lines: Sequence[Line], i: int) -> int:
    """Return the line behind the run of units that begins at ``i``."""
    while i < len(lines) and UNIT_CELL.fullmatch(lines[i].text):
        i += 1
    return i


def _unite(heads: list[Head], units: Sequence[str]) -> None:
    """Give heads their units: one to the last, several to those from the first sum on.

    A row of units that fits no such heads says nothing: its prices are then without a unit.
    """
    first = next((i for i, one in enumerate(heads) if one.role in _MEASURED), len(heads))
    at = len(heads) - 1 if len(units) == 1 else first
    if len(heads) - at != len(units):
        return
    for i, unit in enumerate(units, at):
        inner = unit.strip("()（）")
        heads[i] = head(f"{heads[i].text}({inner})") or heads[i]


def _rows(
    lines: Sequence[Line], i: int, heads: Sequence[Head], said: Sequence[str]
) -> tuple[list[list[Line]], int]:
    """Return the rows from line ``i`` on, each as its cells, and the line behind the last."""
    rows: list[list[Line]] = []
    width = len(heads)
    number = 0
    while i < len(lines):
        if [one.text for one in lines[i : i + len(said)]] == said:
            i += len(said)
            continue
        if not _begins(lines, i, heads, number):
            break
        end = _end(lines, i, heads, width, number)
        rows.append(list(lines[i:end]))
        number += 1
        i = end
    return rows, i


def _begins(lines: Sequence[Line], i: int, heads: Sequence[Head], number: int) -> bool:
    """Say whether a row begins at line ``i``: the next index, a rank, a lot, a name."""
    text = lines[i].text
    first = heads[0].role
    if _stops(text):
        return False
    if first == "index":
        return re.fullmatch(r"\d{1,5}", text) is not None and (
            int(text) == number + 1 or number == 0 or _named_soon(lines, i, heads)
        )
    if first == "rank":
        found = RANK.match(text)
        return text.strip(".、") == str(number + 1) if found is None else _whole(text, found)
    if first in {"lot", "lot_name"}:
        return _LOT_CELL.match(text) is not None and _fits(lines, i, heads)
    if first in {"name", "members"}:
        return organised(text) or text.startswith(("牵头人", "联合体"))
    return _fits(lines, i, heads) and _named_soon(lines, i, heads)


def _whole(text: str, found: re.Match[str]) -> bool:
    """Say whether a cell holds a rank and nothing else: 第一中标候选人业绩 heads another table."""
    return len(text) - found.end() <= 1


def _named_soon(lines: Sequence[Line], i: int, heads: Sequence[Head]) -> bool:
    names = any(one.role in {"name", "members"} for one in heads)
    near = lines[i + 1 : i + len(heads) + 1]
    return not names or any(organised(one.text) or "牵头人" in one.text for one in near)


def _fits(lines: Sequence[Line], i: int, heads: Sequence[Head]) -> bool:
    """Say whether the cells from line ``i`` on can stand under ``heads``."""
    cells = lines[i : i + len(heads)]
    if len(cells) < len(heads) or any(_stops(one.text) for one in cells):
        return False
    sums = {"price", "rate", "lot_budget", "lot_ceiling", "evaluated"}
    return all(
        re.search(r"\d|无|/|-|—|详见|见", cell.text) is not None
        for cell, one in zip(cells, heads, strict=False)
        if one.role in sums
    )


def _stops(text: str) -> bool:
    if section(text):
        return True
    before, _ = after_colon(Line(text, 0, len(text)))
    return bool(before) and bool(label(before)) and not RANK.match(text)


def _end(lines: Sequence[Line], i: int, heads: Sequence[Head], width: int, number: int) -> int:
    """Return where the row that begins at ``i`` ends: after its width, or where the next begins."""
    most = min(len(lines), i + 3 * width + 8)
    straight = i + width
    whole = straight <= len(lines) and not any(_stops(one.text) for one in lines[i + 1 : straight])
    if whole and (straight == len(lines) or _next(lines, straight, heads, number + 1)):
        return straight
    fits = whole and _fits(lines, i, heads)
    for j in range(i + 1, most):
        if _stops(lines[j].text):
            return straight if fits else j
        if (
            j > i + 1
            and _begins(lines, j, heads, number + 1)
            and heads[0].role
            in {
                "index",
                "rank",
                "name",
            }
        ):
            return j
    return straight if fits else min(most, len(lines))


def _next(lines: Sequence[Line], i: int, heads: Sequence[Head], number: int) -> bool:
    text = lines[i].text
    return _stops(text) or head(text) is not None or _begins(lines, i, heads, number)
