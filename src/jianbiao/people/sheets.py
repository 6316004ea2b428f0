"""初始登记表: bodies, officers, powers, platforms and keys from a workbook (.xlsx), and its template.

A workbook is read whole before anything is recorded: every fault is told with sheet, row and
column in both languages, and one fault keeps all of it out. Whoever is there already stays.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final
from xml.etree.ElementTree import ParseError

from jianbiao.errors import JianbiaoError, Malformed
from jianbiao.people.domain.departments import BODIES
from jianbiao.people.domain.platforms import ALGORITHMS, FUNCTIONS
from jianbiao.people.domain.powers import GRANT_WORDS, ROLE_WORDS
from jianbiao.people.domain.roll import Roll
from jianbiao.standard.codes import WORKS_TYPE
from jianbiao.standard.terms import SHANGHAI, Actor

if TYPE_CHECKING:
    from openpyxl import Workbook

LARGEST: Final = 5 * 1024 * 1024
UNPACKED: Final = 60 * 1024 * 1024
MOST_ROWS: Final = 5000
LONGEST: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its field, its heading, whether every row needs it, what may stand in it."""

    field: str
    zh: str
    needed: bool = True
    hint: str = ""


def _names(words: dict[str, tuple[Any, ...]]) -> str:
    return "；".join(f"{name} {said[0]}" for name, said in words.items())


SHEETS: Final[dict[str, tuple[str, tuple[Column, ...]]]] = {
    "departments": (
        "机构 Bodies",
        (
            Column(field="code", zh="代码", hint="690000-zj"),
            Column(field="zh", zh="中文名称"),
            Column(field="en", zh="英文名称"),
            Column(field="body", zh="类别", hint=_names(BODIES)),
            Column(field="level", zh="层级", hint="province 省；city 市；county 县"),
            Column(field="region", zh="区划代码", hint="GB/T 2260，6 位"),
            Column(
                field="industries", zh="行业", hint=f"* 或 {_names(WORKS_TYPE.values)}，以空格分开"
            ),
            Column(field="second_factor", zh="须用第二因素", needed=False, hint="1 是；0 否"),
        ),
    ),
    "officers": (
        "人员 Officers",
        (
            Column(field="login", zh="登录名", hint="小写字母开头，2 至 32 位"),
            Column(field="name", zh="姓名"),
            Column(field="department", zh="机构代码"),
            Column(field="role", zh="岗位", hint=_names(ROLE_WORDS)),
        ),
    ),
    "powers": (
        "授权 Powers",
        (
            Column(field="login", zh="登录名"),
            Column(field="power", zh="权限", hint=_names(GRANT_WORDS)),
            Column(field="from_on", zh="自", hint="2026-01-31"),
            Column(field="until_on", zh="至", needed=False, hint="可不填"),
            Column(field="basis", zh="依据", hint="授权文件文号"),
            Column(field="proposed_by", zh="拟定人", hint="在纸质授权上签字的人"),
            Column(field="confirmed_by", zh="复核人", hint="另一人"),
        ),
    ),
    "platforms": (
        "平台 Platforms",
        (
            Column(field="code", zh="平台标识码", hint="1 个字母加 10 位数字"),
            Column(field="zh", zh="中文名称"),
            Column(field="en", zh="英文名称"),
            Column(field="uscc", zh="统一社会信用代码"),
            Column(field="region", zh="区划代码"),
            Column(field="function", zh="类别", needed=False, hint=_names(FUNCTIONS)),
        ),
    ),
    "keys": (
        "公钥 Keys",
        (
            Column(field="platform", zh="平台标识码"),
            Column(field="name", zh="密钥名"),
            Column(field="algorithm", zh="算法", hint="；".join(ALGORITHMS)),
            Column(field="public_key", zh="公钥", hint="小写十六进制"),
            Column(field="valid_from", zh="自", hint="2026-01-31 09:00"),
            Column(field="valid_until", zh="至"),
        ),
    ),
}
"""By list: the sheet's name and its columns. A heading is the Chinese word and the field."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """One fault at its place; ``column`` is a letter, or empty where the whole row is meant."""

    sheet: str
    row: int
    column: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one row comes to: how many acts it makes; 0 where everything is there already."""

    sheet: str
    row: int
    name: str
    acts: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What a workbook would record, in order, and what is wrong with it."""

    events: tuple[Any, ...]
    lines: tuple[Line, ...]
    wrong: tuple[Wrong, ...]


def template() -> bytes:
    """Return an empty workbook: a sheet for each list, headings, and what may stand in a column."""
    # Late, so that a web process that reads no workbook does not hold the library.
    from openpyxl import Workbook
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    for empty in book.worksheets:
        book.remove(empty)
    for title, columns in SHEETS.values():
        sheet = book.create_sheet(title)
        for index, column in enumerate(columns, 1):
            cell = sheet.cell(row=1, column=index, value=f"{column.zh} {column.field}")
            cell.font = Font(bold=column.needed)
            sheet.column_dimensions[get_column_letter(index)].width = 24
        sheet.freeze_panes = "A2"
    guide = book.create_sheet("说明 Guide")
    guide.append(["工作表 Sheet", "列 Column", "必填 Needed", "可填内容 What may stand there"])
    for title, columns in SHEETS.values():
        for column in columns:
            needed = "是 yes" if column.needed else "否 no"
            guide.append([title, f"{column.zh} {column.field}", needed, column.hint])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def plan(raw: bytes, roll: Roll, *, by: Actor, at: datetime) -> Plan:
    """Return what the workbook ``raw`` would record on top of ``roll``, which grows with it.

    Raise Malformed where it is no workbook or beyond the limits.
    """
    events: list[Any] = []
    lines: list[Line] = []
    wrong: list[Wrong] = []
    for name, sheet, columns, cells in _sheets(raw):
        if missing := [c for c in columns if c.needed and c.field not in cells.heads]:
            text = "、".join(f"{c.zh} {c.field}" for c in missing)
            wrong.append(
                Wrong(sheet=sheet, row=1, column="", text=f"缺少列 · columns missing: {text}")
            )
            continue
        for row, said in cells.rows:
            try:
                made = list(_events(name, _fields(said, columns), roll, by, at))
            except JianbiaoError as error:
                column = cells.letter(error.where)
                wrong.append(Wrong(sheet=sheet, row=row, column=column, text=str(error)))
            else:
                events += made
                first = said.get(columns[0].field, "")
                lines.append(Line(sheet=sheet, row=row, name=first, acts=len(made)))
    return Plan(events=tuple(events), lines=tuple(lines), wrong=tuple(wrong))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cells:
    heads: dict[str, int]
    rows: list[tuple[int, dict[str, str]]]

    def letter(self, field: str) -> str:
        """Return the letter of a field's column; empty where the fault names no field of it."""
        from openpyxl.utils import get_column_letter

        return get_column_letter(self.heads[field] + 1) if field in self.heads else ""


def _sheets(raw: bytes) -> Iterator[tuple[str, str, tuple[Column, ...], _Cells]]:
    book = _book(raw)
    known = {title: (name, columns) for name, (title, columns) in SHEETS.items()}
    if not any(title in known for title in book.sheetnames):
        titles = "、".join(known)
        raise Malformed(f"没有可读的工作表 · none of the sheets {titles}", code="sheet_broken")
    for title, (name, columns) in known.items():
        if title in book.sheetnames:
            yield name, title, columns, _cells(book[title].iter_rows(values_only=True), title)


def _book(raw: bytes) -> "Workbook":
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    if len(raw) > LARGEST:
        raise Malformed("工作簿超过 5 MB · larger than 5 MB", code="sheet_broken", where="file")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            if sum(one.file_size for one in packed.infolist()) > UNPACKED:
                raise Malformed(
                    "解压后过大 · too large unpacked", code="sheet_broken", where="file"
                )
        return load_workbook(io.BytesIO(raw), read_only=True, data_only=True)
    except (
        zipfile.BadZipFile,
        InvalidFileException,
        KeyError,
        ValueError,
        OSError,
        ParseError,
    ) as error:
        raise Malformed(
            "不是可读的 .xlsx 工作簿 · not a readable .xlsx workbook",
            code="sheet_broken",
            where="file",
        ) from error


def _cells(rows: Iterator[tuple[Any, ...]], sheet: str) -> _Cells:
    head = next(rows, ())
    heads = {str(text).split()[-1]: i for i, text in enumerate(head) if str(text or "").strip()}
    found = []
    for number, row in enumerate(rows, 2):
        if number > MOST_ROWS:
            raise Malformed(
                f"{sheet} 超过 {MOST_ROWS} 行 · more rows than {MOST_ROWS}",
                code="sheet_broken",
                where=sheet,
            )
        said = {field: _text(row[i]) for field, i in heads.items() if i < len(row)}
        if any(said.values()):
            found.append((number, said))
    return _Cells(heads=heads, rows=found)


def _text(value: Any) -> str:
    """Return a cell as text: spreadsheets turn codes into numbers and days into moments."""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d" if not (value.hour or value.minute) else "%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value).strip()


def _fields(said: dict[str, str], columns: tuple[Column, ...]) -> dict[str, Any]:
    """Return the filled fields of a row. Raise Malformed where one is missing or unreadable."""
    one: dict[str, Any] = {}
    for column in columns:
        value = said.get(column.field, "")
        if column.needed and not value:
            raise Malformed(f"{column.zh}必填 · {column.field} is needed", where=column.field)
        if len(value) > LONGEST or not value.isprintable():
            raise Malformed(
                f"{column.zh}读不懂 · {column.field} cannot be read", where=column.field
            )
        if value:
            one[column.field] = value
    return one


def _events(name: str, one: dict[str, Any], roll: Roll, by: Actor, at: datetime) -> Iterator[Any]:
    match name:
        case "departments":
            policies = _policies(one.pop("second_factor", ""))
            industries = one["industries"].replace(",", " ").replace("，", " ").split()
            yield from roll.department({**one, "industries": industries, "policies": policies})
        case "officers":
            yield from roll.officer(one, by=by, at=at, usually=False)
        case "powers":
            yield from roll.power(one, by=by, at=at)
        case "platforms":
            yield from roll.platform(one, at=at)
        case "keys":
            window = {n: _moment(one[n], n) for n in ("valid_from", "valid_until")}
            yield from roll.key({**one, **window})


def _policies(said: str) -> dict[str, int]:
    if said not in {"", "0", "1", "是", "否"}:
        raise Malformed("须用第二因素：1 或 0 · 1 or 0", where="second_factor")
    return {"second_factor": int(said in {"1", "是"})} if said else {}


def _moment(said: str, where: str) -> str:
    try:
        at = datetime.fromisoformat(said)
    except ValueError as error:
        raise Malformed(f"时间 {said} 读不懂 · not a moment", where=where) from error
    return (at if at.tzinfo else at.replace(tzinfo=SHANGHAI)).isoformat()
