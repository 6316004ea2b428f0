import pytest

from tests.make import PLATFORM, lot, tender
from tests.record.make import answer as told
from tests.watch.checks.make import answer, word

OTHER = "E6900000999"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(
            {"x_code_platform": PLATFORM, "x_first_platform": OTHER}, "yellow", id="other"
        ),
        pytest.param(
            {"x_code_platform": PLATFORM, "x_first_platform": PLATFORM}, "compliant", id="same"
        ),
        pytest.param(
            {"x_code_platform": PLATFORM, "x_first_platform": None}, "undecidable", id="nobody"
        ),
        pytest.param({}, "not_applicable", id="another form"),
    ],
)
def test_the_platform_that_reports_is_the_one_the_code_names(facts, expected):
    assert word("X16", facts) == expected


def test_it_says_which_platforms():
    said = answer("X16", {"x_code_platform": PLATFORM, "x_first_platform": OTHER})
    assert said.numbers == {"code": PLATFORM, "platform": OTHER}


def test_who_reports_first_is_asked():
    head = tender()
    assert told("X16", "tender", head, lot()) == "compliant"
    head["data"]["TENDER_PROJECT_CODE"] = f"{OTHER}000001001"
    assert told("X16", "tender", head) == "yellow"
