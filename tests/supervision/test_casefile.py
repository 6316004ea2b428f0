"""From lead to decision: several alerts, transfers, joint handling, referrals, evidence, notes, sanctions."""

from dataclasses import replace
from datetime import timedelta

import pytest

from jianbiao.errors import Malformed, Refused
from jianbiao.ledger import queries as ledger
from jianbiao.record import services as record
from jianbiao.register import queries as days
from jianbiao.register import services as register
from jianbiao.supervision import casefile, filing, queries, services
from jianbiao.supervision.domain.evidence import Piece
from jianbiao.supervision.models import CaseAlert, CaseBody, CaseRow, Evidence, MatterVersion, Note
from jianbiao.watch import services as watch
from jianbiao.watch.models import Alert
from jianbiao.watch.queries import closed_by_rule
from tests import make
from tests.record.make import settle
from tests.register.make import LEGAL
from tests.stories.scene import clarification, short_sale
from tests.supervision.make import (
    ABOUT,
    ASSIGNED,
    CASE,
    DECIDED,
    DRAFTED,
    LEAD,
    LIN,
    NOON,
    NOTIFIED,
    QIN,
    WANG,
    ZHOU,
    act,
    attempt,
    opened,
)

pytestmark = pytest.mark.django_db(databases="__all__")

PIECE = Piece(
    what="entry", log="official", number=3, digest="ab" * 32, name="招标公告", shows="发售期两日"
)


@pytest.fixture(autouse=True)
def adopted():
    start = NOON - timedelta(days=60)
    register.seed(at=start, by=LIN, legal=LEGAL)
    services.seed(at=start, by=LIN)
    settle(make.project(), make.tender(), make.lot(), short_sale(), clarification())
    judged()


def judged():
    while record.catch_up() or watch.catch_up():
        pass


def alerts():
    return list(Alert.objects.order_by("rule").values_list("id", flat=True))


def lead(*more):
    """Open a lead about the first alert, which takes up ``more``."""
    id = opened("lead", about=replace(ABOUT, alert=alerts()[0]), **LEAD)
    for one in more:
        act(id, "add_alert", alert=one)
    return id


def case_of(id, by=LIN, **more):
    return filing.file_lead(
        id, attempt("open", by, **CASE), attempt("file", by, **more), by=by, at=NOON
    )


def test_several_alerts_become_one_lead_one_case_and_the_outcome_measures_their_rules():
    one, two = alerts()[:2]
    first = lead(two)
    made, _ = case_of(first)
    row = queries.case(made)
    assert (queries.case(first).state, row.alerts, row.body) == ("filed", [one, two], LIN.body)
    assert CaseRow.objects.get(id=made).facts().done[0].fields["lead"] == first
    later = NOON + timedelta(days=30)
    act(made, "file", WANG, document_number="朔建立〔2026〕1号")
    act(made, "assign", **ASSIGNED)
    act(made, "draft", **DRAFTED)
    act(made, "review", WANG, opinion="事实清楚")
    act(made, "notify", **NOTIFIED)
    act(made, "submit", at=later)
    act(made, "decide", WANG, later, **DECIDED)
    act(made, "serve", at=later, served_on="2026-04-03", channel="2")
    act(made, "close", at=later, finding="true", reason="罚款已缴")
    judged()
    assert {one.verdict for one in Alert.objects.filter(id__in=[one, two])} == {"confirmed"}
    assert closed_by_rule(later)[Alert.objects.get(id=two).rule]["confirmed"] == 1


def test_a_lead_without_a_case_says_why_and_what_could_not_be_established_counts_for_neither():
    id = lead()
    act(id, "inquire")
    with pytest.raises(Malformed):
        act(id, "drop", WANG, reason="无法查清")
    act(id, "drop", WANG, reason_code="unclear", reason="无法查清")
    judged()
    row = Alert.objects.get(id=alerts()[0])
    assert (row.state, row.verdict) == ("closed", "unclear")
    assert id in row.reason


def test_an_alert_is_in_one_open_lead_only_and_of_the_same_tender():
    one, two = alerts()[:2]
    id = lead()
    with pytest.raises(Refused) as refused:
        opened("lead", QIN, about=replace(ABOUT, alert=one, party="别家"), **LEAD)
    assert refused.value.code == "case_exists"
    Alert.objects.filter(id=two).update(tender="E6900000901000009001")
    with pytest.raises(Refused) as elsewhere:
        act(id, "add_alert", alert=two)
    assert elsewhere.value.code == "alert_elsewhere"
    with pytest.raises(Refused) as unknown:
        act(id, "add_alert", alert="A-none")
    assert unknown.value.code == "alert_unknown"
    assert list(CaseAlert.objects.filter(alert=one).values_list("case", flat=True)) == [id]


def test_both_acts_of_filing_happen_or_neither():
    id = lead()
    last = ledger.last_number()
    with pytest.raises(Refused):
        case_of(id, QIN)  # not the holder of the lead
    assert queries.case(id).state == "registered"
    assert not CaseRow.objects.filter(matter="case").exists()
    assert ledger.last_number() == last + 1  # the refusal


def test_the_first_receiver_keeps_a_case_until_it_is_received():
    id = lead()
    act(id, "transfer", to=QIN.body, reason="水利工程")
    assert queries.case(id).body == LIN.body
    with pytest.raises(Refused) as refused:
        act(id, "receive", ZHOU)
    assert refused.value.code == "case_competence"
    act(id, "receive", QIN)
    row = queries.case(id)
    assert (row.body, row.state) == (QIN.body, "checking")
    with pytest.raises(Refused):
        act(id, "inquire", LIN)
    assert [one.body for one in CaseBody.objects.filter(case=id)] == [QIN.body]


def test_what_is_sent_back_stays_where_it_was_and_the_common_superior_settles():
    id = lead()
    act(id, "transfer", to=QIN.body, reason="水利工程")
    act(id, "send_back", QIN, reason="不属水利")
    assert queries.case(id).body == LIN.body
    with pytest.raises(Refused) as refused:
        act(id, "settle", QIN, to=QIN.body, reason="我方管辖")
    assert refused.value.code == "case_competence"
    with pytest.raises(Refused):  # above one of the two only
        act(id, "settle", ZHOU, below={LIN.body}, to=QIN.body, reason="指定")
    act(id, "settle", ZHOU, below={LIN.body, QIN.body}, to=QIN.body, reason="指定")
    assert queries.case(id).body == QIN.body


@pytest.mark.parametrize("to", ["690000-fg", "690100-zj", "nowhere", "../etc"])
def test_a_body_without_competence_is_handed_nothing(to):
    id = lead()
    with pytest.raises(Refused) as refused:
        act(id, "transfer", to=to, reason="移送")
    assert refused.value.code == "case_competence"
    assert queries.case(id).body == LIN.body


def test_several_bodies_handle_a_case_together_and_each_acts():
    id = lead()
    act(id, "join", joined=QIN.body, reason="联合核查")
    act(id, "inquire", QIN, plan="分头取证")
    with pytest.raises(Refused):
        act(id, "join", joined=QIN.body, reason="再次")
    assert {one.role for one in CaseBody.objects.filter(case=id)} == {"holder", "joint"}
    assert [row.id for row in queries.handled(QIN.body, ended=False)] == [id]
    act(id, "leave", left=QIN.body, reason="结束")
    with pytest.raises(Refused):
        casefile.add_note(id, "不再办理", own=False, by=QIN, at=NOON)


def test_the_police_are_told_by_another_person_and_answer_in_three_days():
    id = lead()
    case = queries.case(id).facts()
    act(id, "propose_police", facts="造成损失五十万元以上")
    with pytest.raises(Refused):
        act(id, "refer_police", organ="朔宁市公安局", document_number="移1", what="全案")
    act(id, "refer_police", WANG, organ="朔宁市公安局", document_number="移1", what="全案")
    while services.catch_up():
        pass
    its = queries.matter("lead", case.version)
    on = (NOON + timedelta(days=5)).date()
    now = queries.case(id).facts()
    said = {c.clock.name: c for c in queries.running(now, its, on=on, calendar=days.book().days())}
    assert (said["police_receipt"].last.isoformat(), said["police_receipt"].standing) == (
        "2026-03-06",
        "late",
    )
    act(id, "receipt_police", received_on="2026-03-06", receipt_number="回1", answer="taken")
    assert queries.case(id).state == "registered"


def test_past_the_limitation_nobody_goes_on_without_saying_why():
    old = {**LEAD, "conduct_ended_on": "2024-01-01"}
    id = opened("lead", about=replace(ABOUT, alert=alerts()[0]), **old)
    said = {**CASE, "conduct_ended_on": "2024-01-01"}
    with pytest.raises(Refused) as refused:
        filing.file_lead(id, attempt("open", **said), attempt("file"), by=LIN, at=NOON)
    assert (refused.value.code, refused.value.where) == ("case_guard", "limitation")
    why = attempt("file", late_reason="违法行为连续至 2025 年底")
    made, _ = filing.file_lead(id, attempt("open", **said), why, by=LIN, at=NOON)
    with pytest.raises(Refused):
        act(made, "file", WANG, document_number="立1")
    act(made, "file", WANG, document_number="立1", late_reason="同上")


@pytest.mark.parametrize(
    ("period", "found", "late"),
    [("5", "", False), ("2", "2025-06-01", False), ("2", "2026-02-01", True), ("2", "", True)],
    ids=["five years", "discovered in time", "discovered late", "never discovered before"],
)
def test_five_years_where_there_was_harm_and_discovery_interrupts(period, found, late):
    said = {**CASE, "conduct_ended_on": "2024-01-01", "period": period}
    more = {"discovered_on": found} if found else {}
    id = opened("case", **said, **more)
    if late:
        with pytest.raises(Refused):
            act(id, "file", WANG, document_number="立1")
    else:
        act(id, "file", WANG, document_number="立1")


def test_a_fine_outside_the_lawful_range_needs_a_reason():
    id = opened("case", **CASE)
    act(id, "file", WANG, document_number="立1")
    act(id, "assign", **ASSIGNED)
    with pytest.raises(Refused) as refused:
        act(id, "draft", **{**DRAFTED, "fine": "30000.00"})
    assert (refused.value.code, refused.value.where) == ("case_guard", "fine")
    act(id, "draft", **{**DRAFTED, "fine": "30000.00", "departure": "主动消除危害后果，减轻处罚"})


def test_a_hearing_is_called_seven_working_days_before_and_decided_after():
    id = opened("case", **CASE)
    act(id, "file", WANG, document_number="立1")
    act(id, "assign", **ASSIGNED)
    act(id, "draft", **DRAFTED)
    act(id, "review", WANG, opinion="合法")
    at = NOON + timedelta(days=7)  # 10 March
    act(id, "notify", at=at, **NOTIFIED)
    with pytest.raises(Refused):  # the party still has time
        act(id, "submit", at=at + timedelta(days=1))
    act(id, "ask_hearing", at=at + timedelta(days=7), asked_on="2026-03-17")
    called = at + timedelta(days=8)
    act(id, "call_hearing", at=called, hearing_on="2026-03-30", place="三楼", chair="法规处")
    said = {"held_on": "2026-03-27", "minutes": "质证", "opinion": "维持"}
    with pytest.raises(Refused):
        act(id, "hold_hearing", at=called + timedelta(days=9), **said)  # 27 March: the seventh day
    act(id, "hold_hearing", at=called + timedelta(days=12), **said)
    assert queries.case(id).state == "deciding"


def test_evidence_is_kept_once_and_what_is_excluded_stays_in_the_file():
    id = lead()
    casefile.add_evidence(id, [PIECE], by=LIN, at=NOON)
    with pytest.raises(Refused) as twice:
        casefile.add_evidence(id, [PIECE], by=LIN, at=NOON)
    assert twice.value.code == "evidence_exists"
    with pytest.raises(Refused):
        casefile.add_evidence(id, [replace(PIECE, number=4)], by=QIN, at=NOON)
    with pytest.raises(Malformed):
        casefile.add_evidence(id, [replace(PIECE, number=5, shows="字" * 5000)], by=LIN, at=NOON)
    casefile.remove_evidence(id, PIECE.id, reason="与本案无关", by=LIN, at=NOON)
    row = Evidence.objects.get()
    assert (row.removed > 0, row.reason) == (True, "与本案无关")
    casefile.add_evidence(id, [PIECE], by=LIN, at=NOON)
    assert Evidence.objects.get().removed == 0


def test_notes_are_for_those_who_handle_the_case_or_their_writers_alone():
    id = lead()
    act(id, "join", joined=QIN.body, reason="联合核查")
    casefile.add_note(id, "约谈前先核对账户", own=True, by=LIN, at=NOON)
    casefile.add_note(id, "周五碰头", own=False, by=QIN, at=NOON)
    row = queries.case(id)
    assert [one.text for one in casefile.notes_of(row, LIN.body)] == [
        "约谈前先核对账户",
        "周五碰头",
    ]
    assert [one.text for one in casefile.notes_of(row, QIN.body)] == ["周五碰头"]
    assert casefile.notes_of(row, ZHOU.body) == []


def test_the_ledger_brings_everything_back():
    id = lead(alerts()[1])
    act(id, "join", joined=QIN.body, reason="联合核查")
    casefile.add_evidence(id, [PIECE], by=LIN, at=NOON)
    casefile.remove_evidence(id, PIECE.id, reason="与本案无关", by=LIN, at=NOON)
    casefile.add_note(id, "约谈前先核对账户", own=True, by=LIN, at=NOON)
    case_of(id)
    models = (CaseRow, CaseBody, CaseAlert, Evidence, Note)
    before = {m: list(m.objects.order_by("pk").values()) for m in models}
    for model in models:
        model.objects.all().delete()
    MatterVersion.objects.all().delete()
    said = ledger.entries_after(0, limit=10_000)
    services.fold([one for one in said if one.kind.startswith("supervision:")], using="default")
    assert {m: list(m.objects.order_by("pk").values()) for m in models} == before
