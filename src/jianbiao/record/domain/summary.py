"""Summary of a tender (概要): the few things every list shows, read from its items."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from jianbiao.law.facts import read_amount, read_moment
from jianbiao.record.domain import ocds
from jianbiao.record.domain.deadlines import statements
from jianbiao.record.domain.items import OCDS, Item, last_stood, standing
from jianbiao.record.domain.stages import Stage, stage
from jianbiao.standard.messages import DELETE

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """主体: who takes part in a tender and as what; ``key`` is the code, or the name without one.

    ``number`` is the entry that says so, ``until`` the one since which nothing does (0: it is said).
    """

    key: str
    name: str
    role: str
    number: int
    until: int = 0


_PARTIES = {
    "TENDER_PROJECT": (
        ("TENDERER_NAME", "TENDERER_CODE", "procuring_entity"),
        ("TENDER_AGENCY_NAME", "TENDER_AGENCY_CODE", "agency"),
    ),
    "TENDER_LIST": (("BIDDER_NAME", "BIDDER_ORG_CODE", "bidder"),),
    "BID_OPEN_DETAIL": (("BIDDER_NAME", "BIDDER_ORG_CODE", "bidder"),),
    "TENDER_CANDIDATE": (("BIDDER_NAME", "BIDDER_ORG_CODE", "candidate"),),
    "WIN_RESULT_ANNO": (("WIN_BIDDER_NAME", "WIN_BIDDER_CODE", "winner"),),
    "BID_WINNING_NOTICE": (("WIN_BIDDER_NAME", "WIN_BIDDER_CODE", "winner"),),
    "CONTRACT_PERFORMANCE": (
        ("WIN_BIDDER_NAME", "WIN_BIDDER_CODE", "winner"),
        ("TENDERER_NAME", "TENDERER_CODE", "procuring_entity"),
    ),
}


def summary(items: Sequence[Item], project: Item | None) -> Summary | None:
    """Return the summary of everything a tender's ``items`` say; None where nothing ever held.

    ``project`` is the approved project's item. A tender of which everything was withdrawn stays as
    it last was, ended. ``last_number`` is the newest entry about it, whatever that entry did.
    """
    shown = last_stood(items)
    if not shown:
        return None
    newest = max(max(one.number, one.ended_by) for one in items)
    said = replace(_summary(shown, project), last_number=newest)
    return said if standing(items) else replace(said, stage=Stage.FAILED.value)


def _summary(items: Sequence[Item], project: Item | None) -> Summary:
    first, last = items[0], items[-1]
    if first.set == OCDS:
        return _foreign(items)
    head = _latest(items, "TENDER_PROJECT")
    notice = _latest(items, "TENDER_ANN_QUA_INQUERY_ANN")
    region = _text(head, "REGION_CODE") or _text(project.data if project else {}, "REGION_CODE")
    return Summary(
        title=_text(head, "TENDER_PROJECT_NAME") or _text(notice, "NOTICE_NAME") or first.tender,
        project=first.project,
        platform=first.platform,
        procuring_entity=_text(head, "TENDERER_NAME"),
        region=region,
        city=region[:4],
        industry=_text(head, "TENDER_PROJECT_TYPE"),
        mode=_text(head, "TENDER_MODE"),
        value=_value(items),
        mandatory=_text(head, "IS_TO_LAW"),
        stage=stage(one.set for one in items).value,
        lots=len({one.lot for one in items if one.lot}),
        bids=sum(1 for one in items if one.set == "TENDER_LIST"),
        deadline=deadline(items),
        opened_at=_moment(_latest(items, "BID_OPENING_RECORD"), "TIME"),
        first_at=min(one.happened_at for one in items),
        last_at=max(one.happened_at for one in items),
        last_number=last.number,
    )


def place(items: Sequence[Item]) -> tuple[str, str]:
    """Return (region, industry) of a tender; empty where it did not say, as foreign data do not."""
    head = _latest(items, "TENDER_PROJECT")
    return _text(head, "REGION_CODE"), _text(head, "TENDER_PROJECT_TYPE")


def parties(items: Sequence[Item], among: Iterable[Item]) -> list[Party]:
    """Return who takes part, of those that the items ``among`` a tender's ``items`` name.

    The first item that holds is the source; of somebody no item names any more, the very first.
    """
    asked = {said for one in among for said in named(one)}
    told: dict[tuple[str, str, str], list[Item]] = {}
    for one in items:
        if one.data_type != DELETE:
            for said in asked.intersection(named(one)):
                told.setdefault(said, []).append(one)
    return [_party(said, sources) for said, sources in told.items()]


def named(one: Item) -> list[tuple[str, str, str]]:
    """Return (key, name, role) of whoever takes part according to one item, in its order."""
    if one.set == OCDS:
        said = ocds.parties(one.data["RELEASE"])
    else:
        fields = _PARTIES.get(one.set, ())
        said = [(_text(one.data, code), _text(one.data, name), role) for name, code, role in fields]
        said += _members(one)
    known = [(code or f"name:{name}", name, role) for code, name, role in said if code or name]
    return list(dict.fromkeys(known))


def _members(one: Item) -> list[tuple[str, str, str]]:
    """Return the members of a consortium, each in the role of its leader."""
    members = one.data.get("UNION_ORGAN_SET")
    roles = [role for _, _, role in _PARTIES.get(one.set, ())][:1]
    return [
        (_text(member, "UNION_ORGAN_CODE"), _text(member, "UNION_ORGAN_NAME"), role)
        for member in (members if isinstance(members, list) else ())
        for role in roles
    ]


def _party(said: tuple[str, str, str], sources: Sequence[Item]) -> Party:
    holding = [one.number for one in sources if not one.ended_by]
    key, name, role = said
    return Party(
        key=key,
        name=name,
        role=role,
        number=min(holding or [one.number for one in sources]),
        until=0 if holding else max(one.ended_by for one in sources),
    )


def deadline(items: Sequence[Item]) -> datetime | None:
    """Return the deadline for bids in force, the last one known where it was moved to none.

    Of items that no longer hold nothing is heard.
    """
    said = statements([one for one in items if not one.ended_by])
    return next((one.at for one in reversed(said) if one.at is not None), None)


def _foreign(items: Sequence[Item]) -> Summary:
    last = items[-1]
    said = ocds.outline(last.data["RELEASE"])
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
        first_at=said.published_at or last.happened_at,
        last_at=said.last_at or last.happened_at,
        last_number=last.number,
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
