import pytest

from jianbiao.record.domain import facts
from jianbiao.record.domain.laid import laid
from tests.make import LOT, TENDER, lot, tender
from tests.record.domain.test_bidding_facts import A, named
from tests.record.make import answer, facts_of, fold, row


def expert(name="某甲", kind="2", **data):
    return row("BID_EVALUATION_EXPERT", EXPERT_NAME=name, EXPERT_TYPE=kind, **data)


def panel(*kinds):
    return [expert(f"评委{n}", kind) for n, kind in enumerate(kinds)]


REPORT = row("EVALUATION_REPORT", END_TIME="20260324170000")


def test_a_panel_is_a_subject_of_its_lot():
    held = fold(tender(), lot(), *panel("2", "2", "3"))
    [found] = [s for s in facts.subjects(held) if s.unit == "panel"]
    assert (found.code, found.lot) == (f"{LOT}#panel", LOT)
    assert facts.there(laid(held), facts.Mark(unit="panel", code=f"{LOT}#panel", lot=LOT))
    assert f"{LOT}#panel" in [mark.code for mark in facts.marks(held[-1])]


def test_a_draw_for_the_whole_tender_is_that_of_each_lot():
    second = TENDER + "002"
    draw = row("EVALUATION_BUILD_APPLY", TENDER, EXTRACT_TIME="20260323150000")
    held = fold(tender(), lot(), lot(second), draw)
    codes = {s.code for s in facts.subjects(held) if s.unit == "panel"}
    assert codes == {f"{LOT}#panel", f"{second}#panel"}
    marks = [facts.Mark(unit="panel", code=f"{one}#panel", lot=one) for one in (LOT, second, "")]
    assert {mark.code for mark in marks if facts.there(laid(held), mark)} == codes


@pytest.mark.parametrize(
    ("rows", "size", "share"),
    [
        (panel("1", "2", "2", "3", "3"), "compliant", "compliant"),
        (panel("1", "1", "2", "3", "3"), "compliant", "breach"),
        (panel("1", "2", "3", "3"), "breach", "compliant"),
        (
            [*panel("1", "2", "2", "3", "3"), expert("离席", LEAVE_TIME="20260324100000")],
            "compliant",
            "compliant",
        ),
    ],
    ids=["five", "two of the tenderer's", "four", "one replaced"],
)
def test_who_sits_is_counted(rows, size, share):
    assert answer("B13", "panel", tender(), lot(), *rows, REPORT) == size
    assert answer("B14", "panel", tender(), lot(), *rows, REPORT) == share


def test_members_told_one_by_one_are_counted_when_the_evaluation_is_told():
    assert answer("B13", "panel", tender(), lot(), *panel("1", "2", "2")) == "not_applicable"


def test_a_kind_left_out_leaves_the_share_unknown():
    nameless = row("BID_EVALUATION_EXPERT", EXPERT_NAME="某乙")
    assert (
        answer("B14", "panel", tender(), lot(), *panel("2", "2"), nameless, REPORT) == "undecidable"
    )


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ({"EXTRACT_TIME": "20260323150000", "EXPERT_POOL": "2"}, "compliant"),
        ({"EXPERT_POOL": "4"}, "breach"),
        ({"EXPERT_POOL": "4", "IS_SPECIAL_PROJECT": "1"}, "compliant"),
        ({}, "undecidable"),
    ],
)
def test_how_the_experts_came(data, expected):
    draw = row("EVALUATION_BUILD_APPLY", TENDER, **data)
    assert answer("B15", "panel", tender(), lot(), draw) == expected


def test_years_titles_and_an_equal_level():
    good = expert(SPECIALTY_YEARS="9", TITLE_LEVEL="1")
    assert answer("B16", "panel", tender(), lot(), good) == "compliant"
    equal = expert(SPECIALTY_YEARS="9", TITLE_LEVEL="3", IS_EQUIVALENT="1")
    assert answer("B16", "panel", tender(), lot(), equal) == "compliant"
    assert answer("B16", "panel", tender(), lot(), expert(SPECIALTY_YEARS="7")) == "breach"
    assert answer("B16", "panel", tender(), lot(), expert()) == "not_applicable"


def test_who_is_employed_by_a_bidder_or_a_unit_to_be_avoided_stands_aside():
    mine = expert(EMPLOYER_NAME=A)
    assert answer("B17", "panel", lot(), named(A), mine) == "yellow"
    assert answer("B17", "panel", lot(), named("乙"), mine) == "compliant"
    avoid = row("AVOID_ENTERPRISE_LIST", TENDER, AVOID_NAME=A)
    assert answer("B17", "panel", lot(), avoid, mine) == "yellow"
    assert answer("B17", "panel", lot(), expert(IS_SUPERVISOR_STAFF="1")) == "breach"
    assert answer("B17", "panel", lot(), expert()) == "undecidable"


def test_a_replacement_tells_its_ground():
    def left(**data):
        return expert("离席", LEAVE_TIME="20260324100000", **data)

    assert answer("B18", "panel", tender(), lot(), left(REPLACE_GROUND="1")) == "compliant"
    assert answer("B18", "panel", tender(), lot(), left(REPLACE_GROUND="9")) == "yellow"
    kept = left(REPLACE_GROUND="1", IS_OPINION_VOID="0")
    assert answer("B18", "panel", tender(), lot(), kept) == "yellow"
    assert answer("B18", "panel", tender(), lot(), left()) == "undecidable"


def test_the_panel_is_not_named_in_the_publication_of_candidates():
    def published(text):
        return row("TENDER_CANDIDATE_ANNOUNCE", PUBLICITY_NAME="公示", PUBLICITY_CONTENT=text)

    assert answer("B19", "panel", lot(), expert(), published("评标委员会：某甲")) == "breach"
    assert answer("B19", "panel", lot(), expert(), published("第一名")) == "compliant"


def test_items_scored_are_those_of_the_documents():
    listed = row("TENDER_FILE_CLARI_MODI", SCORE_ITEM_SET=[{"SCORE_ITEM_NAME": "报价"}])

    def report(name):
        return row("EVALUATION_REPORT", SCORE_ITEM_SET=[{"SCORE_ITEM_NAME": name}])

    assert answer("B20", "panel", lot(), listed, report("报价")) == "compliant"
    assert answer("B20", "panel", lot(), listed, report("本地纳税")) == "yellow"


def test_signatures_and_requests_for_time_are_in_the_report():
    def report(*flags, **data):
        signed = [{"EXPERT_NAME": f"评委{n}", "IS_SIGNED": f} for n, f in enumerate(flags)]
        return row("EVALUATION_REPORT", PANEL_SIZE=str(len(flags)), SIGN_SET=signed, **data)

    assert answer("B24", "panel", lot(), report("1", "1", "1")) == "compliant"
    assert answer("B24", "panel", lot(), report("1", "1", "0")) == "breach"
    asked = report("1", "1", "1", TIME_REQUEST_COUNT="2", IS_TIME_EXTENDED="0")
    assert answer("B25", "panel", lot(), asked) == "yellow"


def test_no_member_is_named_in_what_a_lot_is_told():
    said = facts_of("lot", tender(), lot(), *panel("2"))
    assert "评委0" not in str(dict(said))
