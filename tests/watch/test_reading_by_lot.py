"""A tender read lot by lot is judged as one read whole: the same answers, for every rule."""

from datetime import date, datetime, timedelta

import pytest

from jianbiao.record.domain.items import after, holding, item
from jianbiao.register.domain import Book
from jianbiao.rehearsal import generator
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch.asking import Asker
from jianbiao.watch.held import within_lot
from jianbiao.watch.models import Finding
from jianbiao.watch.sharing import RULE
from tests import make
from tests.make import LOT, TENDER, bid, lot, notice, opening, tender
from tests.record.make import NOON, effective, settle
from tests.rehearsal.make import START
from tests.stories.scene import emptied, fold, folded, staffed

AT = datetime(2027, 5, 1, tzinfo=SHANGHAI)
SECOND = LOT[:-3] + "002"
EVERY = 3
"""Every so many messages the two readings are compared."""


def asker():
    return Asker(book=Book(), place=("690100", "A07"), foreign=False, on=date(2027, 5, 1), now=AT)


def told(number):
    drilled = generator.tender(
        6, number, start=START + timedelta(hours=29 * number), profile="drill"
    )
    said = [one.message for one in drilled.messages if not one.flaw]
    return [item(effective(n, one, at=AT)) for n, one in enumerate(said, start=1)]


def many_lots(numbers):
    """Return the drilled tenders of several lots among ``numbers``."""
    found = ([one for one in told(n) if one.tender] for n in numbers)
    return [some for some in found if len({one.lot for one in some if one.lot}) > 1]


@pytest.mark.parametrize("part", range(4))
def test_lot_by_lot_the_answers_are_those_of_the_whole(part):
    compared = set()
    for some in many_lots(range(part * 15, part * 15 + 15)):
        items = []
        for new in some:
            items = after(items, new)
            if not new.lot or not within_lot(new.set) or new.number % EVERY:
                continue
            near = [one for one in items if one.lot in {"", new.lot}]
            whole = answers(items, new)
            assert answers(near, new) == whole
            compared |= {rule for rule, _ in whole}
    assert len(compared) > 35


def answers(items, new):
    now = holding(items, new.number)
    asked = asker().ask(now, new, items)
    return {(one.rule, one.code): one.outcome for one in asked if one.rule != RULE}


UNION = [{"UNION_ORGAN_NAME": "乙公司", "UNION_ORGAN_CODE": "91690000MA77000064"}]
JOINT = {"name": "甲公司", "uscc": "91690100MA0000007Y", "UNION_ORGAN_SET": UNION}
ALONE = {"name": "乙公司", "uscc": "91690000MA77000064"}
HEAD = [make.project(), tender(), lot(), lot(SECOND), notice()]
BIDS = [bid(**JOINT), bid(SECOND, **ALONE), opening(), opening(SECOND)]


@pytest.mark.django_db(databases="__all__")
@pytest.mark.parametrize(
    "order", [(0, 1, 2, 3), (1, 0, 3, 2), (2, 3, 0, 1), (0, 2, 1, 3), (3, 1, 2, 0)]
)
def test_a_member_who_bids_for_another_lot_is_seen_from_both(order):
    staffed()
    for one in (*HEAD, *(BIDS[n] for n in order)):
        settle(one, at=NOON)
        fold()
    rows = Finding.objects.filter(rule=RULE).order_by("subject")
    assert [(f.subject, f.verdict) for f in rows] == [(LOT, "yellow"), (SECOND, "yellow")]
    live = folded()
    emptied()
    fold()
    assert folded() == live


@pytest.mark.django_db(databases="__all__")
def test_a_lot_not_opened_yet_is_not_told_of():
    staffed()
    settle(*HEAD, *BIDS[:3], at=NOON)
    fold()
    assert [f.verdict for f in Finding.objects.filter(rule=RULE, tender=TENDER)] == ["compliant"]
