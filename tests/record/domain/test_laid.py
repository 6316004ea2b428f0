"""Items laid out: however they come and end, what is found from them is found from them all."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbiao.record.domain.items import Item
from jianbiao.record.domain.laid import Laid, laid

NOON = datetime(2026, 3, 2, 4, tzinfo=UTC)
LOTS = ("", "L1", "L2")
SETS = ("A", "B")


def one(number, name="A", lot="", tender="T", **data):
    return Item(
        log="official", number=number, proof=number, set=name, platform="P", data_key=str(number),
        data_type="1", project="", tender=tender, lot=lot, happened_at=NOON, received_at=NOON,
        data=data,
    )  # fmt: skip


def who(item):
    return item.data.get("who")


def firms(held, lot):
    return sorted(held.about(lot).by("A", who)), [n.number for n in held.about(lot).among(SETS)]


def names(item):
    return {item.data.get("who"), item.lot}


def kind(key, rows):
    if len(rows) % 3 == 0:
        return None
    return (rows[-1].number, None) if len(rows) % 2 else (None, (key, len(rows)))


def tallied(held, lot):
    found = held.about(lot).tallied(SETS, names, kind)
    rows = {key: [one.number for one in some] for key, some in found.rows.items()}
    return found.times, dict(found.others), rows, found.count


steps = st.lists(
    st.tuples(
        st.sampled_from(SETS), st.sampled_from(LOTS), st.sampled_from("xyz"), st.integers(0, 30)
    ),
    max_size=25,
)


@settings(max_examples=60)
@given(steps)
def test_moved_on_it_is_what_it_would_be_laid_out_anew(said):
    held, there = Laid(), []
    for number, (name, lot, firm, ends) in enumerate(said, start=1):
        new = one(number, name, lot, who=firm, tender="T" if lot or ends % 3 else "")
        held.add(new)
        there.append(new)
        if ends < len(there):
            held.remove(there.pop(ends))
        there.sort(key=lambda item: (not item.tender, item.number))
        again = laid(there)
        for part in LOTS:
            assert held.known(firms, part) == firms(again, part)
            assert tallied(held, part) == tallied(again, part)
            assert held.about(part).total() == again.about(part).total()
            assert list(held.about(part)) == list(again.about(part))
        assert held.lots() == again.lots()
        assert all(held.holds(item) for item in there)


def test_what_is_known_is_found_again_only_when_its_sets_change():
    asked = []

    def count(held):
        asked.append(1)
        return len(held.of("A"))

    held = laid([one(1), one(2, "B")])
    assert (held.known(count), held.known(count)) == (1, 1)
    held.add(one(3, "B"))
    assert held.known(count) == 1
    assert len(asked) == 1
    held.add(one(4))
    assert held.known(count) == 2
    held.remove(one(1))
    assert held.known(count) == 1
    assert len(asked) == 3


def test_what_follows_from_what_is_known_changes_with_it():
    def inner(held):
        return len(held.of("A"))

    def outer(held):
        return held.known(inner) + len(held.of("B"))

    held = laid([one(1), one(2, "B")])
    assert held.known(outer) == 2
    held.add(one(3))
    assert held.known(outer) == 3


def test_a_second_lot_parts_what_concerned_the_first_alone():
    held = laid([one(1), one(2, lot="L1")])
    assert len(held.about("L1").of("A")) == 2
    held.add(one(3, lot="L2"))
    assert [item.number for item in held.about("L1").of("A")] == [1, 2]
    assert [item.number for item in held.about("L2").of("A")] == [1, 3]
    assert held.about("L1").lots() == ["L1"]


def test_what_goes_wrong_while_something_is_found_leaves_no_trace():
    def broken(_):
        raise ValueError("no")

    held = laid([one(1)])
    with pytest.raises(ValueError, match="no"):
        held.known(broken)
    assert held.known(lambda some: len(some.of("A"))) == 1


def test_what_was_found_in_all_of_a_lot_is_found_anew_whatever_set_changes():
    """Even a set that was never laid out for the lot by itself."""

    def several(held):
        return sum(1 for _ in held)

    held = laid([one(1), one(2, lot="L1"), one(3, lot="L2")])
    assert held.about("L1").known(several) == 2
    held.add(one(4, "B", lot="L1"))
    assert held.about("L1").known(several) == 3
    held.add(one(5, "C"))
    assert held.about("L1").known(several) == 4
