"""Summary of a tender (概要): the few things every list shows, read from its items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jianbiao.law.facts import read_moment
from jianbiao.record.domain import ocds
from jianbiao.record.domain.items import OCDS, Item
from jianbiao.record.domain.stages import Stage, stage


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """A tender as lists show it. ``opened_at`` is None until an opening was reported."""

    title: str
    project: str
    platform: str
    procuring_entity: str
    region: str
    industry: str
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
    """主体: who takes part in a tender and as what; ``code`` is empty where none was reported."""

    code: str
    name: str
    role: str
    number: int

    @property
    def key(self) -> str:
        """The code, or the name where there is none: one entity for each."""
        return self.code or f"name:{self.name}"


_PARTIES = {
    "TENDER_PROJECT": (
        ("TENDERER_NAME", "TENDERER_CODE", "procuring_entity"),
        ("TENDER_AGENCY_NAME", "TENDER_AGENCY_CODE", "agency"),
    ),
    "TENDER_LIST": (("BIDDER_NAME", "BIDDER_ORG_CODE", "bidder"),),
    "TENDER_CANDIDATE": (("BIDDER_NAME", "BIDDER_ORG_CODE", "candidate"),),
    "WIN_RESULT_ANNO": (("WIN_BIDDER_NAME", "WIN_BIDDER_CODE", "winner"),),
    "BID_WINNING_NOTICE": (("WIN_BIDDER_NAME", "WIN_BIDDER_CODE", "winner"),),
}


def summary(items: Sequence[Item], project: Item | None) -> Summary:
    """Return the summary of a tender's holding items; ``project`` is the approved project's item."""
    first, last = items[0], items[-1]
    if first.set == OCDS:
        return _foreign(items)
    head = _latest(items, "TENDER_PROJECT")
    notice = _latest(items, "TENDER_ANN_QUA_INQUERY_ANN")
    return Summary(
        title=_text(head, "TENDER_PROJECT_NAME") or _text(notice, "NOTICE_NAME") or first.tender,
        project=first.project,
        platform=first.platform,
        procuring_entity=_text(head, "TENDERER_NAME"),
        region=_text(head, "REGION_CODE") or _text(project.data if project else {}, "REGION_CODE"),
        industry=_text(head, "TENDER_PROJECT_TYPE"),
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


def parties(one: Item) -> list[Party]:
    """Return who takes part according to one item."""
    if one.set == OCDS:
        return [
            Party(code=code, name=name, role=role, number=one.number)
            for code, name, role in ocds.parties(one.data["RELEASE"])
        ]
    found = []
    for name, code, role in _PARTIES.get(one.set, ()):
        if one.data.get(name) or one.data.get(code):
            found.append(
                Party(
                    code=_text(one.data, code),
                    name=_text(one.data, name),
                    role=role,
                    number=one.number,
                )
            )
    return found


def deadline(items: Sequence[Item]) -> datetime | None:
    """Return the deadline for bids in force: the last one moved to, else the notice's."""
    found = None
    for one in items:
        if one.set == "TENDER_ANN_QUA_INQUERY_ANN" and one.data.get("BULLETIN_TYPE") != "2":
            found = _moment(one.data, "BID_DOC_REFER_END_TIME") or found
        if one.set == "TENDER_FILE_CLARI_MODI":
            found = _moment(one.data, "POST_REFER_END_TIME") or found
    return found


def _foreign(items: Sequence[Item]) -> Summary:
    last = items[-1]
    said = ocds.outline(last.data["RELEASE"])
    return Summary(
        title=said.title or last.tender,
        project="",
        platform=last.platform,
        procuring_entity=said.procuring_entity,
        region=said.region,
        industry="",
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


def _latest(items: Sequence[Item], name: str) -> Mapping[str, Any]:
    return next((one.data for one in reversed(items) if one.set == name), {})


def _text(data: Mapping[str, Any], name: str) -> str:
    said = data.get(name)
    return said if isinstance(said, str) else ""


def _moment(data: Mapping[str, Any], name: str) -> datetime | None:
    said = _text(data, name)
    return read_moment(said) if said else None
