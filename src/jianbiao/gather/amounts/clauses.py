"""语境 (clauses): what stands round a figure: its label, its lot, whether it is only a part."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from jianbiao.gather.amounts.figures import Figure
from jianbiao.gather.amounts.words import label_of

_PART = re.compile(
    r"(?:其中|内含|含有|包含|包括|不含|不包括|不包含|另含|另计|含)(?!(?:增值)?税(?:总)?[价金]?|税价)[^,;。\n]{0,24}$|"
    r"(?:暂列金|暂估|税[金额]|增值税额?|规费|安全文明|国库资金|自筹资金|财政资金|首付|预付|质保金)[^,;。\n]{0,8}$"
)
_ALIKE = re.compile(
    r"^\s{0,3}[(\[]?\s{0,3}(?:大写|小写|人民币|即|折合|约|合|RMB|CNY|¥|[:\s)\]=]|元)*\s{0,3}$",
    re.IGNORECASE,
)
_TAXED = re.compile(r"含税(?!额)|(?<!不)含(?:增值)?税")
_UNTAXED = re.compile(r"(?:不含|未含|除)(?:增值)?税")
_TOTAL = re.compile(
    r"合计|总计|共计|总价|总额|总金额|总报价|总投资|合同总价|[计共]\s{0,2}:?\s{0,2}$"
)
_CAP = re.compile(r"不超过|不高于|不得超过|不得高于|上限|封顶|最高(?!限价|投标)|以内")
_FLOOR = re.compile(r"不低于|不少于|最低|不足|保底")
_CN = "一二三四五六七八九十"
_LOT = re.compile(
    rf"第?\s{{0,2}}([{_CN}]{{1,3}}|[A-Za-z]\d{{0,2}}|\d{{1,3}})\s{{0,2}}(?:号?标段|标包|号?包(?!含|括|装)|标项|分包|合同段|号(?=:))|"
    rf"(?:标段|标包|包件|合同包|采购包|分包|标项|品目|包组|包|合同段|Lot)\s{{0,2}}号?\s{{0,2}}([A-Za-z]\d{{0,2}}|\d{{1,3}}|[{_CN}]{{1,3}})(?![\d.])",
)
_GLUED = re.compile(r"(?:^|[;,。\n])\s{0,3}(\d{2}|[A-Z])(?=\s{0,2}[一-龥])")

_NEAR = 80
"""Characters before a figure that speak of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A figure with what is said of it: ``label`` a field or None, ``lot`` a number or empty."""

    figure: Figure
    before: str
    label: str | None
    lot: str
    part: bool
    total: bool
    cap: bool
    floor: bool
    taxed: bool
    untaxed: bool


def said(text: str, figures: Sequence[Figure]) -> list[Said]:
    """Return each figure with the words since the last sum before it."""
    told: list[Said] = []
    ended, main = 0, False
    last: str | None = None
    for one in figures:
        before = text[max(ended, one.start - _NEAR) : one.start]
        clause = re.split(r"[;。]", before)[-1]
        part = _is_part(text, before, one, main=main)
        told.append(
            Said(
                figure=one,
                before=before,
                label=label_of(clause) or label_of(before) or last,
                lot=_lot(before, glued=ended > 0),
                part=part,
                total=_TOTAL.search(clause[-14:]) is not None,
                cap=_CAP.search(clause[-12:]) is not None,
                floor=_FLOOR.search(clause[-16:]) is not None,
                taxed=_TAXED.search(clause) is not None and _UNTAXED.search(clause) is None,
                untaxed=_UNTAXED.search(clause) is not None,
            )
        )
        if one.kind != "bare":
            last = told[-1].label
            main = main or not part
            ended = one.end
    return told


def _is_part(text: str, before: str, one: Figure, *, main: bool) -> bool:
    """Say whether a figure is a part of another: 其中…, 含…, or named in brackets after a sum."""
    opened = text.rfind("(", 0, one.start)
    inside = opened >= 0 and ")" not in text[opened : one.start] and one.start - opened <= _NEAR
    if inside:
        words = text[opened + 1 : one.start]
        if main and not _ALIKE.match(words):
            return True
        return _PART.search(words) is not None
    if _PART.search(before) is None:
        return main and re.search(r"其中", text[max(0, one.start - 200) : one.start]) is not None
    return main or re.search(r"其中|含", before) is not None


def _lot(before: str, *, glued: bool) -> str:
    named = list(_LOT.finditer(before))
    if named:
        return _numbered(named[-1][1] or named[-1][2])
    if one := _GLUED.search(before if glued else "\n" + before):
        return one[1]
    return _GLUED_START.match(before)[1] if glued and _GLUED_START.match(before) else ""  # type: ignore[index]


_GLUED_START = re.compile(r"\s{0,3}(\d{2}|[A-Z])(?=\s{0,2}[一-龥])")


def lot_of(text: str) -> str:
    """Return the number of the lot ``text`` names, in digits where it is written 第一标段."""
    found = _LOT.search(text)
    return _numbered(found[1] or found[2]) if found else ""


def _numbered(lot: str) -> str:
    if lot[0] not in _CN:
        return lot
    if "十" not in lot:
        return "".join(str(_CN.index(one) + 1) for one in lot)
    tens, _, ones = lot.partition("十")
    return str((_CN.index(tens) + 1 if tens else 1) * 10 + (_CN.index(ones) + 1 if ones else 0))
