"""`jianbiao import`: what it prints, its exit codes, interruption at any moment, constant memory."""

import gzip
import io
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import time

import orjson
import pytest

from jianbiao.errors import Malformed
from jianbiao.intake import gathering as taking
from jianbiao.ledger import queries as ledger
from jianbiao.record.models import Tender
from jianbiao.web import gathering, importing, rooms
from tests.gather.tables.make import MAP, values, workbook
from tests.gather.tables.test_sheets import GOOD
from tests.intake.test_gathering import gather as take_in
from tests.intake.test_gathering import lines, release

REPO = pathlib.Path(__file__).parents[2]


@pytest.fixture
def home(settings, tmp_path, monkeypatch):
    monkeypatch.setattr(importing, "make", lambda: None)
    settings.JIANBIAO_HOME = str(tmp_path)
    return tmp_path


def run(capsys, *words):
    code = importing.gather([str(word) for word in words])
    return code, capsys.readouterr().out


def told(capsys, *words):
    code, out = run(capsys, *words, "--json")
    said = json.loads(out)
    assert said["rows_in"] == said["recorded"] + sum(said["quarantined"].values())
    return code, said


def written(path, raw):
    path.write_bytes(raw)
    return path


@pytest.mark.django_db(databases="__all__")
def test_it_prints_one_object_and_its_exit_code_says_what_became_of_the_rows(home, capsys):
    good = written(home / "a.jsonl", lines(release(1), release(2)))
    code, said = told(capsys, "ocds", good)
    assert (code, said["rows_in"], said["recorded"]) == (0, 2, 2)
    assert set(said) >= {"rows_in", "recorded", "quarantined", "repairs", "seconds", "known_before"}
    mixed = written(home / "b.jsonl", lines(release(3), b"nonsense"))
    assert told(capsys, "ocds", mixed)[0] == 4
    broken = written(home / "c.gz", gzip.compress(lines(release(4)))[:-12])
    code, said = told(capsys, "ocds", broken, good)
    assert code == 2
    assert "c.gz" in said["errors"][0]
    assert said["known_before"] == 2
    assert Tender.objects.filter(log="gathered").count() >= 3


@pytest.mark.django_db(databases="__all__")
def test_the_sum_is_printed_for_people(home, capsys):
    file = written(home / "a.jsonl", lines(release(1), b"nonsense"))
    _, out = run(capsys, "ocds", file)
    assert "2 rows in = 1 recorded + 1 quarantined" in out


@pytest.mark.django_db(databases="__all__")
def test_a_missing_file_is_told_and_the_others_go_on(home, capsys):
    good = written(home / "a.jsonl", lines(release(1)))
    code, said = told(capsys, "ocds", home / "nothing", home, good)
    assert (code, said["recorded"], len(said["errors"])) == (2, 1, 2)


@pytest.mark.django_db(databases="__all__")
@pytest.mark.usefixtures("home")
def test_what_is_piped_in_is_read(capsys, monkeypatch):
    class Pipe:
        buffer = io.BytesIO(gzip.compress(lines(release(1))))

    monkeypatch.setattr(sys, "stdin", Pipe)
    code, said = told(capsys, "ocds", "-", "--source", "pipe")
    assert (code, said["recorded"]) == (0, 1)
    assert ledger.entries([1], log="gathered")[1].event["source"] == "pipe"


@pytest.mark.django_db(databases="__all__")
def test_every_repair_is_logged_with_line_path_before_and_after(home, capsys):
    file = written(home / "a.jsonl", lines(release(1), release(2, awards={"id": 7})))
    log = home / "repairs.jsonl"
    told(capsys, "ocds", file, "--repairs", log)
    rows = [json.loads(line) for line in log.read_text().splitlines()]
    assert rows
    assert all(set(row) == {"file", "line", "kind", "path", "before", "after"} for row in rows)
    assert {row["line"] for row in rows} == {2}


@pytest.mark.django_db(databases="__all__")
def test_a_dry_run_shows_the_first_rows_and_records_nothing(home, capsys):
    map_ = home / "MAP.toml"
    map_.write_text(MAP)
    file = written(home / "t.csv", values("A1,路,1,甲,2026-01-01", ",合计,1,,", "A3,桥,1,乙,"))
    code, out = run(capsys, "table", file, "--map", map_, "--dry-run", "2")
    shown = [json.loads(line) for line in out.splitlines()]
    assert code == 4
    assert [row.get("reason", "") for row in shown] == ["", "key_missing"]
    assert shown[0]["release"]["tender"]["title"] == "路"
    assert ledger.last_number("gathered") == 0


def test_a_dry_run_of_what_is_not_there_is_told(tmp_path):
    with pytest.raises(Malformed):
        importing.gather(["ocds", str(tmp_path / "none"), "--dry-run", "1"])


@pytest.mark.django_db(databases="__all__")
def test_rows_of_a_table_come_together_in_their_tender(home, capsys):
    map_ = home / "MAP.toml"
    map_.write_text(MAP.replace("award.supplier", "bid.bidder").replace("award.value", "bid.value"))
    file = written(
        home / "t.csv", values("A1,路,1,甲,2026-01-01", "A1,路,2,乙,2026-01-01", "A1,路,3,丙,")
    )
    code, said = told(capsys, "table", file, "--map", map_)
    assert (code, said["recorded"]) == (0, 3)
    row = Tender.objects.get(log="gathered")
    assert (row.code, row.title, row.bids) == ("cn-test-A1", "路", 3)
    again = told(capsys, "table", file, "--map", map_)[1]
    assert again["known_before"] == 3


@pytest.mark.django_db(databases="__all__")
def test_a_workbook_is_imported_and_a_bomb_is_no_reason_to_stop(home, capsys):
    map_ = home / "MAP.toml"
    map_.write_text(MAP)
    bad = written(home / "old.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    good = written(home / "t.xlsx", workbook(GOOD))
    code, said = told(capsys, "table", bad, good, "--map", map_)
    assert (code, said["recorded"]) == (2, 1)
    assert ".xlsx" in said["errors"][0]


@pytest.mark.parametrize(
    "words",
    [
        ["csv", "x"],
        ["ocds"],
        ["table", "x"],
        ["ocds", "x", "--map", "y"],
        ["ocds", "x", "--dry-run", "0"],
    ],
    ids=" ".join,
)
def test_a_command_that_makes_no_sense_is_refused(words, capsys):
    with pytest.raises(SystemExit) as stopped:
        importing.gather(words)
    assert stopped.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_a_map_that_cannot_be_read_is_refused(tmp_path):
    with pytest.raises(Malformed) as refused:
        importing.gather(["table", "x", "--map", str(tmp_path / "none")])
    assert refused.value.code == "map_malformed"


def test_a_bar_tells_how_far_a_file_is_and_goes_away():
    bar = io.StringIO()
    stream = io.BytesIO(b"x" * 100)
    stream.seek(50)
    outlets = gathering.Outlets(bar=bar, told=0.0, size=100, stream=stream, name="a.jsonl")
    outlets.watch([])
    assert "50%" in bar.getvalue()
    outlets.end()
    assert bar.getvalue().endswith("\x1b[K")


def test_the_same_bar_tells_how_far_folding_is():
    bar = io.StringIO()
    outlets = gathering.Outlets(bar=bar, told=0.0)
    outlets.fold("watch", 0.25)
    assert "25%" in bar.getvalue()
    assert "watch" in bar.getvalue()
    outlets.fold("watch", 0.26)  # not again at once
    assert "26%" not in bar.getvalue()


@pytest.mark.django_db(databases="__all__")
def test_folding_says_how_far_each_room_is(tmp_path):
    told = []
    take_in(tmp_path / "open.jsonl", lines(release(1), release(2)))
    rooms.catch_up(log="gathered", tell=lambda room, share: told.append((room, share)))
    assert ("record", 1.0) in told
    assert ("watch", 1.0) in told


def command(home, *words):
    environ = {**os.environ, "JIANBIAO_HOME": str(home), "PYTHONPATH": str(REPO / "src")}
    environ.pop("JIANBIAO_DATABASE", None)
    return [sys.executable, "-m", "jianbiao", "import", *map(str, words), "--json"], environ


@pytest.mark.accept
def test_killed_at_any_moment_an_import_resumes_and_its_sums_are_right(tmp_path):
    file = written(
        tmp_path / "a.jsonl",
        lines(*(release(i, pad="x" * 500) if i % 7 else b"no json %d" % i for i in range(6000))),
    )
    home = tmp_path / "home"
    words, environ = command(home, "ocds", file)
    chance = random.Random(7)
    for _ in range(5):
        running = subprocess.Popen(
            words, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(1.5 + 2.5 * chance.random())
        running.send_signal(signal.SIGKILL)
        running.wait()
    done = subprocess.run(words, env=environ, capture_output=True, text=True, check=False)
    said = json.loads(done.stdout)
    assert (said["rows_in"], said["recorded"]) == (6000, 5142)
    assert sum(said["quarantined"].values()) == 858
    again = subprocess.run(words, env=environ, capture_output=True, text=True, check=False)
    assert json.loads(again.stdout)["known_before"] == 6000
    rebuilt = subprocess.run(
        [*words[:3], "rebuild", "--compare"], env=environ, capture_output=True, check=False
    )
    assert rebuilt.returncode == 0, rebuilt.stdout


MEMORY = """
import pathlib, re, sys, django, os
os.environ["DJANGO_SETTINGS_MODULE"] = "jianbiao.web.settings"
django.setup()
from django.db import transaction
from jianbiao.intake import forms, gathering
from jianbiao.standard.terms import Actor
from jianbiao.web import clock
from jianbiao.web.commands import make
make()
said = gathering.Import(form=forms.OCDS, source="big", by=Actor(id="o", body="o", address=""), at=clock.now())
tally, marks = gathering.Tally(), []
def watch(taken):
    # getrusage would tell the peak of whoever started this process too
    marks.append(int(re.search(r"VmHWM:\\s+(\\d+)", pathlib.Path("/proc/self/status").read_text())[1]))
gathering.gather(sys.stdin.buffer, "big", said, tally, watch=watch)
print(tally.rows_in, tally.recorded, marks[len(marks) // 10], marks[-1])
"""


@pytest.mark.accept
def test_the_memory_of_an_import_does_not_grow_with_the_stream(tmp_path):
    environ = {**os.environ, "JIANBIAO_HOME": str(tmp_path), "PYTHONPATH": str(REPO / "src")}
    environ.pop("JIANBIAO_DATABASE", None)
    running = subprocess.Popen(
        [sys.executable, "-c", MEMORY], env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    rows, sent = 0, 0
    with running.stdin as pipe:
        while sent < 300_000_000:
            line = orjson.dumps(release(rows, pad="道路工程" * 250)) + b"\n"
            pipe.write(line)
            rows, sent = rows + 1, sent + len(line)
    out = running.stdout.read().split()
    running.stdout.close()
    assert running.wait() == 0
    rows_in, recorded, early, late = map(int, out)
    assert rows_in == recorded == rows
    assert late < early + 64 * 1024
    assert late < 400 * 1024


def test_a_batch_is_bounded_by_bytes_too(monkeypatch):
    monkeypatch.setattr(taking, "BATCH_BYTES", 10)
    rows = [taking.Row(number=i, raw=b"x" * 6) for i in range(5)]
    assert [len(batch) for batch in taking.batches(rows)] == [2, 2, 1]
