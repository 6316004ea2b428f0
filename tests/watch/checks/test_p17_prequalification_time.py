import pytest

from tests.watch.checks.make import MANDATORY, NOTICE, word


def notice(end="20260325093000", *, ended="20260316170000", type="2", mandatory="1"):
    return {
        MANDATORY: mandatory,
        f"{NOTICE}BULLETIN_TYPE": type,
        f"{NOTICE}DOC_GET_END_TIME": ended,
        f"{NOTICE}BID_DOC_REFER_END_TIME": end,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(notice("20260319093000"), "breach", id="three days"),
        pytest.param(notice("20260320093000"), "yellow", id="four days, five with the first"),
        pytest.param(notice("20260323093000"), "compliant", id="seven days"),
        pytest.param(notice(ended=None), "undecidable", id="end of sale unknown"),
        pytest.param(notice(type=None), "undecidable", id="type unknown"),
        pytest.param(notice("20260319093000", mandatory=None), "undecidable", id="duty unknown"),
        pytest.param(notice("20260325093000", mandatory=None), "compliant", id="clear either way"),
        pytest.param(notice("20260319093000", mandatory="0"), "not_applicable", id="voluntary"),
        pytest.param(notice("20260319093000", type="1"), "not_applicable", id="tender notice"),
        pytest.param({MANDATORY: "1"}, "not_applicable", id="no notice yet"),
    ],
)
def test_the_time_for_applications(facts, expected):
    assert word("P17", facts) == expected
