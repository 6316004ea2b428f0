import itertools
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianbiao.intake import fold, queries, services
from jianbiao.intake.models import Notice, Place, Waiting, WaitingFor
from jianbiao.ledger import queries as ledger
from tests.make import NOON, PLATFORM, PROJECT, TENDER, lot, notice, project, tender
from tests.posting import OTHER, dock, open_door

pytestmark = pytest.mark.django_db(databases="__all__")
TABLES = (Place, Waiting, WaitingFor, Notice)


def tables():
    return [list(t.objects.order_by(*_keys(t)).values()) for t in TABLES]


def _keys(model):
    return [f.attname for f in model._meta.pk_fields]


def rebuilt(size=1000):
    """Empty the tables and fold the ledger in slices of ``size``; return what they hold then."""
    for table in TABLES:
        table.objects.all().delete()
    after = 0
    while said := ledger.entries_after(after, limit=size):
        fold.fold(said, using="default")
        after = said[-1].number
    return tables()


def story(door, platform, stranger):
    first, child = tender(), notice()
    platform.post(door, lot(), child)
    platform.post(
        door, child | {"message_id": "change-0001", "data_type": "2"}, notice(TENDER[:17] + "009")
    )
    stranger.post(door, project(PROJECT[:11] + "000002"))
    platform.post(door, project(), first)
    platform.post(door, first | {"message_id": "delete-0001", "data_type": "3"})
    services.expire(at=NOON + services.HELD_FOR + timedelta(seconds=1))


@pytest.mark.parametrize("size", [1, 3, 1000])
def test_the_tables_come_back_from_the_ledger_in_slices_of_any_size(tmp_path, size):
    story(open_door(tmp_path), dock(), dock(OTHER))
    before = tables()
    assert all(before[:2])
    assert len(before[3]) == 4
    assert rebuilt(size) == before


def test_what_waits_for_its_parent_and_its_own_record_is_released_once(tmp_path):
    door, platform = open_door(tmp_path), dock()
    child = notice()
    platform.post(door, child)
    platform.post(door, child | {"message_id": "change-0001", "data_type": "2"})
    platform.post(door, project(), tender())
    kinds = [s.kind for s in ledger.entries_after(0)]
    assert kinds.count("intake:message:released/1") == 2
    assert len({n.about for n in queries.inbox(PLATFORM, 0)}) == 2
    assert len(queries.inbox(PLATFORM, 0)) == 2


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.permutations(range(5)), cuts=st.integers(min_value=0, max_value=15))
def test_order_and_requests_do_not_matter_to_what_exists_in_the_end(tmp_path, order, cuts):
    for table in TABLES:
        table.objects.all().delete()
    stem = f"{next(_serial):06d}"
    code = PLATFORM + stem + "001"
    child = notice(code)
    messages = [
        project(code[:17]),
        tender(code),
        lot(code + "001"),
        child,
        child | {"message_id": f"change-{stem}", "data_type": "2"},
    ]
    door, platform = open_door(tmp_path), _docked(tmp_path)
    pieces = [[]]
    for place, which in enumerate(order):
        pieces[-1].append(messages[which])
        if cuts >> place & 1:
            pieces.append([])
    for piece in filter(None, pieces):
        platform.post(door, *piece)
    for message in messages:
        assert queries.message_state(PLATFORM, message["message_id"]).outcome == "accepted"
    assert not WaitingFor.objects.exists()
    before = ledger.last_number()
    released = [s for s in ledger.entries_after(0) if s.kind == "intake:message:released/1"]
    held = [s.event["held"] for s in released]
    assert len(held) == len(set(held))
    assert before == ledger.last_number()


_serial = itertools.count(100)
_platforms = {}


def _docked(home):
    if home not in _platforms:
        _platforms[home] = dock()
    return _platforms[home]
