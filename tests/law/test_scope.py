import pytest

from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, NotApplicable, Undecidable, verdict
from jianbiao.law.scope import MANDATORY, where_mandatory

BREACH = Breach(numbers={}, zh="越限。", en="Over.")
CLEAR = Clear(zh="相符。", en="Within.")
GAP = Undecidable(missing=("x_now",))
NONE = NotApplicable(zh="尚无。", en="None.")


@pytest.mark.parametrize(
    ("mandatory", "judged", "expected"),
    [
        pytest.param("1", BREACH, "breach", id="mandatory"),
        pytest.param("0", BREACH, "not_applicable", id="voluntary"),
        pytest.param("0", CLEAR, "not_applicable", id="voluntary though clear"),
        pytest.param(None, BREACH, "undecidable", id="unknown and short"),
        pytest.param(None, CLEAR, "compliant", id="unknown but clear either way"),
        pytest.param(None, NONE, "not_applicable", id="unknown and not begun"),
        pytest.param("?", GAP, "undecidable", id="unreadable"),
    ],
)
def test_what_binds_only_mandatory_tenders(mandatory, judged, expected):
    assert verdict(where_mandatory(Facts({MANDATORY: mandatory}), judged)) == expected


def test_both_gaps_are_named():
    assert where_mandatory(Facts({}), GAP).missing == (MANDATORY, "x_now")
    assert where_mandatory(Facts({MANDATORY: "1"}), GAP).missing == ("x_now",)
