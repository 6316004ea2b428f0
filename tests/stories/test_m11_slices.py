"""However the ledger falls into slices, record and watch come out the same, entry for entry."""

import pytest

from jianbiao.ledger import queries as ledger
from jianbiao.people import queries as people
from jianbiao.people.queries import actor
from jianbiao.record import services as record
from jianbiao.register import services as register
from jianbiao.watch import queries as watch_queries
from jianbiao.watch import services as watch
from jianbiao.watch.models import Alert, Deadline, Finding
from tests.make import LOT, NOON, PROJECT, TENDER, bid, lot, notice, opening, project, tender
from tests.posting import dock, open_door
from tests.stories.scene import (
    MARCH,
    award,
    clarification,
    contract,
    corrected,
    days,
    emptied,
    fold,
    folded,
    short_sale,
    staffed,
)

pytestmark = pytest.mark.django_db(databases="__all__")


def told(home):
    """Tell a whole tender with its corrections; return the platform's door for more."""
    supervisor, platform = staffed(), dock()

    def post(*messages, at=NOON):
        answered = platform.post(open_door(home, at=at), *messages)
        assert set(answered.outcomes) <= {"accepted", "held"}

    first, wrong, gone = short_sale(), notice(), bid(name="撤回公司", uscc="91690100MA0000007Y")
    plan = project()
    late = clarification()
    post(lot(), first)  # before their parents: held, then released
    post(plan, tender(), wrong)
    post(corrected(plan, PROJECT_NAME="供水工程（一期）"))
    post(late, at=days(1))
    fold()
    post(corrected(late, IS_POSTPONE="1", POST_REFER_END_TIME="20260410093000"), at=days(2))
    post(corrected(first, DOC_GET_END_TIME="20260309170000"), corrected(wrong, "3"), at=days(2))
    fold()
    post(bid(), gone, bid(name="迟到公司", CHECKIN_TIME="20260410093500"), at=days(39))
    post(corrected(gone, "3"), opening(time="20260410093000"), at=days(39))
    fold()
    sent = award("20260412090000")
    post(sent, at=days(41))
    fold()
    assert watch.pass_deadlines(at=days(60)) == []
    assert len(watch.pass_deadlines(at=days(90))) == 1
    assert watch.pass_deadlines(at=days(90)) == []
    fold()
    open_now = Alert.objects.filter(state="open", rule="A09").first()
    watch.close_alert(
        open_now.id,
        verdict="confirmed",
        reason="逾期未订立合同",
        by=actor(supervisor, "10.0.0.8"),
        at=days(91),
    )
    register.stand_rule(
        "B03",
        standing="shadow",
        basis="试运行期间不推送",
        effective_on=days(92).date(),
        by=people.legal_officer(),
        role="legal_officer",
        at=days(91),
    )
    fold()
    post(contract("20260520090000"), at=days(95))
    post(corrected(sent, WIN_NOTICE_SEND_TIME="20260501090000"), at=days(96))
    post(tender(PROJECT + "002"), at=days(96))
    fold()


def again(monkeypatch, size):
    """Forget what was folded and fold the ledger anew in slices of ``size`` entries."""
    emptied()
    monkeypatch.setattr(record, "BATCH", size)
    monkeypatch.setattr(watch, "BATCH", size)
    turns = 0
    while record.catch_up(seconds=0) or watch.catch_up(seconds=0):
        turns += 1
    return turns


@pytest.mark.parametrize("size", [1, 2, 7, 1000])
def test_slices_of_any_size_give_the_same_tables(tmp_path, monkeypatch, size):
    told(tmp_path)
    before = folded()
    assert before["record.Tender"]
    turns = again(monkeypatch, size)
    assert turns >= ledger.last_number() // size
    after = folded()
    for name, rows in before.items():
        assert after[name] == rows, name


def test_watch_far_behind_the_record_sees_each_tender_as_it_stood(tmp_path, monkeypatch):
    told(tmp_path)
    before = folded()
    emptied()
    monkeypatch.setattr(watch, "BATCH", 3)
    while record.catch_up():
        pass
    while watch.catch_up(seconds=0):
        pass
    assert folded() == before


def test_nothing_is_folded_twice(tmp_path):
    told(tmp_path)
    before = folded()
    assert (record.catch_up(), watch.catch_up()) == (0, 0)
    assert folded() == before


def test_a_late_postponement_cures_the_clarification_and_the_alert_says_so(tmp_path):
    told(tmp_path)
    found = {f.subject: f for f in watch_queries.findings_of(TENDER) if f.rule == "P19"}
    [one] = found.values()
    assert (one.worst, one.verdict) == ("breach", "compliant")
    assert 0 < one.since < one.until
    alert = Alert.objects.get(rule="P19", tender=TENDER)
    assert (alert.state, alert.cured, alert.opened_number) == ("open", True, one.since)


def test_a_corrected_notice_cures_and_a_withdrawn_one_is_spoken_of_no_more(tmp_path):
    told(tmp_path)
    found = [f for f in watch_queries.findings_of(TENDER) if f.rule == "P16"]
    assert [(f.worst, bool(f.until)) for f in found if f.worst] == [("breach", True)]
    assert {f.verdict for f in found} == {"compliant", "not_applicable"}


def test_a_deadline_that_passes_in_vain_is_a_breach_once(tmp_path):
    told(tmp_path)
    passed = [s for s in ledger.entries_after(0) if s.kind.startswith("watch:deadline:passed")]
    assert [(s.event["rule"], s.event["lot"]) for s in passed] == [("A09", LOT)]
    finding = Finding.objects.get(rule="A09", subject=LOT)
    assert (finding.worst, finding.since) == ("breach", passed[0].number)


def test_a_contract_that_came_after_all_ends_the_waiting(tmp_path):
    told(tmp_path)
    due = Deadline.objects.get(rule="A09", subject=LOT)
    assert due.came
    assert watch.pass_deadlines(at=days(400)) == []


def test_rules_come_into_force_with_their_entry_not_before(tmp_path):
    platform = dock()
    platform.post(open_door(tmp_path, at=MARCH), project(), tender(), short_sale())
    staffed()
    fold()
    assert not Alert.objects.exists()
    assert Finding.objects.filter(rule="P16", worst="breach").exists()
