"""单位名称 (parties): the names a cell holds and how they stand to each other: one, consortium."""

import re
from dataclasses import dataclass

from jianbiao.gather.amounts.characters import flatten

_LEAD = re.compile(r"联合体(?:成员|各方|单位|投标)?|牵头(?:人|方|单位)?|主办(?:人|方)|共同体")
_ROLE = re.compile(
    r"\s{0,3}(?:联合体)?(?:牵头人|牵头方|牵头单位|牵头|主办人|主体|成员单位|成员方|成员|联合体|主|成)\s{0,2}\d{0,2}\s{0,2}"
)
_BRACKETED = re.compile(rf"\({_ROLE.pattern}\)")
_AFTER_ROLE = re.compile(rf"{_BRACKETED.pattern}(?=\s{{0,2}}[一-龥]{{4}})")
_PREFIX = re.compile(
    rf"^(?:(?:\d{{1,2}}|[①-⑨])[.、\s)]\s{{0,3}})?(?:{_ROLE.pattern}[:\s])?\s{{0,3}}"
    r"(?:(?:第[一二三四五六七八九十\d]{1,2}|拟)?(?:中标|成交|中选)?(?:候选)?(?:供应商|单位|人)(?:名称)?\s{0,3}:\s{0,3})?"
)
_SUFFIX = re.compile(r"\s{0,2}(?:组成的?)?(?:联合体|共同体)$")
_BREAK = re.compile(r"[;,、/\n]|\s{2,}")
_JOINED = re.compile(r"(?<=[司院局所社厂店])\s?[与和及&+]\s?(?=[一-龥]{4})")
_INSIDE = re.compile(r"[(\[][^)\]]{0,60}[)\]]")
ORGANISED = re.compile(
    r"公司|集团|[院局所社厂店部会城行铺场户队园矿]$|超市|中心|学校|大学|学院|医院|协会|联盟|事务所|研究院|合作社|工作室|商行|经营部|银行|支行|"
    r"厂$|店$|社$|站$|馆$|委员会|基金会|企业|Ltd|LLC|Inc|GmbH|Co\."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Names in their order; ``relation``: single, consortium or unknown. ``lead`` where named."""

    names: tuple[str, ...]
    relation: str
    lead: str = ""


def parties(text: str) -> Parties:
    """Return the names of ``text``; names in brackets are not cut, roles are taken off."""
    pieces = [piece.strip() for piece in _cut(text) if piece.strip()]
    lead = next((_name(one) for one in pieces if re.search(r"牵头|主办", one) and _name(one)), "")
    names = tuple(dict.fromkeys(name for one in pieces if (name := _name(one))))
    plain = flatten(text)
    if len(names) <= 1:
        relation = "single"
    elif ";" in plain or any(one.search(plain) for one in (_LEAD, _JOINED, _BRACKETED)):
        relation = "consortium"
    else:
        relation = "unknown"
    return Parties(names=names, relation=relation, lead=lead if relation == "consortium" else "")


def _cut(text: str) -> list[str]:
    shielded = _INSIDE.sub(lambda found: "\0" * len(found[0]), flatten(text))
    cuts = sorted(
        [found.span() for found in _BREAK.finditer(shielded)]
        + [found.span() for found in _JOINED.finditer(shielded)]
        + [(found.end(), found.end()) for found in _AFTER_ROLE.finditer(flatten(text))]
    )
    pieces, start = [], 0
    for begin, end in cuts:
        pieces.append(text[start:begin])
        start = end
    return [*pieces, text[start:]]


def _name(piece: str) -> str:
    """Return the name of a piece as written, without its role and number."""
    plain = flatten(piece)
    if role := _BRACKETED.search(plain):
        piece = piece[: role.start()] + piece[role.end() :]
        plain = flatten(piece)
    lead = _PREFIX.match(plain)
    begin = lead.end() if lead else 0
    end = len(_SUFFIX.sub("", plain))
    name = piece[begin:end].strip(" .。:\uff1a")
    return "" if re.fullmatch(_ROLE.pattern + ":?", flatten(name)) else name


def organised(text: str) -> bool:
    """Say whether ``text`` reads like the name of an organisation, not of a person."""
    return ORGANISED.search(_INSIDE.sub("", flatten(text)).strip()) is not None
