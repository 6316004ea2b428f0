"""读金额 (reading): what a text says of money in its field and under its column heads."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from jianbiao.gather.amounts import columns, judging, words
from jianbiao.gather.amounts.answers import Answer
from jianbiao.gather.amounts.bare import without_unit
from jianbiao.gather.amounts.characters import Spelt, spell
from jianbiao.gather.amounts.choosing import chosen
from jianbiao.gather.amounts.clauses import Said, said
from jianbiao.gather.amounts.figures import figures
from jianbiao.gather.amounts.lots import lots_of
from jianbiao.gather.amounts.parties import organised, parties
from jianbiao.gather.amounts.rates import rate

LONGEST = 4000
"""Characters read of one text: no field of a notice is longer, a whole notice is cut before."""
_AGAINST = re.compile(
    r"(?:award|中标金?额?|成交金?额?)\D{0,12}?([\d,.]+)(?![\d,.]|\s{0,3}[(]?[百千万亿元%])\D{0,20}"
    r"(?:budget|预算金?额?)\D{0,12}?([\d,.]+)(?![\d,.]|\s{0,3}[(]?[百千万亿元%])",
    re.IGNORECASE,
)
_TORN = re.compile(r"\d\.\d{3}\.\d{3}(?!\d)|\d{1,3},\d{3},\d{1,2}(?:\.\d|元|万|$)")
"""Digits parted in a way that no spelling explains."""
_INDEXED = re.compile(r"包号|标段|标项|分包|包组|品目号")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A cell to be read: its text in one spelling, the head above it, what the field is."""

    spelt: Spelt
    head: str
    field: str
    unit: columns.Unit


def read(text: str, *, context: str = "", field: str = "") -> Answer:
    """Return what ``text`` says of the ``field`` under the column heads of ``context``.

    Contradiction, a lost unit or an impossible size is a quarantine with a reason.
    """
    whole = text[:LONGEST]
    if not whole.strip():
        return Answer(kind="missing", status="blank")
    names = columns.heads(context)
    if len(names) > 1:
        return _of_rows(whole, names, field)
    asked = _Asked(
        spelt=spell(whole, cells=bool(names)),
        head=context,
        field=field,
        unit=columns.unit(context),
    )
    return _placed(_read(asked, whole), asked.spelt)


def _of_rows(text: str, names: list[str], field: str) -> Answer:
    """Read the cell of ``field`` in a flattened row; several rows with lot numbers are lots."""
    cells = _cells(text)
    at = columns.column(names, field)
    if at is None and field in {"", "lots"}:
        at = next((i for i, name in enumerate(names) if columns.unit(name).scale), None)
    if at is None or len(cells) % len(names):
        return _loose(text, cells, names, field)
    rows = [cells[i : i + len(names)] for i in range(0, len(cells), len(names))]
    told = [_of_cell(text, row[at], _headed(names, row, at), field) for row in rows]
    if len(told) == 1:
        return told[0]
    lots = {row[0][0].strip(): one.yuan for row, one in zip(rows, told, strict=True)}
    sums = [one.yuan for one in told if one.yuan is not None]
    if not _INDEXED.search(names[0]) or len(lots) < len(told) or len(sums) < len(told):
        return Answer(kind="quarantine", reason="several_rows", start=0, end=len(text))
    return Answer(kind="lots", lots=lots, total_yuan=sum(sums, Decimal(0)), end=len(text))


def _headed(names: list[str], row: list[tuple[str, int]], at: int) -> str:
    """Return the head of a cell, with the unit its row names in a column of its own."""
    own = next((cell for (cell, _), name in zip(row, names, strict=True) if name == "单位"), "")
    return f"{names[at]}({own})" if "元" in own and not columns.unit(names[at]).scale else names[at]


def _loose(text: str, cells: list[tuple[str, int]], names: list[str], field: str) -> Answer:
    """Read cells that do not fill their row: the last ones stand under the last heads."""
    at = columns.column(names, field)
    if at is not None and len(cells) < len(names) and at - len(names) >= -len(cells):
        return _of_cell(text, cells[at - len(names)], names[at], field)
    if at is None:
        answers = [
            _of_cell(text, cell, name, field) for cell, name in zip(cells, names, strict=False)
        ]
        sums = [one for one in answers if one.kind in {"amount", "unit_price", "rate"}]
        if len(sums) == 1 and len(cells) == len(names):
            return sums[0]
    return Answer(kind="quarantine", reason="columns_unclear", end=len(text))


def _cells(text: str) -> list[tuple[str, int]]:
    found = [(one[0].strip(), one.start()) for one in re.finditer(r"[^\n\t|]+", text)]
    return [(cell, at) for cell, at in found if cell]


def _of_cell(text: str, cell: tuple[str, int], head: str, field: str) -> Answer:
    words_, at = cell
    at = text.index(words_, at)
    spelt = spell(words_, cells=True)
    shifted = Spelt(text=spelt.text, places=tuple(place + at for place in spelt.places))
    asked = _Asked(spelt=shifted, head=head, field=field, unit=columns.unit(head))
    return _placed(_read(asked, words_), shifted)


def _placed(answer: Answer, spelt: Spelt) -> Answer:
    start, end = spelt.span(answer.start, answer.end or len(spelt.text))
    return replace(answer, start=start, end=end)


def _read(asked: _Asked, text: str) -> Answer:
    plain = asked.spelt.text
    if asked.field in words.ELSEWHERE:
        return Answer(kind="missing", status="not_money")
    if against := _AGAINST.search(plain):
        return _against(against)
    found = figures(plain)
    named = not found and not asked.field and organised(text) and not words.failed(plain)
    if named or words.PARTY.fullmatch(asked.field):
        return _of_parties(text, plain)
    return _of_figures(asked, said(plain, found))


def _of_figures(asked: _Asked, told: list[Said]) -> Answer:
    plain = asked.spelt.text
    if torn := _TORN.search(plain):
        return Answer(
            kind="quarantine", reason="digits_unclear", start=torn.start(), end=torn.end()
        )
    sums = [one for one in told if one.figure.kind == "money"]
    answer = _beyond(sums, asked.field) or lots_of(plain, told)
    if answer is None and _rated(asked, told, sums):
        answer = rate(plain, told, asked.unit, asked.field + asked.head)
    if answer is None:
        answer = chosen(plain, sums, asked.field) if sums else _failed(plain)
    return answer or _without_sums(asked, told)


def _beyond(sums: list[Said], field: str) -> Answer | None:
    """Return a quarantine where a text names an award and a budget that cannot belong together."""
    if field not in words.PRICED | {""}:
        return None
    said_of = {one.label: one.figure for one in sums if one.figure.currency == "CNY"}
    award, budget = said_of.get("award"), said_of.get("budget")
    if award is None or budget is None or not award.value:
        return None
    if not judging.ratio_impossible(award.value, budget.value):
        return None
    suggest = judging.suggested(award.value, budget.value)
    return Answer(
        kind="quarantine",
        reason="ratio_impossible",
        suggest_yuan=suggest,
        start=award.start,
        end=award.end,
    )


def _failed(plain: str) -> Answer | None:
    found = words.failed(plain)
    if found is None:
        return None
    return Answer(kind="failed", status="failed", start=found.start(), end=found.end())


def _rated(asked: _Asked, told: list[Said], sums: list[Said]) -> bool:
    """Say whether the text is a rate: a share stands there and no sum besides its limits."""
    kinds = {one.figure.kind for one in told}
    if asked.unit.share and "bare" in kinds:
        return True
    if "rate" not in kinds:
        return False
    return asked.field in words.RATES or all(one.cap or one.floor for one in sums)


def _without_sums(asked: _Asked, told: list[Said]) -> Answer:
    plain = asked.spelt.text
    document = "document_price" in {asked.field, words.label_of(plain)}
    if document and (found := words.free(plain)):
        return Answer(kind="amount", yuan=Decimal(0), start=found.start(), end=found.end())
    status = words.status(plain)
    if status is not None:
        return Answer(kind="missing", status=status)
    return without_unit(plain, told, asked.unit, asked.field)


def _of_parties(text: str, plain: str) -> Answer:
    if found := words.failed(plain):
        return Answer(kind="failed", status="failed", start=found.start(), end=found.end())
    status = words.status(plain)
    if status is not None and not organised(text):
        return Answer(kind="missing", status=status)
    told = parties(text)
    if not told.names:
        return Answer(kind="missing", status="blank")
    return Answer(kind="parties", parties=told.names, relation=told.relation)


def _against(found: re.Match[str]) -> Answer:
    award, budget = (Decimal(one.strip(".").replace(",", "")) for one in found.groups())
    if judging.ratio_impossible(award, budget):
        suggest = judging.suggested(award, budget)
        return Answer(kind="quarantine", reason="ratio_impossible", suggest_yuan=suggest)
    return Answer(kind="amount", yuan=award, start=found.start(1), end=found.end(1))
