import json

import pytest

from jianbiao.errors import Malformed
from jianbiao.law.calendar import Calendar
from jianbiao.law.cases import asked
from jianbiao.law.catalogue import RULES
from jianbiao.law.commands import due, rules
from jianbiao.law.periods import due as counted

WORKING = ["--unit", "working", "--direction", "forward", "--length", "3"]
START = ["--from", "2025-09-26T15:00:00+08:00"]


def printed(capsys):
    return capsys.readouterr().out


def test_one_period_by_hand(capsys):
    assert due([*WORKING, *START]) == 0
    assert printed(capsys).startswith("2025-09-30  final  确定\n")


def test_by_hand_as_json(capsys):
    due([*WORKING, *START, "--json"])
    assert json.loads(printed(capsys)) == {"last_day": "2025-09-30", "standing": "final"}


@pytest.mark.parametrize(
    ("more", "last_day"),
    [
        pytest.param([], "2026-03-15", id="plain"),
        pytest.param(["--roll"], "2026-03-16", id="rolled"),
        pytest.param(["--suspended", "2026-03-13..2026-03-14"], "2026-03-17", id="suspended"),
        pytest.param(
            ["--suspended", "2026-03-13..2026-03-13", "--suspended", "2026-03-15..2026-03-15"],
            "2026-03-17",
            id="suspended twice",
        ),
    ],
)
def test_rolling_and_suspending_by_hand(more, last_day, capsys):
    calendar = ["--unit", "calendar", "--direction", "forward", "--length", "3"]
    due([*calendar, "--from", "2026-03-12", *more, "--json"])
    assert json.loads(printed(capsys))["last_day"] == last_day


def test_a_named_rule_brings_its_period_and_judges_an_act(capsys):
    due(["--rule", "A02", "--from", "2026-03-12", "--act", "2026-03-14T18:00"])
    out = printed(capsys)
    assert out.startswith("2026-03-16  final")
    assert out.endswith("verdict: yellow\n")
    due(["--rule", "C03", "--from", "2026-03-12T09:30", "--act", "2026-03-13T09:30"])
    assert printed(capsys).endswith("verdict: red\n")


def test_a_provisional_day_is_not_told(capsys):
    due(["--rule", "P18", "--from", "2026-12-20"])
    assert printed(capsys).startswith("-  provisional  暂定")


@pytest.mark.parametrize(
    "argv", [WORKING, [*WORKING, "--from", "soon"], [*WORKING, *START, "--suspended", "2026"]]
)
def test_what_cannot_be_read_by_hand_is_malformed(argv):
    with pytest.raises(Malformed):
        due(argv)


def test_a_bad_case_names_itself(tmp_path):
    path = tmp_path / "cases.json"
    path.write_text('{"cases": [{"id": "CL1", "rule": "A09", "start": "soon"}]}', encoding="utf-8")
    with pytest.raises(Malformed) as caught:
        due(["--cases", str(path), "--json"])
    assert caught.value.where == "CL1/start"


def test_cases_for_people_are_lines(tmp_path, capsys):
    path = tmp_path / "cases.json"
    path.write_text('{"cases": [{"id": "CL1", "rule": "A09", "start": "2026-03-10"}]}')
    due(["--cases", str(path)])
    assert printed(capsys) == "CL1  2026-04-09  final  \n"


@pytest.mark.shared
def test_all_public_cases_are_answered_as_expected(shared, capsys):
    path = shared("vectors/clocks_public.json")
    due(["--cases", str(path), "--json"])
    answers = {one.pop("id"): one for one in json.loads(printed(capsys))}
    cases = json.loads(path.read_bytes())["cases"]
    assert len(answers) == len(cases)
    for case in cases:
        said = answers[case["id"]]
        assert said["standing"] == case.get("expect", "final"), case
        if "expected_last_day" in case:
            assert said["last_day"] == case["expected_last_day"], case
        probe = case.get("probe")
        assert ("verdict" in said) is (probe is not None)
        if probe:
            assert said["verdict"] in {probe["expect"], *probe.get("also_tolerate", [])}, case


@pytest.mark.shared
def test_the_other_reading_is_counted_too(shared):
    for case in json.loads(shared("vectors/clocks_public.json").read_bytes())["cases"]:
        if "last_day_if_start_counted" in case:
            question = asked(case)
            told = counted(question.start, question.period, Calendar.official())
            assert told.if_start_counted.isoformat() == case["last_day_if_start_counted"], case
            assert told.unrolled.isoformat() == case["unrolled_last_day"], case


def test_the_catalogue_is_listed_told_and_given_as_data(capsys):
    rules([])
    assert printed(capsys).count("\n") == len(RULES)
    rules(["P18"])
    assert printed(capsys).startswith("# P18 投标准备时间")
    rules(["--json"])
    whole = json.loads(printed(capsys))
    assert [rule["number"] for rule in whole["rules"]] == list(RULES)
    rules(["P22", "--json"])
    assert json.loads(printed(capsys))[0]["parameters"][0]["default"] == "2"


def test_an_unknown_rule_is_malformed():
    with pytest.raises(Malformed):
        rules(["P99"])


def test_pages_are_written_and_those_of_gone_rules_removed(tmp_path, capsys):
    (tmp_path / "P99.md").write_text("gone")
    (tmp_path / "notes.md").write_text("mine")
    rules(["--write-docs", str(tmp_path / "."), "--json"])
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {*(f"{number}.md" for number in RULES), "index.md", "notes.md"}
    assert printed(capsys) == ""
