import pytest

from tests.watch.checks.make import word


def asked(count, extended=False, panel=5):
    return {"x_panel": panel, "x_time_requests": count, "x_evaluation_extended": extended}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(asked(2), "yellow", id="two of five"),
        pytest.param(asked(1), "compliant", id="one of five"),
        pytest.param(asked(3, panel=9), "compliant", id="exactly a third"),
        pytest.param(asked(4, panel=9), "yellow", id="more than a third"),
        pytest.param(asked(2, True), "compliant", id="extended"),
        pytest.param(asked(2, None), "undecidable", id="extension unknown"),
        pytest.param(asked(2, panel=None), "undecidable", id="members unknown"),
        pytest.param(asked(0), "not_applicable", id="nobody"),
        pytest.param(asked(None), "not_applicable", id="nothing said"),
    ],
)
def test_more_time(facts, expected):
    assert word("B25", facts) == expected
