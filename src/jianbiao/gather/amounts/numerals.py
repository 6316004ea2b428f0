"""大写数字 (numerals): Chinese numerals of both kinds, and mixed with digits, to and from numbers.

Formal numerals follow 《支付结算办法》 附一 正确填写票据和结算凭证的基本规定.
"""

import re
from decimal import Decimal

from jianbiao.errors import Malformed

_DIGITS = {
    **{one: i for i, one in enumerate("零一二三四五六七八九")},
    **{one: i for i, one in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "〇": 0,
    "两": 2,
}
_SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_TENS = {"廿": 20, "卅": 30}
_TOKEN = re.compile(r"\d+(?:\.\d+)?|[一-龥〇]")

CHARACTERS = "".join(dict.fromkeys("".join(_DIGITS) + "".join(_SMALL) + "".join(_TENS)))
"""Every numeral below 万, simplified; ``万`` and ``亿`` come besides."""
UNITS = "".join(_SMALL) + "万亿"


def number(text: str) -> Decimal:
    """Return the number a run of numerals says: 贰佰零伍万, 三万五千, 3万5千, 1.2百万, 三点五万.

    Raise Malformed for any other character, an empty run or a unit out of order.
    """
    whole, point, rest = text.partition("点")
    if point:
        digits = re.match(r"[零一二三四五六七八九〇]+", rest)
        if digits is None:
            raise Malformed(f"{text!r} has no digits after 点")
        fraction = "".join(str(_DIGITS[one]) for one in digits[0])
        head = Decimal(f"{number(whole)}.{fraction}")
        return head * _scale(rest[digits.end() :])
    return _sum(_TOKEN.findall(text), text)


def _scale(units: str) -> Decimal:
    scale = Decimal(1)
    for one in units:
        if one not in _SMALL | _LARGE:
            raise Malformed(f"{one!r} is no unit of numbers")
        scale *= (_SMALL | _LARGE)[one]
    return scale


def _sum(signs: list[str], text: str) -> Decimal:
    if not signs or "".join(signs) != text:
        raise Malformed(f"{text!r} is no number")
    total = section = Decimal(0)
    held: Decimal | None = None
    last = ""
    for sign in signs:
        if sign in _SMALL:
            section += (Decimal(1) if held is None else held) * _SMALL[sign]
            held = None
        elif sign in _LARGE:
            section += held or 0
            if sign == "亿":
                total, section = (total + section) * _LARGE[sign], Decimal(0)
            else:
                total, section = total + section * _LARGE[sign], Decimal(0)
            held = None
        elif sign in _TENS:
            section += _TENS[sign]
        else:
            value = _value(sign, text)
            spelt_out = held is not None and last in _DIGITS and sign in _DIGITS
            held = (held or 0) * 10 + value if spelt_out else value
        last = sign
    return total + section + (held or 0)


def _value(sign: str, text: str) -> Decimal:
    if sign[0].isdigit():
        return Decimal(sign)
    found = _DIGITS.get(sign)
    if found is None:
        raise Malformed(f"{sign!r} in {text!r} is no numeral")
    return Decimal(found)


def money(text: str) -> Decimal:
    """Return the yuan of formal or mixed numerals: 叁拾柒万贰仟元整, 壹佰元零伍分, 3元5角."""
    found = re.fullmatch(
        rf"(?:人民币)?(?:([\d.{CHARACTERS}万亿点]+)元)?零?(?:([\d{CHARACTERS}]+)角)?零?"
        rf"(?:([\d{CHARACTERS}]+)分)?[整正]?",
        text,
    )
    if found is None or not any(found.groups()):
        raise Malformed(f"{text!r} is no amount of yuan")
    yuan, jiao, fen = (Decimal(0) if one is None else number(one) for one in found.groups())
    return yuan + jiao / 10 + fen / 100


def formal(yuan: Decimal) -> str:
    """Return ``yuan`` in formal numerals: 372000 is 叁拾柒万贰仟元整. Below 10^12, two decimals.

    Raise Malformed for a negative amount, a larger one or more decimals.
    """
    cents = yuan * 100
    if yuan < 0 or yuan >= 10**12 or cents != cents.to_integral_value():
        raise Malformed(f"{yuan} cannot be written in formal numerals")
    whole, rest = divmod(int(cents), 100)
    jiao, fen = divmod(rest, 10)
    head = f"{_formal_whole(whole)}元" if whole or not rest else ""
    if not rest:
        return f"{head}整"
    tail = f"{_FORMAL[jiao]}角" if jiao else ("零" if whole else "")
    return head + tail + (f"{_FORMAL[fen]}分" if fen else "整")


_FORMAL = "零壹贰叁肆伍陆柒捌玖"


def _formal_whole(whole: int) -> str:
    if not whole:
        return "零"
    groups = [whole // 10**8, whole // 10**4 % 10**4, whole % 10**4]
    said = ""
    for group, unit in zip(groups, ("亿", "万", ""), strict=True):
        if group:
            gap = said and group < _SMALL["千"]
            said += ("零" if gap else "") + _formal_group(group) + unit
        elif said and not said.endswith("零") and unit == "万" and whole % 10**4:
            said += "零"
    return re.sub("零+", "零", said)


def _formal_group(group: int) -> str:
    said, gap = "", False
    for unit, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit = group // unit % 10
        if digit:
            said += ("零" if gap else "") + _FORMAL[digit] + name
            gap = False
        elif said:
            gap = True
    return said
