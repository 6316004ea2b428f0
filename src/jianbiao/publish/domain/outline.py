"""要点与阶段: what a tender buys, from whom, at what price and how far it has come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from jianbiao.publish.domain.lines import amount
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.stages import ORDER, WORDS, Stage, stage
from jianbiao.record.domain.summary import deadline
from jianbiao.standard import codes

_AWARDS: Final = {"WIN_RESULT_ANNO", "BID_WINNING_NOTICE"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One stage: ``state`` is done, cur or todo; ``at`` is when it was reached."""

    zh: str
    en: str
    state: str
    at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What a reader wants first; amounts in yuan, of all lots together.

    ``winner`` and ``first`` are named where there is one lot to speak of; else the table tells.
    """

    stage: Stage
    lots: tuple[tuple[str, str], ...]
    content: str
    entity: str
    agency: str
    funds: str
    mode: tuple[str, str]
    method: str
    department: str
    deal_code: str
    estimate: Decimal | None
    ceiling: Decimal | None
    deadline: datetime | None
    bidders: int
    first: str
    first_price: Decimal | None
    winner: str
    award: Decimal | None
    contract: Decimal | None
    lots_awarded: int
    lots_contracted: int


def outline(items: Sequence[Item], project: Item | None) -> Outline:
    """Return the outline of a tender from its open ``items`` that hold."""
    holding = [one for one in items if not one.ended_by and one.data_type != "3"]
    head, documents = _latest(holding, "TENDER_PROJECT"), _latest(holding, "TENDER_FILE_CLARI_MODI")
    awarded = {one.lot for one in holding if one.set in _AWARDS}
    won = _latest(holding, "WIN_RESULT_ANNO") or _latest(holding, "BID_WINNING_NOTICE")
    first = _first(holding)
    mode = str(head.get("TENDER_MODE", ""))
    return Outline(
        stage=stage(one.set for one in holding),
        lots=tuple(
            (one.lot, str(one.data.get("BID_SECTION_NAME", "")))
            for one in holding
            if one.set == "SECTION"
        ),
        content=_text(head, "TENDER_CONTENT"),
        entity=_text(head, "TENDERER_NAME"),
        agency=_text(head, "TENDER_AGENCY_NAME"),
        funds=_text(project.data if project else {}, "FUND_SOURCE"),
        mode=codes.TENDER_MODE.values.get(mode, (mode, mode)),
        method=_text(documents, "EVALUATING_METHOD"),
        department=_text(head, "SUPERVISE_DEPT_NAME"),
        deal_code=_text(head, "UNIFIED_DEAL_CODE"),
        estimate=_sum(holding, "SECTION", "CONTRACT_RECKON_PRICE"),
        ceiling=_sum(holding, "TENDER_FILE_CLARI_MODI", "CONTROL_PRICE"),
        deadline=deadline(holding),
        bidders=len({_who(one) for one in holding if one.set == "TENDER_LIST"}),
        first=_text(first, "BIDDER_NAME"),
        first_price=amount(first, "BID_PRICE"),
        winner=_text(won, "WIN_BIDDER_NAME") if len(awarded) == 1 else "",
        award=_sum(holding, "WIN_RESULT_ANNO", "BID_AMOUNT")
        or _sum(holding, "BID_WINNING_NOTICE", "BID_AMOUNT"),
        contract=_sum(holding, "CONTRACT_PERFORMANCE", "CONTRACT_PRICE"),
        lots_awarded=len(awarded),
        lots_contracted=len({o.lot for o in holding if o.set == "CONTRACT_PERFORMANCE"}),
    )


def steps(items: Sequence[Item]) -> tuple[Step, ...]:
    """Return the stages of a tender with the moment each was reached by its open ``items``."""
    holding = [one for one in items if not one.ended_by and one.data_type != "3"]
    now = stage(one.set for one in holding)
    reached: dict[Stage, datetime] = {}
    for one in holding:
        at = reached.get(stage([one.set]))
        reached[stage([one.set])] = min(at, one.happened_at) if at else one.happened_at
    shown = [s for s in ORDER if s is not Stage.FAILED or now is Stage.FAILED]
    if now is Stage.FAILED:
        shown = [s for s in shown if s in reached]
    return tuple(_step(s, now, reached) for s in shown)


def _step(one: Stage, now: Stage, reached: Mapping[Stage, datetime]) -> Step:
    zh, en = WORDS[one]
    state = "cur" if one is now else "done" if ORDER.index(one) < ORDER.index(now) else "todo"
    return Step(zh=zh, en=en, state=state, at=reached.get(one))


def _latest(items: Sequence[Item], name: str) -> Mapping[str, Any]:
    return next((one.data for one in reversed(items) if one.set == name), {})


def _first(items: Sequence[Item]) -> Mapping[str, Any]:
    """Return the first candidate of a tender with one lot; of several lots there is no first."""
    lots = {one.lot for one in items if one.set == "TENDER_CANDIDATE"}
    if len(lots) != 1:
        return {}
    ranked = (o.data for o in items if o.set == "TENDER_CANDIDATE" and o.data.get("ORDER") == "1")
    return next(ranked, {})


def _sum(items: Sequence[Item], name: str, field: str) -> Decimal | None:
    """Return the latest amount of each lot, added up; one for all lots stands where none names its lot."""
    latest = {
        one.lot: amount(one.data, field) for one in items if one.set == name and field in one.data
    }
    named = {lot: value for lot, value in latest.items() if lot} or latest
    known = [value for value in named.values() if value is not None]
    return sum(known, Decimal(0)) if known else None


def _who(one: Item) -> str:
    return str(one.data.get("BIDDER_ORG_CODE") or one.data.get("BIDDER_NAME") or one.number)


def _text(data: Mapping[str, Any], name: str) -> str:
    said = data.get(name)
    return said if isinstance(said, str) else ""
