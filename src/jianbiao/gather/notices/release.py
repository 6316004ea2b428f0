"""公告到发布 (release): a notice as an OCDS 1.1 release with bids, and where each value stands."""

import re
from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Any

from jianbiao.gather.amounts.answers import Answer
from jianbiao.gather.amounts.parties import organised
from jianbiao.gather.notices.offers import Offer
from jianbiao.gather.notices.sources import Source
from jianbiao.gather.notices.values import Found, Lot, Notice

PREFIX = "cn-notice"
"""Ours, not registered: no publisher stands behind what is read from a notice."""
_PERSON = 4
"""Characters of a person's name at most; longer ones are of organisations."""
_TAGS = {
    "tender": "tender",
    "prequalification": "tender",
    "correction": "tenderAmendment",
    "clarification": "tenderAmendment",
    "opening": "tenderUpdate",
    "candidates": "tenderUpdate",
    "award": "award",
    "contract": "contract",
    "termination": "tenderCancellation",
    "consultation": "planning",
    "single_source": "planning",
    "acceptance": "implementation",
}
_STATUS = {"termination": "unsuccessful", "award": "complete", "contract": "complete"} | {
    "consultation": "planning",
    "acceptance": "complete",
}
_METHODS = {"公开招标": "open", "邀请招标": "selective", "单一来源": "direct"} | {
    "竞争性磋商": "selective",
    "竞争性谈判": "selective",
    "询价": "selective",
}
_BID = {"winner": "valid", "candidate": "valid", "bidder": "submitted", "rejected": "disqualified"}
Release = dict[str, Any]


def release_of(notice: Notice, source: Source, raw: bytes) -> Release:
    """Return ``notice`` as a release; what was not found is not there."""
    digest = sha256(raw).hexdigest()
    said = _Said(notice)
    code = notice.says("platform_code") or notice.says("project_code")
    whole: Release = {
        "ocid": f"{PREFIX}-{_token(code) if code else digest[:16]}",
        "id": digest[:32],
        "date": said.value("/date", "filed_at") or said.value("/date", "published"),
        "tag": [_TAGS.get(notice.kind, "tenderUpdate")],
        "initiationType": "tender",
        "language": "zh",
        "tender": _tender(notice, said, digest),
    }
    _parties(notice, said, whole)
    _bids(notice, said, whole)
    _awards(notice, said, whole)
    _contract(notice, said, whole)
    if earlier := _earlier(notice, said):
        whole["relatedProcesses"] = earlier
    whole["x_notice"] = _extension(notice, source, said)
    return _filled(whole)


class _Said:
    """The values of a notice on their way into a release; remembers which went where."""

    def __init__(self, notice: Notice) -> None:
        self.notice = notice
        self.origins: list[dict[str, Any]] = []

    def value(self, path: str, field: str) -> str | None:
        found = self.notice.values.get(field)
        if found is None:
            return None
        self.put(path, found)
        return found.value

    def put(self, path: str, found: Found) -> None:
        place = found.place
        self.at(path, place.member, place.start, place.end)

    def at(self, path: str, member: str, start: int, end: int) -> None:
        self.origins.append({"path": path, "member": member, "start": start, "end": end})

    def money(self, path: str, field: str) -> Release | None:
        found = self.notice.values.get(field)
        worth = _money(found.answer) if found is not None else None
        if found is not None and worth is not None:
            self.put(path, found)
        return worth


def _money(answer: Answer | None) -> Release | None:
    """Return an amount as OCDS writes it; a rate or a unit price is none."""
    if answer is None or answer.kind not in {"amount", "lots"}:
        return None
    if answer.currency is not None and answer.amount is not None:
        return {"amount": _number(answer.amount), "currency": answer.currency}
    yuan = answer.total_yuan if answer.kind == "lots" else answer.yuan
    return None if yuan is None else {"amount": _number(yuan), "currency": "CNY"}


def _number(yuan: Decimal) -> int | float:
    """Return a number JSON writes as the decimal said: OCDS takes no text for amounts."""
    return int(yuan) if yuan == yuan.to_integral_value() else float(yuan.quantize(Decimal("0.01")))


def _token(code: str) -> str:
    return re.sub(r"[\s/\\]+", "_", code)[:200]


def _tender(notice: Notice, said: _Said, digest: str) -> Release:
    method = said.value("/tender/procurementMethodDetails", "method")
    tender: Release = {
        "id": said.value("/tender/id", "project_code")
        or notice.says("platform_code")
        or digest[:16],
        "title": said.value("/tender/title", "project_name") or notice.title,
        "status": _STATUS.get(notice.kind, "active"),
        "procurementMethod": next(
            (ocds for zh, ocds in _METHODS.items() if method and zh in method), None
        ),
        "procurementMethodDetails": method,
        "value": said.money("/tender/value", "budget"),
        "x_ceiling": said.money("/tender/x_ceiling", "ceiling"),
        "x_deposit": said.money("/tender/x_deposit", "deposit"),
        "x_documentPrice": said.money("/tender/x_documentPrice", "document_price"),
        "datePublished": _published(notice, said),
        "tenderPeriod": {
            "startDate": said.value("/tender/tenderPeriod/startDate", "documents_from"),
            "endDate": said.value("/tender/tenderPeriod/endDate", "deadline"),
        },
        "enquiryPeriod": {
            "endDate": said.value("/tender/enquiryPeriod/endDate", "documents_until")
        },
        "bidOpening": {"date": said.value("/tender/bidOpening/date", "opening")},
        "lots": [_lot(i, lot, said) for i, lot in enumerate(notice.lots.values())],
        "numberOfTenderers": len(notice.offers) if notice.kind == "opening" else None,
    }
    entity = notice.values.get("procuring_entity")
    if entity is not None:
        said.put("/tender/procuringEntity/name", entity)
        tender["procuringEntity"] = {"id": id_of(entity.value), "name": _masked(entity.value)}
    return _filled(tender)


def _published(notice: Notice, said: _Said) -> str | None:
    if notice.kind not in {"tender", "prequalification"}:
        return None
    path = "/tender/datePublished"
    return said.value(path, "filed_at") or said.value(path, "published")


def _lot(i: int, lot: Lot, said: _Said) -> Release:
    said.at(f"/tender/lots/{i}", lot.place.member, lot.place.start, lot.place.end)
    value = {"amount": _number(lot.budget), "currency": "CNY"} if lot.budget is not None else None
    ceiling = (
        {"amount": _number(lot.ceiling), "currency": "CNY"} if lot.ceiling is not None else None
    )
    return _filled(
        {
            "id": lot.number,
            "title": lot.title or None,
            "value": value,
            "x_ceiling": ceiling,
            "status": "unsuccessful" if lot.failed else None,
        }
    )


def _parties(notice: Notice, said: _Said, whole: Release) -> None:
    parties: dict[str, Release] = {}
    for field, role in (("procuring_entity", "procuringEntity"), ("agency", "x_agency")):
        found = notice.values.get(field)
        if found is not None:
            _party(parties, found.value, role)
            if field == "agency":
                said.put("/tender/x_agency", found)
                whole["tender"]["x_agency"] = {
                    "id": id_of(found.value),
                    "name": _masked(found.value),
                }
    for offer in notice.offers:
        for name in offer.parties.names:
            code = offer.code if len(offer.parties.names) == 1 else ""
            _party(parties, name, "tenderer", code)
            if offer.role == "winner":
                _party(parties, name, "supplier", code)
    whole["parties"] = list(parties.values())


def _party(parties: dict[str, Release], name: str, role: str, code: str = "") -> None:
    one = parties.setdefault(id_of(name), {"id": id_of(name), "name": _masked(name), "roles": []})
    if role not in one["roles"]:
        one["roles"].append(role)
    if code:
        one["identifier"] = {"scheme": "CN-USCC", "id": code}


def id_of(name: str) -> str:
    """Return an id by the name: notices give no code of a party that is always there."""
    return "name-" + sha256(re.sub(r"\s", "", name).encode()).hexdigest()[:16]


def _masked(name: str) -> str:
    """Return an organisation's name, of a person only the first character."""
    person = 1 < len(name) <= _PERSON and not organised(name)
    return name[0] + "*" * (len(name) - 1) if person else name


def _key(what: str, offer: Offer) -> str:
    """Return an id that the next notice of the process gives the same offer: its lot and names."""
    names = "；".join(offer.parties.names)
    return f"{what}-{sha256(f'{offer.lot}|{names}'.encode()).hexdigest()[:12]}"


def _tenderers(offer: Offer) -> list[Release]:
    return [{"id": id_of(name), "name": _masked(name)} for name in offer.parties.names]


def _bids(notice: Notice, said: _Said, whole: Release) -> None:
    details = []
    for i, offer in enumerate(notice.offers):
        for part, path in (("name", "tenderers"), ("price", "value")):
            if part in offer.spans and offer.spans[part] != (0, 0):
                said.at(f"/bids/details/{i}/{path}", notice.member, *offer.spans[part])
        details.append(
            _filled(
                {
                    "id": _key("bid", offer),
                    "date": offer.submitted_at or None,
                    "status": _BID[offer.role],
                    "tenderers": _tenderers(offer),
                    "value": _money(offer.price),
                    "relatedLots": [offer.lot] if offer.lot else None,
                    "x_rank": offer.rank,
                    "x_role": offer.role,
                    "x_score": offer.score or None,
                    **_terms(offer),
                }
            )
        )
    if details:
        whole["bids"] = {"details": details}


def _terms(offer: Offer) -> Release:
    """Return what OCDS has no place for: rates, unit prices, consortia."""
    told: Release = {}
    price = offer.price
    if price is not None and price.kind in {"rate", "unit_price", "lots"}:
        told["x_terms"] = {
            name: value
            for name, value in price.said().items()
            if name not in {"reading", "notes"} and value is not None
        }
    if offer.parties.relation == "consortium":
        told["x_consortium"] = {"lead": id_of(offer.parties.lead) if offer.parties.lead else None}
    return told


def _awards(notice: Notice, said: _Said, whole: Release) -> None:
    if notice.kind not in {"award", "contract", "acceptance"}:
        return
    at = said.value("/awards/0/date", "decided") or notice.says("filed_at") or None
    won = [offer for offer in notice.offers if offer.role == "winner"]
    awards = [
        _filled(
            {
                "id": _key("award", offer),
                "status": "active",
                "date": at if notice.kind == "award" else None,
                "value": _money(offer.price),
                "suppliers": _tenderers(offer),
                "relatedLots": [offer.lot] if offer.lot else None,
                **_terms(offer),
            }
        )
        for offer in won
    ]
    if awards:
        whole["awards"] = awards


def _contract(notice: Notice, said: _Said, whole: Release) -> None:
    if notice.kind != "contract":
        return
    value = said.money("/contracts/0/value", "contract_amount") or said.money(
        "/contracts/0/value", "award"
    )
    signed = said.value("/contracts/0/dateSigned", "signed")
    one = _filled({"value": value, "dateSigned": signed})
    awards = whole.get("awards")
    if awards:
        award = awards[0]["id"]
        whole["contracts"] = [{"id": award, "awardID": award, **one}]
    elif one:
        whole["x_contract"] = one


def _earlier(notice: Notice, said: _Said) -> list[Release]:
    """Return which earlier notice this one points to: by its code, title and day."""
    points = notice.kind in {"correction", "clarification", "termination"}
    code = notice.says("earlier_code") or notice.says("project_code")
    if not code or not (points or notice.says("earlier")):
        return []
    one: Release = {
        "id": "1",
        "relationship": ["x_earlierNotice"],
        "scheme": "x_project_code",
        "identifier": code,
        "title": notice.says("project_name") or None,
        "x_date": said.value("/relatedProcesses/0/x_date", "earlier"),
    }
    return [_filled(one)]


def _extension(notice: Notice, source: Source, said: _Said) -> Release:
    platform = source.said.get("source_platform") or source.said.get("site")
    link = source.said.get("original_link") or source.said.get("detail_url")
    fee = said.money("/x_notice/agency_fee", "agency_fee")
    period = {
        "startDate": said.value("/x_notice/publicity/startDate", "publicity_from"),
        "endDate": said.value("/x_notice/publicity/endDate", "publicity_to"),
    }
    several = sum(1 for offer in notice.offers if offer.role == "winner") > 1
    doubts = [
        {
            "field": one.field,
            "reason": one.reason,
            "member": one.place.member,
            "start": one.place.start,
            "end": one.place.end,
            "suggest": f"{one.suggest:.2f}" if one.suggest is not None else None,
        }
        for one in [*notice.doubts, *notice.prices_aside]
    ]
    found: Mapping[str, Any] = {
        "kind": notice.kind or None,
        "layout": source.layout,
        "title": notice.title,
        "platform": platform if isinstance(platform, str) else None,
        "link": link if isinstance(link, str) and link.startswith("http") else None,
        "platform_code": notice.says("platform_code") or None,
        "notice_days": said.value("/x_notice/notice_days", "notice_days"),
        "agency_fee": fee,
        "publicity": period,
        "award_total": said.money("/x_notice/award_total", "award") if several else None,
        "terms": _stated(notice),
        "doubts": [_filled(one) for one in doubts],
    }
    return _filled(dict(found)) | {"origins": said.origins}


def _stated(notice: Notice) -> Release:
    """Return budgets, ceilings and awards that are rates or unit prices."""
    told = {}
    for field in ("budget", "ceiling", "award", "contract_amount", "agency_fee", "deposit"):
        found = notice.values.get(field)
        if (
            found is not None
            and found.answer is not None
            and found.answer.kind in {"rate", "unit_price"}
        ):
            said = found.answer.said()
            told[field] = {
                k: v for k, v in said.items() if k not in {"reading", "notes"} and v is not None
            }
    return told


def _filled(one: Release) -> Release:
    """Return ``one`` without what was not found."""
    kept = {}
    for name, value in one.items():
        inner = isinstance(value, dict)
        said = {k: v for k, v in value.items() if v is not None} if inner else value
        if said not in (None, {}, []):
            kept[name] = said
    return kept
