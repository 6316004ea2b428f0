"""What firms leave behind: the same always, invented, and shared by strangers as often as said."""

from collections import Counter

from jianbiao.rehearsal import habits, market
from jianbiao.standard import identifiers

FIRMS = range(0, market.FIRMS, 4)


def test_a_firm_is_the_same_in_every_tender():
    habits.of.cache_clear()
    first = [habits.of(number) for number in range(50)]
    habits.of.cache_clear()
    assert [habits.of(number) for number in range(50)] == first


def test_people_are_invented_and_one_number_is_one_person():
    people = [
        p for n in FIRMS for p in (habits.of(n).handler, habits.of(n).manager, habits.of(n).head)
    ]
    assert len({one.id_card for one in people}) == len(people)
    assert all(one.id_card.startswith("69") for one in people)
    assert all(identifiers.valid("id_card", one.id_card) for one in people[:300])


def test_look_alikes_are_as_common_as_the_calibration_says():
    many = len(FIRMS)
    addresses = Counter(habits.of(n).address for n in FIRMS)
    parked = sum(c for a, c in addresses.items() if a.startswith("198.19.1."))
    assert 0.05 < parked / many < 0.11
    assert 0.09 < addresses[""] / many < 0.15
    assert len([a for a in addresses if a.startswith("198.19.1.")]) <= 42
    disks = Counter(habits.of(n).machine.disk for n in FIRMS)
    assert 0.03 < disks["To be filled by O.E.M."] / many < 0.07
    locks = Counter(habits.of(n).lock for n in range(market.FIRMS))
    assert locks[habits.CRACKED_LOCK] == 40
    assert max(many for lock, many in locks.items() if lock != habits.CRACKED_LOCK) == 1
