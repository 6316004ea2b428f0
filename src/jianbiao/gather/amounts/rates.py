"""费率 (rates): shares as notices spell them, of what, and the sums that limit them."""

import re
from collections.abc import Sequence
from decimal import Decimal

from jianbiao.gather.amounts.answers import Answer
from jianbiao.gather.amounts.clauses import Said
from jianbiao.gather.amounts.columns import Unit
from jianbiao.gather.amounts.words import CEILINGS, DISCOUNT

_OF = re.compile(r"([^,;。:\n*%‰]{1,60})(?:的|\*|x|X)\s{0,3}(?:比例)?\s{0,3}$")
_LEADS = re.compile(
    r"^(?:.{0,14}(?:部分|服务费|费用|金额|报价|价格|标准|限价))?(?:均|皆)?(?:以|按照?|依据|参照|为|是)\s{0,3}(?=.{2})"
)
_DOUBTFUL = re.compile(
    r"国资|自筹|贷款|外资|出资|税率|增值税|质保|预付|付款|扣除|预留|份额|股|权重|占|资金|比率要求"
)


def rate(text: str, told: Sequence[Said], unit: Unit, field: str) -> Answer:
    """Return the rate of ``text``: the first that is no tax or payment share, with its limits."""
    shares = [one for one in told if one.figure.kind == "rate"]
    if not shares:
        shares = [one for one in told if one.figure.kind == "bare"][-1:]
    sound = [one for one in shares if not _DOUBTFUL.search(one.before[-12:])]
    if not sound and field in CEILINGS:
        return Answer(kind="missing", status="not_money")
    main = (sound or shares)[0]
    sums = [one for one in told if one.figure.kind == "money"]
    caps = [one.figure.value for one in sums if one.cap]
    floors = [one.figure.value for one in sums if one.floor and not one.cap]
    written = main.figure.digits.replace(",", "")
    if unit.share == "‰" or "‰" in text[main.figure.start : main.figure.end] or not written:
        share = main.figure.value / (10 if unit.share == "‰" else 1)
        written = f"{share.normalize():f}"
    elif Decimal(written) != main.figure.value:
        written = f"{main.figure.value.normalize():f}"
    notes = tuple(f"{one.figure.value:f}%" for one in shares if one is not main)
    return Answer(
        kind="rate",
        rate_percent=written,
        of=_of(text, main),
        sense="discount" if DISCOUNT.search(main.before[-20:] + field) else "share",
        cap_yuan=caps[0] if caps else None,
        floor_yuan=floors[0] if floors else None,
        start=main.figure.start,
        end=main.figure.end,
        notes=notes,
    )


def _of(text: str, main: Said) -> str | None:
    found = _OF.search(text[max(0, main.figure.start - 70) : main.figure.start])
    if found is None:
        return None
    return _LEADS.sub("", found[1].strip(), count=1).strip() or None
