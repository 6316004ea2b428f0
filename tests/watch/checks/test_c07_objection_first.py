import pytest

from tests.watch.checks.make import word


def complaint(matter, before):
    return {"COMPLAINT_INFO.x_matter": matter, "x_objection_before": before}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(complaint("tender documents", False), "breach", id="tender documents"),
        pytest.param(
            complaint("prequalification documents", False),
            "breach",
            id="prequalification documents",
        ),
        pytest.param(complaint("opening", False), "breach", id="opening"),
        pytest.param(complaint("evaluation result", False), "breach", id="evaluation result"),
        pytest.param(complaint("评标结果", False), "breach", id="评标结果"),
        pytest.param(complaint("招标文件", False), "breach", id="招标文件"),
        pytest.param(complaint("evaluation result", True), "compliant", id="objected first"),
        pytest.param(complaint("evaluation result", None), "undecidable", id="unknown"),
        pytest.param(complaint(None, False), "undecidable", id="matter unknown"),
        pytest.param(
            complaint("evaluation result; collusion", False), "yellow", id="another matter beside"
        ),
        pytest.param(
            complaint("prequalification result", False),
            "not_applicable",
            id="a result of prequalification",
        ),
        pytest.param(complaint("collusion", False), "not_applicable", id="collusion"),
        pytest.param(complaint("other", None), "not_applicable", id="other"),
        pytest.param({}, "not_applicable", id="no complaint"),
    ],
)
def test_objection_first(facts, expected):
    assert word("C07", facts) == expected
