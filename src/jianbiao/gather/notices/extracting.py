"""读公告正文 (extracting): the values, lots and offers of one notice's title and text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from jianbiao.gather.amounts import columns
from jianbiao.gather.amounts.characters import flatten
from jianbiao.gather.amounts.clauses import lot_of
from jianbiao.gather.amounts.reading import read
from jianbiao.gather.amounts.words import failed
from jianbiao.gather.notices.amending import amend
from jianbiao.gather.notices.kinds import kind_of
from jianbiao.gather.notices.lines import cut
from jianbiao.gather.notices.listed import numbered, ranked, repeated
from jianbiao.gather.notices.offers import Offer, offers_of
from jianbiao.gather.notices.pages import Line, page
from jianbiao.gather.notices.pairs import pairs
from jianbiao.gather.notices.sentences import take_sentences
from jianbiao.gather.notices.tables import UNIT_SAID, Table, of_html, of_lines
from jianbiao.gather.notices.taking import (
    LONGEST_NAME,
    RESULTS,
    keep_lot,
    take,
)
from jianbiao.gather.notices.values import Found, Lot, Notice, Place

_TITLE_CODE = re.compile(
    r"[（(\[【]\s*(?:项目|采购|招标|标段)?(?:编号|号)\s*[:：]?\s*([^（）()\s]{4,60}(?:[(（][^（）()]{1,12}[)）][^（）()\s]{0,40})?)\s*[)）\]】]"
)
_BARE_CODE = re.compile(
    r"[（(\[【]([A-Z]{2,}[A-Z0-9\-]{0,20}\d{3,}[A-Z0-9\-#]{0,30}|[A-Z]\d{6,24}(?:-\d{1,4})?|\d{4,8}-[A-Z][A-Z0-9\-]{3,30}(?:[（(]\d{1,4}[)）][A-Z0-9\-]{0,20})?)[)）\]】]"
    r"|(?<![A-Z0-9\-])([A-Z]{2,}[A-Z0-9\-]{0,20}\d{3,}[A-Z0-9\-]{0,20})$|^([A-Z]{2,}[A-Z0-9]{0,8}-\d{5,})"
)
_INNER_CODE = re.compile(
    r"(?<![A-Za-z0-9\-])(?=(?:[^\d一-龥]{0,12}\d){6})([A-Z]{2,10}\d{0,12}(?:-[A-Z0-9]{1,14}){1,6})(?![A-Za-z0-9\-])"
)
"""A code in the midst of a title: letters, groups and six digits at least; models of goods have fewer."""
_METHODS = re.compile(r"公开招标|邀请招标|竞争性磋商|竞争性谈判|单一来源|询价|询比|竞价|比选|遴选")


def extract(title: str, text: str, shelf: str, *, member: str, torn: bool = False) -> Notice:
    """Return what a notice says; ``member`` names where its text stands in the source.

    A ``torn`` text is an excerpt that ends anywhere.
    """
    kind = kind_of(title, text, shelf)
    notice = Notice(kind=kind.name, title=title, member=member)
    if kind.name:
        origin = "/title" if kind.basis == "title" else member if kind.basis == "text" else "/shelf"
        place = Place(member=origin, start=kind.start, end=kind.end)
        notice.put(Found(field="kind", value=kind.name, place=place))
    sheet = page(text)
    lines = cut(sheet.lines)
    tables = of_html(sheet.tables) if sheet.tables else of_lines(lines)
    for pair in pairs(lines, _taken(tables, lines)):
        take(notice, pair)
    if torn:
        _drop_torn(notice, len(text))
    if named := notice.values.pop("contract_name", None):
        notice.put(replace(named, field="project_name"))
    _of_title(notice, title)
    take_sentences(notice, lines)
    amend(notice, sheet.lines, sheet.tables)
    lot = lot_of(flatten(title))
    for table in tables:
        _of_table(notice, _united(table, lines), lot)
    for listing in (ranked, repeated, numbered):
        if not notice.offers:
            for offer in listing(lines, notice.kind):
                _offer(notice, offer)
    _winners(notice, lot)
    _fallen(notice, lines)
    return notice


def _drop_torn(notice: Notice, end: int) -> None:
    """Drop words that run to the end of an excerpt: nobody knows what was cut off."""
    for field in (
        "project_code",
        "earlier_code",
        "project_name",
        "contract_name",
        "procuring_entity",
        "agency",
        "winner",
    ):
        found = notice.values.get(field)
        if found is not None and found.place.member == notice.member and found.place.end >= end:
            del notice.values[field]


def _taken(tables: Sequence[Table], lines: Sequence[Line]) -> frozenset[int]:
    """Return the lines that are heads or cells of tables."""
    taken: set[int] = set()
    for table in tables:
        if table.first >= 0:
            taken |= set(range(table.first, table.last))
    spans = [
        (cells[0].start, cells[-1].end) for one in tables for cells in [_all_cells(one)] if cells
    ]
    if spans:
        taken |= {i for i, line in enumerate(lines) if any(a <= line.start < b for a, b in spans)}
    return frozenset(taken)


def _united(table: Table, lines: Sequence[Line]) -> Table:
    """Add the line above a table of HTML to its caption where it says the unit of all its sums."""
    if table.first >= 0 or not table.lines:
        return table
    at = min(cell.start for cell in table.lines)
    above = next((line for line in reversed(lines) if line.end <= at), None)
    if above is None or not UNIT_SAID.search(above.text):
        return table
    return replace(table, caption=f"{table.caption} {above.text}")


def _all_cells(table: Table) -> list[Line]:
    if table.first >= 0:
        return []
    return sorted(
        (cell for row in (table.lines, *table.rows) for cell in row if cell.text),
        key=lambda one: one.start,
    )


def _of_title(notice: Notice, title: str) -> None:
    found = _TITLE_CODE.search(title) or _BARE_CODE.search(title) or _INNER_CODE.search(title)
    if found:
        group = found.lastindex or 1
        place = Place(member="/title", start=found.start(group), end=found.end(group))
        notice.put(Found(field="project_code", value=found[group], place=place))
    if method := _METHODS.search(title):
        place = Place(member="/title", start=method.start(), end=method.end())
        notice.values["method"] = Found(field="method", value=method[0], place=place)


def _of_table(notice: Notice, table: Table, lot: str) -> None:
    roles = [one.role for one in table.heads]
    if "lot" in roles and ({"lot_budget", "lot_ceiling"} & set(roles)) and "name" not in roles:
        _lots_of(notice, table)
        return
    for offer in offers_of(table, notice.kind, lot):
        _offer(notice, offer)


def _offer(notice: Notice, offer: Offer) -> None:
    """Keep an offer once: what a later table says of the same bidder in its lot fills its gaps."""
    names = offer.parties.names
    for i in notice.known.get(names, ()):
        known = notice.offers[i]
        if known.lot == offer.lot or not known.lot or not offer.lot:
            if known.price is None and offer.price is not None:
                spans = known.spans | offer.spans
                notice.offers[i] = replace(known, price=offer.price, spans=spans)
            return
    notice.known.setdefault(names, []).append(len(notice.offers))
    notice.offers.append(offer)


def _lots_of(notice: Notice, table: Table) -> None:
    for row in table.rows:
        if len(row) != len(table.heads):
            continue
        cells = {
            one.role: (cell, one)
            for cell, one in reversed(list(zip(row, table.heads, strict=True)))
        }
        number = cells["lot"][0]
        sums: dict[str, Decimal | None] = {}
        for role, field in (("lot_budget", "budget"), ("lot_ceiling", "ceiling")):
            if role in cells:
                cell, one = cells[role]
                name = next((n for n, s in columns.SCALES.items() if s == one.unit.scale), None)
                context = f"{one.text}({name}元)" if name is not None and one.unit.scale else ""
                sums[field] = read(cell.text, context=context, field=field).yuan
        title = cells["lot_name"][0].text if "lot_name" in cells else ""
        place = Place(member=notice.member, start=number.start, end=row[-1].end)
        keep_lot(
            notice,
            Lot(
                number=lot_of(number.text) or number.text,
                title=title,
                budget=sums.get("budget"),
                ceiling=sums.get("ceiling"),
                place=place,
            ),
        )


def _winners(notice: Notice, lot: str) -> None:
    """Join the labelled winner with the offers: it wins, at the labelled sum where it has none."""
    found = notice.values.get("winner")
    if found is None or found.parties is None or any(one.role == "winner" for one in notice.offers):
        return
    sum_ = notice.values.get("award") or notice.values.get("contract_amount")
    role = "candidate" if notice.kind == "candidates" else "winner"
    for i, known in enumerate(notice.offers):
        if known.parties.names == found.parties.names and known.role == "bidder":
            notice.offers[i] = replace(known, role=role)
            if known.price is not None:
                return
    spans = {"name": (found.place.start, found.place.end)}
    if sum_ is not None:
        spans["price"] = (sum_.place.start, sum_.place.end)
    price = sum_.answer if sum_ else None
    winner = Offer(parties=found.parties, role=role, spans=spans, price=price, lot=found.lot or lot)
    rest = [one for one in notice.offers if one.parties.names != found.parties.names]
    notice.offers = [winner, *rest]


def _fallen(notice: Notice, lines: Sequence[Line]) -> None:
    """Name the lots that failed, in a notice that is not as a whole one of failure."""
    if notice.kind not in RESULTS:
        return
    for line in lines:
        if (
            len(line.text) <= 2 * LONGEST_NAME
            and failed(line.text)
            and (number := lot_of(line.text))
        ):
            place = Place(member=notice.member, start=line.start, end=line.end)
            keep_lot(notice, Lot(number=number, failed=True, place=place))
