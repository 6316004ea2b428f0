"""取数 (choosing): which of the sums of a text the field means, or that they contradict."""

import re
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise

from jianbiao.gather.amounts import judging, words
from jianbiao.gather.amounts.answers import Answer
from jianbiao.gather.amounts.clauses import Said
from jianbiao.gather.amounts.figures import Figure

_YEARS = re.compile(
    r"\s{0,3}/\s{0,3}(?:[二两三四五六七八九十]|[2-9]|\d\d)\s{0,2}(?:个)?(年|月|学年|日历天)"
)
_PER = re.compile(
    r"\s{0,3}(?:[)\]]\s{0,2})?(?:/\s{0,3}(?:每|1|一)?\s{0,2}|每\s{0,2}(?=[^次日天]{1}|年|月|天|日|次))"
    r"((?:[a-zA-Z]{1,4}[²³23]?|㎡|m²|[一-龥]{1,6}?(?:[··.*][一-龥]{1,3})?(?=$|[\s,;:。.)(\]/、]|[*·])|[一-龥]{1,4})(?:/[一-龥]{1,3})?)"
)
_EACH_BEFORE = re.compile(r"每\s{0,2}(?:一)?([一-龥㎡]{1,4}|m²?)\s{0,2}(?::|为|单价)?\s{0,2}$")
_UNIT_PRICE = re.compile(r"单价[^,;。]{0,10}$")
_RANGE = re.compile(r"^\s{0,2}(?:-|~|—|至|到)\s{0,2}$")
_FORM = re.compile(r"0(?:\.0+)?\s*(?:万)?元\s+人民币|0(?:\.0+)?(?:万)?元\s*人民币")
_COPY = {"份", "套", "包", "标段", "本", "册", "标", "次", "家", "项目", "标包", "个", "个标段"}


def chosen(text: str, sums: Sequence[Said], field: str) -> Answer:
    """Return the amount or unit price among ``sums``; a quarantine where they contradict."""
    if _ranged(text, sums):
        return _doubt("range", sums)
    left = _reduced(text, sums, field)
    foreign = [one for one in left if one.figure.currency != "CNY"]
    if foreign:
        return _foreign(left)
    if len({one.figure.value for one in left}) > 1 and not _agree([one.figure for one in left]):
        return _doubt("contradiction", left)
    best = min(left, key=lambda one: (one.figure.step, one.figure.start))
    return _judged(text, best, left, field)


def _reduced(text: str, sums: Sequence[Said], field: str) -> list[Said]:
    """Take away parts, caps of others, other fields' sums; keep what is there when none is left."""
    left = list(sums)
    steps: tuple[Callable[[Said], bool], ...] = (
        lambda one: not one.part,
        lambda one: one.label == field or (one.label is None and field == ""),
        lambda one: one.total,
        lambda one: one.taxed,
        lambda one: not one.untaxed,
        lambda one: (
            _PER.match(text, one.figure.end) is None
            or _YEARS.match(text[one.figure.end : one.figure.end + 24]) is not None
        ),
    )
    for step in steps:
        kept = [one for one in left if step(one)]
        left = kept or left
    return left


def _agree(all_: Sequence[Figure]) -> bool:
    """Say whether sums are one sum, written more and less exactly."""
    finest = min(all_, key=lambda one: one.step)
    return all(
        abs(one.value - finest.value) <= one.step / 2 and one.step <= finest.value / 100
        for one in all_
        if one.value != finest.value
    )


def _ranged(text: str, sums: Sequence[Said]) -> bool:
    pairs = pairwise(sums)
    if any(_RANGE.match(text[a.figure.end : b.figure.start]) for a, b in pairs):
        return True
    first = sums[0].figure
    open_ = re.search(
        r"(\d[\d.,]*)\s*(?:万元?|元)?\s*[-~—至]\s*$", text[max(0, first.start - 24) : first.start]
    )
    return open_ is not None and not re.search(
        r"[号楼层包段第年]", text[max(0, first.start - 26) : first.start]
    )


def _doubt(reason: str, sums: Sequence[Said]) -> Answer:
    return Answer(
        kind="quarantine",
        reason=reason,
        start=min(one.figure.start for one in sums),
        end=max(one.figure.end for one in sums),
    )


def _foreign(left: Sequence[Said]) -> Answer:
    if len({(one.figure.currency, one.figure.value) for one in left}) > 1:
        return _doubt("several_currencies", left)
    one = left[0].figure
    return Answer(
        kind="amount", currency=one.currency, amount=one.value, start=one.start, end=one.end
    )


def _judged(text: str, best: Said, left: Sequence[Said], field: str) -> Answer:
    one = best.figure
    span = min(x.figure.start for x in left), max(x.figure.end for x in left)
    kind_of = field or best.label or ""
    if not one.value and (absent := _absent(text, kind_of)):
        return absent.at(*span)
    if one.scale >= 10**4 and judging.unit_lost(one.value / one.scale, Decimal(one.scale), kind_of):
        suggest = one.value / one.scale
        return Answer(kind="quarantine", reason="unit_implausible", suggest_yuan=suggest).at(*span)
    per = _per(text, best, kind_of)
    if per is not None or kind_of == "unit_price":
        return Answer(kind="unit_price", yuan=one.value, per=per).at(*span)
    if judging.placeholder(one.value, kind_of):
        return Answer(kind="quarantine", reason="placeholder", suggest_yuan=None).at(*span)
    if judging.unit_lost(one.value, Decimal(1), kind_of):
        return Answer(kind="quarantine", reason="size_implausible").at(*span)
    return Answer(kind="amount", yuan=one.value).at(*span)


def _absent(text: str, field: str) -> Answer | None:
    """Judge a zero: real for documents, fees and bonds; elsewhere it fills the form."""
    if field == "document_price":
        return None
    form = _FORM.search(text) is not None
    if field in {"agency_fee", "deposit", "unit_price"} and not form:
        return None
    if field in words.PRICED - {"contract_amount"} and not form:
        return Answer(kind="quarantine", reason="placeholder")
    return Answer(kind="missing", status="default")


def _per(text: str, best: Said, field: str) -> str | None:
    after = text[best.figure.end : best.figure.end + 24]
    if _YEARS.match(after):
        return None
    if found := _PER.match(after):
        return None if field == "document_price" or _copied(found[1], field) else found[1]
    bracket = re.search(r"元/([^)\]\s\d]{1,8})\)?$", text[best.figure.start : best.figure.end])
    if bracket:
        return None if field == "document_price" else bracket[1].rstrip(")")
    before = _EACH_BEFORE.search(best.before)
    if before and field != "document_price":
        return before[1]
    return "" if _UNIT_PRICE.search(best.before) and field in {"", "unit_price"} else None


def _copied(per: str, field: str) -> bool:
    return field in {"deposit", "agency_fee"} and per in _COPY
