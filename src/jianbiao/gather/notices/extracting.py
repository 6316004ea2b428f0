"""读公告正文 (extracting): the values, lots and offers of one notice's title and text."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from jianbiao.gather.amounts import columns
from jianbiao.gather.amounts.characters import flatten
from jianbiao.gather.amounts.clauses import lot_of
from jianbiao.gather.amounts.parties import organised
from jianbiao.gather.amounts.reading import read
from jianbiao.gather.amounts.words import failed
from jianbiao.gather.notices.dates import moments
from jianbiao.gather.notices.kinds import kind_of
from jianbiao.gather.notices.lines import cut, joined
from jianbiao.gather.notices.offers import Offer, numbered, offers_of, ranked, repeated
from jianbiao.gather.notices.pages import Line, page
from jianbiao.gather.notices.pairs import pairs
from jianbiao.gather.notices.tables import Table, of_html, of_lines
from jianbiao.gather.notices.taking import (
    LONGEST_NAME,
    RESULTS,
    keep_lot,
    moment_at,
    place_of,
    take,
)
from jianbiao.gather.notices.values import Found, Lot, Notice, Place

_TITLE_CODE = re.compile(
    r"[（(\[【]\s*(?:项目|采购|招标|标段)?(?:编号|号)\s*[:：]?\s*([^（）()\s]{4,60}(?:[(（][^（）()]{1,12}[)）][^（）()\s]{0,40})?)\s*[)）\]】]"
)
_BARE_CODE = re.compile(
    r"[（(\[【]([A-Z]{2,}[A-Z0-9\-]{0,20}\d{3,}[A-Z0-9\-#]{0,30}|\d{4,8}-[A-Z][A-Z0-9\-]{4,30})[)）\]】]"
    r"|(?<![A-Z0-9\-])([A-Z]{2,}[A-Z0-9\-]{0,20}\d{3,}[A-Z0-9\-]{0,20})$|^([A-Z]{2,}[A-Z0-9]{0,8}-\d{5,})"
)
_NAMED_CODE = re.compile(
    r"[（(](?:项目|招标|采购)(?:项目)?编号\s?[：:]\s?([^（）()\s：:]{4,60})[)）]"
)
_BEFORE_THAT = re.compile(r"^.{0,16}前.{0,6}?(?:递交|提交|上传|送达|将)", re.DOTALL)
_OWNED = re.compile(r"受\s{0,4}([^\s，,。；;]{4,40}?)\s{0,4}(?:的)?委托")
_TENDERED = re.compile(r"(?:招标人|采购人|建设单位)(?:为|是)\s{0,6}([^\s，,。；;]{4,40})")
_RULED = re.compile(r"规定[，,]\s{0,6}([^\s，,。；;]{4,40})\s{0,6}的\s")
_METHODS = re.compile(r"公开招标|邀请招标|竞争性磋商|竞争性谈判|单一来源|询价|询比|竞价|比选|遴选")
_HEADING, _LONGEST_SENTENCE = 1500, 600
_STATED = re.compile(
    r"(?:(?P<budget>预算(?:总)?(?:金额|价)?)|(?P<ceiling>最高(?:投标)?限价|(?:招标|投标)?控制价)|(?P<deposit>保证金(?:金额|数额)?))"
    r"(?:为|是|共计|约)?(?=\s{0,3}(?:人民币)?\s{0,3}[￥¥]?\s{0,3}[\d壹贰叁肆伍陆柒捌玖])"
)
_STATED_FIELDS = ("budget", "ceiling", "deposit")
_CHANGED = re.compile(
    r"(?:(?:更正|变更|修改|调整|更改|延期|顺延|推迟|延|改)(?:为|至|到|后)|现(?:更正|变更|调整|延期|改)?)[^，,；;。\d原]{0,16}(?=\d|二)"
)
_AMENDED = {"deadline": re.compile(r"截止|递交|提交"), "opening": re.compile(r"开标|开启")}


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
    _of_title(notice, title)
    _of_sentences(notice, lines)
    _sums_in_sentences(notice, lines)
    _amended(notice, sheet.lines)
    lot = lot_of(flatten(title))
    for table in tables:
        _of_table(notice, table, lot)
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


def _all_cells(table: Table) -> list[Line]:
    if table.first >= 0:
        return []
    return sorted(
        (cell for row in table.rows for cell in row if cell.text), key=lambda one: one.start
    )


def _of_title(notice: Notice, title: str) -> None:
    found = _TITLE_CODE.search(title) or _BARE_CODE.search(title)
    if found:
        group = found.lastindex or 1
        place = Place(member="/title", start=found.start(group), end=found.end(group))
        notice.put(Found(field="project_code", value=found[group], place=place))
    if method := _METHODS.search(title):
        place = Place(member="/title", start=method.start(), end=method.end())
        notice.values["method"] = Found(field="method", value=method[0], place=place)


def _of_sentences(notice: Notice, lines: Sequence[Line]) -> None:
    """Take what stands in sentences: 于…前递交, 受…委托, 招标人为…, 自…起…个工作日."""
    first = joined(_first(lines, _HEADING))
    for moment in moments(first.text):
        if moment.timed and _BEFORE_THAT.match(flatten(first.text[moment.end : moment.end + 40])):
            moment_at(notice, "deadline", first, moment)
    if code := _NAMED_CODE.search(first.text):
        place = place_of(notice, first, code.start(1), code.end(1))
        notice.put(Found(field="project_code", value=code[1], place=place))
    for pattern in (_TENDERED, _OWNED, _RULED):
        found = pattern.search(first.text)
        if found and organised(found[1]):
            place = place_of(notice, first, found.start(1), found.end(1))
            notice.put(Found(field="procuring_entity", value=found[1], place=place))


def _sums_in_sentences(notice: Notice, lines: Sequence[Line]) -> None:
    """Take sums that follow their label without a colon: 最高投标限价3.2亿元."""
    for line in lines:
        if "元" not in line.text or len(line.text) > _LONGEST_SENTENCE:
            continue
        for found in _STATED.finditer(line.text):
            field = next(name for name in _STATED_FIELDS if found[name])
            if field in notice.values or any(one.field == field for one in notice.doubts):
                continue
            rest = re.split("[，,；;。]", line.text[found.end() : found.end() + 60] + "。")[0]
            answer = read(rest, field=field)
            if answer.kind == "amount" and answer.yuan is not None:
                value = joined([line])
                place = place_of(
                    notice, value, found.end() + answer.start, found.end() + answer.end
                )
                told = f"{answer.yuan:.2f}"
                notice.put(Found(field=field, value=told, place=place, answer=answer))


def _amended(notice: Notice, lines: Sequence[Line]) -> None:
    """Take the moments that a correction sets: 原…，现更正为…; what it replaces is no longer so."""
    if notice.kind != "correction":
        return
    for line in lines:
        changed = _CHANGED.search(line.text[:_LONGEST_SENTENCE])
        if changed is None:
            continue
        for moment in moments(line.text[changed.end() :])[:1]:
            value = joined([line])
            begin, stop = changed.end() + moment.start, changed.end() + moment.end
            for field, pattern in _AMENDED.items():
                if pattern.search(line.text):
                    notice.values[field] = Found(
                        field=field,
                        value=moment.iso(),
                        place=place_of(notice, value, begin, stop),
                    )


def _first(lines: Sequence[Line], most: int) -> list[Line]:
    taken, reached = [], 0
    for line in lines:
        taken.append(line)
        reached += len(line.text)
        if reached > most:
            break
    return taken


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
    spans = {"name": (found.place.start, found.place.end)}
    if sum_ is not None:
        spans["price"] = (sum_.place.start, sum_.place.end)
    role = "candidate" if notice.kind == "candidates" else "winner"
    price = sum_.answer if sum_ else None
    winner = Offer(parties=found.parties, role=role, spans=spans, price=price, lot=lot)
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
