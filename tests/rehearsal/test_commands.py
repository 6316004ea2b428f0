import gzip
import json
from datetime import datetime

import pytest

from jianbiao.rehearsal import commands, province
from jianbiao.standard.messages import check_message


@pytest.fixture(autouse=True)
def _home(tmp_path, monkeypatch):
    monkeypatch.setenv("JIANBIAO_HOME", str(tmp_path))


def rehearse(*words):
    return commands.rehearse([str(word) for word in words])


def test_a_file_holds_messages_with_their_platforms_in_order(tmp_path, capsys):
    into, truth = tmp_path / "out.jsonl", tmp_path / "truth.jsonl"
    words = ("--seed", 7, "--tenders", 12, "--profile", "stress", "--into", into, "--truth", truth)
    assert rehearse(*words) == 0
    lines = [json.loads(line) for line in into.read_text().splitlines()]
    assert f"{len(lines)} messages of 12 tenders" in capsys.readouterr().out
    moments = [datetime.fromisoformat(line["at"]) for line in lines]
    assert moments == sorted(moments)
    readable = [line for line in lines if not check_message(line["message"])]
    assert len(readable) > 0.95 * len(lines)
    assert len(truth.read_text().splitlines()) > 12


def test_the_same_seed_writes_the_same_bytes(tmp_path):
    for name in ("a", "b"):
        rehearse("--seed", 7, "--tenders", 5, "--into", tmp_path / name)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()


def test_the_province_is_written_with_keys_and_the_names_of_its_divisions(tmp_path):
    path = tmp_path / "people.json"
    assert rehearse("--province", path) == 0
    people = json.loads(path.read_text())
    assert len(people["keys"]) == len(people["platforms"]) == 9
    regions = json.loads((tmp_path / "regions.json").read_text())
    assert regions["690100"] == list(province.regions()["690100"])


@pytest.mark.parametrize(
    "words",
    [(), ("--into", "x", "--tenders", 0), ("--into", "x", "--speed", -1), ("--profile", "wild")],
    ids=["nowhere to send", "no tenders", "time runs backwards", "unknown profile"],
)
def test_what_cannot_be_done_is_said(words, capsys):
    with pytest.raises(SystemExit) as caught:
        rehearse(*words)
    assert caught.value.code == 2
    assert "error" in capsys.readouterr().err


def test_a_pressed_file_holds_the_same_lines_and_the_same_bytes_again(tmp_path):
    words = ("--seed", 7, "--tenders", 4, "--into")
    for name in ("a.jsonl", "b.jsonl.gz", "c.jsonl.gz"):
        rehearse(*words, tmp_path / name)
    plain = (tmp_path / "a.jsonl").read_bytes()
    assert gzip.decompress((tmp_path / "b.jsonl.gz").read_bytes()) == plain
    assert (tmp_path / "b.jsonl.gz").read_bytes() == (tmp_path / "c.jsonl.gz").read_bytes()


def test_few_shapes_are_no_calibration(capsys):
    with pytest.raises(SystemExit):
        rehearse("calibrate", "--lots", 5)
    assert "have no shape" in capsys.readouterr().err
