"""The watch asks after each message, lets last days pass and lets a person close an alert."""

import contextlib
from datetime import date, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianbiao.errors import Refused
from jianbiao.ledger import queries as ledger
from jianbiao.ledger import services as writing
from jianbiao.record import services as record
from jianbiao.register import services as register
from jianbiao.standard.terms import SHANGHAI, SYSTEM, Actor
from jianbiao.watch import queries, services
from jianbiao.watch.models import Alert, Deadline, Finding
from tests import make
from tests.record.make import NOON, changed, deleted, history, settle, undone
from tests.register.make import LEGAL

pytestmark = [
    pytest.mark.django_db(databases="__all__"),
    pytest.mark.usefixtures("confirmed"),
]

TABLES = (Finding, Alert, Deadline)
OFFICER = Actor(id="lin", body="YH-FG", address="10.0.0.9")
SHORT = {"BID_DOC_REFER_END_TIME": "20260310093000", "DOC_GET_END_TIME": "20260309170000"}
"""Documents issued on 2 March, bids due on 10 March: eight days where twenty are required."""


def rows():
    return [list(t.objects.order_by("pk").values()) for t in TABLES]


def fold(seconds=10.0, kept=None):
    while record.catch_up(seconds=seconds) or services.catch_up(seconds=seconds, kept=kept):
        pass


@pytest.fixture
def confirmed():
    """Rules whose text was compared are in force since the new year."""
    register.seed(at=datetime(2026, 1, 1, tzinfo=SHANGHAI), by=OFFICER, legal=LEGAL)


def started(*more):
    settle(make.project(), make.tender(), make.lot(), *more)
    fold()


def award(sent="20260320100000", **data):
    said = {
        "TENDER_PROJECT_CODE": make.TENDER,
        "BID_SECTION_CODE": make.LOT,
        "WIN_BIDDER_NAME": "云禾建筑有限公司",
        "WIN_NOTICE_SEND_TIME": sent,
    }
    return make.envelope("BID_WINNING_NOTICE", said | data)


def contract(signed="20260401100000"):
    said = {
        "TENDER_PROJECT_CODE": make.TENDER,
        "BID_SECTION_CODE": make.LOT,
        "CONTRACT_NAME": "施工合同",
        "SIGN_TIME": signed,
    }
    return make.envelope("CONTRACT_PERFORMANCE", said)


def found(rule):
    return Finding.objects.get(rule=rule)


def alert(rule):
    return Alert.objects.get(rule=rule)


def test_a_broken_limit_is_found_and_opens_an_alert_with_its_numbers():
    started(make.notice(**SHORT))
    one = found("P18")
    assert (one.verdict, one.since, one.until) == ("breach", ledger.last_number(), 0)
    assert one.numbers["days"] == "8"
    assert one.rule_standing == "in_force"
    assert (alert("P18").state, alert("P18").grade) == ("open", "breach")
    assert alert("P18").opened_number == one.since


def test_a_breach_that_a_correction_cures_stays_as_from_to():
    notice = make.notice(**SHORT)
    started(notice)
    broken = ledger.last_number()
    settle(changed(notice, BID_DOC_REFER_END_TIME="20260325093000"))
    fold()
    one = found("P18")
    assert (one.verdict, one.worst) == ("compliant", "breach")
    assert (one.since, one.until) == (broken, broken + 1)
    assert one.held_numbers["days"] == "8"
    assert (alert("P18").state, alert("P18").cured) == ("open", True)


def test_the_approval_of_the_project_is_heard_by_its_tenders_whenever_it_comes():
    settle(make.project(), make.tender(), make.notice())
    fold()
    assert found("P08").verdict == "undecidable"
    late = make.project(number=2, APPROVAL_TIME="20260310090000")
    settle(late)
    fold()
    one = found("P08")
    assert (one.verdict, one.since, one.subject) == ("breach", ledger.last_number(), make.TENDER)
    assert alert("P08").state == "open"
    settle(changed(late, APPROVAL_TIME="20260210090000"))
    fold()
    one = found("P08")
    assert (one.verdict, one.worst, one.until) == ("compliant", "breach", ledger.last_number())


def test_a_project_reported_first_is_known_when_its_tender_comes():
    settle(make.project(APPROVAL_TIME="20260310090000"))
    fold()
    assert not Finding.objects.exists()
    settle(make.tender())
    settle(make.notice())
    fold()
    assert found("P08").verdict == "breach"


def test_a_contract_let_under_the_project_alone_is_added_to_its_tender():
    def direct(estimate, **more):
        said = {
            "PROJECT_CODE": make.PROJECT,
            "CONTRACT_NAME": "附属工程",
            "CLASSIFY_CODE": "A010000",
            "CONTRACT_RECKON_PRICE": estimate,
            "PRICE_UNIT": "0",
            "PROCEDURE": "1",
        }
        return make.envelope("DIRECT_CONTRACT_INFO", said | more)

    alone = direct("2500000.00")
    started(alone, direct("1500000.00", TENDER_PROJECT_CODE=make.TENDER))
    assert found("P05").verdict == "yellow"
    settle(changed(alone, CONTRACT_RECKON_PRICE="2400000.00"))
    fold()
    assert (found("P05").verdict, found("P05").worst) == ("compliant", "yellow")


def test_when_a_tender_is_gone_its_project_says_nothing_more():
    head = make.tender()
    settle(make.project(APPROVAL_TIME="20260210090000"), head)
    fold()
    settle(deleted(head))
    settle(make.project(number=3, APPROVAL_TIME="20260310090000"))
    fold()
    assert set(Finding.objects.values_list("verdict", flat=True)) <= {"not_applicable"}


def test_a_withdrawn_notice_ends_its_findings():
    notice = make.notice(**SHORT)
    started(notice)
    settle(deleted(notice))
    fold()
    one = found("P18")
    assert (one.verdict, one.until) == ("not_applicable", ledger.last_number())


def stand(standing):
    said = {"basis": "招标投标法", "effective_on": NOON.date(), "role": "legal_officer"}
    register.stand_rule("P18", standing=standing, by=LEGAL, at=NOON, **said)


def test_a_rule_in_shadow_finds_and_raises_nothing():
    stand("shadow")
    started(make.notice(**SHORT))
    assert (found("P18").verdict, found("P18").rule_standing) == ("breach", "shadow")
    assert not Alert.objects.exists()


def test_what_was_found_in_shadow_and_cured_raises_nothing_later():
    stand("shadow")
    notice = make.notice(**SHORT)
    started(notice)
    stand("in_force")
    settle(changed(notice, BID_DOC_REFER_END_TIME="20260325093000"))
    fold()
    assert found("P18").worst == "breach"
    assert not Alert.objects.exists()


def test_a_cure_reaches_the_alert_of_a_rule_that_went_back_into_shadow():
    notice = make.notice(**SHORT)
    started(notice)
    stand("shadow")
    settle(changed(notice, BID_DOC_REFER_END_TIME="20260325093000"))
    fold()
    assert alert("P18").cured


def test_a_person_closes_an_alert_once_with_a_reason():
    started(make.notice(**SHORT))
    id = alert("P18").id
    number = services.close_alert(id, verdict="confirmed", reason="已经核实", by=OFFICER, at=NOON)
    with pytest.raises(Refused, match="closed"):
        services.close_alert(id, verdict="unfounded", reason="另有意见", by=OFFICER, at=NOON)
    fold()
    row = alert("P18")
    assert (row.state, row.verdict, row.reason, row.closed_by) == (
        "closed",
        "confirmed",
        "已经核实",
        "lin",
    )
    assert row.closed_number == number
    with pytest.raises(Refused, match="closed"):
        services.close_alert(id, verdict="unfounded", reason="另有意见", by=OFFICER, at=NOON)


@pytest.mark.parametrize(
    ("verdict", "reason", "by", "code"),
    [
        ("guilty", "已经核实", OFFICER, "verdict_unknown"),
        ("confirmed", " 好 ", OFFICER, "reason_missing"),
        ("confirmed", "已核实了", SYSTEM, "person_missing"),
    ],
)
def test_a_refused_closing_leaves_no_trace(verdict, reason, by, code):
    started(make.notice(**SHORT))
    before = ledger.last_number()
    with pytest.raises(Refused) as error:
        services.close_alert(alert("P18").id, verdict=verdict, reason=reason, by=by, at=NOON)
    assert error.value.code == code
    assert ledger.last_number() == before


def test_a_limit_broken_anew_opens_a_closed_alert_again():
    notice = make.notice(**SHORT)
    started(notice)
    services.close_alert(
        alert("P18").id, verdict="data_error", reason="填报有误", by=OFFICER, at=NOON
    )
    cure = changed(notice, BID_DOC_REFER_END_TIME="20260325093000")
    settle(cure)
    settle(changed(cure, BID_DOC_REFER_END_TIME="20260309093000"))
    fold()
    row = alert("P18")
    assert (row.state, row.opened_number) == ("open", ledger.last_number())
    services.close_alert(row.id, verdict="confirmed", reason="再次发生", by=OFFICER, at=NOON)
    fold()
    assert alert("P18").verdict == "confirmed"


def test_a_contract_is_waited_for_and_its_absence_is_said_once():
    started(make.notice(), award())
    due = Deadline.objects.get(rule="A09")
    assert (due.due_on, due.came, due.passed) == (date(2026, 4, 20), False, 0)
    assert found("A09").verdict == "undecidable"
    assert found("A09").missing == []
    last = datetime(2026, 4, 20, 23, 59, tzinfo=SHANGHAI)
    assert services.pass_deadlines(at=last) == []
    numbers = services.pass_deadlines(at=last + timedelta(minutes=2))
    assert services.pass_deadlines(at=last + timedelta(minutes=2)) == []
    fold()
    assert services.pass_deadlines(at=last + timedelta(days=9)) == []
    assert (found("A09").verdict, found("A09").since) == ("breach", numbers[0])
    assert alert("A09").state == "open"
    settle(contract(), at=last + timedelta(days=1))
    fold()
    assert (found("A09").verdict, found("A09").worst) == ("compliant", "breach")
    assert Deadline.objects.get(rule="A09").came


def test_a_contract_that_came_in_time_leaves_nothing_to_wait_for():
    started(make.notice(), award(), contract())
    assert services.pass_deadlines(at=datetime(2027, 1, 1, tzinfo=SHANGHAI)) == []
    assert found("A09").worst == ""


def test_who_reports_a_past_award_late_is_not_accused_before_a_day_has_gone():
    started(make.notice(), award("20260105100000"))
    assert found("A09").verdict == "undecidable"
    assert services.pass_deadlines(at=NOON + timedelta(hours=23)) == []
    assert len(services.pass_deadlines(at=NOON + timedelta(hours=25))) == 1


def test_a_withdrawn_award_is_waited_for_no_more():
    sent = award()
    started(make.notice(), sent)
    settle(deleted(sent))
    fold()
    assert not Deadline.objects.exists()
    assert services.pass_deadlines(at=datetime(2027, 1, 1, tzinfo=SHANGHAI)) == []


def test_a_corrected_award_is_waited_for_by_its_new_day():
    sent = award()
    started(make.notice(), sent)
    services.pass_deadlines(at=datetime(2026, 5, 1, tzinfo=SHANGHAI))
    settle(changed(sent, WIN_NOTICE_SEND_TIME="20260430100000"), at=NOON + timedelta(days=40))
    fold()
    due = Deadline.objects.get(rule="A09")
    assert (due.due_on, due.passed) == (date(2026, 6, 1), 0)
    assert found("A09").verdict == "undecidable"
    assert len(services.pass_deadlines(at=datetime(2026, 6, 3, tzinfo=SHANGHAI))) == 1


def test_findings_of_the_nameless_lot_end_when_the_first_lot_is_named():
    settle(make.project(), make.tender())
    settle(make.notice(BID_DOC_REFER_END_TIME="20260301093000"))
    fold()
    assert Finding.objects.get(rule="X11", subject=make.TENDER).verdict == "yellow"
    settle(make.lot())
    settle(make.opening())
    fold()
    assert Finding.objects.get(rule="X11", subject=make.TENDER).verdict == "not_applicable"
    assert Finding.objects.get(rule="X11", subject=make.LOT).verdict == "yellow"


def test_a_late_postponement_does_not_excuse_a_late_bid():
    late = make.bid(CHECKIN_TIME="20260324094500")
    started(make.notice(), late)
    assert found("B03").verdict == "breach"
    settle(
        make.envelope(
            "TENDER_FILE_CLARI_MODI",
            {
                "TENDER_PROJECT_CODE": make.TENDER,
                "CLARIFY_TIME": "20260324100000",
                "IS_POSTPONE": "1",
                "POST_REFER_END_TIME": "20260330093000",
            },
        )
    )
    fold()
    assert found("B03").verdict == "breach"


def test_undecidable_answers_are_counted_by_platform_but_not_running_periods():
    started(make.notice(DOC_GET_END_TIME="20260309170000"), award())
    before = queries.undecidable_by_platform()
    said = {"TENDER_PROJECT_CODE": make.TENDER, "NOTICE_NAME": "公告", "BULLETIN_TYPE": "1"}
    settle(make.envelope("TENDER_ANN_QUA_INQUERY_ANN", said))
    fold()
    after = queries.undecidable_by_platform()
    assert after[make.PLATFORM] > before.get(make.PLATFORM, 0)
    assert Finding.objects.filter(rule="A09", verdict="undecidable").exists()


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_however_the_entries_fall_into_slices_the_answers_are_the_same(data, monkeypatch):
    kept = services.Kept(most=data.draw(st.sampled_from([0, 8, 1000])))
    with undone():
        for message in [*history(data.draw), award("20260301100000")]:
            settle(message)
            monkeypatch.setattr(services, "BATCH", data.draw(st.integers(1, 4)))
            if data.draw(st.booleans()):
                record.catch_up(seconds=0.0)
            if data.draw(st.booleans()):
                services.catch_up(seconds=0.0, kept=data.draw(st.sampled_from([kept, None])))
            open_now = Alert.objects.filter(state="open").order_by("id").first()
            if open_now and data.draw(st.booleans()):
                close(open_now.id)
        fold(seconds=0.0, kept=kept)
        services.pass_deadlines(at=NOON + timedelta(days=40))
        fold(seconds=0.0, kept=kept)
        sliced = rows()
        for table in TABLES:
            table.objects.all().delete()
        writing.set_bookmark(services.ROOM, "official", 0)
        monkeypatch.setattr(services, "BATCH", 1000)
        fold()
        assert rows() == sliced


def close(id):
    with contextlib.suppress(Refused):  # an alert that opened again is shown before it is folded
        services.close_alert(id, verdict="unfounded", reason="不成立的", by=OFFICER, at=NOON)


def objected(reply=None):
    said = {"TENDER_PROJECT_CODE": make.TENDER, "OBJECTION_NO": "1"}
    raised = {"OBJECTION_TYPE": "1", "OBJECTION_TIME": "20260310100000"}
    if reply is None:
        return make.envelope("OBJECTION", said | raised)
    return make.envelope("OBJECTION_REPLY", said | {"REPLY_TIME": reply})


def test_an_objection_nobody_answers_is_said_once_and_found_for_itself():
    first = objected()
    started(make.notice(), first)
    due = Deadline.objects.get(rule="C05")
    assert (due.subject, due.due_on) == (f"{make.TENDER}#{first['data_key']}", date(2026, 3, 13))
    later = NOON + timedelta(days=10)
    assert len(services.pass_deadlines(at=later)) == 1
    assert services.pass_deadlines(at=later) == []
    fold()
    found = Finding.objects.get(rule="C05")
    assert (found.subject, found.verdict) == (due.subject, "breach")


def test_an_answer_before_the_last_day_leaves_nothing_to_wait_for():
    started(make.notice(), objected(), objected("20260312100000"))
    assert Deadline.objects.get(rule="C05").came
    assert Finding.objects.get(rule="C05").verdict == "compliant"


def test_an_answer_that_comes_late_cures_silence_but_not_the_delay():
    started(make.notice(), objected())
    services.pass_deadlines(at=NOON + timedelta(days=10))
    fold()
    settle(objected("20260401100000"))
    fold()
    found = Finding.objects.get(rule="C05")
    assert (found.verdict, found.until) == ("breach", 0)


def test_a_correction_cures_a_breach_and_leaves_it_visible():
    contract = {
        "TENDER_PROJECT_CODE": make.TENDER,
        "BID_SECTION_CODE": make.LOT,
        "CONTRACT_NAME": "合同",
        "CONTRACT_PRICE": "7600000.00",
        "PERFORMANCE_BOND": "900000",
    }
    first = make.envelope("CONTRACT_PERFORMANCE", contract)
    started(first)
    assert Finding.objects.get(rule="A11").verdict == "breach"
    settle(changed(first, PERFORMANCE_BOND="700000"))
    fold()
    found = Finding.objects.get(rule="A11")
    assert (found.verdict, found.worst) == ("compliant", "breach")
    assert 0 < found.since < found.until


def test_changing_a_price_after_the_opening_is_a_finding_of_its_own():
    row = make.bid()
    started(make.notice(), row, make.opening())
    assert not Finding.objects.filter(rule="X13").exists()
    settle(changed(row, BID_PRICE="7000000.00") | {"happened_at": "2026-03-25T10:00:00+08:00"})
    fold()
    assert Finding.objects.get(rule="X13").verdict == "yellow"


def test_what_is_kept_serves_only_who_goes_on_from_there():
    kept = services.Kept()
    started(make.notice())
    services.catch_up(kept=kept)
    settle(make.bid())
    fold()
    before = rows()
    settle(make.bid(name="云海建筑有限公司", uscc="91690100MA0000007Y"))
    record.catch_up()
    services.catch_up(kept=kept)
    for table in TABLES:
        table.objects.all().delete()
    writing.set_bookmark(services.ROOM, "official", 0)
    again = rows()
    fold(kept=kept)
    assert again != rows() != before


def test_a_slice_ends_between_two_entries_once_its_time_is_over():
    started(make.notice())
    settle(*(make.bid(name=f"云禾{n}建筑有限公司") for n in range(9)))
    record.catch_up(seconds=10)
    assert services.catch_up(seconds=0) == 1
    assert services.catch_up(seconds=10) == 8
