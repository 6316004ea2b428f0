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
from jianbiao.gather.notices.tables import RANK, Table
from jianbiao.standard.identifiers import normalise, valid

_ORGANISATION = re.compile(
    r"[一-龥A-Za-z][一-龥A-Za-z0-9（）()·&.\-]{2,60}?(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|研究院|设计院|事务所|医院|大学|学院|协会|中心|厂|合作社|商行|经营部|工作室|局|集团)"
    r"(?:[一-龥]{2,10}分公司|[（(][一-龥]{2,12}[）)])?"
)
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
_PRICED = re.compile(r"\n|[，,；;：:\s](?:投标|评标)?(?:总)?(?:报价|金额|下浮|费率|价格)")
_NUMBER = re.compile(
    r"^[（(]?(\d{1,4})[、.．)）]\s{0,3}(?!\d)(?:投标人|供应商|投标单位)?(?:名称)?[：:]?\s{0,3}"
)
_BIDDER = re.compile(
    r"^(?:[（(]?\d{1,4}[、.．)）]\s{0,3})?(?:投标人|投标单位|供应商|响应人|报价人|投标供应商|竞标人)(?:名称)?\s{0,3}[：:]\s{0,3}"
)
_LONGEST_LINE, _LONGEST_BLOCK, _RANK_DIGITS = 300, 8, 3
_CHINESE = "一二三四五六七八九十"
_NUMERIC = {"price", "deposit", "evaluated", "score"}
PRICES = ("price", "rate")


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
    role = _role(table, kind)
    unranked = re.search(r"不分先后|不排序", table.caption) is not None
    found = []
    for row in table.rows:
        cells = _assigned(row, table.heads)
        offer = _offer(cells, table, role, lot)
        if offer is not None:
            found.append(replace(offer, rank=None) if unranked else offer)
    return found


def _refused(table: Table, lot: str) -> list[Offer]:
    """Return those whose table only tells why they lost: 否决投标, 未中标原因."""
    role = (
        "rejected"
        if _REFUSED.search(table.caption + " ".join(h.text for h in table.heads))
        else "bidder"
    )
    read_ = (_offer(_assigned(row, table.heads), table, role, lot) for row in table.rows)
    return [replace(one, price=None) for one in read_ if one is not None]


def _role(table: Table, kind: str) -> str:
    heads = " ".join(one.text.split("或否决")[0] for one in table.heads)
    for text in (heads, table.caption):
        for role, pattern in _ROLES:
            if pattern.search(text):
                return role
    return {"candidates": "candidate", "award": "winner", "contract": "winner"}.get(kind, "bidder")


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
    return all(re.search(r"\d|^$|^[/\-—]+$|无|见", cell.text) for cell in sums)


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
    if valid("uscc", normalise(plain)) or len(plain) > _LONGEST_LINE:
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
    price = _price(cells, table.heads, spans)
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
    cells: dict[str, list[Line]], heads: Sequence[Head], spans: dict[str, tuple[int, int]]
) -> Answer | None:
    for role in PRICES:
        for cell in cells.get(role, [])[:1]:
            one = next(h for h in heads if h.role == role)
            text = re.split(r"[（(](?:/|专家|评委)", cell.text)[0]
            unit = next((c.text for c in cells.get("unit", []) if "元" in c.text), "")
            context = _context(one, unit)
            answer = read(
                text, context=context, field="bid_rate" if role == "rate" else "candidate_price"
            )
            if answer.kind != "missing":
                spans["price"] = joined([cell]).span(answer.start, answer.end)
                return answer
    return None


def _context(one: Head, unit: str) -> str:
    if one.unit.share:
        return f"{one.text}({one.unit.share})"
    if one.unit.scale:
        name = next(name for name, scale in columns.SCALES.items() if scale == one.unit.scale)
        return f"{one.text}({name}元)"
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


def ranked(lines: Sequence[Line], kind: str) -> list[Offer]:
    """Return the offers of a list: 第一名：甲公司 报价…, one rank after the other."""
    begins = [i for i, line in enumerate(lines) if RANK.match(line.text)]
    found = []
    for i, begin in enumerate(begins):
        end = begins[i + 1] if i + 1 < len(begins) else min(begin + 6, len(lines))
        offer = _listed(lines[begin : min(end, begin + 8)], kind)
        if offer is not None:
            found.append(offer)
    return found


def numbered(lines: Sequence[Line], kind: str) -> list[Offer]:
    """Return the offers of a numbered list: 1、甲公司，投标报价：1234567.00元，工期…."""
    if kind not in {"opening", "candidates", "award"}:
        return []
    found = []
    for line in lines:
        if len(line.text) <= _LONGEST_LINE and (mark := _NUMBER.match(line.text)):
            offer = _listed([line], kind, at=mark.end())
            if offer is not None and offer.price is not None:
                role = "bidder" if kind == "opening" else offer.role
                rank = int(mark[1]) if kind == "candidates" else None
                found.append(replace(offer, role=role, rank=rank))
    return found


def repeated(lines: Sequence[Line], kind: str) -> list[Offer]:
    """Return the offers of labels that come again for each bidder: 投标人：甲, 投标报价：…."""
    begins = [i for i, line in enumerate(lines) if _BIDDER.match(line.text)]
    if len(begins) <= 1 or kind not in {"opening", "candidates", "award"}:
        return []
    ends = [*begins[1:], begins[-1] + _LONGEST_BLOCK]
    found = []
    for begin, end in zip(begins, ends, strict=True):
        mark = _BIDDER.match(lines[begin].text)
        block = lines[begin : min(end, begin + _LONGEST_BLOCK)]
        offer = _listed(block, kind, at=mark.end() if mark else 0)
        if offer is not None:
            found.append(
                replace(offer, role="bidder" if kind == "opening" else offer.role, rank=None)
            )
    return found


def _listed(lines: Sequence[Line], kind: str, at: int | None = None) -> Offer | None:
    whole = joined(lines)
    mark = RANK.match(whole.text)
    at = at if at is not None else mark.end() if mark else 0
    name = _ORGANISATION.search(whole.text, at, at + 120)
    if name is None or len(lines[0].text) > _LONGEST_LINE:
        return None
    rest = whole.text[name.end() : name.end() + 120]
    field = "bid_rate" if re.search(r"下浮|费率|折扣", rest) else "candidate_price"
    said = re.search(r"(?:报价|金额|投标价|总价|下浮|费率|折扣|中标价|成交价)", rest)
    answer = read(rest[said.start() :], field=field) if said else None
    spans = {"name": whole.span(name.start(), name.end())}
    if answer is not None and answer.kind in {"missing", "failed"}:
        answer = None
    if answer is not None and said is not None:
        from_ = name.end() + said.start()
        spans["price"] = whole.span(from_ + answer.start, from_ + answer.end)
    return Offer(
        parties=_joint(whole.text[name.start() :], name[0]),
        role="winner" if kind == "award" and "候选" not in lines[0].text else "candidate",
        spans=spans,
        rank=rank_of(lines[0].text),
        price=answer,
    )


def _joint(text: str, first: str) -> Parties:
    """Return the members of a consortium that a list names one after the other, or the first."""
    segment = _PRICED.split(text, maxsplit=1)[0].strip("，,；;：: \n")
    told = parties(segment)
    joint = told.relation == "consortium" and all(organised(name) for name in told.names)
    return told if joint else parties(first)
