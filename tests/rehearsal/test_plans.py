"""What is planted: enough of each case, each with what it needs to be measured by."""

from collections import Counter

import pytest

from jianbiao.rehearsal import plans
from jianbiao.rehearsal.plans import CASE, DOUBT, LOOK, NEAR, UNDECIDABLE
from tests.rehearsal.make import planned, stress

TWELVE = ("P16", "P17", "P18", "P19", "P22", "B01", "B03", "B04", "B23", "A02", "A07", "A09")


def truth():
    return [one for tender in stress() for one in tender.truth]


def counted():
    return Counter((one.rule, one.kind) for one in truth())


@pytest.mark.parametrize("rule", TWELVE)
def test_every_rule_is_broken_and_nearly_broken_at_least_eight_times(rule):
    assert counted()[rule, BREACH] >= 8
    assert counted()[rule, NEAR] + counted()[rule, LOOK] >= 8


@pytest.mark.parametrize("rule", TWELVE)
def test_every_rule_meets_cases_it_cannot_decide(rule):
    assert counted()[rule, UNDECIDABLE] >= 4


@pytest.mark.parametrize("rule", [rule for rule in TWELVE if rule != "P22"] + ["P22", "X11", "X12"])
def test_every_rule_meets_doubtful_cases(rule):
    assert counted()[rule, DOUBT] >= 4


def test_a_case_names_messages_of_its_own_tender_and_when_it_was_planted():
    for tender in stress():
        known = {one.message["message_id"]: one.message for one in tender.messages}
        for one in tender.truth:
            assert one.messages
            assert {known[id]["data"]["TENDER_PROJECT_CODE"] for id in one.messages} == {one.tender}
            assert {known[id]["set"] for id in one.messages} <= set(plans.TRACES[one.rule])
            assert one.planted_at == max(known[id]["happened_at"] for id in one.messages)


def test_a_case_names_its_subject_as_the_record_does():
    for tender in stress():
        keys = {one.message["data_key"] for one in tender.messages}
        for one in tender.truth:
            place, _, key = one.subject.partition("#")
            assert place == (one.lot if one.unit in {"lot", "bid"} else one.tender)
            assert bool(key) == (one.unit != "lot")
            assert not key or key in keys


def test_a_subject_is_named_once_for_each_rule():
    found = Counter((one.rule, one.subject) for one in truth())
    assert max(found.values()) == 1


def test_what_is_expected_follows_from_the_kind():
    for one in truth():
        assert one.expected == plans.KINDS[one.kind] or (one.kind, one.expected) == (
            LOOK,
            "not_applicable",
        )


def test_truth_is_never_sent():
    for tender in stress():
        for one in tender.messages:
            assert "expected" not in one.message
            assert not set(one.message["data"]) & {"rule", "kind", "expected"}


def test_a_plan_that_stands_alone_leaves_later_phases_plain():
    alone = {(p.rule, p.kind) for p in (*plans.CALL, *plans.OPENING) if p.alone}
    for index in range(len(plans.CALL)):
        plan = plans.CALL[index]
        rules = {one.rule for one in planned(index).truth}
        if plan.alone and rules:
            assert (plan.rule, plan.kind) in alone
            assert not rules & {"A02", "A07", "A09", "B23", "B04", "B01"}
