from datetime import timedelta

from jianbiao.web.staff.timeline import FEW, Matter, speaking, timeline
from tests.publish.domain.test_opening import BID, LIMIT, LOT, item, notice, opening
from tests.web.staff.test_strip import finding

NOW = LIMIT + timedelta(days=2)


def matter(items, findings=(), **more):
    said = {"alerts": (), "deadlines": (), "moments": {}}
    return Matter(items=items, findings=findings, **{**said, **more})


def grave(rule, since, **more):
    one = finding(rule, "breach", worst="breach", held={})
    return one.__class__(**{n: getattr(one, n) for n in one.__slots__} | {"since": since} | more)


def test_oldest_first_with_now_between_what_was_and_what_comes():
    later = item("TENDER_CANDIDATE_ANNOUNCE", 30, at=NOW + timedelta(days=1))
    kinds = [row.kind for row in timeline(matter([later, notice(), opening()]), NOW)]
    assert kinds == ["item", "item", "now", "item"]


def test_a_finding_opens_at_the_record_that_caused_it():
    rows = timeline(matter([notice(), opening()], [grave("P18", 1)]), NOW)
    assert [bool(row.findings) for row in rows] == [True, False, False]
    assert rows[0].seal == "breach"


def test_a_finding_without_a_row_of_its_own_stands_where_the_limit_broke():
    found = grave("A09", 77, broken_at=LIMIT + timedelta(hours=1))
    rows = timeline(matter([notice(), opening()], [found]), NOW)
    assert [row.kind for row in rows] == ["item", "item", "finding", "now"]


def test_bids_stand_in_their_table_and_not_on_the_line():
    assert [row.kind for row in timeline(matter([BID]), NOW)] == ["now"]


def test_a_rule_in_shadow_marks_nothing():
    found = grave("P18", 1, standing="shadow")
    rows = timeline(matter([notice()], [found]), NOW)
    assert not any(row.findings for row in rows)


def test_a_report_a_day_late_says_so():
    (row, _) = timeline(matter([notice()]), NOW)
    assert (row.delay, row.late) == (0, False)
    late = item("SECTION", 3)
    late = late.__class__(
        **{n: getattr(late, n) for n in late.__slots__}
        | {"received_at": late.happened_at + timedelta(hours=26)}
    )
    (row, _) = timeline(matter([late]), NOW)
    assert row.late


def test_before_the_opening_no_answer_counts_the_bids():
    clear = grave("B01", 0, worst="", verdict="compliant", lot=LOT)
    items = [notice(), BID]
    assert speaking([clear], items, LIMIT) == []
    assert speaking([clear], [*items, opening()], LIMIT) == [clear]


def test_before_the_opening_no_broken_limit_tells_of_bids_either():
    broken, other = grave("B03", 5, lot=LOT), grave("P18", 1, lot=LOT)
    assert speaking([broken, other], [notice(), BID], LIMIT) == [other]
    assert speaking([broken, other], [notice(), BID, opening()], LIMIT) == [broken, other]


def test_what_bids_broke_is_told_once_their_lot_came_to_nothing():
    broken = grave("B08", 5, lot=LOT)
    failed = item("TENDER_ABNORMITY_REPORT", 6, lot=LOT)
    elsewhere = item("TENDER_ABNORMITY_REPORT", 6, lot=LOT[:-1] + "2")
    assert speaking([broken], [notice(), BID, failed], LIMIT) == [broken]
    assert speaking([broken], [notice(), BID, elsewhere], LIMIT) == []


def test_what_happened_before_its_platform_first_reported_is_history_and_never_late():
    old = item("SECTION", 3)
    old = old.__class__(
        **{n: getattr(old, n) for n in old.__slots__}
        | {"received_at": old.happened_at + timedelta(days=40)}
    )
    docked = f"{old.happened_at + timedelta(hours=1):%Y-%m-%dT%H}"
    (row, _) = timeline(matter([old], docked={old.platform: docked}), NOW)
    assert (row.history, row.late) == (True, False)
    (row, _) = timeline(matter([old], docked={old.platform: "2020-01-01T00"}), NOW)
    assert (row.history, row.late) == (False, True)


def many(n=20):
    return [item("BIDDER_MARGIN_INFO", 100 + i, at=LIMIT, BIDDER_NAME=f"{i}") for i in range(n)]


def test_of_many_records_of_one_kind_a_few_stand_there_and_the_rest_is_counted():
    rows = [row for row in timeline(matter(many()), NOW) if row.item]
    assert [row.item.number for row in rows] == [100 + i for i in range(FEW)]
    assert [row.more for row in rows] == [0] * (FEW - 1) + [20 - FEW]


def test_asked_for_by_name_all_of_them_stand_there():
    rows = [row for row in timeline(matter(many(), whole="BIDDER_MARGIN_INFO"), NOW) if row.item]
    assert len(rows) == 20
    assert not any(row.more for row in rows)


def test_what_a_finding_is_about_is_never_left_out():
    rows = [row for row in timeline(matter(many(), [grave("P18", 119)]), NOW) if row.item]
    assert rows[-1].item.number == 119
    assert sum(row.more for row in rows) == 19 - FEW


def test_exactly_a_few_leave_nothing_out():
    assert not any(row.more for row in timeline(matter(many(FEW)), NOW))
