"""What a platform's message does by itself: reports, contracts, draws, returned securities."""

from datetime import date, datetime

import pytest

from jianbiao.ledger import services as ledger
from jianbiao.register import services as register
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import administration, services
from jianbiao.supervision.domain.cases import Subject
from jianbiao.supervision.models import DutyRow, ElectronicTally, StageStanding
from tests import make
from tests.record.make import deleted, row, settle
from tests.register.make import LEGAL
from tests.supervision.administrative import LIN, NOON, attempt, filing, fold

pytestmark = pytest.mark.django_db(databases="__all__")
ABOUT = Subject(tender=make.TENDER, region="690100", industry="A07", platform=make.PLATFORM)


@pytest.fixture(autouse=True)
def adopted():
    at = datetime(2026, 1, 1, tzinfo=SHANGHAI)
    register.seed(at=at, by=LIN, legal=LEGAL)
    services.seed(at=at, by=LIN)
    settle(make.project(), make.tender(), make.lot())


def told(*envelopes):
    settle(*envelopes)
    fold()


def duty(matter, clock=None):
    return DutyRow.objects.get(matter=matter, **({"clock": clock} if clock else {}))


def decided(**data):
    said = {"DECIDE_TIME": "20260401100000", "WIN_BIDDER_NAME": "云禾建筑有限公司"}
    return row("BID_DECISION_INFO", **(said | data))


def report(at, **data):
    return row("WRITTEN_REPORT", make.TENDER, SUBMIT_TIME=at, **data)


def tally():
    found = ElectronicTally.objects.values_list("stage", "how", "count")
    return {(stage, how): count for stage, how, count in found}


def test_a_written_report_is_due_in_fifteen_days_and_done_by_its_message():
    told(decided())
    due = duty("written_report")
    assert (due.last, due.stopped, due.how) == (date(2026, 4, 16), None, "missing")
    told(report("20260410100000"))
    done = duty("written_report")
    assert (done.stopped, done.kept, done.how) == (date(2026, 4, 10), True, "electronic")
    assert done.number


def test_a_late_report_is_late_and_one_withdrawn_is_missing_again():
    late = report("20260420100000")
    told(decided(), late)
    assert not duty("written_report").kept
    told(deleted(late))
    assert duty("written_report").stopped is None


def test_a_tender_that_need_not_be_held_owes_no_report():
    told(make.tender(make.PROJECT + "002", IS_TO_LAW="0"), make.lot(make.PROJECT + "002001"))
    told(
        row(
            "BID_DECISION_INFO",
            make.PROJECT + "002001",
            DECIDE_TIME="20260401100000",
            WIN_BIDDER_NAME="甲",
        )
    )
    assert not DutyRow.objects.exists()


def test_a_report_on_paper_is_registered_and_counts_as_paper():
    told(decided())
    said = attempt("register", received_on="2026-04-09", summary="书面报告一份")
    services.open_case("written_report", said, subject=ABOUT, by=LIN, at=NOON)
    fold()
    assert (duty("written_report").how, duty("written_report").kept) == ("paper", True)
    assert tally()["written_report", "paper"] == 1


def test_a_contract_is_signed_and_filed_by_one_message():
    told(row("BID_WINNING_NOTICE", WIN_BIDDER_NAME="甲", WIN_NOTICE_SEND_TIME="20260301100000"))
    assert duty("contract_filing").last == date(2026, 3, 31)
    told(row("CONTRACT_PERFORMANCE", CONTRACT_NAME="合同", SIGN_TIME="20260320100000"))
    assert duty("contract_filing", "signing").kept
    assert duty("contract_filing", "filing").how == "electronic"


def test_securities_are_returned_when_the_last_of_them_is():
    def margin(name, back=None):
        said = {"BIDDER_NAME": name, "MARGIN_AMOUNT": "10000.00"}
        return row("BIDDER_MARGIN_INFO", **said, **({"MARGIN_RETURN_TIME": back} if back else {}))

    told(
        margin("甲", "20260322100000"),
        row("CONTRACT_PERFORMANCE", CONTRACT_NAME="合同", SIGN_TIME="20260320100000"),
    )
    assert duty("deposit_return").kept
    told(margin("乙"))
    assert (duty("deposit_return").stopped, duty("deposit_return").last) == (
        None,
        date(2026, 3, 25),
    )


def test_a_draw_before_the_opening_is_a_draw():
    told(row("EVALUATION_BUILD_APPLY", make.TENDER, EXTRACT_TIME="20260323100000"), make.opening())
    assert (duty("evaluator_draw").how, duty("evaluator_draw").kept) == ("electronic", True)


def test_each_lot_owes_its_own():
    told(
        make.lot(make.TENDER + "002"),
        decided(),
        row(
            "BID_DECISION_INFO",
            make.TENDER + "002",
            DECIDE_TIME="20260402100000",
            WIN_BIDDER_NAME="乙",
        ),
    )
    told(row("WRITTEN_REPORT", make.LOT, SUBMIT_TIME="20260405100000"))
    standing = DutyRow.objects.filter(matter="written_report").values_list("lot", "how")
    assert dict(standing) == {make.LOT: "electronic", make.TENDER + "002": "missing"}


def test_steps_are_counted_once_a_tender_has_reached_them():
    told(make.notice(), make.opening())
    assert tally() == {
        ("call", "electronic"): 1,
        ("documents", "missing"): 1,
        ("opening", "electronic"): 1,
    }
    told(row("TENDER_FILE_CLARI_MODI", make.TENDER))
    assert tally()["documents", "electronic"] == 1
    assert ("documents", "missing") not in tally()


def test_filings_count_by_how_they_came():
    from jianbiao.supervision import filings

    told(filing())
    filings.take_filings(at=NOON)
    fold()
    assert tally()["self_tendering", "electronic"] == 1


def test_what_was_counted_comes_back_from_the_ledger():
    told(make.notice(), decided(), make.opening(), report("20260410100000"))
    models = (DutyRow, ElectronicTally, StageStanding)
    before = [list(one.objects.order_by("pk").values()) for one in models]
    for one in models:
        one.objects.all().delete()
    ledger.set_bookmark(administration.ROOM, "official", 0)
    fold()
    assert [list(one.objects.order_by("pk").values()) for one in models] == before
