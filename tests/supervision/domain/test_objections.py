"""Objection, reply, and three days between them, as the record tells them."""

from datetime import date, datetime

import pytest

from jianbiao.law.calendar import Calendar
from jianbiao.record.domain.items import Item
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision.domain.objections import chain, objections

AT = datetime(2026, 3, 20, tzinfo=SHANGHAI)
CALENDAR = Calendar.official()


def item(set_name, number, ended_by=0, data_type="1", **data):
    return Item(
        log="official",
        number=number,
        proof=number,
        set=set_name,
        platform="E6900000901",
        data_key=str(number),
        data_type=data_type,
        project="",
        tender="T",
        lot="",
        happened_at=AT,
        received_at=AT,
        data=data,
        ended_by=ended_by,
    )


def raised(time, type="1", number="Y1", **more):
    data = {"OBJECTION_NO": number, "OBJECTION_TYPE": type, "OBJECTOR_NAME": "某公司"}
    return item("OBJECTION", 1, **data, **({"OBJECTION_TIME": time} if time else {}), **more)


def replied(time, number="Y1", entry=2, **more):
    return item("OBJECTION_REPLY", entry, OBJECTION_NO=number, REPLY_TIME=time, **more)


def link(*items, on=date(2026, 3, 20)):
    [one] = chain(objections(items, named=False), on=on, days=3, calendar=CALENDAR)
    return one


@pytest.mark.parametrize(
    ("items", "standing", "days", "ripe"),
    [
        # raised on Monday 16 March: the third day is Thursday the 19th
        ([raised("20260316090000"), replied("20260319235900")], "in_time", 3, True),
        ([raised("20260316090000"), replied("20260320000000")], "late", 4, True),
        ([raised("20260316090000")], "unanswered", 4, True),
        ([raised("20260317090000")], "waiting", 3, False),
        # from Wednesday the 18th the third day is a Saturday: Monday the 23rd
        ([raised("20260318090000")], "waiting", 2, False),
        ([raised("20260316090000", "2"), replied("20260316091000")], "on_spot", 0, True),
        ([raised("20260316090000", "2")], "unanswered", 4, True),
        ([raised("")], "unknown", None, False),
        ([raised("20260316090000"), replied("20260318090000", "Y2")], "unanswered", 4, True),
        (
            [raised("20260316090000"), replied("20260318090000", ended_by=9)],
            "unanswered",
            4,
            True,
        ),
    ],
    ids=str,
)
def test_days_are_counted_to_the_reply_or_to_today(items, standing, days, ripe):
    one = link(*items)
    assert (one.standing, one.days, one.ripe) == (standing, days, ripe)
    assert one.late == (standing in {"late", "unanswered"})


def test_the_first_of_two_replies_counts():
    one = link(
        raised("20260316090000"),
        replied("20260325090000", entry=2),
        replied("20260318090000", entry=3),
    )
    assert one.standing == "in_time"


def test_who_objected_is_told_where_asked_for_alone():
    assert [o.by for o in objections([raised("20260316090000")], named=False)] == [""]
    assert [o.by for o in objections([raised("20260316090000")], named=True)] == ["某公司"]


def test_what_was_withdrawn_is_no_objection():
    assert objections([raised("20260316090000", data_type="3")], named=True) == ()
