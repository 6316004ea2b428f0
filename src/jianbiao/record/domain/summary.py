"""Summary of a tender (概要): the few things every list shows, read from its items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from jianbiao.law.facts import read_amount, read_moment
from jianbiao.record.domain import ocds
from jianbiao.record.domain.counting import Counted, counted, withdrawn
from jianbiao.record.domain.deadlines import DOCUMENTS, NOTICE, statements
from jianbiao.record.domain.items import OCDS, PROJECT, Item, last_stood, release, releases
from jianbiao.record.domain.stages import Stage

_WAN: Final = Decimal(10_000)
_MOST: Final = Decimal(10**18)
"""What a 64-bit column holds; an absurd amount is no value to look for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A tender as lists show it. ``opened_at`` is None until an opening was reported.

    ``city`` is the first four digits of ``region``; ``value`` in whole yuan, None while unknown.
    """

    title: str
    project: str
    platform: str
    procuring_entity: str
    region: str
    city: str
    industry: str
    mode: str
    value: int | None
    mandatory: str
    stage: str
    lots: int
    bids: int
    deadline: datetime | None
    opened_at: datetime | None
    first_at: datetime
    last_at: datetime
    last_number: int


HEADS: Final = frozenset(
    {"TENDER_PROJECT", "SECTION", NOTICE, DOCUMENTS, "BID_OPENING_RECORD", OCDS}
)
"""Sets of which a summary reads what they say; of every other it only counts the records."""


def summary(items: Sequence[Item], project: Item | None) -> Summary | None:
    """Return the summary of everything a tender's ``items`` say; None where nothing ever held.

    ``project`` is the approved project's item. A tender of which everything was withdrawn stays as
    it last was, ended. ``last_number`` is the newest entry about it, whatever that entry did.
    """
    shown = last_stood(items)
    if not shown:
        return None
    now = counted(None, fresh=items, ended=[one for one in items if one.ended_by])
    heads = [one for one in shown if one.set in HEADS]
    return summed(heads, project, withdrawn(shown, now) if now.over else now, items[0].tender)


def summed(heads: Sequence[Item], project: Item | None, now: Counted, code: str) -> Summary:
    """Return the summary of tender ``code`` by its holding items of ``HEADS`` and its counts."""
    if heads and heads[-1].set == OCDS:
        return _foreign(heads, now)
    head, notice = _latest(heads, "TENDER_PROJECT"), _latest(heads, NOTICE)
    region = _text(head, "REGION_CODE") or _text(project.data if project else {}, "REGION_CODE")
    return Summary(
        title=_text(head, "TENDER_PROJECT_NAME") or _text(notice, "NOTICE_NAME") or code,
        procuring_entity=_text(head, "TENDERER_NAME"),
        region=region,
        city=region[:4],
        industry=_text(head, "TENDER_PROJECT_TYPE"),
        mode=_text(head, "TENDER_MODE"),
        value=_value(heads),
        mandatory=_text(head, "IS_TO_LAW"),
        deadline=deadline(heads),
        opened_at=_moment(_latest(heads, "BID_OPENING_RECORD"), "TIME"),
        **counts(now),
    )


def counts(now: Counted) -> dict[str, Any]:
    """Return the fields of a summary that follow from counts alone."""
    return {
        "project": now.project,
        "platform": now.platform,
        "stage": now.stage,
        "lots": len(now.lots),
        "bids": now.bids,
        "first_at": now.first_at,
        "last_at": now.last_at,
        "last_number": now.last_number,
    }


def place(items: Sequence[Item]) -> tuple[str, str]:
    """Return (region, industry) of a tender; empty where it did not say, as foreign data do not.

    Where there is no tender it is the region of the approved project.
    """
    head = _latest(items, "TENDER_PROJECT") or _latest(items, PROJECT)
    return _text(head, "REGION_CODE"), _text(head, "TENDER_PROJECT_TYPE")


def region(one: Item) -> str:
    """Return the division (GB/T 2260) that a record names; nothing where it names none."""
    return _text(one.data, "REGION_CODE")


def methods(items: Sequence[Item]) -> dict[str, str]:
    """Return the kind of evaluation method (EVALUATING_METHOD_CODE) by lot; ``""`` is the tender's.

    ``items`` are those that hold.
    """
    told = [one for one in items if one.set == DOCUMENTS]
    named = ((one.lot, one.data.get("EVALUATING_METHOD_CODE")) for one in told)
    return {lot: str(code) for lot, code in named if code}


def deadline(items: Sequence[Item]) -> datetime | None:
    """Return the deadline for bids in force, the last one known where it was moved to none.

    Of items that no longer hold nothing is heard.
    """
    said = statements([one for one in items if not one.ended_by])
    return next((one.at for one in reversed(said) if one.at is not None), None)


def _foreign(heads: Sequence[Item], now: Counted) -> Summary:
    """Return the summary of a gathered process: of its releases, merged."""
    last = heads[-1]
    said, moments = ocds.outline(release(heads)), ocds.released(releases(heads))
    return Summary(
        title=said.title or last.tender,
        project="",
        platform=last.platform,
        procuring_entity=said.procuring_entity,
        region=said.region,
        city="",
        industry="",
        mode="",
        value=None,
        mandatory="",
        stage=(
            Stage.CONTRACTED if said.contracts else Stage.AWARDED if said.awards else Stage.CALLED
        ).value,
        lots=said.lots,
        bids=said.bids,
        deadline=said.deadline,
        opened_at=said.opened_at,
        first_at=said.published_at or (moments[0] if moments else last.happened_at),
        last_at=moments[-1] if moments else last.happened_at,
        last_number=now.last_number,
    )


def _value(items: Sequence[Item]) -> int | None:
    """Return what a tender is about, in whole yuan: the estimates of its lots, else the ceilings."""
    for name, field in (
        ("SECTION", "CONTRACT_RECKON_PRICE"),
        ("TENDER_FILE_CLARI_MODI", "CONTROL_PRICE"),
    ):
        latest = {one.lot: _yuan(one.data, field) for one in items if one.set == name}
        known = [amount for amount in latest.values() if amount is not None]
        if known and sum(known) < _MOST:
            return int(sum(known))
    return None


def _yuan(data: Mapping[str, Any], field: str) -> Decimal | None:
    said = read_amount(data.get(field))
    return said * _WAN if said is not None and data.get("PRICE_UNIT") == "1" else said


def _latest(items: Sequence[Item], name: str) -> Mapping[str, Any]:
    return next((one.data for one in reversed(items) if one.set == name), {})


def _text(data: Mapping[str, Any], name: str) -> str:
    said = data.get(name)
    return said if isinstance(said, str) else ""


def _moment(data: Mapping[str, Any], name: str) -> datetime | None:
    said = _text(data, name)
    return read_moment(said) if said else None
