"""The list of tenders by filter over rows of its own: what fits, pages by place, exact and bounded counts."""

from datetime import timedelta

import pytest

from jianbiao.people.domain import Reach, Strip
from jianbiao.people.models import Department
from jianbiao.people.queries import Scope
from jianbiao.record import tallying
from jianbiao.record.models import Tender
from jianbiao.watch.models import Alert, Finding
from jianbiao.web.staff import facets, listing
from jianbiao.web.staff.asking import Asked
from tests.people.make import opened
from tests.web.make import AFTER, BEFORE

pytestmark = pytest.mark.django_db(databases="__all__")


def tender(n, **more):
    """Keep one tender, counted as the fold counts it."""
    said = {
        "title": f"第{n}个工程",
        "project": "",
        "platform": "E6900000101",
        "procuring_entity": "朔宁市水务局",
        "region": "690102",
        "industry": "A07",
        "mode": "1",
        "value": n * 10_000,
        "mandatory": "1",
        "stage": "called",
        "lots": 1,
        "bids": 0,
        "deadline": None,
        "opened_at": None,
        "first_at": BEFORE - timedelta(minutes=n),
        "last_at": BEFORE,
        "last_number": n,
        **more,
    }
    row = Tender(log="official", code=f"T{n:04}", city=said["region"][:4], **said)
    row.save(force_insert=True)
    tallying.moved([], [tallying.key_of(row)], log="official", using=Tender.objects.db)


def finding(n, rule, verdict):
    Finding.objects.create(
        log="official", rule=rule, subject=f"T{n:04}", tender=f"T{n:04}", lot="", platform="E6900000101",
        region="690102", industry="A07", rule_standing="in_force", parameters={}, verdict=verdict,
        numbers={}, missing=[], zh="", en="", seen=1,
    )  # fmt: skip


@pytest.fixture
def scope(scene):
    return Scope.of(scene.officer)


def codes(scope, at=BEFORE, **said):
    page = listing.listed(scope, Asked.of(said), at)
    return [row.code for row in page.rows]


def test_every_filter_narrows_and_filters_combine(scope):
    tender(1)
    tender(2, stage="contracted", mode="2")
    tender(3, region="691001", industry="A01", title="污水处理")
    assert codes(scope) == ["T0001", "T0002", "T0003"]
    assert codes(scope, stage="contracted") == ["T0002"]
    assert codes(scope, method="1", region="690100") == ["T0001"]
    assert codes(scope, region="691000") == codes(scope, industry="A01") == ["T0003"]
    assert codes(scope, least="2", most="2") == ["T0002"]
    assert codes(scope, since="2026-03-21") == []
    assert codes(scope, until="2026-03-20", stage="called", industry="A07") == ["T0001"]


def test_a_body_sees_what_its_officers_see(scope):
    opened(code="690100-sl", region="690100", level="city", industries=["A07"])
    tender(1)
    tender(2, region="691001")
    tender(3, industry="A01")
    assert Department.objects.filter(code="690100-sl").exists()
    assert codes(scope, body="690100-sl") == ["T0001"]
    assert codes(scope, body="nobody") == []


def test_what_an_act_of_competence_gave_elsewhere_is_listed_and_counted():
    given = Strip(prefix="6901", industries=("A01",))
    scope = Scope(reach=Reach(prefix="6910", industries=("A07",), more=(given,)))
    tender(1, industry="A01")
    tender(2, region="691001")
    tender(3)
    assert codes(scope) == ["T0001", "T0002"]
    assert facets.facets(scope, Asked(), BEFORE).total == 2


def test_pages_follow_each_other_without_a_gap_or_a_repeat(scope, monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 3)
    for n in range(1, 9):
        tender(n, first_at=BEFORE - timedelta(minutes=n // 3))  # several begin at one moment
    seen, said = [], {}
    for _ in range(3):
        page = listing.listed(scope, Asked.of(said), BEFORE)
        seen += [row.code for row in page.rows]
        said = {"before": page.following}
    assert seen == [f"T{n:04}" for n in range(1, 9)]
    assert page.following == ""


def test_a_page_says_how_far_back_it_looked_and_goes_on_from_there(scope, monkeypatch):
    monkeypatch.setattr(listing, "WINDOW", 4)
    for n in range(1, 10):
        tender(n, value=5_000_000 if n in {1, 9} else 1)
    page = listing.listed(scope, Asked.of({"least": "500"}), BEFORE)
    assert [row.code for row in page.rows] == ["T0001"]
    assert page.looked == BEFORE - timedelta(minutes=4)
    page = listing.listed(scope, Asked.of({"least": "500", "before": page.following}), BEFORE)
    assert page.rows == ()
    page = listing.listed(scope, Asked.of({"least": "500", "before": page.following}), BEFORE)
    assert [row.code for row in page.rows] == ["T0009"]
    assert (page.looked, page.following) == (None, "")


@pytest.mark.parametrize("most", [0, 1000])
def test_a_finding_is_looked_up_by_name_or_one_by_one(scope, monkeypatch, most):
    monkeypatch.setattr(listing, "MOST", most)
    tender(1)
    tender(2)
    finding(1, "P16", "breach")
    finding(2, "P16", "compliant")
    assert codes(scope, rule="P16") == ["T0001"]
    assert codes(scope, rule="P16", verdict="compliant") == ["T0002"]
    assert codes(scope, verdict="breach") == ["T0001"]
    assert codes(scope, rule="P18") == []


def test_an_answer_that_tells_of_bids_finds_nothing_before_the_opening(scope):
    tender(1, deadline=AFTER, opened_at=None)
    tender(2, deadline=BEFORE, opened_at=BEFORE)
    finding(1, "B03", "compliant")
    finding(2, "B03", "compliant")
    assert codes(scope, rule="B03", verdict="compliant") == ["T0002"]
    assert codes(scope, verdict="compliant") == ["T0002"]


def test_counts_are_exact_sums_while_only_kinds_are_asked_for(scope, monkeypatch):
    monkeypatch.setattr(facets, "MOST", 1)
    for n in range(1, 6):
        tender(n, stage="called" if n < 4 else "contracted")
    said = facets.facets(scope, Asked.of({"stage": "called"}), BEFORE)
    assert (said.total, said.more) == (3, False)
    assert {one.value: one.n for one in said.choices["stage"]} | {"called": 3, "contracted": 2} == {
        one.value: one.n for one in said.choices["stage"]
    }
    assert [(one.value, one.n) for one in said.choices["region"]] == [("690100", 3)]
    said = facets.facets(scope, Asked.of({"least": "1"}), BEFORE)
    assert (said.total, said.more) == (1, True)


def test_below_a_chosen_city_its_counties_are_counted(scope):
    tender(1)
    tender(2, region="690103")
    said = facets.facets(scope, Asked.of({"region": "690100"}), BEFORE)
    assert {one.value: one.n for one in said.choices["region"]} == {
        "690102": 1,
        "690103": 1,
        "690100": 0,
    }


def test_an_open_alert_filters_too(scope):
    tender(1)
    tender(2)
    Alert.objects.create(
        id="A-P16-T0002", log="official", rule="P16", subject="T0002", tender="T0002", lot="",
        platform="E6900000101", region="690102", industry="A07", grade="breach", state="open",
        opened_number=1, opened_at=BEFORE, shown_from=BEFORE,
    )  # fmt: skip
    assert codes(scope, alert="breach") == ["T0002"]
    assert codes(scope, alert="yellow") == []
