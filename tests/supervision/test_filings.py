"""Filings that came as signed messages: decided once, corrected, answered in the platform's inbox."""

from datetime import datetime, timedelta

import pytest

from jianbiao.errors import Refused
from jianbiao.intake.models import Notice
from jianbiao.ledger import queries as ledger
from jianbiao.register import services as register
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import administration, filings, services
from jianbiao.supervision.models import CaseClock, CaseRow, FilingMessage
from tests import make
from tests.record.make import settle
from tests.register.make import LEGAL
from tests.supervision.administrative import LIN, NOON, SELF, WANG, attempt, filing, fold

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def adopted():
    at = datetime(2026, 1, 1, tzinfo=SHANGHAI)
    register.seed(at=at, by=LIN, legal=LEGAL)
    services.seed(at=at, by=LIN)
    settle(make.project(), make.tender(), make.lot())


def take(*envelopes, at=NOON):
    answers = settle(*envelopes, at=at)
    fold()
    taken = filings.take_filings(at=at)
    fold()
    return answers, taken


def told():
    last = Notice.objects.filter(platform=make.PLATFORM).order_by("-number").first()
    return ledger.entries([last.number])[last.number].event


def test_a_filing_is_put_on_file_and_the_platform_hears_of_each_step():
    take(filing())
    row = CaseRow.objects.get()
    assert (row.matter, row.state, row.tender, row.region) == (
        "self_tendering",
        "filed",
        make.TENDER,
        "690100",
    )
    assert told()["case"] == row.id
    clock = CaseClock.objects.get(case=row.id, name="review")
    assert clock.last.isoformat() == "2026-03-10"  # five working days from Tuesday 3 March
    services.act(row.id, attempt("review", opinion="齐全"), by=LIN, at=NOON)
    services.act(
        row.id, attempt("accept", WANG, document_number="朔备〔2026〕1号"), by=WANG, at=NOON
    )
    row.refresh_from_db()
    assert (row.state, row.ended) == ("accepted", True)
    assert (told()["act"], told()["state"]) == ("accept", "accepted")
    assert told()["fields"]["document_number"] == "朔备〔2026〕1号"


def test_a_filing_is_corrected_by_a_second_message_of_the_same_number():
    take(filing())
    row = CaseRow.objects.get()
    asked = attempt("ask_correction", missing="专业人员证明", correct_by="2026-03-13")
    services.act(row.id, asked, by=LIN, at=NOON)
    take(filing(act="2", text="已补齐"), at=NOON + timedelta(days=1))
    row.refresh_from_db()
    assert (row.state, row.done[-1]["fields"]["text"]) == ("filed", "已补齐")
    fold()
    assert CaseClock.objects.get(case=row.id, name="correction").kept
    take(filing(act="3", reason="改为委托招标"), at=NOON + timedelta(days=2))
    row.refresh_from_db()
    assert (row.state, row.ended) == ("withdrawn", True)
    fold()
    assert not CaseClock.objects.filter(case=row.id, stopped__isnull=True).exists()


def test_a_filing_is_taken_up_once_and_the_same_number_opens_nothing_twice():
    take(filing())
    assert filings.take_filings(at=NOON) == 0
    take(filing())
    assert CaseRow.objects.count() == 1
    assert (told()["kind"], told()["code"]) == ("supervision:attempt:refused/1", "case_state")
    assert not FilingMessage.objects.filter(taken=0).exists()


@pytest.mark.parametrize(
    ("envelope", "code"),
    [
        pytest.param({"matter": "nothing"}, "matter_unknown", id="unknown matter"),
        pytest.param({"matter": "<script>alert(1)</script>"}, "matter_unknown", id="script"),
        pytest.param({"matter": "complaint"}, "case_state", id="not filed by platforms"),
        pytest.param({"act": "2", "text": "补正"}, "case_unknown", id="correction of nothing"),
        pytest.param(SELF | {"able": "0"}, "case_guard", id="not able"),
        pytest.param(SELF | {"people": "甲"}, "case_guard", id="one person"),
        pytest.param(SELF | {"people": ""}, "case_field", id="missing"),
        pytest.param(SELF | {"power": "all"}, "case_field", id="field nobody asked for"),
        pytest.param(SELF | {"experience": "字" * 3000}, "case_field", id="too long"),
    ],
)
def test_what_cannot_be_filed_is_said_in_the_inbox_and_opens_nothing(envelope, code):
    said = {k: v for k, v in envelope.items() if v}
    take(filing(**said))
    assert not CaseRow.objects.exists()
    assert told()["code"] == code
    assert FilingMessage.objects.get().taken


def test_an_exemption_is_filed_for_a_project_and_decided_by_two():
    said = {
        "applicant": "朔宁市水务局",
        "contact": "0900-1",
        "contract_name": "水毁抢险",
        "amount": "5,200,000",
        "ground": "12",
        "facts": "堤防溃口。",
    }
    take(filing("exemption", tender="", **said))
    row = CaseRow.objects.get()
    assert (row.tender, row.party, row.region) == ("", make.PROJECT, "690100")
    assert row.done[0]["fields"]["amount"] == "5200000.00"
    services.act(row.id, attempt("review", opinion="属实"), by=LIN, at=NOON)
    with pytest.raises(Refused) as refused:
        services.act(row.id, attempt("approve", document_number="1号"), by=LIN, at=NOON)
    assert refused.value.code == "case_guard"  # whoever reviewed does not approve
    services.act(row.id, attempt("approve", WANG, document_number="1号"), by=WANG, at=NOON)
    row.refresh_from_db()
    assert row.state == "approved"


def test_an_invitation_needs_three_to_invite():
    said = {"applicant": "水务局", "contact": "1", "ground": "1", "facts": "复杂"}
    take(filing("invited_tendering", **said, invitees="2"))
    assert told()["code"] == "case_guard"
    take(filing("invited_tendering", number="2", **said, invitees="3"))
    assert CaseRow.objects.get().state == "filed"


def test_acts_out_of_competence_stale_or_twice_change_nothing():
    take(filing())
    id = CaseRow.objects.get().id
    for bad, code in (
        (attempt("review", competent=False, opinion="x"), "case_competence"),
        (attempt("review", seen=0, opinion="x"), "case_stale"),
        (attempt("accept", WANG, document_number="x"), "case_state"),
    ):
        with pytest.raises(Refused) as refused:
            services.act(id, bad, by=LIN, at=NOON)
        assert refused.value.code == code
    services.act(id, attempt("review", seen=1, opinion="齐全"), by=LIN, at=NOON)
    with pytest.raises(Refused):
        services.act(id, attempt("review", seen=1, opinion="齐全"), by=LIN, at=NOON)
    assert len(CaseRow.objects.get().done) == 2


def test_filings_come_back_from_the_ledger():
    take(filing(), filing(number="2"))
    before = list(FilingMessage.objects.order_by("number").values())
    FilingMessage.objects.all().delete()
    from jianbiao.ledger import services as ledger_services

    ledger_services.set_bookmark(administration.ROOM, "official", 0)
    fold()
    assert list(FilingMessage.objects.order_by("number").values()) == before
