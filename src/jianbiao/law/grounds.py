"""Grounds the law knows (法定情形): for no tender at all, and for an invited instead of an open one."""

import re
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """One ground of the list. ``judged`` says that its name alone never settles it (国家规定的其他)."""

    code: str
    zh: str
    en: str
    judged: bool = False


_NO_TENDER: Final = (
    Ground(code="BL66", zh="特殊情况不适宜招标", en="special circumstances unfit for a tender"),
    Ground(code="BL66(1)", zh="国家安全、国家秘密", en="state security or secrets"),
    Ground(code="BL66(2)", zh="抢险救灾", en="disaster relief"),
    Ground(code="BL66(3)", zh="以工代赈", en="work instead of relief"),
    Ground(code="BL66(4)", zh="需要使用农民工", en="migrant labour is needed"),
    Ground(
        code="BL66(5)", zh="其他特殊情况", en="other special circumstances of art. 66", judged=True
    ),
    Ground(
        code="IR9(1)",
        zh="不可替代的专利或者专有技术",
        en="an irreplaceable patent or proprietary technique",
    ),
    Ground(
        code="IR9(2)",
        zh="采购人依法能够自行建设、生产或者提供",
        en="the buyer may build, produce or provide itself",
    ),
    Ground(
        code="IR9(3)",
        zh="招标选定的特许经营投资人能够自行建设",
        en="a concession investor chosen by tender may build itself",
    ),
    Ground(
        code="IR9(4)",
        zh="须向原中标人采购以配套",
        en="the original contractor is needed for fit",
    ),
    Ground(
        code="IR9(5)",
        zh="国家规定的其他特殊情形",
        en="another special case laid down by the State",
        judged=True,
    ),
)
_INVITATION: Final = (
    Ground(
        code="IR8(1)",
        zh="技术复杂等，只有少量潜在投标人",
        en="technically complex, so that few bidders exist",
    ),
    Ground(
        code="IR8(2)",
        zh="公开招标费用占合同金额比例过大",
        en="an open tender would cost too much of the contract",
        judged=True,
    ),
    Ground(code="BL11", zh="经批准的重点项目", en="an approved key project", judged=True),
)
_WIRE: Final = {
    **{str(10 + n): f"BL66({n})" for n in range(1, 6)},
    **{str(20 + n): f"IR9({n})" for n in range(1, 6)},
}
"""EXEMPTION_GROUND on the wire → the ground."""
_WIRE_INVITED: Final = {"1": "IR8(1)", "2": "IR8(2)", "3": "BL11"}
"""INVITE_GROUND on the wire → the ground."""
_LAW: Final = re.compile(
    r"(?P<law>BL|IR|招标投标法|招投标法|实施条例|招标投标法实施条例)\s*第?\s*"
    r"(?P<article>66|9|8|11|六十六|九|八|十一)\s*条?\s*"
    r"(?:第?\s*[(（]?\s*(?P<item>[1-5一二三四五])\s*[)）]?\s*项?)?",
    re.IGNORECASE,
)
_DIGITS: Final = dict(zip("一二三四五", "12345", strict=True))
_ARTICLES: Final = {"六十六": "66", "九": "9", "八": "8", "十一": "11"}


def exemption(said: str) -> Ground | None:
    """Return the ground of BL 66 or IR 9 that ``said`` names: a code of the wire or article and item."""
    return _of(_WIRE.get(said) or _named(said), _NO_TENDER)


def invitation(said: str) -> Ground | None:
    """Return the ground of IR 8 or BL 11 for inviting that ``said`` names."""
    return _of(_WIRE_INVITED.get(said) or _named(said), _INVITATION)


def _named(said: str) -> str | None:
    found = _LAW.match(said)
    if found is None:
        return None
    law = "IR" if found["law"].upper() == "IR" or "条例" in found["law"] else "BL"
    article = _ARTICLES.get(found["article"], found["article"])
    item = found["item"]
    return f"{law}{article}" + (f"({_DIGITS.get(item, item)})" if item else "")


def _of(code: str | None, grounds: tuple[Ground, ...]) -> Ground | None:
    return next((one for one in grounds if one.code == code), None)
