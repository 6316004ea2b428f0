"""投标与候选 (offers): who offered what in a row of a table or a ranked list."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from jianbiao.gather.amounts import columns
from jianbiao.gather.amounts.answers import Answer
from jianbiao.gather.amounts.characters import flatten
from jianbiao.gather.amounts.clauses import lot_of
from jianbiao.gather.amounts.parties import Parties, organised, parties
from jianbiao.gather.amounts.reading import read
from jianbiao.gather.notices.dates import moments
from jianbiao.gather.notices.heads import Head
from jianbiao.gather.notices.lines import joined
from jianbiao.gather.notices.pages import Line
from jianbiao.gather.notices.tables import RANK, UNIT_SAID, Table
from jianbiao.standard.identifiers import normalise, valid

_JOINT = re.compile(
    r"^(?:牵头(?:人|方|单位)?|联合体(?:成员|牵头人?|各方)?\d{0,2}|成员(?:单位|方)?\d{0,2}|主办(?:人|方))"
)
_REFUSED = re.compile(r"否决|无效|不合格|废标|未通过|不通过|不符合|资格性?审查不")
_ROLES = (
    ("rejected", re.compile(r"否决|无效|废标|不合格")),
    (
        "bidder",
        re.compile(
            r"未(?:中标|成交|进入|入围)|其他投标|除中标|报价公示|开标|投标报价公示|参与|未推荐"
        ),
    ),
    ("candidate", re.compile(r"候选|推荐|预中标|预成交|拟中标|拟成交|评标结果|评审结果")),
    ("winner", re.compile(r"中标|成交|中选|入围|定标")),
)
LONGEST_LINE, _RANK_DIGITS = 300, 3
_CHINESE = "一二三四五六七八九十"
_NUMERIC = {"price", "deposit", "evaluated", "score"}
PRICES = ("price", "rate")
_FINAL = re.compile(r"最[后终]|修正后")
_SPELT = re.compile(r"大写|小写")


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One bidder's offer: ``role`` winner, candidate, bidder or rejected; spans by field."""

    parties: Parties
    role: str
    spans: dict[str, tuple[int, int]]
    rank: int | None = None
    price: Answer | None = None
    code: str = ""
    lot: str = ""
    submitted_at: str = ""
    score: str = ""


def offers_of(table: Table, kind: str, lot: str = "") -> list[Offer]:
    """Return the offers of a table's rows; none of a table of goods or of lots without bidders."""
    roles = [one.role for one in table.heads]
    if "name" not in roles:
        return []
    if "reason" in roles and "price" not in roles:
        return _refused(table, lot)
    if "item" in roles:
        return []
    role, firm = _role(table, kind)
    unranked = re.search(r"不分先后|不排序", table.caption) is not None
    found = []
    for row in table.rows:
        cells = _assigned(row, table.heads)
        offer = _offer(cells, table, role, lot)
        if offer is not None:
            found.append(replace(offer, rank=None) if unranked else offer)
    return found if firm or role != "winner" else _won(found)


def _won(offers: list[Offer]) -> list[Offer]:
    """Leave the winners of a table that only its notice makes one of winners: first ranks, or a lone row."""
    lots = [one.lot for one in offers]
    return [
        one
        if one.role != "winner" or one.rank == 1 or (one.rank is None and lots.count(one.lot) == 1)
        else replace(one, role="bidder")
        for one in offers
    ]


def _refused(table: Table, lot: str) -> list[Offer]:
    """Return those whose table only tells why they lost: 否决投标, 未中标原因."""
    role = (
        "rejected"
        if _REFUSED.search(table.caption + " ".join(h.text for h in table.heads))
        else "bidder"
    )
    read_ = (_offer(_assigned(row, table.heads), table, role, lot) for row in table.rows)
    return [replace(one, price=None) for one in read_ if one is not None]


def _role(table: Table, kind: str) -> tuple[str, bool]:
    """Return the role of a table's bidders, and whether its own words say so."""
    heads = " ".join(one.text.split("或否决")[0] for one in table.heads)
    for text in (heads, table.caption):
        for role, pattern in _ROLES:
            if pattern.search(text):
                return role, True
    roles = {"candidates": "candidate", "award": "winner", "contract": "winner"}
    return roles.get(kind, "bidder"), False


def _assigned(row: Sequence[Line], heads: Sequence[Head]) -> dict[str, list[Line]]:
    """Return the cells by role: by place when all are there, else by what they look like."""
    if len(row) == len(heads) and _places(row, heads):
        cells: dict[str, list[Line]] = {}
        for cell, one in zip(row, heads, strict=True):
            if cell.text:
                cells.setdefault(one.role, []).append(cell)
        return cells
    return _by_looks(row, heads)


def _places(row: Sequence[Line], heads: Sequence[Head]) -> bool:
    names = [cell for cell, one in zip(row, heads, strict=True) if one.role == "name"]
    codes = [cell for cell, one in zip(row, heads, strict=True) if one.role == "uscc"]
    sums = [cell for cell, one in zip(row, heads, strict=True) if one.role in PRICES]
    if names and not any(_named(cell.text) for cell in names):
        return False
    if any(organised(cell.text) for cell in codes):
        return False
    return all(
        re.search(r"\d|^$|^[/\-—]+$|无|见|[壹贰叁肆伍陆柒捌玖][万仟佰拾元]", cell.text)
        for cell in sums
    )


def _named(text: str) -> bool:
    return organised(text) or _JOINT.match(text) is not None


def _by_looks(row: Sequence[Line], heads: Sequence[Head]) -> dict[str, list[Line]]:
    roles = {one.role for one in heads}
    cells: dict[str, list[Line]] = {}
    rest = list(row)
    if heads[0].role in {"index", "rank", "lot"} and rest:
        cells[heads[0].role] = [rest.pop(0)]
    names = _names(rest)
    if names:
        cells["name"] = names
        rest = (
            rest[rest.index(names[-1]) + 1 :]
            if heads[0].role != "lot"
            else [c for c in rest if c not in names]
        )
    for cell in rest:
        plain = flatten(cell.text).strip()
        if "uscc" in roles and valid("uscc", normalise(plain)):
            cells.setdefault("uscc", []).append(cell)
        elif "rate" in roles and "rate" not in cells and re.search(r"\d\s*[%‰]", plain):
            cells["rate"] = [cell]
        elif "submitted" in roles and "submitted" not in cells and moments(plain):
            cells["submitted"] = [cell]
    return cells | _numeric(rest, heads)


def _numeric(rest: Sequence[Line], heads: Sequence[Head]) -> dict[str, list[Line]]:
    """Return the sums of a row with cells missing, in the order of their heads.

    With fewer sums than heads nobody knows which is missing, so only a single head takes one.
    """
    wanted = [one.role for one in heads if one.role in _NUMERIC]
    given = [cell for cell in rest if _priced(flatten(cell.text).strip()) or _bonded(cell.text)]
    if len(given) == len(wanted):
        return {role: [cell] for role, cell in zip(wanted, given, strict=True)}
    prices = [role for role in wanted if role == "price"]
    if len(prices) == 1 and given and set(wanted) <= {"price", "score", "evaluated"}:
        return {"price": given[:1]}
    return {}


def _bonded(text: str) -> bool:
    return re.search(r"保函|保证保险|担保|^(?:无|/|-+|—+|免交|免缴)$", text) is not None


def _names(rest: Sequence[Line]) -> list[Line]:
    """Return the first run of lines that name a bidder or the members of a consortium."""
    begin = next((i for i, c in enumerate(rest) if organised(c.text) or _JOINT.match(c.text)), None)
    if begin is None:
        return []
    end = begin + 1
    if _JOINT.match(rest[begin].text):
        while end < len(rest) and (organised(rest[end].text) or _JOINT.match(rest[end].text)):
            end += 1
    return list(rest[begin:end])


def _priced(plain: str) -> bool:
    if valid("uscc", normalise(plain)) or len(plain) > LONGEST_LINE:
        return False
    return (
        re.match(r"(?:报价[:：]?\s*|¥\s*)?[\d,]+(?:\.\d+)?\s*[(]?(?:[百千万亿]?元|$|\()", plain)
        is not None
    )


def _offer(cells: dict[str, list[Line]], table: Table, role: str, lot: str) -> Offer | None:
    names = cells.get("name", [])
    whole = joined(names)
    told = parties(whole.text) if names else None
    if told is None or not told.names or not _named(told.names[0]):
        return None
    members = [c.text for c in cells.get("members", []) if organised(c.text)]
    if members:
        more = parties("\n".join(members)).names
        told = Parties(names=(*told.names, *more), relation="consortium", lead=told.names[0])
    spans = {"name": whole.span(0, len(whole.text))}
    price = _price(cells, table, spans)
    note = " ".join(c.text for c in cells.get("price", []) + cells.get("result", []))
    refused = re.search(r"专家\d|否决", note) is not None or _REFUSED.search(note) is not None
    return Offer(
        parties=told,
        role="rejected" if refused else role,
        spans=spans,
        rank=_rank(cells, table, role),
        price=price,
        code=_code(cells),
        lot=_lot(cells) or lot or lot_of(table.caption),
        submitted_at=_submitted(cells),
        score=_score(cells),
    )


def _price(
    cells: dict[str, list[Line]], table: Table, spans: dict[str, tuple[int, int]]
) -> Answer | None:
    """Return what the price columns say: the last offer of several; 大写 and 小写 must agree."""
    above = UNIT_SAID.search(table.caption)
    unit = next(
        (c.text for c in cells.get("unit", []) if "元" in c.text), above[1] if above else ""
    )
    for role in PRICES:
        columns_ = [one for one in table.heads if one.role == role]
        said = cells.get(role, [])
        paired = list(zip(said, columns_, strict=True)) if len(said) == len(columns_) else []
        if not paired and said:
            paired = [(said[0], columns_[0])]
        final = [one for one in paired if _FINAL.search(one[1].text)]
        spelt = [one for one in paired if _SPELT.search(one[1].text)]
        told: list[tuple[Line, Answer]] = []
        for cell, one in final or (spelt if len(spelt) > 1 else paired[:1]):
            answer = _read(cell, one, role, unit)
            if answer.kind != "missing":
                told.append((cell, answer))
        if told:
            cell, answer = _agreed(told)
            spans["price"] = joined([cell]).span(answer.start, answer.end)
            return answer
    return None


def _read(cell: Line, one: Head, role: str, unit: str) -> Answer:
    text = re.split(r"[（(](?:/|专家|评委)", cell.text)[0]
    field = "bid_rate" if role == "rate" else "candidate_price"
    return read(text, context=_context(one, unit), field=field)


def _agreed(told: Sequence[tuple[Line, Answer]]) -> tuple[Line, Answer]:
    """Return one answer of the columns of one sum, a contradiction where they are two sums."""
    cell, answer = told[-1]
    sums = {one.yuan for _, one in told if one.kind == "amount"}
    if len(sums) > 1:
        return cell, replace(answer, kind="quarantine", reason="contradiction", yuan=None)
    sound = [one for one in told if one[1].kind == "amount"]
    return sound[-1] if sound else (cell, answer)


def _context(one: Head, unit: str) -> str:
    if one.unit.share:
        return f"{one.text}({one.unit.share})"
    if one.unit.scale:
        name = next(name for name, scale in columns.SCALES.items() if scale == one.unit.scale)
        return f"{one.text}({name}元{'/' + one.unit.per if one.unit.per else ''})"
    return f"{one.text}({unit})" if unit else one.text


def _rank(cells: dict[str, list[Line]], table: Table, role: str) -> int | None:
    for cell in cells.get("rank", []):
        if (number := rank_of(cell.text)) is not None:
            return number
    if role == "candidate" and "rank" not in {one.role for one in table.heads}:
        for cell in cells.get("index", []):
            if cell.text.isdigit():
                return int(cell.text)
    return None


def rank_of(text: str) -> int | None:
    """Return the rank of 第一名, 第2名, 第三中标候选人, 1; None when it is none."""
    found = RANK.match(text)
    said = found[1] if found else text.strip(" .、")
    if said.isdigit() and len(said) <= _RANK_DIGITS:
        return int(said)
    return _CHINESE.index(said) + 1 if len(said) == 1 and said in _CHINESE else None


def _code(cells: dict[str, list[Line]]) -> str:
    for cell in cells.get("uscc", []):
        code = normalise(cell.text)
        if valid("uscc", code):
            return code
    return ""


def _lot(cells: dict[str, list[Line]]) -> str:
    for cell in cells.get("lot", []):
        return lot_of(cell.text) or cell.text
    return lot_of(cells["lot_name"][0].text) if cells.get("lot_name") else ""


def _submitted(cells: dict[str, list[Line]]) -> str:
    for cell in cells.get("submitted", []):
        for moment in moments(cell.text):
            return moment.iso()
    return ""


def _score(cells: dict[str, list[Line]]) -> str:
    for cell in cells.get("score", []):
        found = re.fullmatch(r"\s*(\d{1,3}(?:\.\d{1,4})?)\s*分?\s*", cell.text)
        if found:
            return found[1]
    return ""
