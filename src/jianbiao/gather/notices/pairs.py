"""标签与值 (pairs): each label of a notice with the lines that hold its value and its section."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jianbiao.gather.amounts.clauses import lot_of
from jianbiao.gather.notices.heads import head
from jianbiao.gather.notices.labels import label, section
from jianbiao.gather.notices.lines import Joined, after_colon, joined
from jianbiao.gather.notices.pages import Line

_LONG_LABEL = 40
_MONEY = {"budget", "ceiling", "estimate", "deposit", "document_price", "agency_fee", "award"} | {
    "contract_amount",
    "lot_budget",
    "lot_ceiling",
}
_TIMES = {"deadline", "opening", "period", "time", "until", "publicity", "signed", "decided"} | {
    "earlier",
    "published",
    "publicity_from",
    "publicity_to",
    "documents_until",
}
_MOST = {"project_name": 4, "winner": 4}
"""Lines a value may run on for; sums and moments run on while they look like one."""
_GOES_ON = re.compile(
    r"^(?:[\d,.，．\s]+|[￥¥]?[\d,.]{1,20}\s?[百千万亿]{0,2}元.{0,6}|[（(]?\s*(?:人民币|大写|小写|[：:])?\s*[百千万亿]{0,2}元?\s*(?:人民币)?\s*[)）]?[。.]?|[（(]|[)）]|/?\s*[份套本年月]|元?每[年月天次].{0,4}|"
    r"人民币|(?:合同|采购)?包\s?[\dA-Z][：:]|[￥¥].{0,24}|.{0,4}[零壹贰叁肆伍陆柒捌玖拾佰仟万亿元圆角分整正]{3,}.{0,3})$"
)
_DATED = re.compile(
    r"^[\d年月日时分秒点:：\-/.\s()（）北京时间至到~，,。每天上下午]{1,40}$|^(?:19|20)\d\d"
)
_SUM_LINES, _TIME_LINES = 6, 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A label, its value's lines, its section and the lot it stands under."""

    label: str
    words: str
    value: Joined
    section: str
    lot: str


def pairs(lines: Sequence[Line], taken: frozenset[int]) -> Iterator[Pair]:
    """Yield the labelled values of ``lines``; ``taken`` are lines of tables, no labels of cells."""
    part, lot, used = "", "", 0
    for i, line in enumerate(lines):
        text = line.text
        opened = section(text) if len(text) <= _LONG_LABEL else _opened(line)
        if opened:
            part, lot = opened, ""
        if i in taken:
            continue
        if len(text) <= _LONG_LABEL and re.match(
            r"^(?:第[\dA-Z一二三四五六七八九十]{1,3}(?:标段|标包|包)|[一二三四五六七八九十]{1,2}标段|(?:采购包|合同包|标段|标项|标包|包组|包)\s*[\dA-Z一二三四五六七八九])",
            text,
        ):
            lot = lot_of(text) or lot
        before, rest = after_colon(line)
        name = label(before) if before and len(before) <= _LONG_LABEL else ""
        if name:
            tail = _run(lines, i + 1, name, first=rest is None)
            value = tail if rest is None else joined([rest, *tail.lines])
            pair: Pair | None = Pair(label=name, words=before, value=value, section=part, lot=lot)
        elif not before and len(text) <= _LONG_LABEL and (name := label(text)):
            pair = _cell(lines, i, name, taken, section_lot=(part, lot))
        else:
            pair = _unlabelled(lines, i, part, lot) if i >= used else None
        if pair is not None:
            used = max(used, i + len(pair.value.lines) + 1)
            yield pair


def _opened(line: Line) -> str:
    """Return the section a long line opens with its words before the colon."""
    before, _ = after_colon(line)
    return section(before) if before and len(before) <= _LONG_LABEL else ""


def _unlabelled(lines: Sequence[Line], i: int, part: str, lot: str) -> Pair | None:
    """Return a moment or a number of days that stands alone under its heading."""
    text = lines[i].text
    before, rest = after_colon(lines[i])
    if rest is not None and part and section(before) == part and _DATED.match(rest.text):
        return Pair(label="bare", words="", value=joined([rest]), section=part, lot=lot)
    if part in {"submission", "opening", "documents", "both"} and _DATED.match(text):
        return Pair(label="bare", words="", value=_run(lines, i, "time"), section=part, lot=lot)
    if (part == "notice" and "起" in text) or "公告期限为" in text[:_LONG_LABEL]:
        return Pair(label="days", words="", value=joined(lines[i : i + 3]), section=part, lot=lot)
    return None


def _cell(
    lines: Sequence[Line],
    i: int,
    name: str,
    taken: frozenset[int],
    *,
    section_lot: tuple[str, str],
) -> Pair | None:
    """Return a label that fills a line: its value is the next one, unless that is a label too."""
    if i + 1 >= len(lines) or i + 1 in taken:
        return None
    follows = lines[i + 1]
    if follows.text[0] in ":：":
        rest = follows.text.lstrip(":： ")
        gap = len(follows.text) - len(rest)
        begun = [Line(rest, follows.start + gap, follows.end)] if rest else []
        tail = _run(lines, i + 2, name, first=not rest)
        value = joined([*begun, *tail.lines])
    elif not _is_label(follows):
        value = _run(lines, i + 1, name, first=True, cell=True)
    else:
        return None
    part, lot = section_lot
    return Pair(label=name, words=lines[i].text, value=value, section=part, lot=lot)


def _run(
    lines: Sequence[Line], i: int, name: str, *, first: bool = True, cell: bool = False
) -> Joined:
    """Return the lines from ``i`` on that belong to the value of a label called ``name``."""
    begun = i
    if first and i < len(lines) and not _is_label(lines[i]):
        i += 1
    most = _SUM_LINES if name in _MONEY else _TIME_LINES if name in _TIMES else _MOST.get(name, 1)
    while i < len(lines) and i - begun < most and (i > begun or not first):
        text = lines[i].text
        if name in _MONEY and not _GOES_ON.match(text):
            break
        if name in _TIMES and not _DATED.match(text):
            break
        open_ = not cell and first and not _ends(lines, i)
        if name not in _MONEY | _TIMES and not (open_ or text[0] in "-—"):
            break
        i += 1
    return joined(lines[begun:i])


def _ends(lines: Sequence[Line], i: int) -> bool:
    line = lines[i]
    return _is_label(line) or bool(section(line.text)) or head(line.text) is not None


def _is_label(line: Line) -> bool:
    if len(line.text) <= _LONG_LABEL and (label(line.text) or section(line.text)):
        return True
    before, _ = after_colon(line)
    return bool(before) and len(before) <= _LONG_LABEL and bool(label(before) or section(before))
