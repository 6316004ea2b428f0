"""列 (columns): the cell of a flattened row that a head names, and the unit the head gives."""

import re
from dataclasses import dataclass
from decimal import Decimal

from jianbiao.gather.amounts.characters import flatten
from jianbiao.gather.amounts.words import LABELS

_SPLIT = re.compile(r"\s+/\s+|\s*[|\n]\s*|\s{2,}")
_UNIT = re.compile(
    r"(?:[(\[]|单位:?\s{0,2}|金额:?\s{0,2})\s{0,3}(?:人民币|单位:?)?\s{0,2}(亿|千万|百万|十万|万|千|百)?元(?:人民币)?\s{0,3}"
    r"(?:/([^)\]\n]{1,8}))?(?:[)\]]|$|\s|:)"
)
_SHARE = re.compile(r"[(\[]\s{0,3}([%‰])\s{0,3}[)\]]|(?:百分比|率)\s{0,2}[(\[]?%")
_WHOLE = re.compile(r"总|合计|大写|小写")
SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "十万": 10**5} | {
    "千万": 10**7,
    "亿": 10**8,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """The unit a head gives: yuan times ``scale``, a percentage, and per what."""

    scale: Decimal = Decimal(0)
    share: str = ""
    per: str = ""


def heads(context: str) -> list[str]:
    """Return the column heads a context names: 包号 / 预算金额(万元) / 最高限价(万元)."""
    return [one for one in _SPLIT.split(context.strip()) if one]


def unit(head: str) -> Unit:
    """Return the unit of a head; without one, ``scale`` is 0 and ``share`` empty."""
    said = flatten(head)
    if found := _UNIT.search(said):
        scale = SCALES[found[1] or ""]
        return Unit(scale=Decimal(scale), per=(found[2] or "").strip())
    if found := _SHARE.search(said):
        return Unit(share="‰" if found[0].find("‰") >= 0 else "%")
    return Unit()


def column(names: list[str], field: str) -> int | None:
    """Return which of ``names`` holds ``field``; None when none does or two do alike."""
    pattern = LABELS.get(field)
    if pattern is None:
        return None
    fits = [i for i, name in enumerate(names) if pattern.search(name)]
    if field == "unit_price":
        return fits[0] if fits else None
    plain = [i for i in fits if "单价" not in names[i]] or fits
    whole = [i for i in plain if _WHOLE.search(names[i])] or plain
    return whole[0] if whole else None
