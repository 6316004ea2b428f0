import pytest

from tests.watch.checks.make import word


def items(scored, listed=("报价", "业绩")):
    return {"x_scored_items": scored, "x_document_items": listed and list(listed)}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(items(["报价", "本地纳税"]), "yellow", id="one more"),
        pytest.param(items(["报价", " 业 绩"]), "compliant", id="blanks aside"),
        pytest.param(items(["报价"]), "compliant", id="fewer"),
        pytest.param(items([]), "undecidable", id="no items"),
        pytest.param(items(["报价"], None), "undecidable", id="documents unknown"),
        pytest.param({}, "not_applicable", id="not scored"),
    ],
)
def test_criteria_in_documents(facts, expected):
    assert word("B20", facts) == expected
