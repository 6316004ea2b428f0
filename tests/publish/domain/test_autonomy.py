"""What a procuring entity decided on its own, and why its time limits are not simplified."""

import pytest

from jianbiao.publish.domain.autonomy import own_decisions, simplified
from tests.make import TENDER, lot, notice, opening, tender
from tests.record.make import changed, fold, row


def decision(kind="6", **data):
    return row("ENTITY_DECISION", TENDER, DECISION_KIND=kind, **data)


def told(*said):
    return [(one.kind, one.said, one.reason) for one in own_decisions(fold(*said))]


def test_a_decision_is_shown_with_who_decided_and_why():
    said = decision(
        DECIDER_NAME="定标委员会", DECISION_REASON="方案最优", DECIDE_TIME="20260401100000"
    )
    [one] = own_decisions(fold(tender(), lot(), said))
    assert (one.decider, one.reason, one.at.day, one.words[0]) == (
        "定标委员会",
        "方案最优",
        1,
        "确定中标人",
    )
    assert one.rules == ("A04", "A05", "A06", "X15")


def test_what_other_records_show_stands_there_until_it_is_told():
    chosen = row("BID_DECISION_INFO", WIN_BIDDER_NAME="甲", DECIDE_METHOD="2")
    assert told(tender(TENDER_MODE="2"), lot(), chosen) == [("1", False, ""), ("6", False, "")]
    said = decision(DECISION_REASON="方案最优")
    assert told(tender(), lot(), chosen, said) == [("6", True, "方案最优")]


def test_a_correction_replaces_what_was_said():
    first = decision(DECISION_REASON="略")
    assert told(tender(), lot(), first, changed(first, DECISION_REASON="方案最优")) == [
        ("6", True, "方案最优")
    ]


def published(**data):
    said = {"MEDIA_NAME": "省公共服务平台", "IS_DESIGNATED": "1", "PUBLISH_TIME": "20260302100000"}
    return row("NOTICE_PUBLICATION", TENDER, **(said | data))


FREE = tender(IS_TO_LAW="0")
UNKNOWN = {
    **tender(),
    "data": {name: said for name, said in tender()["data"].items() if name != "IS_TO_LAW"},
}
DOCUMENTS = row("TENDER_FILE_CLARI_MODI", TENDER)


@pytest.mark.parametrize(
    ("said", "applies"),
    [
        pytest.param([FREE, notice(), DOCUMENTS, published()], True, id="all three"),
        pytest.param([tender(), notice(), DOCUMENTS, published()], False, id="mandatory"),
        pytest.param([UNKNOWN, notice(), published()], False, id="unknown"),
        pytest.param([FREE, notice(), DOCUMENTS], False, id="not published"),
        pytest.param(
            [FREE, notice(), DOCUMENTS, published(IS_DESIGNATED="0")], False, id="elsewhere"
        ),
        pytest.param([FREE, notice(), published(), opening()], False, id="a step on paper"),
    ],
)
def test_simplified_limits_apply_only_where_all_is_electronic_and_published(said, applies):
    assert simplified(fold(*said, lot())).applies is applies


def test_the_days_given_stand_beside_the_floor_of_the_law():
    sale, bid = simplified(fold(tender(), notice())).limits
    assert (sale.rule, sale.least, sale.days, sale.binds) == ("P16", 5, 7, True)
    assert (bid.rule, bid.least, bid.days, bid.binds) == ("P18", 20, 22, True)
    assert simplified(fold(FREE)).limits[1].days is None
