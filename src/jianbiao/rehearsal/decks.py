"""Every planted case by phase (情形总表), what a rule is asked about, and the sets that carry its trace."""

from typing import Final

from jianbiao.rehearsal.deck_award import AWARD
from jianbiao.rehearsal.deck_call import CALL
from jianbiao.rehearsal.deck_collusion import COLLUSION
from jianbiao.rehearsal.deck_disputes import DISPUTES
from jianbiao.rehearsal.deck_duty import DUTY
from jianbiao.rehearsal.deck_filing import FILING
from jianbiao.rehearsal.deck_opening import OPENING
from jianbiao.rehearsal.deck_panel import PANEL

_PRE: Final = "prequalification"

PHASES: Final = {
    "call": CALL + FILING + DUTY,
    "opening": OPENING + PANEL,
    "award": AWARD + DISPUTES,
    "collusion": COLLUSION,
}
"""The plans of each phase."""

UNITS: Final = {
    "P02": "direct",
    "P03": "direct",
    "P04": "direct",
    "P11": "notice",
    "P13": "publication",
    "P20": f"{_PRE}_clarification",
    "P25": "bid",
    "P28": "visit",
    "B07": "bid",
    "C19": "decision",
    "B08": "last",
    **dict.fromkeys(("C01", "C02", "C03"), "early_objection"),
    "C04": "objection",
    **dict.fromkeys([f"C{n}" for n in (10, 11, 12, 13, 14, 15, 16, 17, 20)], "complaint"),
    **dict.fromkeys(("B16", "B18", "B19", "B20", "B24", "B25"), "panel"),
    "P07": "direct",
    "P12": "notice",
    "P14": "publication",
    "P15": "notice",
    "P16": "notice",
    "P17": _PRE,
    "P18": "notice",
    "P19": "clarification",
    "P30": "notice",
    "B03": "bid",
    "B06": "bid",
    "B21": "bid",
    "B22": "bid",
    "C05": "objection",
    "C06": "complaint",
    "C07": "complaint",
    "C08": "complaint",
    "C09": "complaint",
    "C18": "complaint",
    **dict.fromkeys(("P01", "P05", "P08", "P09", "P29", "P31", "X16"), "tender"),
    **dict.fromkeys(("B13", "B14", "B15", "B17"), "panel"),
    **dict.fromkeys(("K01a", "K01b", "K01c", "K02a", "K02b", "K02c", "K02d", "K03"), "group"),
    **dict.fromkeys(("K04a", "K04b", "K04c", "K05", "K06"), "group"),
}
"""What a rule is asked about; every other rule about the lot."""

GROUPED: Final = {
    **dict.fromkeys(("K07a", "K07b", "K07c"), "ring"),
    "K07d": "firm",
    "K09": "group",
    "E01": "expert",
    "E02": "pair",
}
"""Kinds that only many tenders together show, and what one of them is about."""

KEYED: Final = {
    "prequalification_clarification": "prequalification_clarification",
    "visit": "visit",
    "decision": "decision",
    "notice": "notice",
    _PRE: "notice",
    "clarification": "clarification",
    "bid": "bid",
    "last": "bid",
    "publication": "publication",
    "direct": "direct",
    "objection": "objection",
    "early_objection": "objection",
    "complaint": "complaint",
}
"""Subjects that one record makes, by the word a plan uses, and their unit."""

_NOTICE: Final = "TENDER_ANN_QUA_INQUERY_ANN"
_DOCUMENTS: Final = "TENDER_FILE_CLARI_MODI"
_FILE: Final = "BID_DOC_CHARACT_CODE"
_SKETCH: Final = "BID_FILE_SKETCH"
_USER: Final = "TENDER_FILE_BUYYER_INFO"
_LISTED: Final = "TENDER_LIST"
_OPENED: Final = "BID_OPEN_DETAIL"

TRACES: Final = {
    "P02": ("DIRECT_CONTRACT_INFO",),
    "P01": ("PROJECT", "TENDER_PROJECT"),
    "P03": ("DIRECT_CONTRACT_INFO",),
    "P04": ("DIRECT_CONTRACT_INFO",),
    "P06": ("CONTRACT_PERFORMANCE",),
    "P11": (_NOTICE,),
    "P13": ("NOTICE_PUBLICATION",),
    "P20": ("QUALI_INQUERY_CLARI",),
    "P21": (_DOCUMENTS,),
    "P25": (_LISTED, "BIDDER_MARGIN_INFO"),
    "P27": (_DOCUMENTS,),
    "P28": ("SITE_VISIT_INFO",),
    "P31": (_NOTICE, _DOCUMENTS, "PROJECT_ATTACHMENTS"),
    "B02": ("QUALI_INQUERY_RESULT",),
    "B07": (_LISTED, _OPENED),
    "B08": (_LISTED, "BID_WITHDRAW_INFO", "BIDDER_MARGIN_INFO"),
    "B12": ("BID_OPENING_RECORD",),
    "B16": ("BID_EVALUATION_EXPERT",),
    "B18": ("BID_EVALUATION_EXPERT",),
    "B19": ("BID_EVALUATION_EXPERT", "TENDER_CANDIDATE_ANNOUNCE"),
    "B20": (_DOCUMENTS, "EVALUATION_REPORT"),
    "B24": ("BID_EVALUATION_EXPERT", "EVALUATION_REPORT"),
    "B25": ("BID_EVALUATION_EXPERT", "EVALUATION_REPORT"),
    "B10": (_LISTED, "TENDER_PROJECT", "PARTY_RELATION"),
    "C19": ("VIOLATING_LAWS_RULES_INFO",),
    "A06": (_OPENED, "BID_DECISION_INFO", "WIN_RESULT_ANNO"),
    "C01": (_NOTICE, "OBJECTION"),
    "C02": (_NOTICE, _DOCUMENTS, "OBJECTION"),
    "C03": ("BID_OPENING_RECORD", "OBJECTION", "OBJECTION_REPLY"),
    "C04": ("TENDER_CANDIDATE_ANNOUNCE", "OBJECTION"),
    **dict.fromkeys([f"C{n}" for n in (10, 11, 12, 13, 14, 15, 16, 17, 20)], ("COMPLAINT_INFO",)),
    "P05": ("DIRECT_CONTRACT_INFO",),
    "P07": ("DIRECT_CONTRACT_INFO",),
    "P08": ("PROJECT", "TENDER_PROJECT", _NOTICE),
    "P09": ("TENDER_PROJECT",),
    "P10": ("TENDER_PROJECT", "TENDER_INVITATION"),
    "P12": (_NOTICE, "NOTICE_PUBLICATION"),
    "P14": ("NOTICE_PUBLICATION",),
    "P15": (_NOTICE,),
    "P16": (_NOTICE,),
    "P17": ("TENDER_PROJECT", _NOTICE),
    "P18": ("TENDER_PROJECT", _NOTICE, _DOCUMENTS),
    "P19": (_NOTICE, _DOCUMENTS),
    "P22": ("SECTION", _DOCUMENTS),
    "P23": ("SECTION", _DOCUMENTS),
    "P24": (_DOCUMENTS,),
    "P26": (_DOCUMENTS,),
    "P29": (_NOTICE, _DOCUMENTS),
    "P30": (_NOTICE,),
    "P32": ("TENDER_PROJECT", _LISTED, "PARTY_RELATION"),
    "B01": (_LISTED, "BID_OPENING_RECORD", "TENDER_ABNORMITY_REPORT"),
    "B03": (_NOTICE, _DOCUMENTS, _LISTED),
    "B04": (_NOTICE, _DOCUMENTS, "BID_OPENING_RECORD"),
    "B05": (_LISTED, "BID_WITHDRAW_INFO", _OPENED),
    "B06": (_DOCUMENTS, _LISTED, _OPENED, "BID_FILE_ACCESS_LOG"),
    "B09": (_LISTED, "LEGAL_PERSON_BASE"),
    "B11": (_LISTED,),
    "B13": ("BID_EVALUATION_EXPERT",),
    "B14": ("BID_EVALUATION_EXPERT",),
    "B15": ("EVALUATION_BUILD_APPLY", "EVALUATION_REPORT", "BID_EVALUATION_EXPERT"),
    "B17": ("BID_EVALUATION_EXPERT", _LISTED),
    "B21": (_DOCUMENTS, _LISTED, _OPENED, "REJECTED_BID_INFO"),
    "B22": ("REJECTED_BID_INFO", _LISTED),
    "B23": (_DOCUMENTS, "TENDER_CANDIDATE", "TENDER_CANDIDATE_ANNOUNCE"),
    "B26": ("EVALUATION_REPORT",),
    "B27": (_DOCUMENTS, "BID_DECISION_INFO"),
    "A01": ("EVALUATION_REPORT", "TENDER_CANDIDATE_ANNOUNCE"),
    "A02": ("TENDER_CANDIDATE_ANNOUNCE",),
    "A03": ("TENDER_CANDIDATE", "TENDER_CANDIDATE_ANNOUNCE"),
    "A08": ("BID_WINNING_NOTICE", "BID_RESULT_NOTICE"),
    "A14": ("PERFORMANCE", _LISTED),
    "A04": ("TENDER_CANDIDATE", "WIN_RESULT_ANNO", "BID_DECISION_INFO"),
    "A05": ("TENDER_CANDIDATE", "WIN_RESULT_ANNO"),
    "A07": ("TENDER_CANDIDATE_ANNOUNCE", "OBJECTION", "OBJECTION_REPLY", "BID_WINNING_NOTICE"),
    "A09": ("BID_WINNING_NOTICE", "CONTRACT_PERFORMANCE"),
    "A10": ("WIN_RESULT_ANNO", "CONTRACT_PERFORMANCE"),
    "A11": ("CONTRACT_PERFORMANCE",),
    "A12": ("CONTRACT_PERFORMANCE", "BIDDER_MARGIN_INFO"),
    "A13": ("BID_DECISION_INFO", "WRITTEN_REPORT"),
    "A15": ("TENDER_ABNORMITY_REPORT",),
    "A16": ("WIN_RESULT_ANNO", "CONTRACT_CHANGE"),
    "C05": ("OBJECTION", "OBJECTION_REPLY"),
    **dict.fromkeys(("C06", "C07", "C08", "C09", "C18"), ("OBJECTION", "COMPLAINT_INFO")),
    "X01": ("BID_OPENING_RECORD", "EVALUATION_REPORT", "BID_WINNING_NOTICE"),
    "X13": (_OPENED, "TENDER_CANDIDATE"),
    "X14": ("COMPLAINT_INFO", "BID_WINNING_NOTICE", "CONTRACT_PERFORMANCE"),
    "X16": ("TENDER_PROJECT",),
    "X15": ("BID_DECISION_INFO", "ENTITY_DECISION"),
    "X11": (_NOTICE, "BID_WINNING_NOTICE", "CONTRACT_PERFORMANCE"),
    "X12": ("SECTION", _DOCUMENTS, "WIN_RESULT_ANNO", "CONTRACT_PERFORMANCE"),
    **dict.fromkeys(("K01a", "K01b", "K01c"), (_FILE,)),
    "K04c": (_SKETCH,),
    "K05": (_FILE, _SKETCH),
    **dict.fromkeys(("K02a", "K02b", "K02c"), (_USER, _FILE)),
    "K02d": (_LISTED, _USER),
    "K03": ("BIDDER_PROJECT_MEMBER",),
    "K04a": (_OPENED,),
    "K04b": (_FILE, _OPENED),
    "K06": ("BIDDER_MARGIN_INFO", "LETTER_OF_GUARANTEE"),
    "K07e": ("TENDER_CANDIDATE", "BID_DECISION_INFO", "WIN_RESULT_ANNO"),
    "K07f": ("PERFORMANCE", "TENDER_LIST"),
    "K08a": (_OPENED, "BID_WITHDRAW_INFO", "BID_FILE_ACCESS_LOG"),
    "K08b": (_FILE, "PROJECT_ATTACHMENTS"),
    **dict.fromkeys(("K07a", "K07b", "K07c", "K07d"), (_LISTED, _OPENED, "WIN_RESULT_ANNO")),
    "K09": (_USER, "BIDDER_MARGIN_INFO", "BIDDER_PROJECT_MEMBER"),
    "E01": ("BID_EVALUATION_EXPERT", "EVALUATION_SCORE_DETAIL"),
    "E02": ("TENDER_PROJECT", "WIN_RESULT_ANNO"),
}
"""The sets that carry the trace of each rule."""
