"""取标签的值 (taking): what the labelled values of a notice say: sums, codes, names, moments."""

import re
from collections.abc import Sequence

from jianbiao.gather.amounts import columns
from jianbiao.gather.amounts.parties import organised, parties
from jianbiao.gather.amounts.reading import read
from jianbiao.gather.notices.dates import Moment, moments, span_of_days
from jianbiao.gather.notices.lines import Joined, joined
from jianbiao.gather.notices.pairs import Pair
from jianbiao.gather.notices.values import Doubt, Found, Lot, Notice, Place

_SUMS = {
    "budget": "budget",
    "estimate": "budget",
    "ceiling": "ceiling",
    "deposit": "deposit",
    "document_price": "document_price",
    "agency_fee": "agency_fee",
    "award": "award",
    "contract_amount": "contract_amount",
}
_CODE = re.compile(r"[A-Za-z0-9一-龥\[〔【(（][^\s,，;；。、：:]{2,80}(?=$|[\s,，;；。（(二三四])")
_NEXT = re.compile(
    r"[；;。]\s{0,2}\d{1,2}[、.．]|(?:项目)?预算(?:总)?(?:金额)?(?:[（(]元[)）])?[：:]|采购(?:方式|需求|内容)[：:]|最高限价|"
    r"\d{1,2}\.\d{1,2}\.?\s{0,2}(?=[一-龥])|(?<=[一-龥）)])[二三四五六七八九]、|项目编号[：:]"
)
"""Where a project's name ends in a text whose breaks were lost."""
_SPELT = re.compile(r"大写|小写")
"""Labels that say one sum twice: what they say must be the same."""
_JUNK = re.compile(r"^[（(]?盖章|^信息$|^/+$|^详见|^无$|^见|^[^一-龥]{0,40}$")
RESULTS = {"award", "candidates", "contract", "acceptance", "opening", "termination"}
LONGEST_NAME = 80


def take(notice: Notice, pair: Pair) -> None:
    if not pair.value.text.strip():
        return
    if pair.label in _SUMS:
        _sum(notice, pair, _SUMS[pair.label])
    elif pair.label in {"lot_budget", "lot_ceiling"}:
        _lot_sum(notice, pair)
    elif pair.label == "project_code":
        _code(notice, pair)
    elif pair.label in {"project_name", "method"}:
        _words(notice, pair)
    elif pair.label in {"procuring_entity", "agency", "name", "winner"}:
        _party(notice, pair)
    elif pair.label == "days":
        _days(notice, pair)
    else:
        _moments(notice, pair)


def _sum(notice: Notice, pair: Pair, field: str) -> None:
    """Take a sum: an amount, a rate, a unit price or lots; what cannot be believed is a doubt."""
    unit = columns.unit(pair.words)
    context = pair.words if unit.scale or unit.share else ""
    answer = read(pair.value.text, context=context, field=field)
    failure = notice.kind == "termination" and field in {"award", "contract_amount"}
    if answer.kind in {"missing", "failed", "parties"} or (failure and answer.kind == "quarantine"):
        return
    place = place_of(notice, pair.value, answer.start, answer.end)
    if answer.kind == "quarantine":
        doubt = Doubt(
            field=field,
            reason=answer.reason or "unclear",
            place=place,
            suggest=answer.suggest_yuan,
        )
        notice.doubts.append(doubt)
        return
    told = answer.yuan if answer.kind in {"amount", "unit_price"} else answer.total_yuan
    value = answer.rate_percent or ("" if told is None else f"{told:.2f}")
    known = notice.values.get(field)
    if known is not None and _SPELT.search(pair.words) and known.value != value:
        notice.doubts.append(Doubt(field=field, reason="contradiction", place=place))
    notice.put(Found(field=field, value=value, place=place, answer=answer))


def _lot_sum(notice: Notice, pair: Pair) -> None:
    field = "budget" if pair.label == "lot_budget" else "ceiling"
    answer = read(pair.value.text, context=pair.words if "元" in pair.words else "", field=field)
    if answer.kind == "amount" and answer.yuan is not None:
        number = pair.lot or "1"
        place = place_of(notice, pair.value, answer.start, answer.end)
        keep_lot(notice, Lot(number=number, place=place, **{field: answer.yuan}))  # type: ignore[arg-type]


def keep_lot(notice: Notice, lot: Lot) -> None:
    known = notice.lots.get(lot.number)
    notice.lots[lot.number] = (
        lot
        if known is None
        else Lot(
            number=lot.number,
            title=known.title or lot.title,
            budget=known.budget if known.budget is not None else lot.budget,
            ceiling=known.ceiling if known.ceiling is not None else lot.ceiling,
            failed=known.failed or lot.failed,
            place=known.place,
        )
    )


def _code(notice: Notice, pair: Pair) -> None:
    found = _CODE.match(pair.value.text.lstrip("：: "))
    if found is None or not re.search(r"\d", found[0]):
        return
    code = re.split(r"[（(](?:招标|采购)?(?:文件|项目)?编号", found[0])[0]
    code = re.split(r"[（(](?=[A-Z0-9\-]{10,}[)）])", code)[0]
    code = re.split(r"二、|三、", code)[0].strip("；;，,。")
    for opened, closed in ("（）", "()", "【】"):
        if code.endswith(closed) and opened not in code:
            code = code[:-1]
    start = pair.value.text.index(code)
    place = place_of(notice, pair.value, start, start + len(code))
    field = "earlier_code" if "原公告" in pair.words else "project_code"
    notice.put(Found(field=field, value=code, place=place))
    notice.put(Found(field="project_code", value=code, place=place))


def _words(notice: Notice, pair: Pair) -> None:
    text = (
        pair.value.text.replace("\n", "")
        if pair.label == "project_name"
        else pair.value.lines[0].text
    )
    text = re.split(r"[（(](?:采购方式|项目编号)[：:]", text)[0].strip()
    if pair.label == "project_name":
        text = _NEXT.split(text)[0].strip(" ；;，,。★*")
    if pair.label == "project_name" and not _akin(text, notice.title):
        return
    if text and len(text) <= 4 * LONGEST_NAME and not _JUNK.match(text):
        notice.put(
            Found(
                field="contract_name" if "合同名称" in pair.words else pair.label,
                value=text,
                place=place_of(notice, pair.value, *_within(pair.value.text, text)),
            )
        )


def _within(whole: str, part: str) -> tuple[int, int]:
    """Return where ``part`` stands in ``whole``, all of it where line breaks were taken out."""
    start = whole.find(part)
    return (start, start + len(part)) if start >= 0 else (0, len(whole))


def _akin(name: str, title: str) -> bool:
    """Say whether a project's name shares words with the title: else it is another project's."""
    own, titled = ({one[i : i + 4] for i in range(len(one) - 3)} for one in (name, title))
    least = min(len(own), len(titled))
    return len(own & titled) * 5 >= least * 2


def _party(notice: Notice, pair: Pair) -> None:
    field = pair.label
    if field == "name":
        field = {"entity": "procuring_entity", "agency": "agency", "result": "winner"}.get(
            pair.section, ""
        )
    if field == "winner" and (notice.kind not in RESULTS or pair.section in {"items", "fallen"}):
        return
    lines = pair.value.lines if field == "winner" else pair.value.lines[:1]
    text = joined(lines).text.strip()
    told = parties(text)
    if (
        not field
        or not told.names
        or len(told.names[0]) > LONGEST_NAME
        or _JUNK.match(told.names[0])
    ):
        return
    if field == "winner" and not organised(told.names[0]):
        return
    place = place_of(notice, pair.value, 0, len(text))
    notice.put(
        Found(field=field, value="；".join(told.names), place=place, parties=told, lot=pair.lot)
    )


def _moments(notice: Notice, pair: Pair) -> None:
    """Take the moments of a label: what it is of says the label, or its section."""
    found = moments(pair.value.text)
    fields = _timed(pair.label, pair.section)
    for field, moment in zip(fields, _chosen(fields, found), strict=False):
        moment_at(notice, field, pair.value, moment)
    if pair.section == "both" and pair.label in {"bare", "time"} and found:
        moment_at(notice, "opening", pair.value, found[0])


def _days(notice: Notice, pair: Pair) -> None:
    days = span_of_days(pair.value.text.replace("\n", " "))
    if days is not None:
        place = place_of(notice, pair.value, days.start, days.end)
        notice.put(Found(field="notice_days", value=f"{days.days} {days.unit}", place=place))


def _chosen(fields: Sequence[str], found: Sequence[Moment]) -> Sequence[Moment]:
    return found[:1] if len(fields) == 1 else found[:2]


def _timed(name: str, part: str) -> tuple[str, ...]:
    if name in {"time", "bare", "until"}:
        return {
            "documents": ("documents_from", "documents_until"),
            "submission": ("deadline",),
            "both": ("deadline",),
            "opening": ("opening",),
        }.get(part, ())
    if name == "period":
        return ("documents_from", "documents_until")
    if name == "publicity":
        return ("publicity_from", "publicity_to")
    known = {"deadline", "opening", "documents_until", "signed", "decided", "earlier", "published"}
    return (name,) if name in known | {"publicity_from", "publicity_to"} else ()


def moment_at(notice: Notice, field: str, value: Joined, moment: Moment) -> None:
    place = place_of(notice, value, moment.start, moment.end)
    known = notice.values.get(field)
    if known is not None and moment.timed and known.value == f"{moment.iso()[:10]}T00:00:00+08:00":
        del notice.values[field]
    notice.put(Found(field=field, value=moment.iso(), place=place))


def place_of(notice: Notice, value: Joined, start: int, end: int) -> Place:
    begin, stop = value.span(start, end)
    return Place(member=notice.member, start=begin, end=stop)
