"""开放合同发布 (OCDS 1.1): one tender's open record as a release.

A release says what is open at a moment; its id and date tell the newest record shown in it and how
many are shown, never of one that is still secret. OCDS ``tenderers`` are bidders.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from jianbiao.publish.domain import ocds_outcome
from jianbiao.publish.domain.ocds_values import (
    Parties,
    Said,
    at_home,
    document,
    lots,
    moment,
    openly,
    summed,
    tidy,
    value,
)
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.summary import deadline
from jianbiao.standard import codes

EXTENSIONS: Final = tuple(
    f"https://raw.githubusercontent.com/open-contracting-extensions/{name}/extension.json"
    for name in (
        "ocds_bid_extension/v1.1.5",
        "ocds_lots_extension/v1.1.5",
        "ocds_bidOpening_extension/master",
        "ocds_enquiry_extension/v1.1.5",
        "ocds_contract_completion_extension/master",
    )
)
"""Extensions whose fields a release uses beyond the core; ``complaints`` is ours."""

_METHODS: Final = {"1": "open", "2": "selective"}
_CATEGORIES: Final = {"A": "works", "B": "goods", "C": "services"}
_DOCUMENTS: Final[dict[str, tuple[str, str, tuple[str, ...]]]] = {
    "TENDER_ANN_QUA_INQUERY_ANN": ("tenderNotice", "NOTICE_NAME", ("NOTICE_SEND_TIME",)),
    "TENDER_FILE_CLARI_MODI": ("clarifications", "DOC_NAME", ("CLARIFY_TIME", "SUBMIT_TIME")),
    "QUALI_INQUERY_CLARI": ("clarifications", "DOC_NAME", ("CLARIFY_TIME", "SUBMIT_TIME")),
    "QUALI_INQUERY_RESULT": ("shortlistedFirms", "", ("NOTICE_SEND_TIME", "REVIEW_END_TIME")),
    "TENDER_ABNORMITY_REPORT": ("cancellationDetails", "", ("NOTICE_SEND_TIME", "SUBMIT_TIME")),
}
"""Sets that are documents of a tender: the type, and the fields of title and time."""
_CLARIFIED: Final = {"CLARIFY_TIME", "CLARIFY_CONTENT"}
_FAILED: Final = {"1": "unsuccessful"}
_AWARDS: Final = {"WIN_RESULT_ANNO", "BID_WINNING_NOTICE"}


def release(items: Sequence[Item], project: Item | None, *, ocid: str) -> Said:
    """Return the release of a tender from its ``items`` that may be shown now, oldest first.

    Amounts are Decimals. Raise ValueError when nothing may be shown: there is no such release.
    """
    shown = (*([project] if project else ()), *items)
    newest = max(shown, key=lambda one: one.number)
    held, parties = openly(shown), Parties()
    tender, buyer = _tender(held, parties), _buyer(held, parties)
    outcome = ocds_outcome.outcome(held, parties)
    return tidy(
        {
            "ocid": ocid,
            "id": f"{ocid}-{newest.number}-{len(shown)}",
            "date": at_home(newest.received_at),
            "language": "zh",
            "initiationType": "tender",
            "tag": _tags(held),
            "parties": parties.listed(),
            "buyer": buyer,
            "planning": _planning(held),
            "tender": tender,
            **outcome,
        }
    )


def _tags(held: Sequence[Item]) -> list[str]:
    seen = {one.set for one in held}
    tags = {
        "planning": "PROJECT" in seen,
        "tender": bool(seen - {"PROJECT"}),
        "tenderCancellation": "TENDER_ABNORMITY_REPORT" in seen,
        "award": bool(seen & {*_AWARDS, "TENDER_CANDIDATE"}),
        "contract": bool(seen & {"CONTRACT_PERFORMANCE", "DIRECT_CONTRACT_INFO"}),
        "contractAmendment": "CONTRACT_CHANGE" in seen,
        "implementation": "PERFORMANCE" in seen,
    }
    return [tag for tag, said in tags.items() if said]


def _buyer(held: Sequence[Item], parties: Parties) -> Said | None:
    head = _latest(held, "TENDER_PROJECT")
    prefix = "OWNER" if head.get("OWNER_NAME") else "TENDERER"
    return parties.of(head, prefix, "buyer")


def _planning(held: Sequence[Item]) -> Said:
    said = _latest(held, "PROJECT")
    code = said.get("INVEST_PROJECT_CODE") or said.get("PROJECT_CODE")
    budget = {
        "description": said.get("FUND_SOURCE"),
        "project": said.get("PROJECT_NAME"),
        "projectID": code,
    }
    project = {"id": code, "title": said.get("PROJECT_NAME")}
    return tidy({"budget": tidy(budget), "project": tidy(project)})


def _tender(held: Sequence[Item], parties: Parties) -> Said:
    head, notice = _latest(held, "TENDER_PROJECT"), _latest(held, "TENDER_ANN_QUA_INQUERY_ANN")
    sections = [one for one in held if one.set == "SECTION"]
    direct = _latest(held, "DIRECT_CONTRACT_INFO")
    mode = str(head.get("TENDER_MODE", ""))
    by = deadline(held)
    opens = tidy({"startDate": moment(notice, "DOC_GET_START_TIME")})
    parties.of(head, "TENDER_AGENCY", "agency")
    parties.of(head, "SUPERVISE_DEPT", "reviewBody")
    enquiries = list(_enquiries(held))
    said = {
        "id": next((one.tender for one in held if one.tender), None),
        "title": head.get("TENDER_PROJECT_NAME") or direct.get("CONTRACT_NAME"),
        "description": head.get("TENDER_CONTENT"),
        "status": _status(held),
        "procuringEntity": parties.of(head, "TENDERER", "procuringEntity"),
        "value": summed([value(one.data, "CONTRACT_RECKON_PRICE") for one in sections])
        or value(direct, "CONTRACT_RECKON_PRICE"),
        "procurementMethod": "direct" if direct else _METHODS.get(mode),
        "procurementMethodDetails": codes.TENDER_MODE.values.get(mode, ("", ""))[0],
        "awardCriteriaDetails": _latest(held, "TENDER_FILE_CLARI_MODI").get("EVALUATING_METHOD"),
        "submissionMethodDetails": notice.get("BID_DOC_REFER_METHOD"),
        "tenderPeriod": tidy({**opens, "endDate": by.isoformat() if by else None}),
        "bidOpening": _opening(held),
        "lots": [_lot(one, held) for one in sections],
        "documents": list(_documents(held)),
        "enquiries": enquiries,
        "hasEnquiries": True if enquiries else None,
        **_category([str(one.data.get("CLASSIFY_CODE", "")) for one in sections]),
    }
    return tidy(said)


def _category(classes: Sequence[str]) -> Said:
    found = dict.fromkeys(_CATEGORIES[one[:1]] for one in classes if one[:1] in _CATEGORIES)
    first, *others = found or ("",)
    return {"mainProcurementCategory": first, "additionalProcurementCategories": others}


def _status(held: Sequence[Item], lot: str = "") -> str:
    """Return the status of a lot, or of the tender: where all its lots ended, as the last of them."""
    mine = [one for one in held if not lot or one.lot in {lot, ""}]
    sets = {one.set for one in mine}
    every = {one.lot for one in held if one.set == "SECTION"}
    ended = [one for one in mine if one.set == "TENDER_ABNORMITY_REPORT"]
    awarded = {one.lot for one in mine if one.set in _AWARDS}
    if ended and (lot or "" in (over := {one.lot for one in ended}) or over >= every > set()):
        return _FAILED.get(str(ended[-1].data.get("EXCEPITON_TYPE")), "cancelled")
    if awarded and (lot or awarded >= every):
        return "complete"
    begun = sets & {"TENDER_ANN_QUA_INQUERY_ANN", "TENDER_INVITATION", "BID_OPENING_RECORD"}
    return "active" if begun or awarded else "planned"


def _lot(one: Item, held: Sequence[Item]) -> Said:
    return tidy(
        {
            "id": one.lot,
            "title": one.data.get("BID_SECTION_NAME"),
            "description": one.data.get("BID_QUALIFICATION"),
            "status": _status(held, one.lot),
            "value": value(one.data, "CONTRACT_RECKON_PRICE"),
        }
    )


def _opening(held: Sequence[Item]) -> Said:
    said = _latest(held, "BID_OPENING_RECORD")
    address = {"streetAddress": said.get("ADDRESS")}
    return tidy({"date": moment(said, "TIME"), "address": tidy(address)})


def _documents(held: Sequence[Item]) -> Iterator[Said]:
    for one in held:
        if one.set not in _DOCUMENTS:
            continue
        kind, title, at = _DOCUMENTS[one.set]
        if one.set == "TENDER_FILE_CLARI_MODI" and not one.data.keys() & _CLARIFIED:
            kind = "biddingDocuments"
        said = document(one, kind, title, url="NOTICE_URL", at=at)
        yield {**said, **({"relatedLots": lots(one)} if one.lot else {})}


def _enquiries(held: Sequence[Item]) -> Iterator[Said]:
    """Yield questions and objections: that there was one, when, and when it was answered."""
    replies = {
        one.data.get("OBJECTION_NO"): moment(one.data, "REPLY_TIME")
        for one in held
        if one.set == "OBJECTION_REPLY"
    }
    for one in held:
        if one.set == "T_ASKANSWER":
            times = {"date": "ASK_TIME", "dateAnswered": "ANSWER_TIME"}
            said = {name: moment(one.data, field) for name, field in times.items()}
        elif one.set == "OBJECTION":
            about = codes.OBJECTION_TYPE.values.get(str(one.data.get("OBJECTION_TYPE")), ("", ""))
            said = {"date": moment(one.data, "OBJECTION_TIME"), "title": f"异议 {about[0]}".strip()}
            said["dateAnswered"] = replies.get(one.data.get("OBJECTION_NO"))
        else:
            continue
        yield tidy({"id": str(one.proof), **said, "relatedLots": lots(one)})


def _latest(held: Sequence[Item], name: str) -> Mapping[str, Any]:
    return next((one.data for one in reversed(held) if one.set == name), {})
