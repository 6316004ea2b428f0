"""A parameter that came into force: the open tenders of its place are asked anew, some at a time."""

from datetime import timedelta

import pytest
from django.db import connections

from jianbiao.law.catalogue import edition
from jianbiao.ledger import queries as ledger
from jianbiao.people import queries as people
from jianbiao.register import services as acts
from jianbiao.standard.rule_events import RuleAskedAnew
from jianbiao.watch import anew, services
from jianbiao.watch.models import Anew, Finding
from tests.make import PLATFORM, lot, notice, project, tender
from tests.record.make import NOON, row, settle
from tests.stories.scene import days, emptied, fold, folded, staffed

pytestmark = pytest.mark.django_db(databases="__all__")

LATER = days(3, NOON)


def told(number, region="690100", *, ended=False):
    """Tell a tender in a place whose three candidates are not ranked; lot of it by its number."""
    base = f"{PLATFORM}{number:06d}"
    code, part = f"{base}001", f"{base}001001"
    settle(
        project(PROJECT_CODE=base),
        tender(code, PROJECT_CODE=base, REGION_CODE=region),
        lot(part),
        row("TENDER_FILE_CLARI_MODI", part, EVALUATING_METHOD="候选人不排序"),
        *(row("TENDER_CANDIDATE", part, BIDDER_NAME=name) for name in ("甲", "乙", "丙")),
        *([row("CONTRACT_PERFORMANCE", part, CONTRACT_NAME="合同")] if ended else []),
    )
    return part


def regime(value="separated", *, place="690100", on=LATER, at=NOON):
    return acts.set_parameter(
        "B23",
        "regime",
        value=value,
        jurisdiction=place,
        effective_on=on.date(),
        basis="试点办法",
        by=people.legal_officer(),
        role="legal_officer",
        at=at,
    )


def asked():
    kinds = [RuleAskedAnew.kind]
    return ledger.entries_of(kinds, after=0, upto=ledger.last_number("official"), log="official")


def worked(at):
    """Let the worker go on until it has nothing to say."""
    rounds = 0
    fold()
    while services.ask_anew(at=at):
        fold()
        rounds += 1
    return rounds


def answers():
    return {f.subject: f.verdict for f in Finding.objects.filter(rule="B23")}


def test_open_tenders_of_the_place_are_asked_once_its_day_has_come():
    staffed()
    here, there = told(1), told(2, "690200")
    fold()
    before = answers()
    act = regime()
    assert worked(NOON) == 0
    assert answers() == before
    assert worked(LATER) == 1
    now = answers()
    assert now[here] != before[here]
    assert now[there] == before[there]
    [entry] = asked()
    assert entry.event["version"] == edition("B23")
    assert (entry.event["act"], entry.event["last"]) == (act, True)
    finding = Finding.objects.get(rule="B23", subject=here)
    assert (finding.seen, finding.parameters["regime"]) == (entry.number, "separated")
    assert worked(LATER + timedelta(days=9)) == 0


def test_slices_follow_one_another_and_a_fresh_fold_says_the_same(monkeypatch):
    monkeypatch.setattr(anew, "MANY", 2)
    staffed()
    parts = [told(n) for n in range(1, 6)]
    regime()
    assert worked(LATER) == 3
    assert {answers()[part] for part in parts} == {answers()[parts[0]]}
    assert Anew.objects.get().done
    settle(notice(), at=LATER)
    fold()
    live = folded()
    emptied()
    fold()
    assert folded() == live


def test_a_tender_that_is_over_keeps_its_answers():
    staffed()
    over, open_still = told(1, ended=True), told(2)
    fold()
    before = answers()
    regime()
    worked(LATER)
    assert answers()[over] == before[over]
    assert answers()[open_still] != before[open_still]


@pytest.mark.parametrize(
    ("place", "hears"),
    [
        ("CN", True),
        ("690000", True),
        ("690100/A01", False),
        ("690100/A07", True),
        ("690200", False),
    ],
    ids=["country", "province", "another industry", "its industry", "another city"],
)
def test_places_near_and_wide(place, hears):
    staffed()
    here = told(1)
    fold()
    regime(place=place)
    worked(LATER)
    assert (
        Finding.objects.get(rule="B23", subject=here).parameters["regime"] == "separated"
    ) is hears


def test_the_look_for_tenders_goes_by_an_index():
    staffed()
    told(1)
    fold()
    alias = ledger.views_alias()
    if connections[alias].vendor != "sqlite":
        pytest.skip("the plan of SQLite is read here")
    rows = Finding.objects.using(alias).filter(
        log="official", rule="B23", tender__gt="", verdict="yellow"
    )
    plan = rows.order_by("tender").values_list("tender", flat=True).distinct()[:5].explain()
    assert "finding_rule" in plan
