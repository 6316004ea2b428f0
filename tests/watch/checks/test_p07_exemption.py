import pytest

from tests.watch.checks.make import answer, word


def claimed(ground, *, must=True, let="direct award", **more):
    return {"x_procedure": let, "x_must_tender": must, "x_exemption_code": ground, **more}


HELD = {"x_document": "present"}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(claimed(None), "breach", id="no ground"),
        pytest.param(claimed(""), "breach", id="an empty ground"),
        pytest.param(claimed("urgent schedule"), "breach", id="outside the list"),
        pytest.param(claimed("IR9(6)"), "breach", id="no such item"),
        pytest.param(claimed("IR10(1)", **HELD), "breach", id="another article"),
        pytest.param(claimed("IR9(2) buyer may build itself", **HELD), "compliant", id="the list"),
        pytest.param(claimed("BL66", **HELD), "compliant", id="article 66"),
        pytest.param(claimed("招标投标法第六十六条", **HELD), "compliant", id="in Chinese"),
        pytest.param(claimed("实施条例第九条（二）项", **HELD), "compliant", id="item in Chinese"),
        pytest.param(claimed("22", **HELD), "compliant", id="a code of the wire"),
        pytest.param(claimed("IR9(2)"), "yellow", id="no document"),
        pytest.param(claimed("IR9(2)", x_document="absent"), "yellow", id="said to be absent"),
        pytest.param(claimed("IR9(5)", **HELD), "yellow", id="another case of the State"),
        pytest.param(claimed(None, must=None), "undecidable", id="duty unknown"),
        pytest.param(claimed("IR9(2)", must=None, **HELD), "compliant", id="clear either way"),
        pytest.param(claimed("IR9(2)", must=None), "undecidable", id="doubtful, duty unknown"),
        pytest.param(claimed(None, must=False), "not_applicable", id="voluntary"),
        pytest.param(claimed(None, must="0"), "not_applicable", id="voluntary on the wire"),
        pytest.param(claimed(None, let="open tender"), "not_applicable", id="tendered"),
        pytest.param(claimed(None, let=None), "undecidable", id="procedure unknown"),
    ],
)
def test_the_ground_claimed(facts, expected):
    assert word("P07", facts) == expected


def test_what_is_missing_is_named():
    assert answer("P07", claimed(None, must=None, let=None)).missing == (
        "x_procedure",
        "x_must_tender",
    )
