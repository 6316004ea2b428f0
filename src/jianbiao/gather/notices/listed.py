"""列举 (listed): offers that stand in lists and blocks of lines instead of tables."""

import re
from collections.abc import Sequence
from dataclasses import replace

from jianbiao.gather.amounts.clauses import lot_of
from jianbiao.gather.amounts.parties import Parties, organised, parties
from jianbiao.gather.amounts.reading import read
from jianbiao.gather.amounts.words import failed
from jianbiao.gather.notices.lines import joined
from jianbiao.gather.notices.offers import LONGEST_LINE, Offer, rank_of
from jianbiao.gather.notices.pages import Line
from jianbiao.gather.notices.tables import RANK

ORGANISATION = re.compile(
    r"[一-龥A-Za-z][一-龥A-Za-z0-9（）()·&.\-]{2,60}?(?:有限责任公司|股份有限公司|有限公司|集团公司|公司|研究院|设计院|事务所|医院|大学|学院|协会|中心|厂|合作社|商行|经营部|工作室|局|集团)(?![一-龥]{0,6}(?:有限|股份)[一-龥]{0,4}公司)"
    r"(?:[一-龥]{2,10}分公司|[（(][一-龥]{2,12}[）)])?"
)
_PRICED = re.compile(r"\n|[，,；;：:\s](?:投标|评标)?(?:总)?(?:报价|金额|下浮|费率|价格)")
_NUMBER = re.compile(
    r"^[（(]?(\d{1,4})[、.．)）]\s{0,3}(?!\d)(?:投标人|供应商|投标单位)?(?:名称)?[：:]?\s{0,3}"
)
_BIDDER = re.compile(
    r"^(?:[（(]?\d{1,4}[、.．)）]\s{0,3})?(?:投标人|投标单位|供应商|响应人|报价人|投标供应商|竞标人)(?:名称)?\s{0,3}[：:]\s{0,3}"
)
_LOT_LINE = re.compile(
    r"^[^一-龥A-Za-z0-9]{0,3}(?:[一二三四五六七八九十\d]{1,2}[、.])?\s{0,2}(?:第.{1,3}(?:标段|标包|包)|(?:采购|合同)?包|标段|标项|标包|包组|[一二三四五六七八九十]{1,2}标段)[^，,。；;]{0,24}$"
)
"""A line that only names the lot of the lines below it."""
_LONGEST_BLOCK = 8


def ranked(lines: Sequence[Line], kind: str) -> list[Offer]:
    """Return the offers of a list: 第一名：甲公司 报价…, one rank after the other."""
    begins = [i for i, line in enumerate(lines) if RANK.match(line.text)]
    found = []
    for i, begin in enumerate(begins):
        end = begins[i + 1] if i + 1 < len(begins) else min(begin + 6, len(lines))
        offer = _listed(lines[begin : min(end, begin + 8)], kind)
        if offer is not None:
            found.append(replace(offer, lot=lot_above(lines, begin)))
    return found


def numbered(lines: Sequence[Line], kind: str) -> list[Offer]:
    """Return the offers of a numbered list: 1、甲公司，投标报价：1234567.00元，工期…."""
    if kind not in {"opening", "candidates", "award"}:
        return []
    found = []
    for line in lines:
        if len(line.text) <= LONGEST_LINE and (mark := _NUMBER.match(line.text)):
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
            role = "bidder" if kind == "opening" else offer.role
            found.append(replace(offer, role=role, rank=None, lot=lot_above(lines, begin)))
    return found


def _listed(lines: Sequence[Line], kind: str, at: int | None = None) -> Offer | None:
    whole = joined(lines)
    mark = RANK.match(whole.text)
    at = at if at is not None else mark.end() if mark else 0
    name = ORGANISATION.search(whole.text, at, at + 120)
    if name is None or len(lines[0].text) > LONGEST_LINE:
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


def lot_above(lines: Sequence[Line], at: int) -> str:
    """Return the number of the lot whose heading stands last above line ``at``, empty for none."""
    for line in reversed(lines[max(0, at - _LONGEST_BLOCK) : at]):
        if _LOT_LINE.match(line.text) and not failed(line.text):
            return lot_of(line.text)
    return ""
