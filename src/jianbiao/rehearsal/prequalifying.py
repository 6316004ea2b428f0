"""资格预审: the call for applications, its clarification, and who passed."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final

from jianbiao.rehearsal import days, objections, texts
from jianbiao.rehearsal.case import Case, Lot
from jianbiao.rehearsal.days import DAY, at, last_day, next_day
from jianbiao.rehearsal.moments import wire

NOTICE: Final = "TENDER_ANN_QUA_INQUERY_ANN"
PREQUALIFICATION: Final = "2"
_SALE: Final = 5


def call(case: Case, lots: Sequence[Lot], start: datetime) -> datetime:
    """Call for applications; return when the qualified can be invited."""
    shape, works = case.shape, case.works
    wait = shape.prequalified_days

    def fits(ends: date) -> bool:
        last = ends + DAY * (wait or 0)
        return works(ends) and works(last)

    sale = shape.prequalified_sale
    sold = last_day(start.date(), exactly=sale, usual=5, least=_SALE, works=works)
    ends = sold if sale is not None else next_day(sold, fits)
    limit = last_day(ends, exactly=wait, usual=6, least=_SALE, works=works)
    case.subjects["prequalification"] = case.say(
        NOTICE,
        start,
        {
            "TENDER_PROJECT_CODE": case.tender,
            "NOTICE_NAME": case.title + "资格预审公告",
            "NOTICE_SEND_TIME": wire(start),
            "NOTICE_MEDIA": texts.MEDIA_OF_NOTICES,
            "NOTICE_NATURE": "1",
            "BULLETIN_TYPE": PREQUALIFICATION,
            "DOC_GET_START_TIME": wire(start),
            "DOC_GET_END_TIME": wire(at(ends, days.CLOSES)),
            "BID_DOC_REFER_END_TIME": case.kept(
                "PREQUALIFICATION_END", wire(at(limit, days.CLOSES))
            ),
        },
    )
    closes = at(limit, days.CLOSES)
    if shape.prequal_clarified is not None:
        _clarify(case, closes)
    if shape.objects == objections.PREQUALIFICATION:
        objections.against_call(case, lots[0], objections.PREQUALIFICATION, closes)
    if shape.prequal_reported:
        _qualify(case, lots[0], closes)
    return days.office(at(limit, days.OPENS) + DAY * 3, works)


def _clarify(case: Case, closes: datetime) -> None:
    """Clarify the documents some days before applications close, which stays as it was."""
    when = at(closes.date() - DAY * (case.shape.prequal_clarified or 0), days.OPENS)
    case.subjects["prequalification_clarification"] = case.say(
        "QUALI_INQUERY_CLARI",
        when,
        {
            "TENDER_PROJECT_CODE": case.tender,
            "DOC_NAME": "资格预审文件澄清",
            "BID_DOC_REFER_END_TIME": wire(closes),
            "CLARIFY_TIME": wire(when),
            "CLARIFY_CONTENT": "类似业绩的计算截止日期更正，其余不变。",
            "IS_AFFECT_BID": "1",
            "IS_POSTPONE": "0",
            "SUBMIT_TIME": wire(when),
        },
    )


def _qualify(case: Case, lot: Lot, closes: datetime) -> None:
    """Report how many applied and passed, and what follows."""
    reviewed = closes + timedelta(days=2)
    case.say(
        "QUALI_INQUERY_RESULT",
        reviewed,
        {
            **lot.place,
            "QUAL_METHOD": "1",
            "REVIEW_END_TIME": wire(reviewed),
            "APPLICANT_COUNT": "9",
            "PASSED_COUNT": "7",
            "NEXT_STEP": "1",
            "NOTICE_SEND_TIME": wire(reviewed),
        },
    )
