"""Truth and findings: what is counted right, what is not, and how it is told."""

from jianbiao.law.catalogue import RULES
from jianbiao.watch.agreement import SILENCE, Agreement, answers, as_data, as_markdown
from tests import make
from tests.stories.scene import award


def truth(rule="P16", case="case", expected="breach", unit_id="t#n"):
    return {"rule": rule, "case": case, "expected": expected, "unit_id": unit_id}


def taken(truths, said):
    found = Agreement()
    found.take(truths, said)
    return found


def test_a_right_answer_is_found_and_precise():
    row = taken([truth()], {("P16", "t#n"): "breach"}).rows["P16"]
    assert (row.precision, row.recall, row.agrees) == (1.0, 1.0, True)


def test_a_breach_that_is_missed_costs_recall():
    found = taken([truth(), truth(unit_id="t#m")], {("P16", "t#n"): "breach"})
    row = found.rows["P16"]
    assert (row.precision, row.recall, row.agrees) == (1.0, 0.5, False)
    [one] = found.differing["P16"]
    assert (one["subject"], one["said"]) == ("t#m", "not_applicable")


def test_a_flag_nobody_planted_and_one_on_a_lawful_neighbour_cost_precision():
    near = truth(case="near_miss", expected="compliant", unit_id="t#m")
    said = {("P16", "t#n"): "breach", ("P16", "t#m"): "yellow", ("P16", "t#x"): "breach"}
    row = taken([truth(), near], said).rows["P16"]
    assert row.precision == 1 / 3
    assert row.recall == 1.0
    assert not row.agrees


def test_a_breach_taken_for_a_doubt_is_neither_found_nor_precise():
    row = taken([truth()], {("P16", "t#n"): "yellow"}).rows["P16"]
    assert (row.precision, row.recall) == (0.0, 0.0)


def test_what_later_detectors_have_to_find_is_expected_of_no_rule():
    found = taken([truth(rule="K01a", expected="trigger"), truth(rule="P32", expected="clue")], {})
    assert found.agrees
    assert set(found.rows) == {*RULES, SILENCE}


def test_silence_is_something_due_of_a_lot_that_never_came():
    said = [make.project(), make.tender(), make.lot(), make.notice(), award()]
    found = answers(said)
    assert found[SILENCE, make.LOT] == "breach"
    assert answers(said[:4])[SILENCE, make.LOT] == "compliant"


def test_the_table_has_a_row_for_every_rule():
    found = taken([truth()], {("P16", "t#n"): "breach"})
    rows = list(as_markdown(found))
    assert len(rows) == 2 + len(RULES) + 1
    assert any(row.startswith("| P16 ") and "1/1" in row and "100.0 %" in row for row in rows)
    [row] = [one for one in as_data(found)["rules"] if one["rule"] == "P16"]
    assert row["planted"]["case"] == row["right"]["case"] == 1
