"""字段 (filed): what a platform or an aggregator filed beside the text, in members of its own."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from jianbiao.gather.amounts.answers import Answer
from jianbiao.gather.amounts.parties import Parties, organised, parties
from jianbiao.gather.amounts.reading import read
from jianbiao.gather.notices.dates import moments, of_epoch
from jianbiao.gather.notices.offers import Offer
from jianbiao.gather.notices.sources import Source
from jianbiao.gather.notices.values import Doubt, Found, Notice, Place

_CALLS = {"tender", "prequalification", "correction", "clarification", "consultation"}
_WON = {"award", "candidates", "contract", "acceptance", "correction"}
LEAST = Decimal(100)
"""Yuan below which an aggregator's whole number is not in yuan."""
_EPOCHS = {"publishTime": "published", "bidEndTime": "deadline", "bidOpenTime": "opening"} | {
    "signEndTime": "documents_until"
}
_NOT_A_NAME = re.compile(r"网$|网站|平台|财政[部厅局]$|审查|共和国|采购中心网|[~～?？]")


def take(notice: Notice, source: Source) -> None:
    """Add what ``source`` filed to what its text says; the text goes first where both speak."""
    if source.layout == "ggzy":
        _of_platform(notice, source.said)
    elif source.layout == "jianyu":
        _of_aggregator(notice, source.said)


def _of_platform(notice: Notice, said: Mapping[str, Any]) -> None:
    _moment_of(notice, said, "publish_date", "filed_at")
    for member, field in (("issuer", "procuring_entity"), ("agency", "agency")):
        _name(notice, said, member, field)
    code = said.get("project_code")
    if isinstance(code, str) and code.strip():
        place = Place(member="/project_code", start=0, end=len(code))
        notice.put(Found(field="platform_code", value=code.strip(), place=place))
    budget = said.get("budget")
    if isinstance(budget, str) and budget.strip() and notice.kind in _CALLS:
        _filed_budget(notice, budget)


def _filed_budget(notice: Notice, text: str) -> None:
    """Take the filed budget of a call; of a result it is the price of the award, so not there."""
    answer = read(text, field="budget")
    place = Place(member="/budget", start=answer.start, end=answer.end)
    if answer.kind == "amount" and answer.yuan is not None:
        known = notice.money("budget")
        lots = sum((one.budget or Decimal(0) for one in notice.lots.values()), Decimal(0))
        if known is not None and answer.yuan not in {known, lots}:
            notice.doubts.append(
                Doubt(field="budget", reason="budget_contradicts", place=place, suggest=known)
            )
        notice.put(Found(field="budget", value=f"{answer.yuan:.2f}", place=place, answer=answer))
    elif answer.kind == "quarantine" and notice.money("budget") is None:
        doubt = Doubt(
            field="budget",
            reason=answer.reason or "unclear",
            place=place,
            suggest=answer.suggest_yuan,
        )
        if all(one.field != "budget" for one in notice.doubts):
            notice.doubts.append(doubt)


def _moment_of(notice: Notice, said: Mapping[str, Any], member: str, field: str) -> None:
    value = said.get(member)
    found = moments(value) if isinstance(value, str) else []
    if found:
        place = Place(member=f"/{member}", start=found[0].start, end=found[0].end)
        notice.put(Found(field=field, value=found[0].iso(), place=place))


def _name(notice: Notice, said: Mapping[str, Any], member: str, field: str) -> None:
    value = said.get(member)
    if isinstance(value, str) and organised(value):
        name = value.strip()
        place = Place(member=f"/{member}", start=0, end=len(value))
        told = Parties(names=(name,), relation="single")
        notice.put(Found(field=field, value=name, place=place, parties=told))


def _of_aggregator(notice: Notice, said: Mapping[str, Any]) -> None:
    for member, field in _EPOCHS.items():
        at = of_epoch(said.get(member))
        if at is not None:
            place = Place(member=f"/{member}", start=0, end=len(str(said[member])))
            name = "filed_at" if field == "published" else field
            notice.put(Found(field=name, value=at.isoformat(), place=place))
    for member, field in (("buyer", "procuring_entity"), ("agency", "agency")):
        _filed_name(notice, said, member, field)
    budget = _whole(notice, said, "budget", "budget")
    award = _whole(notice, said, "bidAmount", "award")
    winners = _winners(notice, said)
    if notice.kind in _WON | {""} and winners:
        _awarded(notice, winners, award)
    if budget is not None:
        _put_sum(notice, "budget", "/budget", budget)


def _filed_name(notice: Notice, said: Mapping[str, Any], member: str, field: str) -> None:
    value = said.get(member)
    if isinstance(value, str) and len(value.strip()) > 1 and not _NOT_A_NAME.search(value):
        place = Place(member=f"/{member}", start=0, end=len(value))
        told = Parties(names=(value.strip(),), relation="single")
        notice.values[field] = Found(field=field, value=value.strip(), place=place, parties=told)


def _whole(notice: Notice, said: Mapping[str, Any], member: str, field: str) -> Decimal | None:
    """Return an aggregator's sum in yuan; too small a number is a doubt: its unit is lost."""
    value = said.get(member)
    if isinstance(value, str):
        value = value.strip().replace(",", "")
    if isinstance(value, bool) or not re.fullmatch(r"\d{1,15}(?:\.\d{1,6})?", str(value)):
        return None
    sum_ = Decimal(str(value))
    place = Place(member=f"/{member}", start=0, end=len(str(value)))
    if sum_ < LEAST:
        notice.doubts.append(Doubt(field=field, reason="unit_lost", place=place))
        return None
    return sum_


def _put_sum(notice: Notice, field: str, member: str, sum_: Decimal) -> None:
    answer = Answer(kind="amount", yuan=sum_)
    place = Place(member=member, start=0, end=len(f"{sum_:f}"))
    notice.values[field] = Found(field=field, value=f"{sum_:.2f}", place=place, answer=answer)


def _winners(notice: Notice, said: Mapping[str, Any]) -> list[str]:
    """Return the winners' names; what is no name (a website, a torn word) is a doubt."""
    filed = said.get("winner")
    listed = said.get("winnerInfo")
    names = list(parties(filed).names) if isinstance(filed, str) and filed.strip() else []
    more = [
        one["winner"].strip()
        for one in (listed if isinstance(listed, list) else [])
        if isinstance(one, dict) and isinstance(one.get("winner"), str)
    ]
    if names and more and not set(names) & set(more):
        place = Place(member="/winnerInfo", start=0, end=0)
        notice.doubts.append(Doubt(field="winner", reason="winners_differ", place=place))
        more = []
    names += more
    names = list(dict.fromkeys(name.strip() for name in names))
    good = [name for name in names if organised(name) and not _NOT_A_NAME.search(name)]
    if len(good) < len(names):
        place = Place(member="/winner", start=0, end=len(str(filed or "")))
        notice.doubts.append(Doubt(field="winner", reason="name_unreadable", place=place))
    if good and notice.says("procuring_entity") in good:
        place = Place(member="/winner", start=0, end=len(str(filed or "")))
        notice.doubts.append(Doubt(field="winner", reason="winner_is_buyer", place=place))
        good = [name for name in good if name != notice.says("procuring_entity")]
    return good


def _awarded(notice: Notice, names: list[str], award: Decimal | None) -> None:
    """Record the winners; one sum of several winners belongs to none of them alone."""
    told = Parties(names=tuple(names), relation="single" if len(names) == 1 else "unknown")
    place = Place(member="/winner", start=0, end=len(names[0]))
    notice.values["winner"] = Found(
        field="winner", value="；".join(names), place=place, parties=told
    )
    if award is not None:
        _put_sum(notice, "award", "/bidAmount", award)
    price = notice.values["award"].answer if award is not None and len(names) == 1 else None
    spans = {"name": (0, 0)}
    notice.offers = [
        Offer(
            parties=Parties(names=(name,), relation="single"),
            role="candidate" if notice.kind == "candidates" else "winner",
            spans=spans,
            price=price,
        )
        for name in names
    ]
