from datetime import date, timedelta

import pytest

from jianbiao.law.catalogue import RULES
from jianbiao.record.domain import items
from jianbiao.record.domain.laid import laid
from jianbiao.register.domain import Book
from jianbiao.watch.asking import Asker, causes, missed, names_first, rules_of
from jianbiao.watch.checks import CHECKS
from tests.make import LOT, NOON, TENDER, bid, envelope, lot, notice, tender
from tests.record.make import changed, deleted, fold


def asker(**said):
    known = {
        "book": Book(),
        "place": ("690100", "A07"),
        "foreign": False,
        "on": date(2026, 3, 2),
        "now": NOON,
    }
    return Asker(**(known | said))


def asked(*envelopes, about=None, **said):
    all_ = items.standing(fold(*envelopes))
    return {(a.rule, a.code): a for a in asker(**said).ask(all_, about)}


def ended(all_, new):
    return [one for one in all_ if one.ended_by == new.number]


def award():
    said = {
        "TENDER_PROJECT_CODE": TENDER,
        "BID_SECTION_CODE": LOT,
        "WIN_BIDDER_NAME": "甲",
        "WIN_NOTICE_SEND_TIME": "20260302090000",
    }
    return envelope("BID_WINNING_NOTICE", said)


def test_every_rule_is_asked_about_each_subject_of_its_unit():
    found = asked(tender(), lot(), notice(), bid())
    units = {"tender", "lot", "notice", "bid"}
    assert {rule for rule, _ in found} == {n for n, rule in RULES.items() if rule.unit in units}
    assert set(CHECKS) == set(RULES)


@pytest.mark.parametrize(
    ("unit", "changed_set", "rule", "is_asked"),
    [
        ("notice", "TENDER_ANN_QUA_INQUERY_ANN", "P16", True),
        ("notice", "TENDER_LIST", "P16", False),
        ("notice", "TENDER_PROJECT", "P16", True),
        ("bid", "TENDER_FILE_CLARI_MODI", "B03", True),
        ("bid", "OBJECTION", "B03", False),
        ("lot", "OBJECTION_REPLY", "A07", True),
        ("lot", "TENDER_LIST", "B01", True),
        ("clarification", "TENDER_ANN_QUA_INQUERY_ANN", "P19", True),
        ("tender", "PROJECT", "P08", True),
        ("tender", "TENDER_LIST", "P08", False),
        ("tender", "DIRECT_CONTRACT_INFO", "P05", True),
        ("direct", "DIRECT_CONTRACT_INFO", "P02", True),
        ("direct", "PROJECT", "P02", True),
        ("lot", "TENDER_INVITATION", "P10", True),
        ("notice", "NOTICE_PUBLICATION", "P11", True),
        ("bid", "BIDDER_MARGIN_INFO", "P25", True),
        ("tender", "T_ASKANSWER", "P31", True),
        ("tender", "BID_OPENING_RECORD", "P29", False),
    ],
)
def test_a_message_asks_only_the_rules_that_read_it(unit, changed_set, rule, is_asked):
    assert (rule in rules_of(unit, changed_set, foreign=False)) is is_asked


def test_a_rule_nobody_confirmed_says_how_it_stands_and_with_which_parameters():
    [one] = [a for (rule, _), a in asked(notice()).items() if rule == "P16"]
    assert one.standing in {"shadow", "unconfirmed"}
    assert one.parameters["days"] == "5"


def test_foreign_data_are_asked_only_what_holds_anywhere():
    release = {
        "set": "OCDS_RELEASE",
        "data_type": "1",
        "data": {"RELEASE": {"ocid": "x-1", "tender": {}}},
    }
    found = asked(release, foreign=True, place=("", ""))
    anywhere = {n for n, r in RULES.items() if r.jurisdiction == "any"}
    assert {rule for rule, _ in found} == anywhere - {"X16"}  # whose platforms nobody knows here


def test_while_no_entry_says_a_last_day_passed_silence_is_no_breach():
    late = NOON + timedelta(days=60)
    before = asked(tender(), lot(), award(), now=late)["A09", LOT]
    assert type(before.outcome).__name__ == "Undecidable"
    assert before.due is not None
    after = asked(tender(), lot(), award(), now=late, passed={("A09", LOT)})["A09", LOT]
    assert type(after.outcome).__name__ == "Breach"


def test_what_is_no_more_is_spoken_of_no_more():
    first = notice()
    all_ = fold(tender(), first, deleted(first))
    new = all_[-1]
    marks = missed(ended(all_, new), laid(items.standing(all_)), new, first=False)
    assert [m.code for m in marks] == [f"{TENDER}#{first['data_key']}"]
    for one in asker().gone(marks, TENDER):
        assert type(one.outcome).__name__ == "NotApplicable"
        assert one.due is None


def test_a_correction_in_place_misses_nothing():
    first = notice()
    all_ = fold(tender(), first, changed(first))
    new = all_[-1]
    assert missed(ended(all_, new), laid(items.standing(all_)), new, first=False) == []


def test_the_first_lot_takes_the_place_of_the_nameless_one():
    all_ = laid(fold(tender(), notice(), lot()))
    first = names_first(all_, all_[-1])
    assert [(m.unit, m.code) for m in missed((), all_, all_[-1], first=first)] == [("lot", TENDER)]
    more = laid(fold(tender(), lot(), lot(TENDER + "002")))
    assert missed((), more, more[-1], first=names_first(more, more[-1])) == []


def test_a_change_of_lot_touches_the_old_lot_too():
    row = bid()
    all_ = fold(lot(), row, changed(row, BID_SECTION_CODE=TENDER + "002"))
    new = all_[-1]
    found = causes(new, ended(all_, new), mine=True)
    assert [one.lot for one in found] == [TENDER + "002", LOT]


def test_what_ended_elsewhere_is_a_cause_alone():
    row = bid()
    all_ = fold(lot(), row, changed(row))
    assert causes(all_[-1], ended(all_, all_[-1]), mine=False) == [all_[1]]


def test_a_lot_that_is_told_of_first_is_asked_about_by_every_rule():
    """Also where the record stands among what holds as another object, as it does when it was read."""
    new = lot()
    held = fold(tender(), new)
    copy = fold(tender(), new)[-1]
    rules = {one.rule for one in asker().ask(held, copy) if one.code == LOT}
    assert rules == {number for number, rule in RULES.items() if rule.unit == "lot"}
