import pytest

from tests.watch.checks.make import answer, word


def decided(reason="候选人中技术方案最优。", kind="6", told=True):
    return {"kind": kind, "reason": reason, "told": told}


def all_of(*rows):
    return {"x_own_decisions": list(rows)}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(all_of(decided(None)), "yellow", id="no reason"),
        pytest.param(all_of(decided("  ")), "yellow", id="blank"),
        pytest.param(all_of(decided("略。")), "yellow", id="phrase"),
        pytest.param(all_of(decided("符合相关规定")), "yellow", id="says nothing"),
        pytest.param(all_of(decided("无"), decided()), "yellow", id="one of two"),
        pytest.param(
            all_of(decided(None), {"kind": "1", "told": False}), "yellow", id="and one untold"
        ),
        pytest.param(all_of(decided("工期最短")), "compliant", id="short, but a reason"),
        pytest.param(
            all_of(decided("按照规定比较三家方案，乙方案最优")), "compliant", id="phrase and reason"
        ),
        pytest.param(
            all_of(decided(), {"kind": "1", "told": False}), "undecidable", id="one untold"
        ),
        pytest.param(all_of("评定分离"), "undecidable", id="no row"),
        pytest.param({"x_own_decisions": "many"}, "undecidable", id="no list"),
        pytest.param(all_of(), "not_applicable", id="empty"),
        pytest.param({}, "not_applicable", id="nothing decided"),
    ],
)
def test_unreasoned_decision(facts, expected):
    assert word("X15", facts) == expected


def test_it_says_how_many():
    said = answer("X15", all_of(decided(None), decided()))
    assert said.numbers == {"decisions": "2", "without_reasons": "1"}
