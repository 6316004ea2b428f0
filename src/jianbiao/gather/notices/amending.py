"""更正 (amending): what a correction or clarification sets anew; what it replaces is no longer so."""

import re
from collections.abc import Iterator, Sequence

from jianbiao.gather.amounts import columns
from jianbiao.gather.amounts.reading import read
from jianbiao.gather.notices.dates import moments
from jianbiao.gather.notices.lines import joined
from jianbiao.gather.notices.pages import Line
from jianbiao.gather.notices.sentences import LONGEST
from jianbiao.gather.notices.taking import place_of
from jianbiao.gather.notices.values import Found, Notice

_CHANGED = re.compile(
    r"(?:(?:更正|变更|修改|调整|更改|延期|顺延|推迟|延|改)(?:为|至|到|后)|现(?:更正|变更|调整|延期|修改|改)?(?:为)?|更正后内容|变更后内容)"
    r"[^，,；;。\d原]{0,16}(?=\d|二|[￥¥]|[壹贰叁肆伍陆柒捌玖])"
)
_TIMES = {"deadline": re.compile(r"截止|递交|提交"), "opening": re.compile(r"开标|开启")}
_SUMS = {
    "budget": re.compile(r"预算"),
    "ceiling": re.compile(r"限价|控制价|拦标价"),
    "deposit": re.compile(r"保证金"),
}
_BEFORE = re.compile(
    r"(?:更正|变更|修改|调整|澄清|修订)前|^原(?:内容|文|公告内容)?$|原(?:公告|文件)内容"
)
_AFTER = re.compile(r"(?:更正|变更|修改|调整|澄清|修订)后|^现(?:内容|文)?$|现(?:公告|文件)内容")
_ENDED = re.compile("[；;。]")
_WIDEST = 8
AMENDING = {"correction", "clarification"}


def amend(
    notice: Notice, lines: Sequence[Line], tables: Sequence[Sequence[Sequence[Line]]]
) -> None:
    """Put the new moments and sums of a correction in place of what stood before.

    原…，现更正为… in a sentence, or a table with 更正前 and 更正后, of HTML or a cell a line.
    """
    if notice.kind not in AMENDING:
        return
    for line in lines:
        for changed in _CHANGED.finditer(line.text[: 4 * LONGEST]):
            begin = max(line.text.rfind(mark, 0, changed.start()) for mark in "；;。") + 1
            behind = _ENDED.search(line.text, changed.end())
            rest = _part(line, changed.end(), behind.start() if behind else len(line.text))
            _set(notice, line.text[begin : changed.end()], rest)
    rows = list(_flat(lines)) if not tables else [row for one in tables for row in _rows(one)]
    for what, cell in rows:
        _set(notice, what, cell)


def _part(line: Line, start: int, end: int) -> Line:
    if line.end - line.start != len(line.text):
        return Line(line.text[start:end], line.start, line.end)
    return Line(line.text[start:end], line.start + start, line.start + end)


def _set(notice: Notice, what: str, new: Line) -> None:
    """Set each field that ``what`` names to what ``new`` says of it."""
    value = joined([new])
    for field, pattern in _TIMES.items():
        said = moments(new.text)[:1] if pattern.search(what) else []
        for moment in said:
            place = place_of(notice, value, moment.start, moment.end)
            notice.values[field] = Found(field=field, value=moment.iso(), place=place)
    named = [field for field, pattern in _SUMS.items() if pattern.search(what)]
    if len(named) != 1:
        return
    unit = columns.unit(what)
    first = re.split("[；;。](?!\\d)|[，,](?!\\d{3})", new.text)[0]
    answer = read(first, context=what if unit.scale else "", field=named[0])
    if answer.kind == "amount" and answer.yuan is not None:
        place = place_of(notice, value, answer.start, answer.end)
        told = f"{answer.yuan:.2f}"
        notice.doubts = [one for one in notice.doubts if one.field != named[0]]
        notice.values[named[0]] = Found(field=named[0], value=told, place=place, answer=answer)


def _rows(table: Sequence[Sequence[Line]]) -> Iterator[tuple[str, Line]]:
    """Yield what each row of a table of changes is about, and its cell of what holds now."""
    at: tuple[int, int] | None = None
    for row in table:
        heads = [cell.text for cell in row]
        before = next((i for i, text in enumerate(heads) if _BEFORE.search(text)), None)
        after = next((i for i, text in enumerate(heads) if _AFTER.search(text)), None)
        if before is not None and after is not None:
            at = (before, after)
        elif at is not None and len(row) > max(at):
            what = " ".join(cell.text for i, cell in enumerate(row) if i not in at)
            yield what + " " + row[at[0]].text, row[at[1]]


def _flat(lines: Sequence[Line]) -> Iterator[tuple[str, Line]]:
    """Yield the same of a table flattened to a cell a line."""
    head = next(
        (
            i
            for i in range(len(lines) - 1)
            if _BEFORE.search(lines[i].text[:12])
            and _AFTER.search(lines[i + 1].text[:12])
            and len(lines[i].text) + len(lines[i + 1].text) <= LONGEST // 20
        ),
        None,
    )
    if head is None:
        return
    begin = head
    while begin and len(lines[begin - 1].text) <= _WIDEST and head - begin + 1 < _WIDEST:
        if re.search("[：:。；]", lines[begin - 1].text) or _numbered(lines[begin - 1].text):
            break
        begin -= 1
    width = head + 2 - begin
    for i in range(head + 2, len(lines) - width + 1, width):
        cells = lines[i : i + width]
        yield " ".join(cell.text for cell in cells[:-1]), cells[-1]


def _numbered(text: str) -> bool:
    return re.match(r"[一二三四五六七八九十]{1,2}[、.]", text) is not None
