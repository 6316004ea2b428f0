"""Conditions of acceptance: each as the form and the record stand, with its article and ground."""

from datetime import date, datetime

import pytest

from jianbiao.law.calendar import Calendar
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision.domain.admissibility import Known, checks, warned
from jianbiao.supervision.domain.objections import Objection

CALENDAR = Calendar.official()
SAID = {
    "respondent": "朔宁市水务局",
    "matter": "1",
    "knew_on": "2026-03-10",
    "objected_on": "2026-03-11",
    "replied_on": "2026-03-13",
    "facts": "招标文件指定了特定品牌，且要求投标人在本市设有分支机构，排斥外地投标人。",
    "request": "改正",
    "complainant": "某某建筑有限公司",
    "contact": "13900000000",
    "interested": "1",
    "signed": "1",
}


def moment(day, hour=9):
    return datetime(2026, 3, day, hour, tzinfo=SHANGHAI)


def objected(number="Y1", *, type="1", raised=11, replied=13, by=""):
    return Objection(
        number=number,
        type=type,
        lot="",
        raised_at=moment(raised) if raised else None,
        replied_at=moment(replied) if replied else None,
        by=by,
        reported=1,
        answered=2 if replied else 0,
    )


RECORD = Known(
    objections=(objected(),), bidders=frozenset({"某某建筑有限公司（牵头）", "某某建筑有限公司"})
)


def stands(name, known=RECORD, *, filed=date(2026, 3, 20), **said):
    form = SAID | said
    found = checks(form, known, filed_on=filed, days=10, calendar=CALENDAR)
    return next(one for one in found if one.name == name)


def test_a_complaint_that_keeps_every_condition_warns_of_nothing():
    found = checks(SAID, RECORD, filed_on=date(2026, 3, 20), days=10, calendar=CALENDAR)
    assert not warned(found)
    assert {one.standing for one in found} == {"compliant"}
    assert all(one.basis and one.zh and one.en for one in found)


@pytest.mark.parametrize(
    ("name", "said", "known", "standing", "ground"),
    [
        pytest.param("interested", {"interested": "0"}, RECORD, "yellow", "1", id="no interest"),
        pytest.param(
            "interested", {"complainant": "别的公司"}, RECORD, "yellow", "1", id="no bidder"
        ),
        pytest.param(
            "interested",
            {"complainant": "别的公司"},
            Known(bidders=None),
            "undecidable",
            "1",
            id="secret",
        ),
        pytest.param("signed", {"signed": "0"}, RECORD, "breach", "3", id="unsigned"),
        pytest.param("signed", {"contact": ""}, RECORD, "yellow", "3", id="no contact"),
        pytest.param("specific", {"facts": "不公"}, RECORD, "yellow", "2", id="vague"),
        pytest.param(
            "specific",
            {"facts": "不公", "evidence": "见第三章"},
            RECORD,
            "compliant",
            "2",
            id="lead",
        ),
        pytest.param(
            "objected",
            {"objected_on": "", "replied_on": ""},
            Known(),
            "breach",
            "6",
            id="no objection",
        ),
        pytest.param("objected", {}, Known(), "yellow", "6", id="objection not reported"),
        pytest.param(
            "objected",
            {"matter": "6", "objected_on": ""},
            Known(),
            "not_applicable",
            "6",
            id="other matter",
        ),
        pytest.param(
            "objected",
            {"objected_on": "", "objection": "Y1"},
            RECORD,
            "compliant",
            "6",
            id="by number",
        ),
        pytest.param("new", {}, Known(decided=("complaint-1",)), "yellow", "5", id="decided"),
        pytest.param("elsewhere", {"before_court": "1"}, RECORD, "yellow", "6", id="court"),
    ],
)
def test_each_condition_is_told_with_its_ground(name, said, known, standing, ground):
    one = stands(name, known, **said)
    assert (one.standing, one.ground) == (standing, ground)


@pytest.mark.parametrize(
    ("filed", "known", "said", "standing"),
    [
        # ten days from the 10th, the 11th to the 13th left out, end on Monday the 23rd
        pytest.param(date(2026, 3, 23), RECORD, {}, "compliant", id="last day"),
        pytest.param(date(2026, 3, 24), RECORD, {}, "breach", id="a day late"),
        pytest.param(
            date(2026, 3, 24),
            Known(objections=(objected(replied=16),)),
            {},
            "compliant",
            id="the record's reply came later",
        ),
        pytest.param(
            date(2026, 4, 20),
            Known(objections=(objected(replied=None),)),
            {"replied_on": ""},
            "compliant",
            id="never answered",
        ),
        pytest.param(
            date(2026, 3, 23),
            Known(),
            {"objected_on": "", "replied_on": ""},
            "breach",
            id="no objection",
        ),
        pytest.param(date(2026, 3, 9), RECORD, {}, "yellow", id="before knowing"),
        pytest.param(date(2026, 3, 20), RECORD, {"knew_on": ""}, "undecidable", id="unknown"),
    ],
)
def test_ten_days_are_counted_with_the_objection_left_out(filed, known, said, standing):
    assert stands("in_time", known, filed=filed, **said).standing == standing
