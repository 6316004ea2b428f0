"""Amounts as notices spell them."""

import json
import pathlib
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbiao.gather.amounts import commands
from jianbiao.gather.amounts.reading import read

CASES = [
    case
    for name in ("cases.json", "unseen.json")
    for case in commands.cases(pathlib.Path(__file__).with_name(name))
]
PUBLIC = pathlib.Path(__file__).parents[4] / "shared/data/vectors/amounts_public.json"


def told(case):
    answer = read(case["text"], context=case["context"], field=case["field"])
    return answer.said(case["text"])


def differs(case):
    said = told(case)
    wanted = {"yuan": None} | case["expect"]
    return {name: said.get(name) for name, value in wanted.items() if said.get(name) != value}


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_a_text_says_what_it_says(case):
    assert not differs(case), told(case)


@pytest.mark.shared
def test_the_public_cases_are_read():
    if not PUBLIC.exists():
        pytest.skip("needs ../shared/data")
    cases = commands.cases(PUBLIC)
    assert [case["id"] for case in cases if differs(case)] == []


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_the_reading_rests_on_a_span_of_the_text(case):
    reading = told(case)["reading"]
    assert 0 <= reading["start"] <= reading["end"] <= len(case["text"])
    assert reading["text"] == case["text"][reading["start"] : reading["end"]]


@given(st.text(max_size=200), st.sampled_from(["", "award", "winner", "deposit", "unit_price"]))
@settings(max_examples=300)
def test_any_text_has_an_answer(text, field):
    assert read(text, field=field).kind


@given(st.text("0123456789,. 万元壹拾百分之/()%\n包", max_size=80))
@settings(max_examples=500)
def test_any_jumble_of_numbers_has_an_answer(text):
    assert read(text, field="award").kind


@pytest.mark.parametrize(
    "text",
    [
        "1," * 50_000,
        "一百" * 50_000,
        "((" * 50_000,
        "1 " * 50_000,
        "包1 " * 50_000,
        "壹 \n" * 50_000,
    ],
)
def test_a_hostile_text_is_read_at_once(text):
    began = time.process_time()
    read(text, field="award")
    assert time.process_time() - began < 1


def test_the_command_answers_a_file(tmp_path, capsys):
    path = tmp_path / "cases.json"
    path.write_text(json.dumps({"cases": [{"id": "A", "text": "3万5千元"}]}), encoding="utf-8")
    assert commands.amount(["--cases", str(path), "--json"]) == 0
    (answer,) = json.loads(capsys.readouterr().out)
    assert (answer["id"], answer["kind"], answer["yuan"]) == ("A", "amount", "35000.00")


def test_the_command_says_by_its_exit_that_a_text_was_set_aside(capsys):
    assert commands.amount(["45.0"]) == 2
    assert "no_unit" in capsys.readouterr().out
