import pytest

from tests.watch.checks.make import word


def report(signed, **more):
    return {"x_panel": 5, "x_report_signatures": signed, **{f"x_{k}": v for k, v in more.items()}}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(report(5), "compliant", id="all"),
        pytest.param(report(4), "breach", id="one missing"),
        pytest.param(report(4, dissents=1, dissent_noted=True), "compliant", id="a noted dissent"),
        pytest.param(
            report(4, dissents=1, dissent_noted=False), "breach", id="a dissent not noted"
        ),
        pytest.param(report(4, refusals=1), "compliant", id="a recorded refusal is consent"),
        pytest.param(report(6), "yellow", id="more than members"),
        pytest.param(report(None), "undecidable", id="unknown"),
        pytest.param(report(5) | {"x_panel": None}, "undecidable", id="members unknown"),
        pytest.param({"x_panel": 5}, "not_applicable", id="no report"),
    ],
)
def test_report_signed(facts, expected):
    assert word("B24", facts) == expected
