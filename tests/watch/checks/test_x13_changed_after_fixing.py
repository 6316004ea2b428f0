import pytest

from tests.watch.checks.make import answer, word


def changed(at="20260325100000", fixed="20260324093000"):
    return {
        "field": "TENDER_LIST.BID_PRICE",
        "before": "1",
        "after": "2",
        "at": at,
        "fixed_at": fixed,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"x_guarded_changes": [changed()]}, "yellow", id="after"),
        pytest.param(
            {"x_guarded_changes": [changed("20260324093000")]}, "compliant", id="at the very moment"
        ),
        pytest.param({"x_guarded_changes": [changed("20260320100000")]}, "compliant", id="before"),
        pytest.param(
            {"x_guarded_changes": [changed("20260320100000"), changed()]}, "yellow", id="one of two"
        ),
        pytest.param(
            {"x_guarded_changes": [changed(fixed=None)]}, "undecidable", id="not known when fixed"
        ),
        pytest.param({"x_guarded_changes": "many"}, "undecidable", id="no list"),
        pytest.param({"x_guarded_changes": []}, "not_applicable", id="none"),
        pytest.param({}, "not_applicable", id="nothing changed"),
    ],
)
def test_changed_after_fixing(facts, expected):
    assert word("X13", facts) == expected


def test_it_says_what_became_of_what():
    said = answer("X13", {"x_guarded_changes": [changed()]})
    assert said.numbers["change"] == "1 → 2"
    assert "投标报价" in said.zh
