"""Counts of cases: whatever is done in whatever slices, they are what counting anew comes to."""

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from jianbiao.register import services as register
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import queries, services, tallying
from jianbiao.supervision.domain import marks
from jianbiao.supervision.domain.cases import Subject
from jianbiao.supervision.domain.marks import Ran
from jianbiao.supervision.models import CaseClock, CaseRow, CaseStood, CaseTally
from tests import make
from tests.record.make import settle
from tests.register.make import LEGAL
from tests.supervision.test_services import LIN, NOON, WANG, attempt, fold

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def adopted():
    register.seed(at=datetime(2026, 1, 1, tzinfo=SHANGHAI), by=LIN, legal=LEGAL)
    services.seed(at=datetime(2026, 1, 1, tzinfo=SHANGHAI), by=LIN)
    settle(make.project(), make.tender(), make.lot())


def about(n):
    return Subject(
        tender=make.TENDER, alert=f"A-{n}", region="690100", industry="A07", platform=make.PLATFORM
    )


def opened(n, at=NOON):
    id, _ = services.open_case(
        "suspension", attempt("open", at=at, ground="涉嫌"), subject=about(n), by=LIN, at=at
    )
    return id


def approve(id, at=NOON):
    services.act(
        id,
        attempt("approve", WANG, at=at, document_number=f"朔建监〔2026〕{id[-3:]}号"),
        by=WANG,
        at=at,
    )


def anew():
    """Return all marks, counted from the cases as they are."""
    found = Counter()
    for row in CaseRow.objects.all():
        ran = [
            Ran(name=one.name, since=one.since, stopped=one.stopped, kept=one.kept)
            for one in CaseClock.objects.filter(case=row.id)
        ]
        found += marks.of_case(row.facts(), queries.matter(row.matter, row.version), ran)
    return {tuple(getattr(mark, n) for n in tallying._KEY): n for mark, n in found.items()}


def told():
    return {row.key(): row.n for row in CaseTally.objects.all()}


def test_counts_follow_every_act_and_leave_no_row_of_nothing():
    ids = [opened(n) for n in range(5)]
    fold()
    assert told() == anew()
    for id in ids[:3]:
        approve(id)
    fold()
    assert told() == anew()
    assert 0 not in told().values()
    services.act(ids[0], attempt("issue"), by=LIN, at=NOON + timedelta(days=40))
    fold()
    assert told() == anew()
    assert CaseStood.objects.count() == len(ids)


@pytest.mark.parametrize("size", [1, 2, 200])
def test_counts_do_not_depend_on_the_slices(monkeypatch, size):
    monkeypatch.setattr(services, "SLICE", size)
    for n in range(4):
        approve(opened(n))
    while services.catch_up():
        pass
    assert told() == anew()


def test_an_act_that_is_done_while_an_earlier_one_is_counted_is_counted_once(monkeypatch):
    id = opened(1)
    approve(id)
    monkeypatch.setattr(services, "SLICE", 1)
    while services.catch_up():
        pass
    assert told() == anew()


def test_figures_tell_how_far_cases_came_and_how_late_an_authority_is():
    on = date(2026, 3, 20)
    matters = {one.code: one for one in queries.in_force(on)}
    for n in range(3):
        opened(n)
    fold()
    found = tallying.figures(on, matters)
    assert found.bodies[LIN.body].received == 3
    assert found.bodies[LIN.body].open == 3
    assert tallying.figures(on, matters, year=2025).bodies[LIN.body].received == 0
    assert tallying.figures(on, matters, bodies={"elsewhere"}).bodies == {}
    CaseClock.objects.update(side="authority", last=date(2026, 3, 5))
    late = CaseClock.objects.filter(stopped__isnull=True).count()
    assert tallying.figures(on, matters).bodies[LIN.body].late == late
