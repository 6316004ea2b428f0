"""读公告正文 (extracting): the values, lots and offers of one notice's title and text."""

import re
from collections.abc import Sequence
from decimal import Decimal

from jianbiao.gather.amounts import columns
from jianbiao.gather.amounts.characters import flatten
from jianbiao.gather.amounts.clauses import lot_of
from jianbiao.gather.amounts.parties import organised, parties
from jianbiao.gather.amounts.reading import read
from jianbiao.gather.amounts.words import failed
from jianbiao.gather.notices.dates import Moment, moments, span_of_days
from jianbiao.gather.notices.kinds import kind_of
from jianbiao.gather.notices.lines import Joined, cut, joined
from jianbiao.gather.notices.offers import Offer, offers_of, ranked
from jianbiao.gather.notices.pages import Line, page
from jianbiao.gather.notices.pairs import Pair, pairs
from jianbiao.gather.notices.tables import Table, of_html, of_lines
from jianbiao.gather.notices.values import Doubt, Found, Lot, Notice, Place

_SUMS = {
    "budget": "budget",
    "estimate": "budget",
    "ceiling": "ceiling",
    "deposit": "deposit",
    "document_price": "document_price",
    "agency_fee": "agency_fee",
    "award": "award",
    "contract_amount": "contract_amount",
}
_CODE = re.compile(r"[A-Za-z0-9一-龥\[〔【(（][^\s,，;；。]{2,80}")
_TITLE_CODE = re.compile(
    r"[（(\[【]\s*(?:项目|采购|招标|标段)?(?:编号|号)\s*[:：]?\s*([^（）()\s]{4,60}(?:[(（][^（）()]{1,12}[)）][^（）()\s]{0,40})?)\s*[)）\]】]"
)
_BARE_CODE = re.compile(r"[（(\[【]([A-Z]{2,}[A-Z0-9\-]{0,20}\d{4}[A-Z0-9\-]{0,30})[)）\]】]")
_BEFORE_THAT = re.compile(r"^.{0,16}前.{0,6}?(?:递交|提交|上传|送达|将)", re.DOTALL)
_OWNED = re.compile(r"受\s{0,4}([^\s，,。；;]{4,40}?)\s{0,4}(?:的)?委托")
_TENDERED = re.compile(r"(?:招标人|采购人|建设单位)(?:为|是)\s{0,6}([^\s，,。；;]{4,40})")
_RULED = re.compile(r"规定[，,]\s{0,6}([^\s，,。；;]{4,40})\s{0,6}的\s")
_METHODS = re.compile(r"公开招标|邀请招标|竞争性磋商|竞争性谈判|单一来源|询价|询比|竞价|比选|遴选")
_JUNK = re.compile(r"^[（(]?盖章|^信息$|^/+$|^详见|^无$|^见|^[^一-龥]{0,40}$")
_RESULTS = {"award", "candidates", "contract", "acceptance", "opening", "termination"}
_HEADING = 1500
_LONGEST_NAME = 80


def extract(title: str, text: str, shelf: str, *, member: str) -> Notice:
    """Return what a notice says; ``member`` names where its text stands in the source."""
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
        _take(notice, pair)
    _of_title(notice, title)
    _of_sentences(notice, lines)
    for table in tables:
        _of_table(notice, table)
    if not notice.offers:
        notice.offers += ranked(lines, notice.kind)
    _winners(notice)
    _fallen(notice, lines)
    return notice


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


def _take(notice: Notice, pair: Pair) -> None:
    if not pair.value.text.strip():
        return
    if pair.label in _SUMS:
        _sum(notice, pair, _SUMS[pair.label])
    elif pair.label in {"lot_budget", "lot_ceiling"}:
        _lot_sum(notice, pair)
    elif pair.label == "project_code":
        _code(notice, pair)
    elif pair.label in {"project_name", "method"}:
        _words(notice, pair)
    elif pair.label in {"procuring_entity", "agency", "name", "winner"}:
        _party(notice, pair)
    elif pair.label == "days":
        _days(notice, pair)
    else:
        _moments(notice, pair)


def _sum(notice: Notice, pair: Pair, field: str) -> None:
    """Take a sum: an amount, a rate, a unit price or lots; what cannot be believed is a doubt."""
    unit = columns.unit(pair.words)
    context = pair.words if unit.scale or unit.share else ""
    answer = read(pair.value.text, context=context, field=field)
    if answer.kind == "missing":
        return
    place = _place(notice, pair.value, answer.start, answer.end)
    if answer.kind == "quarantine":
        doubt = Doubt(
            field=field,
            reason=answer.reason or "unclear",
            place=place,
            suggest=answer.suggest_yuan,
        )
        notice.doubts.append(doubt)
        return
    told = answer.yuan if answer.kind in {"amount", "unit_price"} else answer.total_yuan
    value = answer.rate_percent or ("" if told is None else f"{told:.2f}")
    notice.put(Found(field=field, value=value, place=place, answer=answer))


def _lot_sum(notice: Notice, pair: Pair) -> None:
    field = "budget" if pair.label == "lot_budget" else "ceiling"
    answer = read(pair.value.text, context=pair.words if "元" in pair.words else "", field=field)
    if answer.kind == "amount" and answer.yuan is not None:
        number = pair.lot or "1"
        place = _place(notice, pair.value, answer.start, answer.end)
        _lot(notice, Lot(number=number, place=place, **{field: answer.yuan}))  # type: ignore[arg-type]


def _lot(notice: Notice, lot: Lot) -> None:
    known = notice.lots.get(lot.number)
    notice.lots[lot.number] = (
        lot
        if known is None
        else Lot(
            number=lot.number,
            title=known.title or lot.title,
            budget=known.budget if known.budget is not None else lot.budget,
            ceiling=known.ceiling if known.ceiling is not None else lot.ceiling,
            failed=known.failed or lot.failed,
            place=known.place,
        )
    )


def _code(notice: Notice, pair: Pair) -> None:
    found = _CODE.match(pair.value.text.lstrip("：: "))
    if found is None or not re.search(r"\d", found[0]):
        return
    code = re.split(r"[（(](?:招标|采购)?(?:文件|项目)?编号", found[0])[0]
    code = re.split(r"二、|三、", code)[0].strip("；;，,。")
    for opened, closed in ("（）", "()", "【】"):
        if code.endswith(closed) and opened not in code:
            code = code[:-1]
    start = pair.value.text.index(code)
    place = _place(notice, pair.value, start, start + len(code))
    field = "earlier_code" if "原公告" in pair.words else "project_code"
    notice.put(Found(field=field, value=code, place=place))
    notice.put(Found(field="project_code", value=code, place=place))


def _words(notice: Notice, pair: Pair) -> None:
    text = (
        pair.value.text.replace("\n", "")
        if pair.label == "project_name"
        else pair.value.lines[0].text
    )
    text = re.split(r"[（(](?:采购方式|项目编号)[：:]", text)[0].strip()
    if pair.label == "project_name" and not _akin(text, notice.title):
        return
    if text and len(text) <= 4 * _LONGEST_NAME and not _JUNK.match(text):
        notice.put(
            Found(
                field=pair.label,
                value=text,
                place=_place(notice, pair.value, 0, len(pair.value.text)),
            )
        )


def _akin(name: str, title: str) -> bool:
    """Say whether a project's name shares words with the title: else it is another project's."""
    own, titled = ({one[i : i + 4] for i in range(len(one) - 3)} for one in (name, title))
    least = min(len(own), len(titled))
    return len(own & titled) * 5 >= least * 2


def _party(notice: Notice, pair: Pair) -> None:
    field = pair.label
    if field == "name":
        field = {"entity": "procuring_entity", "agency": "agency", "result": "winner"}.get(
            pair.section, ""
        )
    if field == "winner" and (notice.kind not in _RESULTS or pair.section in {"items", "fallen"}):
        return
    lines = pair.value.lines if field == "winner" else pair.value.lines[:1]
    text = joined(lines).text.strip()
    told = parties(text)
    if (
        not field
        or not told.names
        or len(told.names[0]) > _LONGEST_NAME
        or _JUNK.match(told.names[0])
    ):
        return
    if field == "winner" and not organised(told.names[0]):
        return
    place = _place(notice, pair.value, 0, len(text))
    notice.put(Found(field=field, value="；".join(told.names), place=place, parties=told))


def _moments(notice: Notice, pair: Pair) -> None:
    """Take the moments of a label: what it is of says the label, or its section."""
    found = moments(pair.value.text)
    fields = _timed(pair.label, pair.section)
    for field, moment in zip(fields, _chosen(fields, found), strict=False):
        _moment(notice, field, pair.value, moment)
    if pair.section == "both" and pair.label in {"bare", "time"} and found:
        _moment(notice, "opening", pair.value, found[0])


def _days(notice: Notice, pair: Pair) -> None:
    days = span_of_days(pair.value.text.replace("\n", " "))
    if days is not None:
        place = _place(notice, pair.value, days.start, days.end)
        notice.put(Found(field="notice_days", value=f"{days.days} {days.unit}", place=place))


def _chosen(fields: Sequence[str], found: Sequence[Moment]) -> Sequence[Moment]:
    return found[:1] if len(fields) == 1 else found[:2]


def _timed(name: str, part: str) -> tuple[str, ...]:
    if name in {"time", "bare", "until"}:
        return {
            "documents": ("documents_from", "documents_until"),
            "submission": ("deadline",),
            "both": ("deadline",),
            "opening": ("opening",),
        }.get(part, ())
    if name == "period":
        return ("documents_from", "documents_until")
    if name == "publicity":
        return ("publicity_from", "publicity_to")
    known = {"deadline", "opening", "documents_until", "signed", "decided", "earlier", "published"}
    return (name,) if name in known | {"publicity_from", "publicity_to"} else ()


def _moment(notice: Notice, field: str, value: Joined, moment: Moment) -> None:
    place = _place(notice, value, moment.start, moment.end)
    known = notice.values.get(field)
    if known is not None and moment.timed and known.value == f"{moment.iso()[:10]}T00:00:00+08:00":
        del notice.values[field]
    notice.put(Found(field=field, value=moment.iso(), place=place))


def _place(notice: Notice, value: Joined, start: int, end: int) -> Place:
    begin, stop = value.span(start, end)
    return Place(member=notice.member, start=begin, end=stop)


def _of_title(notice: Notice, title: str) -> None:
    found = _TITLE_CODE.search(title) or _BARE_CODE.search(title)
    if found:
        place = Place(member="/title", start=found.start(1), end=found.end(1))
        notice.put(Found(field="project_code", value=found[1], place=place))
    if method := _METHODS.search(title):
        place = Place(member="/title", start=method.start(), end=method.end())
        notice.values["method"] = Found(field="method", value=method[0], place=place)


def _of_sentences(notice: Notice, lines: Sequence[Line]) -> None:
    """Take what stands in sentences: 于…前递交, 受…委托, 招标人为…, 自…起…个工作日."""
    first = joined(_first(lines, _HEADING))
    for moment in moments(first.text):
        if moment.timed and _BEFORE_THAT.match(flatten(first.text[moment.end : moment.end + 40])):
            _moment(notice, "deadline", first, moment)
    for pattern in (_TENDERED, _OWNED, _RULED):
        found = pattern.search(first.text)
        if found and organised(found[1]):
            place = _place(notice, first, found.start(1), found.end(1))
            notice.put(Found(field="procuring_entity", value=found[1], place=place))


def _first(lines: Sequence[Line], most: int) -> list[Line]:
    taken, reached = [], 0
    for line in lines:
        taken.append(line)
        reached += len(line.text)
        if reached > most:
            break
    return taken


def _of_table(notice: Notice, table: Table) -> None:
    roles = [one.role for one in table.heads]
    if "lot" in roles and ({"lot_budget", "lot_ceiling"} & set(roles)) and "name" not in roles:
        _lots_of(notice, table)
        return
    for offer in offers_of(table, notice.kind):
        _offer(notice, offer)


def _offer(notice: Notice, offer: Offer) -> None:
    """Keep an offer once: what a later table says of the same bidder in its lot fills its gaps."""
    key = (offer.parties.names, offer.lot)
    for i, known in enumerate(notice.offers):
        same = (known.parties.names, known.lot) == key
        alike = known.parties.names == offer.parties.names and (not known.lot or not offer.lot)
        if same or alike:
            if known.price is None and offer.price is not None:
                spans = known.spans | offer.spans
                notice.offers[i] = _with(known, price=offer.price, spans=spans)
            return
    notice.offers.append(offer)


def _with(offer: Offer, **changes: object) -> Offer:
    from dataclasses import replace

    return replace(offer, **changes)  # type: ignore[arg-type]


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
        _lot(
            notice,
            Lot(
                number=lot_of(number.text) or number.text,
                title=title,
                budget=sums.get("budget"),
                ceiling=sums.get("ceiling"),
                place=place,
            ),
        )


def _winners(notice: Notice) -> None:
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
    winner = Offer(parties=found.parties, role=role, spans=spans, price=price)
    rest = [one for one in notice.offers if one.parties.names != found.parties.names]
    notice.offers = [winner, *rest]


def _fallen(notice: Notice, lines: Sequence[Line]) -> None:
    """Name the lots that failed, in a notice that is not as a whole one of failure."""
    if notice.kind not in _RESULTS:
        return
    for line in lines:
        if (
            len(line.text) <= 2 * _LONGEST_NAME
            and failed(line.text)
            and (number := lot_of(line.text))
        ):
            place = Place(member=notice.member, start=line.start, end=line.end)
            _lot(notice, Lot(number=number, failed=True, place=place))
