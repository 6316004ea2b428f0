import pytest

from tests.watch.checks.make import word


def people(*rows):
    return {
        "x_investigators": [
            dict(zip(("IS_RECUSED", "HAS_RELATION"), one, strict=True)) for one in rows
        ]
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(people("00"), "breach", id="one"),
        pytest.param(people("00", "00"), "compliant", id="two"),
        pytest.param(people("00", "01"), "breach", id="a relation, not recused"),
        pytest.param(people("00", "11"), "yellow", id="one recused"),
        pytest.param(people("00", "00", "11"), "compliant", id="two are left"),
        pytest.param(people(), "undecidable", id="nobody named"),
        pytest.param({"x_investigators": None}, "undecidable", id="unknown"),
        pytest.param({}, "not_applicable", id="none"),
    ],
)
def test_investigators(facts, expected):
    assert word("C15", facts) == expected
