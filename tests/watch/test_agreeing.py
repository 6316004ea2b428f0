"""The commands that hold rules against what was planted, from a file and from an instance."""

import json
from datetime import timedelta

import pytest

from jianbiao.errors import Malformed
from jianbiao.rehearsal import generator
from jianbiao.watch.agreeing import from_file, from_findings
from tests.intake.make import real
from tests.rehearsal.make import START
from tests.stories.scene import fold, staffed

BEFORE = {"P11", "P12", "P13", "P15", "P16", "P18", "P24", "P26", "P27", "P29", "P30", "B04", "B23"}
"""Rules that answer the same however long ago it was."""


def told(many=10):
    return [
        generator.tender(6, n, start=START + timedelta(hours=29 * n), profile="drill")
        for n in range(many)
    ]


def lines(path, rows):
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows))
    return str(path)


@pytest.fixture
def written(tmp_path):
    tenders = told()
    truths = [one.said() for tender in tenders for one in tender.truth]
    messages = [
        {"at": one.at.isoformat(), "platform": one.platform, "message": one.message}
        for tender in tenders
        for one in tender.messages
    ]
    return truths, messages, tmp_path


def test_a_file_agrees_with_its_truth(written, capsys):
    truths, messages, folder = written
    words = [lines(folder / "t.jsonl", truths), lines(folder / "m.jsonl", messages), "--json"]
    assert from_file(words) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["agrees"]
    assert sum(one["flagged"] for one in said["rules"]) > 5


def test_a_truth_that_is_not_so_differs_and_is_told(written, capsys):
    truths, messages, folder = written
    wrong = [dict(one, expected="breach") if one["rule"] == "P16" else one for one in truths]
    wrong.append(dict(truths[0], rule="P30", expected="breach", unit_id="nothing"))
    words = [lines(folder / "t.jsonl", wrong), lines(folder / "m.jsonl", messages)]
    assert from_file(words) == 1
    out = capsys.readouterr().out
    assert "DIFFERS" in out
    assert "nothing (case): breach, said not_applicable" in out or "nothing (" in out


def test_the_table_is_written_for_a_page(written, capsys):
    truths, messages, folder = written
    words = [lines(folder / "t.jsonl", truths), lines(folder / "m.jsonl", messages), "--markdown"]
    assert from_file(words) == 0
    assert capsys.readouterr().out.startswith("| rule | 规则 | cases |")


@pytest.mark.parametrize(
    "bad", [b"{", b"[]", b'{"rule": "P16"}', b'{"rule": 1}'], ids=["torn", "list", "bare", "number"]
)
def test_a_line_that_is_no_truth_is_malformed_with_its_place(tmp_path, bad):
    truth, messages = tmp_path / "t.jsonl", tmp_path / "m.jsonl"
    truth.write_bytes(bad + b"\n")
    messages.write_bytes(b"")
    with pytest.raises(Malformed) as caught:
        from_file([str(truth), str(messages)])
    assert caught.value.where.endswith(":1")


def test_a_missing_file_and_a_line_without_a_message_are_malformed(tmp_path):
    truth, messages = tmp_path / "t.jsonl", tmp_path / "m.jsonl.gz"
    truth.write_bytes(b"")
    with pytest.raises(Malformed, match="cannot read"):
        from_file([str(truth), str(messages)])
    messages.write_bytes(b"no gzip")
    with pytest.raises(Malformed, match="cannot read"):
        from_file([str(truth), str(messages)])
    plain = tmp_path / "m.jsonl"
    plain.write_text('{"message": 3}\n')
    with pytest.raises(Malformed, match="without a message"):
        from_file([str(truth), str(plain)])


@pytest.mark.django_db(databases="__all__")
def test_the_findings_of_an_instance_agree_with_what_was_sent(tmp_path, capsys):
    from jianbiao.intake import services as intake
    from tests.make import NOON

    staffed()
    tenders = told(6)
    for tender in tenders:
        sent = [real(one.message, platform=one.platform) for one in tender.messages if not one.flaw]
        intake.settle(sent, at=NOON)
    fold()
    truths = [one.said() for tender in tenders for one in tender.truth if one.rule in BEFORE]
    from_findings([lines(tmp_path / "t.jsonl", truths), "--json"])
    said = {one["rule"]: one for one in json.loads(capsys.readouterr().out)["rules"]}
    planted = {one["rule"] for one in truths if one["expected"] in {"breach", "yellow"}}
    assert planted
    for rule in planted:
        assert said[rule]["recall"] == 1.0, rule
        assert said[rule]["right"] == said[rule]["planted"], rule
