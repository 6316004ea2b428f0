"""Every planted case by phase (情形总表), what a rule is asked about, and the sets that carry its trace."""

from typing import Final

from jianbiao.rehearsal.deck_award import AWARD
from jianbiao.rehearsal.deck_call import CALL
from jianbiao.rehearsal.deck_opening import OPENING

_PRE: Final = "prequalification"

PHASES: Final = {"call": CALL, "opening": OPENING, "award": AWARD, "collusion": ()}
"""The plans of each phase."""

UNITS: Final = {
    "P16": "notice",
    "P17": _PRE,
    "P18": "notice",
    "P19": "clarification",
    "B03": "bid",
}
"""What a rule is asked about; every other rule about the lot."""

TRACES: Final = {
    "P16": ("TENDER_ANN_QUA_INQUERY_ANN",),
    "P17": ("TENDER_PROJECT", "TENDER_ANN_QUA_INQUERY_ANN"),
    "P18": ("TENDER_PROJECT", "TENDER_ANN_QUA_INQUERY_ANN", "TENDER_FILE_CLARI_MODI"),
    "P19": ("TENDER_ANN_QUA_INQUERY_ANN", "TENDER_FILE_CLARI_MODI"),
    "P22": ("SECTION", "TENDER_FILE_CLARI_MODI"),
    "B01": ("TENDER_LIST", "BID_OPENING_RECORD", "TENDER_ABNORMITY_REPORT"),
    "B03": ("TENDER_ANN_QUA_INQUERY_ANN", "TENDER_FILE_CLARI_MODI", "TENDER_LIST"),
    "B04": ("TENDER_ANN_QUA_INQUERY_ANN", "TENDER_FILE_CLARI_MODI", "BID_OPENING_RECORD"),
    "B23": ("TENDER_FILE_CLARI_MODI", "TENDER_CANDIDATE", "TENDER_CANDIDATE_ANNOUNCE"),
    "A02": ("TENDER_CANDIDATE_ANNOUNCE",),
    "A07": ("TENDER_CANDIDATE_ANNOUNCE", "OBJECTION", "OBJECTION_REPLY", "BID_WINNING_NOTICE"),
    "A09": ("BID_WINNING_NOTICE", "CONTRACT_PERFORMANCE"),
    "X11": ("TENDER_ANN_QUA_INQUERY_ANN", "BID_WINNING_NOTICE", "CONTRACT_PERFORMANCE"),
    "X12": ("SECTION", "TENDER_FILE_CLARI_MODI", "WIN_RESULT_ANNO", "CONTRACT_PERFORMANCE"),
}
"""The sets that carry the trace of each rule."""
