"""Releases of one process that nobody signed to us become one tender, whatever order they came in."""

import io
from itertools import permutations

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jianbiao.intake import forms, gathering
from jianbiao.ledger import services as writing
from jianbiao.publish import gathered as publish
from jianbiao.record import services as record
from jianbiao.record.models import Alias, Claim, Doc, Gram, Holding, Item, Party, Tally, Tender
from tests.make import NOON
from tests.people.make import OPERATOR
from tests.record.make import undone

pytestmark = pytest.mark.django_db(databases="__all__")

CODE = "ocds-xx-7"
TABLES = (Tender, Item, Holding, Party, Claim, Alias, Gram, Tally, Doc)


def release(id, date, tag, **said):
    return {"ocid": CODE, "id": id, "date": f"2021-0{date}-01T00:00:00Z", "tag": [tag], **said}


CALL = release(
    "1", 1, "tender", buyer={"id": "B", "name": "Ministry"},
    tender={"id": "T", "title": "Road", "lots": [{"id": "1"}], "value": {"amount": 5}},
)  # fmt: skip
UPDATE = release("2", 2, "tenderUpdate", tender={"title": "Road 7", "lots": [{"id": "2"}]})
AWARD = release(
    "3", 3, "award",
    awards=[{"id": "A", "date": "2021-03-01T00:00:00Z", "suppliers": [{"id": "S", "name": "Alpha"}]}],
)  # fmt: skip
WHOLE = release(
    "4", 4, "compiled", buyer={"id": "B", "name": "Ministry"}, tender={"id": "T", "title": "Whole"}
)
SIGNED = release("5", 5, "contract", contracts=[{"id": "C", "dateSigned": "2021-05-01T00:00:00Z"}])
ALL = (CALL, UPDATE, AWARD, WHOLE, SIGNED)


def gather(*releases, source="open"):
    said = gathering.Import(form=forms.OCDS, source=source, by=OPERATOR, at=NOON)
    stream = io.BytesIO(b"\n".join(map(orjson.dumps, releases)))
    gathering.gather(stream, "open.jsonl", said, gathering.Tally())


def fold(seconds=10.0):
    while record.catch_up(log="gathered", seconds=seconds):
        pass


def tender():
    return Tender.objects.get(log="gathered", code=CODE)


def rows():
    """Return every row that the fold made; when it was looked at depends on the slices."""
    return {
        model.__name__: sorted(
            str({k: v for k, v in row.items() if k != "changed"})
            for row in model.objects.filter(log="gathered").values()
        )
        for model in TABLES
    }


def test_releases_are_merged_as_of_each_entry():
    seen = []
    for one in (CALL, UPDATE, AWARD):
        gather(one)
        fold()
        row = tender()
        seen.append((row.title, row.procuring_entity, row.lots, row.stage))
    assert seen == [
        ("Road", "Ministry", 1, "called"),
        ("Road 7", "Ministry", 2, "called"),
        ("Road 7", "Ministry", 2, "awarded"),
    ]
    parties = set(Party.objects.filter(log="gathered", until=0).values_list("role", "key"))
    assert parties == {("procuring_entity", "B"), ("winner", "S")}


def test_the_page_tells_of_all_releases_with_the_first_and_the_last():
    gather(AWARD, CALL)
    fold()
    page = publish.page(CODE)
    assert [at.month for at in page.released] == [1, 3]
    assert (page.outline.title, page.outline.awards) == ("Road", 1)
    row = tender()
    assert (row.first_at.month, row.last_at.month) == (1, 3)


@pytest.mark.parametrize("order", list(permutations((CALL, AWARD, WHOLE))), ids=str)
def test_what_holds_does_not_depend_on_the_order_in_which_releases_came(order):
    gather(*order)
    fold()
    row = tender()
    assert (row.title, row.lots, row.stage) == ("Whole", 0, "called")
    assert Item.objects.filter(log="gathered", ended_by=0).count() == 1
    assert set(Party.objects.filter(log="gathered", until=0).values_list("key")) == {("B",)}


def test_a_later_release_adds_to_a_compiled_one_that_ended_what_came_before():
    gather(*ALL)
    fold()
    row = tender()
    assert (row.title, row.stage) == ("Whole", "contracted")
    held = Item.objects.filter(log="gathered", ended_by=0).order_by("number")
    assert [one.data["RELEASE"]["id"] for one in held] == ["4", "5"]


def test_releases_of_two_sources_are_one_process():
    gather(CALL, source="one")
    gather(AWARD, source="two")
    fold()
    assert (tender().title, tender().stage) == ("Road", "awarded")


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(order=st.permutations(ALL), data=st.data())
def test_however_the_entries_fall_into_slices_the_tables_are_the_same(order, data, monkeypatch):
    with undone():
        for one in order:
            gather(one)
            monkeypatch.setattr(record, "BATCH", data.draw(st.integers(1, 4)))
            if data.draw(st.booleans()):
                record.catch_up(log="gathered", seconds=0.0)
        fold(seconds=0.0)
        sliced = rows()
        for table in TABLES:
            table.objects.all().delete()
        writing.set_bookmark(record.ROOM, "gathered", 0)
        monkeypatch.setattr(record, "BATCH", 1000)
        fold()
        assert rows() == sliced
