import inspect
import io
from datetime import timedelta

import orjson
import pytest
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from jianbiao.errors import Tampered
from jianbiao.intake import docking, forms, gathering, services
from jianbiao.intake.models import Docking, Place
from jianbiao.ledger import queries
from jianbiao.people.models import Platform
from jianbiao.record.models import Tender
from jianbiao.watch.models import Alert
from jianbiao.web import rebuilding, rooms
from tests.make import NOON, TENDER, lot, notice, project, tender
from tests.people.make import OPERATOR
from tests.posting import dock, open_door
from tests.stories.scene import corrected, fold, short_sale, staffed

pytestmark = pytest.mark.django_db(databases="__all__", transaction=True)


def compared(**how):
    """Return what a comparison prints; the connections of the test stand as they were before."""
    before = {alias: connections[alias] for alias in connections}
    guarded = BaseDatabaseWrapper.ensure_connection
    out = io.StringIO()
    try:
        # Django lets a test connect only to databases that were there when it began.
        known = inspect.getclosurevars(guarded).nonlocals
        BaseDatabaseWrapper.ensure_connection = known.get("real_ensure_connection", guarded)
        rebuilding.compare(out, **how)
    finally:
        BaseDatabaseWrapper.ensure_connection = guarded
        connections.settings.pop(rebuilding.SCRATCH, None)
        for alias, connection in before.items():
            connections[alias] = connection
    return out.getvalue()


@pytest.fixture
def instance(tmp_path):
    """Fold a small province: every kind of outcome, a correction, an alert, gathered lines."""
    staffed()
    platform, door = dock(), open_door(tmp_path)
    first = notice()
    platform.post(door, lot(), first, corrected(first, NOTICE_NAME="更正后的公告"))
    platform.post(door, project() | {"set": "NO_SUCH_SET"})
    platform.post(door, project(), tender(), short_sale())
    platform.post(door, notice(TENDER[:17] + "009"))
    services.expire(at=NOON + services.HELD_FOR + timedelta(days=1))
    file = tmp_path / "open.jsonl"
    file.write_bytes(b'{"ocid":"ocds-x-1","tender":{"title":"t"}}\nnonsense\n')
    said = gathering.Import(form=forms.OCDS, source="open", by=OPERATOR, at=NOON)
    with file.open("rb") as stream:
        gathering.gather(stream, file.name, said, gathering.Tally())
    fold()
    while docking.catch_up() or docking.catch_up(log="gathered"):
        pass
    return tmp_path


@pytest.mark.usefixtures("instance")
def test_a_rebuild_equals_the_tables_in_use():
    text, _, rates = compared().partition("\n\n")
    assert "DIFFERS" not in text
    assert "watch" in rates
    assert "entries/s" in rates
    assert "memory, peak: " in rates
    assert {line.split()[0] for line in text.splitlines()} == {
        *(model._meta.db_table for model in rebuilding.derived()),
        "record_search",
        "publish_search",
    }


@pytest.mark.usefixtures("instance")
def test_there_is_something_in_what_was_compared():
    for model in (Tender, Alert, Docking, Place, Platform):
        assert model.objects.exists()


@pytest.mark.usefixtures("instance")
@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Tender, {"title": "改过的标题"}),
        (Alert, {"state": "closed"}),
        (Place, {"platform": "E6900000999"}),
        (Platform, {"zh": "改过的名称"}),
        (Docking, {"accepted": 99}),
    ],
)
def test_a_changed_row_is_found(model, change):
    row = model.objects.order_by("pk").first()
    model.objects.filter(pk=row.pk).update(**change)
    with pytest.raises(Tampered) as tampered:
        compared()
    assert tampered.value.where == model._meta.db_table


@pytest.mark.usefixtures("instance")
@pytest.mark.parametrize("model", [Tender, Alert, Place])
def test_a_row_that_was_removed_is_found(model):
    model.objects.filter(pk=model.objects.order_by("pk").first().pk).delete()
    with pytest.raises(Tampered):
        compared()


@pytest.mark.usefixtures("instance")
@pytest.mark.parametrize("index", rooms.INDEXES, ids=lambda index: index.name)
def test_an_index_that_leads_elsewhere_or_nowhere_is_found(index):
    alias = queries.views_alias()
    held = set(index.entries(log="official", using=alias))
    assert len(held) > 100
    row = index.model.objects.filter(log="official").order_by("place").first()
    moved = index.model.objects.filter(pk=row.pk).get()
    moved.title += "另"
    index.put([(row, moved)], log="official", using=alias)
    assert set(index.entries(log="official", using=alias)) > held
    with pytest.raises(Tampered) as tampered:
        compared()
    assert tampered.value.where == index.name
    index.put([(moved, row)], log="official", using=alias)
    assert "DIFFERS" not in compared()


def test_what_is_new_is_folded_for_the_comparison_only(instance):
    before = Tender.objects.get(code=TENDER).last_number
    platform = dock("E6900000902")
    platform.post(open_door(instance), project("E6900000902000001"))
    assert "DIFFERS" not in compared()
    assert Tender.objects.get(code=TENDER).last_number == before


@pytest.mark.usefixtures("instance")
def test_rates_are_told_to_machines_too():
    said = orjson.loads(compared(as_json=True))
    assert all(one["equal"] for one in said["tables"])
    watch = next(one for one in said["rooms"] if (one["room"], one["log"]) == ("watch", "official"))
    assert watch["entries"] == queries.last_number()
    assert watch["entries_per_second"] > 0
    assert said["peak_mb"] > 10
