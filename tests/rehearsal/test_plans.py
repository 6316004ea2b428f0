"""What is planted: enough of each case, each with what it needs to be measured by."""

from collections import Counter
from functools import cache

import pytest

from jianbiao.rehearsal import decks, plans
from jianbiao.rehearsal.plans import CASE, DOUBT, LOOK, NEAR, UNDECIDABLE
from jianbiao.rehearsal.rates import CALIBRATED, RATES
from tests.rehearsal.make import stress

PLANS = [plan for deck in decks.PHASES.values() for plan in deck]
ALONE = {"X11", "X12"}
"""Rules of plausibility: never a breach."""

NEVER = {"B07", "C14"}
"""Kinds of which no case can be reported: the code list holds only what is lawful, or is doubtful."""

MANY_TENDERS = {"K07a", "K07b", "K07c", "K07d", "K09", "E01", "E02"}
"""Kinds that only many tenders show: rings play them, no plan of one tender."""

STATUTORY = sorted({p.kind for p in PLANS if p.kind[0] in "PBACX"} - ALONE)


def truth():
    return [one for tender in stress() for one in tender.truth]


@cache
def counted():
    return Counter((one.kind, one.case) for one in truth())


def test_the_kinds_of_the_calibration_are_planted():
    assert {plan.kind for plan in PLANS} | MANY_TENDERS == set(RATES) | MANY_TENDERS
    assert len(set(CALIBRATED) | MANY_TENDERS) == 73


@pytest.mark.parametrize("kind", STATUTORY)
def test_every_statutory_kind_is_planted_with_lawful_neighbours(kind):
    assert counted()[kind, CASE] >= 5 or kind in NEVER
    assert counted()[kind, NEAR] + counted()[kind, LOOK] + counted()[kind, DOUBT] >= 4


def test_kinds_that_can_be_undecidable_are_so_now_and_then():
    open_ = {plan.kind for plan in PLANS if plan.case == UNDECIDABLE}
    assert len(open_) >= 50
    seen = {kind for kind, case in counted() if case == UNDECIDABLE}
    assert len(open_ - seen) <= 4, sorted(open_ - seen)


def test_a_case_names_messages_of_its_own_project_and_when_it_was_planted():
    for tender in stress():
        known = {one.message["message_id"]: one.message for one in tender.messages}
        for one in tender.truth:
            assert one.messages or one.case in {UNDECIDABLE, NEAR, LOOK}, one
            assert {known[id]["set"] for id in one.messages} <= set(decks.TRACES[one.rule])
            for id in one.messages:
                code = known[id]["data"].get("TENDER_PROJECT_CODE", one.tender)
                assert code == one.tender
            last = max((known[id]["happened_at"] for id in one.messages), default="")
            assert one.planted_at == last


def test_a_case_names_its_subject_as_the_record_does():
    for tender in stress():
        keys = {one.message["data_key"] for one in tender.messages}
        for one in tender.truth:
            place, _, key = one.unit_id.partition("#")
            if one.unit in {"ring", "firm", "expert", "pair"}:
                continue
            assert place in {one.lot, one.tender, f"P:{one.tender[:17]}"}
            assert bool(key) == (one.unit not in {"lot", "tender", "group", "project"}), one
            assert key in {"", "panel"} or key.rpartition("/")[2] in keys


def test_a_subject_is_named_once_for_each_rule():
    for tender in stress():
        found = Counter((one.rule, one.unit_id) for one in tender.truth if one.kind[0] in "PBACX")
        assert max(found.values(), default=1) == 1, found.most_common(1)


def test_what_is_expected_follows_from_the_case():
    allowed = {("case", "yellow"), ("look_alike", "not_applicable"), ("case", "clue")}
    later = {"clue", "trigger", "none"}
    for one in truth():
        usual = one.expected == plans.EXPECTED[one.case]
        assert usual or (one.case, one.expected) in allowed or one.expected in later, one


def test_a_truth_says_how_strong_its_trace_is_and_whom_it_joins():
    for one in truth():
        assert one.strength in {"easy", "hard"}
        assert one.parties
    joined = [one for one in truth() if one.unit == "group" and one.case == CASE]
    assert len(joined) > 30
    assert all(len(one.parties) >= 3 for one in joined)


def test_truth_is_never_sent():
    for tender in stress():
        for one in tender.messages:
            assert "expected" not in one.message
            assert not set(one.message["data"]) & {"rule", "kind", "case", "expected"}
