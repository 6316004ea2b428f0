"""开放合同映射: where a set stands in the Open Contracting Data Standard 1.1 and its extensions.

OCDS ``tenderers`` are bidders here. A set without a row has no place there: it is supervision data.
"""

from typing import Final

OCDS: Final[dict[str, str]] = {
    "PROJECT": "planning.project, planning.budget",
    "TENDER_PROJECT": "tender",
    "SECTION": "tender.lots",
    "TENDER_ANN_QUA_INQUERY_ANN": "tender.documents[tenderNotice]",
    "TENDER_FILE_CLARI_MODI": "tender.documents[biddingDocuments, clarifications]",
    "QUALI_INQUERY_CLARI": "tender.documents[clarifications]",
    "QUALI_INQUERY_RESULT": "tender.documents[shortlistedFirms]",
    "T_ASKANSWER": "tender.enquiries",
    "TENDER_ABNORMITY_REPORT": "tender.status[cancelled, unsuccessful]",
    "TENDER_LIST": "bids.details",
    "BID_OPENING_RECORD": "tender.bidOpening",
    "BID_OPEN_DETAIL": "bids.details",
    "BID_WITHDRAW_INFO": "bids.details[withdrawn]",
    "REJECTED_BID_INFO": "bids.details[disqualified]",
    "EVALUATION_REPORT": "tender.documents[evaluationReports]",
    "TENDER_CANDIDATE": "awards[pending]",
    "TENDER_CANDIDATE_ANNOUNCE": "awards[pending]",
    "WIN_RESULT_ANNO": "awards[active]",
    "BID_WINNING_NOTICE": "awards[active]",
    "CONTRACT_PERFORMANCE": "contracts",
    "CONTRACT_CHANGE": "contracts.amendments",
    "PERFORMANCE": "contracts.implementation",
    "DIRECT_CONTRACT_INFO": "tender[procurementMethod=direct], contracts",
    "OBJECTION": "tender.enquiries",
    "OBJECTION_REPLY": "tender.enquiries.answer",
    "COMPLAINT_INFO": "complaints",
    "PROJECT_ATTACHMENTS": "documents",
    "LEGAL_PERSON_BASE": "parties",
    "OCDS_RELEASE": "releases",
}
"""Set → path; in brackets the type or status that tells it from others of the same path."""
