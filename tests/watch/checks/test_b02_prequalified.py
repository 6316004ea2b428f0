import pytest

from tests.watch.checks.make import word


def passed(count, following=...):
    said = {"x_PASSED_APPLICANT_LIST_count": count}
    return said if following is ... else {**said, "x_next": following}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(passed(2, "continue"), "breach", id="two and on"),
        pytest.param(passed(0, "continue"), "breach", id="none and on"),
        pytest.param(passed(2), "breach", id="too few, nothing said of what followed"),
        pytest.param(passed(3), "compliant", id="three"),
        pytest.param(passed("3", "continue"), "compliant", id="three as text"),
        pytest.param(passed(2, "re-tender"), "compliant", id="tendered anew"),
        pytest.param(passed(2, "重新招标"), "compliant", id="tendered anew in Chinese"),
        pytest.param(passed(2, "failed"), "compliant", id="ended"),
        pytest.param(passed(2, "经批准直接发包"), "yellow", id="by approval"),
        pytest.param(passed(2, None), "undecidable", id="what followed not reported yet"),
        pytest.param(passed(None, "continue"), "undecidable", id="unknown"),
        pytest.param(passed(-1), "undecidable", id="negative"),
        pytest.param(passed("two"), "undecidable", id="no number"),
        pytest.param({}, "not_applicable", id="no prequalification"),
    ],
)
def test_prequalified(facts, expected):
    assert word("B02", facts) == expected
