"""数字 (figures): the sums, rates and bare numbers of a text in one spelling, each with its span."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from jianbiao.errors import Malformed
from jianbiao.gather.amounts.numerals import CHARACTERS, UNITS, number

_DIGITS = CHARACTERS.translate(str.maketrans("", "", UNITS))
_NUMBER = r"(?:\d{1,3}(?:,\d{3}){1,5}(?![\d,])|\d{1,20})(?:\.\d{1,12})?"
_MIX = rf"(?:[{CHARACTERS}万亿]|(?<=[{UNITS}零〇])\d{{1,4}}(?:\.\d{{1,6}})?(?=[{UNITS}]|元))"
RUN = re.compile(
    rf"(?<![\d.])(?<!\d,)(?:{_NUMBER}(?:[{UNITS}]{{1,2}}{_MIX}{{0,30}})?|"
    rf"[{_DIGITS}十拾]{_MIX}{{0,40}}(?:点[零一二三四五六七八九〇]{{1,8}}[{UNITS}]{{0,2}})?)"
)
_FOREIGN = {
    "美元": "USD",
    "美金": "USD",
    "欧元": "EUR",
    "英镑": "GBP",
    "日元": "JPY",
    "港元": "HKD",
    "港币": "HKD",
    "澳元": "AUD",
}
_ABROAD = {"USD": "USD", "US$": "USD", "$": "USD", "EUR": "EUR", "€": "EUR", "HKD": "HKD"} | {
    "HK$": "HKD",
    "GBP": "GBP",
    "£": "GBP",
    "JPY": "JPY",
}
_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "十万": 10**5} | {
    "千万": 10**7,
    "亿": 10**8,
}
_SCALE = r"(亿|千万|百万|十万|万|千|百)?"
_BARE = r"(?:人民币|RMB|CNY)"
_UNIT = re.compile(
    rf"\s{{0,6}}(?:[(\[]\s{{0,3}}(?:单位:?)?(?:人民币)?{_SCALE}(元)(?:人民币|/[^)\]\n]{{1,8}})?\s{{0,3}}[)\]]"
    rf"|(?:人民币)?{_SCALE}\s{{0,6}}({'|'.join(_FOREIGN)}|元|块钱|{_BARE}))",
    re.IGNORECASE,
)
_END = r"(?=$|[\s,.;:)(\]!?、。/*]|整|左右|以[上下内]|每|多元|余元)"
_ENDED = re.compile(_END)
_SHORT = re.compile(rf"\s{{0,2}}(亿|千万|百万|十万|万){_END}")
_BEFORE = re.compile(
    rf"({_BARE}|¥|(?:{'|'.join(_FOREIGN)})\s{{0,3}}:|{'|'.join(re.escape(one) for one in sorted(_ABROAD, key=len, reverse=True))})"
    r"\s{0,6}[:(]?\s{0,6}(?:大写|小写)?[:)]?\s{0,6}$",
    re.IGNORECASE,
)
_CENTS = re.compile(
    rf"\s{{0,2}}(?:零?([\d{CHARACTERS}])角)?零?(?:([\d{CHARACTERS}])分)?(?![钟数])[整正]?"
)
_RATE = re.compile(rf"({_NUMBER})\s{{0,3}}\(?\s?([%‰])")
_PARTS = re.compile(rf"([百千])分之({_NUMBER}|[{CHARACTERS}]{{1,6}}(?:点[{_DIGITS}]{{1,6}})?)")
_POINTS = re.compile(rf"({_NUMBER}|[{CHARACTERS}]{{1,4}})个(?:百分)?点")
_OFF = re.compile(rf"({_NUMBER}|[{_DIGITS}]{{1,3}}(?:点[{_DIGITS}])?)折(?![扣算叠合])")
_WORDS = re.compile(r"[壹贰叁肆伍陆柒捌玖拾佰仟]")

_FULL = re.compile(r".{3,}[整正]|(?=.{3}).*[万仟].*")
_TENTHS = 10
"""8.5折 is 85 per cent, 85折 is too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number of the text from ``start`` to ``end`` (its unit included).

    ``kind``: money, rate or bare. ``value`` is yuan, percent or the bare number; ``step`` is what
    its last digit is worth; ``formal`` says 大写; ``digits`` is the number as written.
    """

    kind: str
    value: Decimal
    start: int
    end: int
    digits: str
    step: Decimal = Decimal(0)
    formal: bool = False
    currency: str = "CNY"
    scale: int = 1


def figures(text: str) -> list[Figure]:
    """Return the figures of ``text`` (in one spelling) in their order."""
    rates = list(_rates(text))
    taken = [(one.start, one.end) for one in rates]
    found = [one for one in _sums(text) if not _overlaps(one, taken)]
    return sorted([*rates, *found], key=lambda one: one.start)


def _overlaps(one: Figure, taken: list[tuple[int, int]]) -> bool:
    return any(one.start < end and start < one.end for start, end in taken)


def _rates(text: str) -> Iterator[Figure]:
    if not any(one in text for one in "%‰分点折"):
        return
    for found in _RATE.finditer(text):
        plain = Decimal(found[1].replace(",", ""))
        yield _rate(plain if found[2] == "%" else plain / 10, found, found[1])
    for found in _PARTS.finditer(text):
        if (share := _share(found[2])) is not None:
            yield _rate(share if found[1] == "百" else share / 10, found, "")
    for found in _POINTS.finditer(text):
        if (share := _share(found[1])) is not None:
            yield _rate(share, found, "")
    for found in _OFF.finditer(text):
        if (share := _share(found[1])) is not None:
            yield _rate((share * 10 if share < _TENTHS else share).normalize(), found, "")


def _share(written: str) -> Decimal | None:
    try:
        return number(written.replace(",", ""))
    except Malformed:
        return None


def _rate(share: Decimal, found: re.Match[str], written: str) -> Figure:
    return Figure(
        kind="rate",
        value=share,
        start=found.start(),
        end=found.end(),
        digits=written or f"{share:f}",
    )


def _sums(text: str) -> Iterator[Figure]:
    reached = 0
    for found in RUN.finditer(text):
        if found.start() < reached:
            continue
        try:
            one = _figure(text, found)
        except Malformed:
            continue
        if one is not None:
            reached = one.end
            yield one


def _figure(text: str, found: re.Match[str]) -> Figure | None:
    run = found[0]
    digital = run[0].isdigit()
    value = number(run.replace(",", ""))
    formal = bool(_WORDS.search(run))
    scale, step = _exact(run, value) if digital else (1, Decimal(1))
    bare = Figure(
        kind="bare",
        value=value,
        start=found.start(),
        end=found.end(),
        digits=run,
        step=step,
        scale=scale,
    )
    after = _UNIT.match(text, found.end())
    before = _BEFORE.search(text[max(0, found.start() - 20) : found.start()])
    if after is not None and (digital or _counts(run)):
        return _united(text, bare, after, formal=formal)
    short = _SHORT.match(text, found.end())
    if short is not None and digital and run[-1] not in UNITS:
        return _scaled(bare, _SCALES[short[1]], short.end(), "CNY")
    if before is not None and (digital or formal):
        mark = before[1].rstrip(" :").upper()
        end = re.compile(r"\s{0,2}[整正]?").match(text, found.end()).end()  # type: ignore[union-attr]
        return replace(
            bare,
            kind="money",
            formal=formal,
            currency=_FOREIGN.get(mark) or _ABROAD.get(mark, "CNY"),
            end=end if formal else bare.end,
        )
    if digital and run[-1] in "万亿" and _ENDED.match(text, found.end()):
        return replace(bare, kind="money")
    if formal and _FULL.fullmatch(run + text[found.end() : found.end() + 1]):
        return _with_cents(text, replace(bare, kind="money", formal=True))
    return bare if digital else None


def _counts(run: str) -> bool:
    """Say whether a run of numerals counts: it is formal or has a digit and a unit of numbers."""
    formal = _WORDS.search(run) is not None or run == "零"
    return formal or (len(run) > 1 and any(one in run for one in UNITS))


def _united(text: str, bare: Figure, after: re.Match[str], *, formal: bool) -> Figure:
    scale = _SCALES[after[1] or after[3] or ""]
    unit = after[2] or after[4]
    one = _scaled(bare, scale, after.end(), _FOREIGN.get(unit, "CNY"))
    return _with_cents(text, replace(one, formal=formal))


def _scaled(bare: Figure, scale: int, end: int, currency: str) -> Figure:
    return replace(
        bare,
        kind="money",
        value=bare.value * scale,
        step=bare.step * scale,
        end=end,
        currency=currency,
        scale=bare.scale * scale,
    )


def _with_cents(text: str, one: Figure) -> Figure:
    """Take in 角, 分 and 整 that follow the yuan."""
    if text[one.end - 1] != "元" and not one.formal:
        return one
    found = _CENTS.match(text, one.end)
    if found is None or not found[0].strip():
        return one
    jiao, fen = (Decimal(0) if said is None else number(said) for said in found.groups())
    step = Decimal("0.01") if found[2] else one.step
    return replace(one, value=one.value + jiao / 10 + fen / 100, end=found.end(), step=step)


def _exact(run: str, value: Decimal) -> tuple[int, Decimal]:
    """Return the unit written behind the digits and the worth of the last: 412.5万 is 万, 0.1万."""
    head = re.match(r"[\d,]+(?:\.(\d+))?", run)
    written = Decimal(head[0].replace(",", "")) if head else Decimal(0)
    if head is None or not written:
        return 1, Decimal(1)
    scale = value / written
    whole = int(scale) if scale == scale.to_integral_value() else 1
    return whole, Decimal(1).scaleb(-len(head[1] or "")) * whole
