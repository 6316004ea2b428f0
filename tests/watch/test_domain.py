from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import Refused
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Undecidable
from jianbiao.standard.terms import SYSTEM, Actor
from jianbiao.watch import domain
from tests.make import NOON, PLATFORM, TENDER

LIN = Actor(id="lin", body="YH-ZJ", address="10.0.0.8")
BREACH = Breach(numbers={"days": "2"}, zh="不足五日。", en="Fewer than five days.", at=NOON)
DOUBT = Doubt(numbers={"days": "4"}, zh="两种算法不同。", en="The readings differ.")
CLEAR = Clear(numbers={"days": "7"}, zh="合规。", en="Kept.")
SILENT = NotApplicable(zh="不适用。", en="Does not apply.")
UNKNOWN = Undecidable(missing=("TENDER_ANN_QUA_INQUERY_ANN.DOC_GET_END_TIME",))
OUTCOMES = (BREACH, DOUBT, CLEAR, SILENT, UNKNOWN)


def found(*outcomes, standing="in_force", first=1):
    """Return the finding after ``outcomes`` came with entries ``first``, …"""
    now = None
    for seen, outcome in enumerate(outcomes, start=first):
        now = domain.finding(
            outcome,
            before=now,
            log="official",
            rule="P16",
            subject=f"{TENDER}#1",
            tender=TENDER,
            lot="",
            platform=PLATFORM,
            region="690100",
            industry="A07",
            standing=standing,
            parameters={"days": "5"},
            seen=seen,
        )
    return now


def alert(*outcomes, standing="in_force"):
    now = None
    for count in range(1, len(outcomes) + 1):
        one = found(*outcomes[:count], standing=standing)
        if one is not None:
            now = domain.alerted(now, one, at=NOON + timedelta(days=count))
    return now


def closed(now, number=9):
    return domain.closed(
        now, {"verdict": "confirmed", "reason": "已责令改正"}, number=number, at=NOON, by="lin"
    )


def test_a_rule_that_never_spoke_leaves_no_finding():
    assert found(SILENT) is None


@pytest.mark.parametrize(
    ("outcomes", "verdict", "worst", "since", "until"),
    [
        ([CLEAR], "compliant", "", 0, 0),
        ([UNKNOWN], "undecidable", "", 0, 0),
        ([BREACH], "breach", "breach", 1, 0),
        ([CLEAR, BREACH], "breach", "breach", 2, 0),
        ([BREACH, BREACH], "breach", "breach", 1, 0),
        ([BREACH, CLEAR], "compliant", "breach", 1, 2),
        ([BREACH, SILENT], "not_applicable", "breach", 1, 2),
        ([BREACH, CLEAR, CLEAR], "compliant", "breach", 1, 2),
        ([BREACH, UNKNOWN], "undecidable", "breach", 1, 0),
        ([BREACH, CLEAR, BREACH], "breach", "breach", 3, 0),
        ([DOUBT, BREACH], "breach", "breach", 2, 0),
        ([BREACH, DOUBT], "yellow", "breach", 1, 2),
    ],
)
def test_a_finding_keeps_its_worst_and_how_long_it_lasted(outcomes, verdict, worst, since, until):
    one = found(*outcomes)
    assert (one.verdict, one.worst, one.since, one.until) == (verdict, worst, since, until)


def test_what_was_said_at_its_worst_stays():
    one = found(BREACH, CLEAR)
    assert (one.zh, one.held_zh, one.held_numbers, one.broken_at) == (
        "合规。",
        "不足五日。",
        {"days": "2"},
        NOON,
    )


@given(st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=8))
def test_a_breach_is_never_forgotten(outcomes):
    one = found(*outcomes)
    if BREACH in outcomes:
        assert one.worst == "breach"
    if one is not None and one.worst:
        assert 0 < one.since <= one.seen
        assert one.until == 0 or one.since < one.until <= one.seen
        assert one.held_zh
        assert one.held_en


@pytest.mark.parametrize(
    ("standing", "shown"),
    [("in_force", True), ("internal", True), ("shadow", False), ("unconfirmed", False)],
)
def test_only_rules_in_force_stand_before_a_person(standing, shown):
    assert (alert(BREACH, standing=standing) is not None) is shown


def test_a_doubt_raises_a_lesser_alert_that_a_breach_makes_graver():
    assert alert(DOUBT).grade == "yellow"
    assert (alert(DOUBT, BREACH).grade, alert(DOUBT, BREACH).opened_number) == ("breach", 1)
    assert (alert(BREACH, CLEAR).grade, alert(BREACH, CLEAR).cured) == ("breach", True)
    assert alert(CLEAR, SILENT, UNKNOWN) is None


def test_a_closed_alert_opens_again_only_for_something_new():
    one = closed(alert(BREACH))
    lasting = domain.alerted(one, found(BREACH, BREACH), at=NOON)
    assert (lasting.state, lasting.verdict) == ("closed", "confirmed")
    anew = domain.alerted(one, found(BREACH, CLEAR, BREACH), at=NOON)
    assert (anew.state, anew.verdict, anew.opened_number) == ("open", "", 3)


def test_the_first_verdict_stands():
    one = closed(alert(BREACH))
    assert closed(one, number=10) == one


def test_a_named_person_closes_with_a_verdict_and_a_reason():
    event = domain.close(alert(BREACH), said="confirmed", reason=" 已责令改正 ", by=LIN)
    assert (event.alert, event.verdict, event.reason) == (
        alert(BREACH).id,
        "confirmed",
        "已责令改正",
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"said": "guilty"}, "verdict_unknown"),
        ({"reason": ""}, "reason_missing"),
        ({"reason": "   x   "}, "reason_missing"),
        ({"by": SYSTEM}, "person_missing"),
        ({"by": replace(LIN, id="")}, "person_missing"),
    ],
    ids=["verdict", "no reason", "a word", "the clock", "nobody"],
)
def test_no_alert_is_closed_otherwise(change, code):
    said = {"said": "confirmed", "reason": "已责令改正", "by": LIN, **change}
    with pytest.raises(Refused) as refused:
        domain.close(alert(BREACH), **said)
    assert refused.value.code == code
    with pytest.raises(Refused) as refused:
        domain.close(closed(alert(BREACH)), said="confirmed", reason="已责令改正", by=LIN)
    assert refused.value.code == "alert_closed"


def due(**said):
    known = {
        "log": "official",
        "rule": "A09",
        "subject": TENDER + "001",
        "tender": TENDER,
        "lot": TENDER + "001",
        "region": "690100",
        "industry": "A07",
        "zh": "订立书面合同",
        "en": "the contract",
        "due_on": date(2026, 5, 6),
        "provisional": False,
        "came": False,
        "known_at": NOON,
    }
    return domain.Due(**(known | said))


def test_the_same_last_day_stays_known_and_another_begins_anew():
    before = due(passed=7)
    later = NOON + timedelta(days=3)
    assert domain.awaiting(before, due(known_at=later)) == before
    moved = due(known_at=later, due_on=date(2026, 6, 1))
    assert domain.awaiting(before, moved) == moved
    assert domain.passing_key(before) != domain.passing_key(moved)


@pytest.mark.parametrize(
    ("now", "passed"),
    [
        (due(), True),
        (None, False),
        (due(came=True), False),
        (due(passed=3), False),
        (due(due_on=date(2026, 6, 1)), False),
    ],
    ids=["waiting", "no more", "came", "noted", "moved"],
)
def test_a_last_day_passes_once_while_it_is_waited_for(now, passed):
    found = domain.passed(now, {"due_on": "2026-05-06"}, number=9)
    assert (found is not None and found.passed == 9) is passed
