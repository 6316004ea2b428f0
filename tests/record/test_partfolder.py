"""Whatever lies in the folder of the parts: what cannot be trusted is written anew, or refused."""

import errno

import pyarrow.parquet as pq
import pytest

from jianbiao.errors import Refused, Tampered
from jianbiao.ledger import queries
from jianbiao.ledger import services as ledger
from jianbiao.record import partfolder, parting, parts
from jianbiao.record.models import Tender
from tests import make
from tests.record.make import settle
from tests.record.test_parts import LOG, OTHER, fold, names, read, write

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def home(tmp_path):
    """Write two parts: two tenders, then a bid."""
    settle(make.project(), make.tender(), make.lot(), make.tender(OTHER))
    write(tmp_path)
    settle(make.bid())
    write(tmp_path)
    assert len(names(tmp_path)) == 2
    return tmp_path


def part(home, place=0):
    return parts.folder(str(home), LOG) / names(home)[place]


def whole(home):
    """Check that the parts hold everything, as the tables do."""
    assert set(read(home)) == {make.TENDER, OTHER}
    assert parting.differing(str(home), LOG) == []


def half(path):
    path.write_bytes(path.read_bytes()[:200])


def foreign(path):
    pq.write_table(pq.read_table(path).select(["tender", "n"]), path)


HARM = {
    "half written": half,
    "empty": lambda path: path.write_bytes(b""),
    "no parquet": lambda path: path.write_bytes(b"hello" * 100),
    "other columns": foreign,
    "gone": lambda path: path.unlink(),
}


@pytest.mark.parametrize("place", [0, 1])
@pytest.mark.parametrize("harm", HARM.values(), ids=HARM)
def test_a_part_that_is_not_whole_is_seen_and_all_is_written_anew(home, harm, place):
    harm(part(home, place))
    if harm is HARM["gone"]:  # of the newest part nothing tells that it was there
        assert parting.differing(str(home), LOG) == [[OTHER], []][place]
    else:
        with pytest.raises(Tampered) as told:
            parting.differing(str(home), LOG)
        assert told.value.where == str(part(home, place))
    write(home)
    whole(home)


def test_parts_that_reach_beyond_the_record_are_written_anew(home):
    upto = queries.bookmark("record", LOG)
    ledger.set_bookmark("record", LOG, 3)
    with pytest.raises(Refused) as refused:
        parting.differing(str(home), LOG)
    assert refused.value.code == "busy"
    ledger.set_bookmark("record", LOG, upto)
    Tender.objects.filter(code=OTHER).delete()
    path = part(home, 1)
    path.rename(path.with_name("part-000000000000004-000000000009999.parquet"))
    write(home)
    assert set(read(home)) == {make.TENDER}


def test_parts_of_another_release_are_written_anew(home):
    before = names(home)
    ledger.set_folded_by("another")
    assert write(home) == 2
    assert names(home) != before
    whole(home)
    assert write(home) == 0


@pytest.mark.parametrize("name", ["notes.txt", "part-1.parquet", "x.parquet", "part-a-b.parquet"])
def test_a_foreign_file_is_neither_read_nor_removed(home, name):
    file = parts.folder(str(home), LOG) / name
    file.write_bytes(b"not ours")
    assert write(home) == 0
    whole(home)
    assert file.read_bytes() == b"not ours"


def test_a_folder_in_place_of_a_part_is_named(home):
    path = part(home)
    path.unlink()
    path.mkdir()
    with pytest.raises(Refused) as refused:
        write(home)
    assert refused.value.where == str(path)
    path.rmdir()
    write(home)
    whole(home)


def test_one_process_writes_at_a_time(home):
    with partfolder.alone(str(home), LOG), pytest.raises(Refused) as refused:
        write(home)
    assert refused.value.code == "busy"
    assert write(home) == 0


@pytest.mark.parametrize("after", [0, 1])
def test_a_full_disk_is_told_and_leaves_the_parts_as_they_were(home, monkeypatch, after):
    settle(make.bid(data_key="B7"))
    before, count = names(home), [0]
    real = pq.ParquetWriter.write_table

    def full(self, *args, **more):
        count[0] += 1
        if count[0] > after:
            raise OSError(errno.ENOSPC, "No space left on device")
        real(self, *args, **more)

    with monkeypatch.context() as patch:
        patch.setattr(pq.ParquetWriter, "write_table", full)
        if after:
            fold()
            patch.setattr(parts, "MOST", 0)
        with pytest.raises(Refused) as refused:
            write(home)
    assert refused.value.code == "storage_full"
    assert set(before) <= set(names(home))
    assert not list(parts.folder(str(home), LOG).glob("*.tmp"))
    write(home)
    whole(home)


def test_a_tender_without_a_row_is_seen(home):
    parts.drop(str(home), LOG, [OTHER])
    assert parting.differing(str(home), LOG) == [OTHER]
