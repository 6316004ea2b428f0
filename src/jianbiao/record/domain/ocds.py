"""Open contracting releases (OCDS 1.1) as tenders: outline, parties, steps and facts.

OCDS ``tenderers`` are bidders here. Whatever is missing or of another kind is left out; nothing is
guessed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from jianbiao.law.facts import read_moment

Release = Mapping[str, Any]

_CHOSEN: Final = frozenset({"winner", "candidate"})
"""Roles of bids that a notice names because they won or may win."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """The few things lists show of a release."""

    title: str
    procuring_entity: str
    region: str
    lots: int
    bids: int
    awards: int
    contracts: int
    published_at: datetime | None
    deadline: datetime | None
    opened_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A bid or an award: of whom, at what price with its currency, how it stands, at which rank."""

    names: str
    price: str
    status: str
    rank: str
    lots: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing a release says has happened, or was due, at a moment."""

    kind: str
    at: datetime
    zh: str
    en: str


def is_whole(release: Release) -> bool:
    """Say whether a release says everything of its process: it is compiled, or tagged as no part."""
    tags = release.get("tag")
    return not (isinstance(tags, list) and tags) or "compiled" in tags


def outline(release: Release) -> Outline:
    """Return what lists show of ``release``."""
    tender = _object(release, "tender")
    return Outline(
        title=_title(release),
        procuring_entity=_entity(release)[1],
        region=_text(release, "ocid").rsplit("-", 1)[0],
        lots=len(_list(tender, "lots")),
        bids=len(bids(release)),
        awards=len(_list(release, "awards")),
        contracts=len(_list(release, "contracts")),
        published_at=_moment(tender, "datePublished")
        or _moment(_object(tender, "tenderPeriod"), "startDate"),
        deadline=_moment(_object(tender, "tenderPeriod"), "endDate"),
        opened_at=_moment(_object(tender, "bidOpening"), "date"),
    )


def released(releases: Sequence[Release]) -> tuple[datetime, ...]:
    """Return the moments of ``releases`` that have one, in their order."""
    return tuple(at for one in releases if (at := _moment(one, "date")) is not None)


def bids(release: Release) -> list[Mapping[str, Any]]:
    """Return the bids: the extension's ``bids.details``, or a bare list."""
    said = release.get("bids")
    details = said.get("details") if isinstance(said, Mapping) else said
    return [one for one in details if isinstance(one, Mapping)] if isinstance(details, list) else []


def received(release: Release) -> int | None:
    """Return how many bids came in; None where the release tells only of some of them.

    A notice of an award names the winner, one of candidates the best three: that is no list of all
    who bid. A number that is told counts where it is the larger.
    """
    said = _object(release, "tender").get("numberOfTenderers")
    told = bids(release)
    whole = bool(told) and not {str(one.get("x_role")) for one in told} <= _CHOSEN
    number = int(said) if isinstance(said, int | str) and str(said).isdecimal() else 0
    return max(number, len(told) if whole else 0) or None


def parties(release: Release) -> list[tuple[str, str, str]]:
    """Return (code, name, role) of each party, roles in our words."""
    names = _names(release)
    found = [(*_entity(release), "procuring_entity")]
    for told in (_object(release, "tender"), *bids(release)):
        found += [(*_who(one, names), "bidder") for one in _list(told, "tenderers")]
    for award in _list(release, "awards"):
        found += [(*_who(one, names), "winner") for one in _list(award, "suppliers")]
    return [one for one in dict.fromkeys(found) if one[0] or one[1]]


def steps(release: Release) -> list[Step]:
    """Return what a release says in the order of time: notice, deadline, opening, bids, awards."""
    return sorted(_steps(release), key=lambda step: step.at)


def facts(release: Release) -> dict[str, Any]:
    """Return the facts of a release under the national names, for comparison and plausibility."""
    tender = _object(release, "tender")
    period = _object(tender, "tenderPeriod")
    awards, contracts = _list(release, "awards"), _list(release, "contracts")
    said = {
        "TENDER_ANN_QUA_INQUERY_ANN.NOTICE_SEND_TIME": tender.get("datePublished"),
        "TENDER_ANN_QUA_INQUERY_ANN.DOC_GET_START_TIME": period.get("startDate"),
        "TENDER_ANN_QUA_INQUERY_ANN.BID_DOC_REFER_END_TIME": period.get("endDate"),
        "BID_OPENING_RECORD.TIME": _object(tender, "bidOpening").get("date"),
        "SECTION.CONTRACT_RECKON_PRICE": _amount(tender),
        "WIN_RESULT_ANNO.BID_AMOUNT": _amount(awards[0]) if len(awards) == 1 else None,
        "CONTRACT_PERFORMANCE.SIGN_TIME": contracts[0].get("dateSigned") if contracts else None,
        "CONTRACT_PERFORMANCE.x_CONTRACT_PRICE": (
            _amount(contracts[0]) if len(contracts) == 1 else None
        ),
    }
    if (count := received(release)) is not None:
        said["x_TENDER_LIST_count"] = count
    return {name: value for name, value in said.items() if value is not None}


def _steps(release: Release) -> Iterator[Step]:
    seen = outline(release)
    if seen.published_at:
        yield Step(kind="notice", at=seen.published_at, zh="公告发布", en="Tender notice published")
    if seen.deadline:
        yield Step(kind="deadline", at=seen.deadline, zh="投标截止", en="Deadline for bids")
    count = received(release)
    if seen.opened_at:
        yield Step(
            kind="opening",
            at=seen.opened_at,
            zh="开标" if count is None else f"开标，收到 {count} 份投标",
            en="Bids opened" if count is None else f"Bids opened: {count}",
        )
    for bid, offer in zip(bids(release), offers(release), strict=True):
        if (at := _moment(bid, "date")) is not None:
            yield Step(
                kind="bid",
                at=at,
                zh=f"投标：{offer.names}，报价 {offer.price}（{offer.status}）",
                en=f"Bid of {offer.names}, {offer.price} ({offer.status})",
            )
    for award, offer in zip(_list(release, "awards"), awarded(release), strict=True):
        if (at := _moment(award, "date")) is not None:
            zh, en = f"中标：{offer.names}", f"Awarded to {offer.names}"
            price = f" {offer.price}" if offer.price else ""
            yield Step(kind="award", at=at, zh=zh + price, en=en + price)
    for contract in _list(release, "contracts"):
        if (at := _moment(contract, "dateSigned")) is not None:
            price = money(contract)
            zh, en = f"签订合同 {price}", f"Contract signed {price}"
            yield Step(kind="contract", at=at, zh=zh.strip(), en=en.strip())


def offers(release: Release) -> list[Offer]:
    """Return the bids as they stand."""
    known = _names(release)
    return [_offer(bid, "tenderers", known) for bid in bids(release)]


def awarded(release: Release) -> list[Offer]:
    """Return the awards as they stand."""
    known = _names(release)
    return [_offer(award, "suppliers", known) for award in _list(release, "awards")]


def money(said: Any) -> str:
    """Return the value of a tender, bid, award or contract: the amount with its currency."""
    value = _object(said, "value") if isinstance(said, Mapping) else {}
    amount, currency = value.get("amount"), _text(value, "currency")
    return f"{_grouped(amount)} {currency}".strip() if isinstance(amount, str) else ""


def _offer(said: Mapping[str, Any], who: str, known: Mapping[str, str]) -> Offer:
    lots = said.get("relatedLots")
    rank = said.get("rank", said.get("x_rank"))
    return Offer(
        names="、".join(name or code for code, name in (_who(o, known) for o in _list(said, who))),
        price=money(said),
        status=_text(said, "status"),
        rank=rank if isinstance(rank, str) else "",
        lots="、".join(one for one in lots if isinstance(one, str))
        if isinstance(lots, list)
        else "",
    )


def _title(release: Release) -> str:
    """Return the title of a process: the tender's, else of what came of it."""
    awarded, signed = _list(release, "awards")[:1], _list(release, "contracts")[:1]
    told = (_object(release, "tender"), *awarded, *signed)
    found = [_text(one, name) for one in told for name in ("title", "description")]
    return next((text for text in found if text), "")


def _entity(release: Release) -> tuple[str, str]:
    tender = _object(release, "tender")
    return _who(_object(tender, "procuringEntity") or _object(release, "buyer"), _names(release))


def _who(said: Mapping[str, Any], names: Mapping[str, str]) -> tuple[str, str]:
    """Return (code, name) of an organization; a name that only the list of parties tells."""
    code = _text(said, "id")
    return code, _text(said, "name") or names.get(code, "")


def _names(release: Release) -> dict[str, str]:
    return {_text(one, "id"): _text(one, "name") for one in _list(release, "parties")}


def _grouped(amount: str) -> str:
    """Return decimal text with thousands grouped; anything else as it is."""
    whole, dot, rest = amount.partition(".")
    rest = f"{rest}0" if len(rest) == 1 else rest
    return f"{int(whole):,}{dot}{rest}" if whole.isascii() and whole.isdecimal() else amount


def _object(said: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    found = said.get(name)
    return found if isinstance(found, Mapping) else {}


def _list(said: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    found = said.get(name)
    return [one for one in found if isinstance(one, Mapping)] if isinstance(found, list) else []


def _text(said: Mapping[str, Any], name: str) -> str:
    found = said.get(name)
    return found if isinstance(found, str) else ""


def _moment(said: Mapping[str, Any], name: str) -> datetime | None:
    text = _text(said, name)
    return read_moment(text) if text else None


def _amount(said: Mapping[str, Any]) -> str | None:
    """Return an amount as decimal text: ``plain`` has made every number one."""
    value = _object(said, "value").get("amount")
    return value if isinstance(value, str) else None
