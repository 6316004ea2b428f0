"""Every kind that the calibration names is planted, or it is said why it cannot be."""

import json
import pathlib

import pytest

from jianbiao.rehearsal import decks, kinds, rings
from jianbiao.rehearsal.commands import rehearse
from jianbiao.rehearsal.plans import CASE, KIND_OF, LOOK, NEAR, UNDECIDABLE

SHEET = pathlib.Path(__file__).resolve().parents[3] / "shared" / "data" / "calibration.json"
PLANS = [plan for deck in decks.PHASES.values() for plan in deck]


@pytest.mark.shared
def test_the_kinds_are_those_of_the_sheet():
    if not SHEET.exists():
        pytest.skip(f"{SHEET} is not here")
    said = json.loads(SHEET.read_text())["kinds"]
    assert tuple(one["id"] for one in said) == kinds.KINDS


def test_there_are_seventy_three_kinds():
    assert len(set(kinds.KINDS)) == len(kinds.KINDS) == 73


def planted(kind):
    effects = [effect for plan in PLANS for effect in plan.effects]
    found = {one.case for one in effects if KIND_OF.get(one.rule, one.rule) == kind}
    if kind in rings.KINDS:
        found |= {CASE, LOOK}
    return found


@pytest.mark.parametrize("kind", kinds.KINDS)
def test_each_is_planted_as_a_case_lawfully_and_undecidably(kind):
    found = planted(kind)
    assert CASE in found
    assert found & {NEAR, LOOK}
    assert (UNDECIDABLE in found) != ((kind, UNDECIDABLE) in kinds.UNPLANTED)


def lines(**many):
    found = []
    for kind in kinds.KINDS:
        for case, least in kinds.LEAST.items():
            found += [json.dumps({"kind": kind, "case": case})] * many.get(kind, least)
    return "\n".join(found)


def test_a_file_of_truth_is_counted(tmp_path, capsys):
    path = tmp_path / "truth.jsonl"
    path.write_text(lines())
    assert rehearse(["kinds", str(path)]) == 0
    assert "0 of 73 kinds" in capsys.readouterr().out
    path.write_text(lines(P05=3))
    assert rehearse(["kinds", str(path)]) == 1
    assert "FEW     P05" in capsys.readouterr().out


@pytest.mark.parametrize("said", ["", "[]", '{"kind": "P05"}', "no json"], ids=str)
def test_what_is_no_file_of_truth_is_refused_or_counted_as_none(said, tmp_path, capsys):
    path = tmp_path / "truth.jsonl"
    path.write_text(said)
    if said:
        with pytest.raises(SystemExit):
            rehearse(["kinds", str(path)])
        assert "is no file of truth" in capsys.readouterr().err
    else:
        assert rehearse(["kinds", str(path)]) == 1
