"""Asked after each message about what it changed, or at once about everything: the answers agree."""

import random
from datetime import date, datetime

import pytest

from jianbiao.law.outcomes import NotApplicable
from jianbiao.record.domain.items import after, item, standing
from jianbiao.register.domain import Book
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch.asking import Asker
from tests.make import TENDER, lot, notice, opening, tender
from tests.record.make import changed, effective, row

FIRMS = [f"云禾建筑{n}有限公司" for n in range(4)]
AT = datetime(2026, 5, 1, tzinfo=SHANGHAI)


def each(set_name, **data):
    return [row(set_name, BIDDER_NAME=name, **data) for name in FIRMS]


def messages():
    """Return a whole tender with an objection, a complaint and a change of what was fixed."""
    bids = each("TENDER_LIST", BID_PRICE="7600000.00", CHECKIN_TIME="20260324090000")
    documents = {"CONTROL_PRICE": "7000000.00", "MARGIN_AMOUNT": "100000", "VALID_PERIOD": "90"}
    won = {"WIN_BIDDER_NAME": FIRMS[0]}
    report = {"END_TIME": "20260325180000", "RECEIVE_TIME": "20260325190000"}
    shown = {"PUBLICITY_NAME": "公示", "PUBLICITY_START_TIME": "20260326090000"}
    money = {"MARGIN_PAY_FORM": "1", "MARGIN_RETURN_TIME": "20260430100000"}
    filed = {"COMPLAINT_NO": "1", "COMPLAINT_TIME": "20260420100000", "COMPLAINT_MATTER": "4"}
    return [
        *(tender(IS_STATE_FUNDS="1"), lot(), notice()),
        row("TENDER_FILE_CLARI_MODI", **documents),
        *bids,
        opening(PUBLISH_TIME="20260324100000"),
        *each("BID_OPEN_DETAIL", DECRYPT_RESULT="1", DECRYPT_TIME="20260324094000"),
        *each("BIDDER_MARGIN_INFO", **money),
        row("BID_WITHDRAW_INFO", BIDDER_NAME=FIRMS[3], WITHDRAW_TYPE="1", WITHDRAW_TIME=DAY),
        row("EVALUATION_BUILD_APPLY", TENDER, EXTRACT_TIME="20260323150000", EXPERT_POOL="2"),
        *(row("BID_EVALUATION_EXPERT", EXPERT_NAME=f"评委{n}", EXPERT_TYPE="2") for n in range(5)),
        row("EVALUATION_REPORT", TIME_REQUEST_COUNT="3", VALID_BID_COUNT="2", **report),
        row("REJECTED_BID_INFO", BIDDER_NAME=FIRMS[2], REASON="未盖章"),
        row("EVALUATION_SCORE_DETAIL", BIDDER_NAME=FIRMS[0], SCORE_ITEM_NAME="报价"),
        *(row("TENDER_CANDIDATE", BIDDER_NAME=FIRMS[n], ORDER=str(n + 1)) for n in range(3)),
        row("TENDER_CANDIDATE_ANNOUNCE", PUBLICITY_END_TIME="20260328090000", **shown),
        row("OBJECTION", TENDER, OBJECTION_NO="1", OBJECTION_TYPE="3", OBJECTION_TIME=DAY),
        row("OBJECTION_REPLY", TENDER, OBJECTION_NO="1", REPLY_TIME="20260330100000"),
        row("COMPLAINT_INFO", TENDER, OBJECTION_NO_SET=[{"OBJECTION_NO": "1"}], **filed),
        row("BID_DECISION_INFO", DECIDE_TIME="20260331100000", **won),
        row("WIN_RESULT_ANNO", NOTICE_NAME="结果", BID_AMOUNT="7500000.00", **won),
        row("BID_WINNING_NOTICE", WIN_NOTICE_SEND_TIME="20260401100000", **won),
        *each("BID_RESULT_NOTICE", SEND_TIME="20260403100000")[1:],
        row("CONTRACT_PERFORMANCE", CONTRACT_NAME="合同", CONTRACT_PRICE="8000000.00", **SIGNED),
        row("WRITTEN_REPORT", TENDER, SUBMIT_TIME="20260410100000"),
        row("PERFORMANCE", SETTLE_PRICE="9900000.00", IS_TRANSFERRED="0"),
        row("CONTRACT_CHANGE", CHANGE_NO="1", CONTRACT_PRICE="9000000.00"),
        row("TENDER_ABNORMITY_REPORT", EXCEPITON_TYPE="2"),
        changed(bids[0], BID_PRICE="7500000.00"),
    ]


DAY = "20260323100000"
SIGNED = {"SIGN_TIME": "20260410100000", "PERFORMANCE_BOND": "900000"}


def asker():
    return Asker(book=Book(), place=("690100", "A07"), foreign=False, on=date(2026, 5, 1), now=AT)


@pytest.mark.parametrize("seed", range(6))
def test_asked_as_it_comes_or_all_at_once_the_answers_agree(seed):
    said = messages()
    last = said.pop()
    random.Random(seed).shuffle(said)
    said = [*said, last] if seed else [*messages()]
    items, piecewise = [], {}
    for number, one in enumerate(said, start=1):
        new = item(effective(number, one))
        items = after(items, new)
        for asked in asker().ask(standing(items), new, items):
            piecewise[asked.rule, asked.code] = asked.outcome
    whole = {(a.rule, a.code): a.outcome for a in asker().ask(standing(items), None, items)}
    spoken = {key: said for key, said in whole.items() if not isinstance(said, NotApplicable)}
    differing = {
        key: (piecewise.get(key), outcome)
        for key, outcome in spoken.items()
        if piecewise.get(key) != outcome
    }
    assert not differing
    assert len({rule for rule, _ in spoken}) >= 59
