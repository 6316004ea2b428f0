"""Bids with their members, moved on by each: rule B11 says what it says of them told one by one."""

from hypothesis import given, settings
from hypothesis import strategies as st

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.laid import Laid
from jianbiao.record.domain.union_facts import unions
from jianbiao.record.domain.view import View
from jianbiao.watch.checks import CHECKS
from tests.make import TENDER
from tests.record.make import NOON

LOTS = [f"{TENDER}00{n}" for n in (1, 2, 3)]
FIRMS = ("甲", "乙", "丙", "丁", "")


def item(number, name, lot, **data):
    return Item(
        log="official", number=number, proof=number, set=name, platform="P", data_key=str(number),
        data_type="1", project="", tender=TENDER, lot=lot, happened_at=NOON, received_at=NOON,
        data=data,
    )  # fmt: skip


def members(one):
    """Return the members of a bid as a person would list them."""
    told = [row["UNION_ORGAN_NAME"] or None for row in one.data.get("UNION_ORGAN_SET", ())]
    lead = one.data["BIDDER_NAME"]
    return [lead, *(name for name in dict.fromkeys(told) if name != lead)]


def one_by_one(bids, lot, opened):
    """Return the facts of a lot, read from all bids at once."""
    taken = [one for one in bids if one.data.get("IS_ACCEPTED") != "0"]
    mine = [members(one) for one in taken if one.lot == lot]
    if lot not in opened or not mine:
        return {}
    said = {"x_bids": mine}
    alone = {name for some in mine if len(some) == 1 for name in some}
    joined = {name for some in mine if len(some) > 1 for name in some if name}
    for one in taken:
        some = members(one)
        shares = not joined.isdisjoint(some) or (len(some) > 1 and not alone.isdisjoint(some))
        if one.lot != lot and one.lot in opened and shares:
            said.setdefault(f"x_bids_lot_{one.lot[-3:]}", []).append(some)
    return said


def answer(facts):
    return CHECKS["B11"].check(Facts(facts), calendar=Calendar.official())


said_bids = st.lists(
    st.tuples(
        st.sampled_from(LOTS),
        st.sampled_from(FIRMS),
        st.lists(st.sampled_from(FIRMS), max_size=2),
        st.booleans(),
        st.integers(0, 12),
    ),
    max_size=14,
)


@settings(max_examples=120, deadline=None)
@given(said_bids, st.sets(st.sampled_from(LOTS)))
def test_what_is_moved_on_is_answered_as_what_is_told_at_once(said, opened):
    held, bids = Laid(), []
    for number, lot in enumerate(sorted(opened), start=1):
        held.add(item(number, "BID_OPENING_RECORD", lot, TIME="20260101090000"))
    for number, (lot, lead, others, refused, ends) in enumerate(said, start=10):
        more = {"UNION_ORGAN_SET": [{"UNION_ORGAN_NAME": one} for one in others]} if others else {}
        more |= {"IS_ACCEPTED": "0"} if refused and ends % 4 == 0 else {}
        bids.append(item(number, "TENDER_LIST", lot, BIDDER_NAME=lead, **more))
        held.add(bids[-1])
        if ends < len(bids) - 6:
            held.remove(bids.pop(ends))
        for where in LOTS:
            if where not in held.lots():
                continue
            seen = View(lot=where, mine=held.about(where), whole=held)
            assert answer(unions(seen)) == answer(one_by_one(bids, where, opened))
