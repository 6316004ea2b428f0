"""A province written by any number of processes, in chunks of any size, is the same file."""

import gzip
import io
import json
from datetime import datetime, timedelta

import pytest

from jianbiao.rehearsal import writing
from jianbiao.rehearsal.schedule import Timetable
from tests.rehearsal.make import START

TABLE = Timetable(seed=4, start=START, every=timedelta(hours=5), profile="drill", seasons=True)
TENDERS = 24


def written(folder, *, workers=1, pressed=False):
    out, truth = io.BytesIO(), io.BytesIO()
    count = writing.write(
        out, TABLE, TENDERS, truth=truth, folder=folder, pressed=pressed, workers=workers
    )
    return out.getvalue(), truth.getvalue(), count


def test_neither_processes_nor_chunks_change_a_byte(tmp_path, monkeypatch):
    whole = written(tmp_path)
    monkeypatch.setattr(writing, "CHUNK", 5)
    assert written(tmp_path) == whole
    assert written(tmp_path, workers=2) == whole
    assert not list(tmp_path.iterdir())


def test_lines_are_in_the_order_they_are_sent_and_a_tenders_in_the_order_they_were_said(tmp_path):
    said, _, count = written(tmp_path)
    lines = [json.loads(line) for line in said.splitlines()]
    assert len(lines) == count
    moments = [datetime.fromisoformat(line["at"]) for line in lines]
    assert moments == sorted(moments)
    told = [TABLE.planned(n) for n in range(TENDERS)]
    for tender in told:
        ids = {one.message["message_id"] for one in tender.messages}
        mine = [one["message"] for one in lines if one["message"]["message_id"] in ids]
        assert mine == [one.message for one in tender.messages]


def test_the_truth_is_that_of_the_tenders_in_their_order(tmp_path):
    _, truth, _ = written(tmp_path)
    found = [json.loads(line)["unit_id"] for line in truth.splitlines()]
    assert found == [one.unit_id for n in range(TENDERS) for one in TABLE.planned(n).truth]


def test_a_pressed_file_holds_the_same_lines_in_members(tmp_path):
    plain, pressed = written(tmp_path)[0], written(tmp_path, pressed=True)[0]
    assert gzip.decompress(pressed) == plain
    assert len(pressed) < len(plain) / 3


def test_what_fails_in_a_process_is_raised_and_leaves_nothing(tmp_path):
    broken = Timetable(seed=4, start=START, every=timedelta(hours=5), profile="none")
    with pytest.raises(KeyError):
        writing.write(
            io.BytesIO(), broken, 9, truth=None, folder=tmp_path, pressed=False, workers=1
        )
    assert not list(tmp_path.iterdir())
