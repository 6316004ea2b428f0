from datetime import timedelta

import pytest

from jianbiao.intake import docking, queries, services
from jianbiao.intake.models import Contact, Docking
from jianbiao.standard.faults import Fault
from tests.intake.make import NOON, OTHER, PLATFORM, incoming

pytestmark = pytest.mark.django_db(databases="__all__")
FAULT = Fault(code="set_unknown", path="/set", said="X")


def rows():
    return [
        (r.platform, r.hour, r.accepted, r.held, r.rejected, r.released, r.expired)
        for r in Docking.objects.order_by("platform", "hour")
    ]


def said():
    """Settle one message of each outcome for two platforms within two hours."""
    services.settle(
        [
            incoming("child001", needs=("T:1",)),
            incoming("child002", needs=("T:9",)),
            incoming("m0000001", platform=OTHER),
            incoming("m0000002", faults=(FAULT,)),
        ],
        at=NOON,
    )
    services.settle([incoming("parent01", brings=("T:1",))], at=NOON + timedelta(hours=1))
    services.expire(at=NOON + timedelta(days=8))


def test_each_outcome_counts_in_the_hour_it_came():
    said()
    while docking.catch_up():
        pass
    assert rows() == [
        (PLATFORM, "2026-01-05T12", 0, 2, 1, 0, 0),
        (PLATFORM, "2026-01-05T13", 1, 0, 0, 1, 0),
        (PLATFORM, "2026-01-13T12", 0, 0, 0, 0, 1),
        (OTHER, "2026-01-05T12", 1, 0, 0, 0, 0),
    ]


@pytest.mark.parametrize("size", [1, 2, 500])
def test_slices_do_not_change_what_is_counted(monkeypatch, size):
    monkeypatch.setattr(docking, "SLICE", size)
    said()
    turns = 0
    while docking.catch_up():
        turns += 1
    assert sum(sum(r[2:]) for r in rows()) == 7
    assert turns == -(-7 // size)
    assert docking.catch_up() == 0


def test_delay_is_from_happening_to_arrival_and_never_negative():
    services.settle([incoming("m0000001")], at=NOON + timedelta(seconds=30))
    services.settle([incoming("m0000002")], at=NOON + timedelta(seconds=10))
    services.settle([incoming("m0000003")], at=NOON - timedelta(seconds=10))
    docking.catch_up()
    held = queries.docking(PLATFORM, "2026-01-05T12")
    assert [(r.delay_sum, r.delay_max, r.last_number) for r in held] == [(40.0, 30.0, 2)]
    [before] = Docking.objects.filter(hour="2026-01-05T11")
    assert (before.delay_sum, before.last_number) == (0.0, 3)


@pytest.mark.parametrize(
    "message",
    [
        b"5",
        b"{}",
        b'{"happened_at":5}',
        b'{"happened_at":"x"}',
        b'{"happened_at":"2026-01-05T12:00:00"}',
    ],
)
def test_an_unreadable_moment_is_no_delay(message):
    services.settle([_with(incoming(faults=(FAULT,)), message)], at=NOON)
    docking.catch_up()
    assert [(r.rejected, r.delay_sum) for r in Docking.objects.all()] == [(1, 0.0)]


def _with(item, message):
    from dataclasses import replace

    return replace(item, message=message)


def folded():
    while docking.catch_up():
        pass


def test_what_happened_before_the_first_contact_counts_in_no_delay():
    services.settle([incoming("m0000001")], at=NOON + timedelta(days=3))
    services.settle([incoming("m0000002")], at=NOON + timedelta(days=3, minutes=5))
    folded()
    [row] = Docking.objects.all()
    assert (row.accepted, row.measured, row.delay_sum, row.delays) == (2, 0, 0.0, {})
    assert Contact.objects.get(platform=PLATFORM).last_number == 2


def test_delays_are_counted_by_how_long_they_are():
    for n, seconds in enumerate((0, 9, 61, 7200)):
        services.settle([incoming(f"m000000{n}")], at=NOON + timedelta(seconds=seconds))
    folded()
    counts = {}
    for row in Docking.objects.all():
        for name, n in row.delays.items():
            counts[name] = counts.get(name, 0) + n
    assert counts == {"10": 2, "600": 1, "21600": 1}


@pytest.mark.parametrize("size", [1, 500])
def test_error_codes_are_counted_by_day_with_their_newest_example(monkeypatch, size):
    monkeypatch.setattr(docking, "SLICE", size)
    for n in range(3):
        services.settle(
            [incoming(f"m000000{n}", faults=(FAULT,))], at=NOON + timedelta(hours=n * 9)
        )
    folded()
    told = [
        (r.day, r.code, r.count, r.number, r.path) for r in queries.faulted(PLATFORM, "2026-01-05")
    ]
    assert told == [
        ("2026-01-06", "set_unknown", 1, 3, "/set"),
        ("2026-01-05", "set_unknown", 2, 2, "/set"),
    ]
    assert queries.faulted(PLATFORM, "2026-01-07") == []
