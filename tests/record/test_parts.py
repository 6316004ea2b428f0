"""Parts say what the tables say, the latest row wins, and what was erased is in none of them."""

import pytest

from jianbiao.intake import erasing
from jianbiao.record import parting, parts
from jianbiao.record import services as record
from jianbiao.record.models import Item
from jianbiao.standard.terms import Actor
from tests import make
from tests.record.make import NOON, changed, settle

pytestmark = pytest.mark.django_db(databases="__all__")

LOG = "official"
OTHER = make.TENDER[:17] + "002"


def fold():
    while record.catch_up(seconds=10):
        pass


def write(home):
    fold()
    return parting.write(str(home), LOG)


def read(home):
    """Return {tender: record} of the rows that win."""
    found = [one for group in parts.groups(str(home), LOG) for one in parts.records(group, LOG)]
    assert len({one.tender for one in found}) == len(found)
    return {one.tender: one for one in found}


def names(home):
    where = parts.folder(str(home), LOG)
    return sorted(path.name for path in where.iterdir() if not path.name.startswith("."))


@pytest.fixture
def started():
    """Report a tender with a lot, and a second one."""
    settle(make.project(), make.tender(), make.lot(), make.tender(OTHER))


@pytest.mark.usefixtures("started")
def test_parts_hold_every_tender_as_the_tables_do(tmp_path):
    assert write(tmp_path) == 2
    assert set(read(tmp_path)) == {make.TENDER, OTHER}
    assert [one.set for one in read(tmp_path)[make.TENDER].items] == ["TENDER_PROJECT", "SECTION"]
    assert parting.differing(str(tmp_path), LOG) == []


@pytest.mark.usefixtures("started")
def test_only_what_changed_is_written_again_and_the_latest_wins(tmp_path):
    write(tmp_path)
    settle(make.bid())
    assert write(tmp_path) == 1
    assert len(names(tmp_path)) == 2
    assert [one.set for one in read(tmp_path)[make.TENDER].items][-1] == "TENDER_LIST"
    assert parting.differing(str(tmp_path), LOG) == []
    before = names(tmp_path)
    assert write(tmp_path) == 0
    assert names(tmp_path) == before


@pytest.mark.usefixtures("started")
def test_a_changed_record_is_seen_to_differ(tmp_path):
    write(tmp_path)
    Item.objects.filter(tender=OTHER).update(data={"TENDER_PROJECT_NAME": "改过"})
    assert parting.differing(str(tmp_path), LOG) == [OTHER]


@pytest.mark.usefixtures("started")
def test_facts_that_do_not_follow_from_the_record_are_seen_to_differ(tmp_path):
    write(tmp_path)
    [(_, _, path)] = parts.listed(str(tmp_path), LOG)
    table = parts.pq.read_table(path)
    other = [table["facts"][1], table["facts"][1]]
    column = parts.pa.chunked_array([parts.pa.array([one.as_py() for one in other])])
    parts.pq.write_table(table.set_column(table.num_columns - 1, "facts", column), path)
    assert parting.differing(str(tmp_path), LOG) == [table["tender"][0].as_py()]


@pytest.mark.usefixtures("started")
def test_compaction_keeps_what_wins_in_one_part(tmp_path):
    bid = make.bid()
    settle(bid)
    for n in range(parts.MOST + 1):
        settle(changed(bid, BIDDER_NAME=f"云禾第{n}建筑有限公司"))
        write(tmp_path)
    assert len(names(tmp_path)) == 1
    assert len(read(tmp_path)[make.TENDER].items) == parts.MOST + 4
    assert parting.differing(str(tmp_path), LOG) == []
    settle(make.bid(data_key="B9"))
    assert write(tmp_path) == 1


@pytest.mark.usefixtures("started")
def test_a_compaction_cut_short_leaves_the_same_records(tmp_path, monkeypatch):
    write(tmp_path)
    settle(make.bid())
    write(tmp_path)
    before = read(tmp_path)
    monkeypatch.setattr("pathlib.Path.unlink", lambda *_, **__: None)
    parts.compact(str(tmp_path), LOG)
    assert len(names(tmp_path)) == 3
    assert read(tmp_path) == before


@pytest.mark.usefixtures("started")
def test_a_draft_left_behind_is_cleared(tmp_path):
    write(tmp_path)
    draft = parts.folder(str(tmp_path), LOG) / "part-000000000000000-000000000000009.tmp"
    draft.write_bytes(b"half")
    write(tmp_path)
    assert not draft.exists()
    assert set(read(tmp_path)) == {make.TENDER, OTHER}


@pytest.mark.usefixtures("started")
def test_large_writings_are_cut_into_parts(tmp_path, monkeypatch):
    monkeypatch.setattr(parts, "LARGEST", 1)
    monkeypatch.setattr(parts, "GROUP", 1)
    assert write(tmp_path) == 2
    assert len(names(tmp_path)) == 2
    assert set(read(tmp_path)) == {make.TENDER, OTHER}
    assert write(tmp_path) == 0


@pytest.mark.usefixtures("started")
def test_what_was_erased_is_in_no_part(tmp_path):
    (answer,) = settle(make.bid(name="朔宁应被遗忘建设有限公司"))
    write(tmp_path)
    assert "应被遗忘" in repr(read(tmp_path))
    one, two = (Actor(id=id, body="fgw", address="10.0.0.1") for id in ("zhou", "lin"))
    why = {"basis": "个人信息保护法第四十七条", "reason": "当事人申请删除"}
    asked = erasing.ask([answer.number], **why, by=one, at=NOON, log=LOG)
    erasing.agree(asked, by=two, at=NOON, log=LOG)
    assert write(tmp_path) == 1
    assert "应被遗忘" not in repr(read(tmp_path))
    raw = b"".join(p.read_bytes() for p in parts.folder(str(tmp_path), LOG).iterdir())
    assert raw
    assert parting.differing(str(tmp_path), LOG) == []
    assert write(tmp_path) == 0
