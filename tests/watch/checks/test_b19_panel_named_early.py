import pytest

from tests.watch.checks.make import answer, word


def public(text, names=("某甲",)):
    return {"x_panel_names": list(names), "x_texts_before_award": [text]}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(public("评标委员会：某甲、某乙"), "breach", id="as one of the panel"),
        pytest.param(public("项目经理：某甲"), "yellow", id="a name alike"),
        pytest.param(public("中标候选人公示"), "compliant", id="not named"),
        pytest.param(public("评标委员会：某乙"), "compliant", id="another name"),
        pytest.param(public("x", names=()), "undecidable", id="members unknown"),
        pytest.param({"x_panel_names": ["某甲"]}, "not_applicable", id="nothing public"),
    ],
)
def test_panel_named_early(facts, expected):
    assert word("B19", facts) == expected


def test_the_answer_repeats_no_name():
    said = answer("B19", public("评标委员会：某甲"))
    assert "某甲" not in f"{said.zh}{said.en}{said.numbers}"
