import pytest

from tests.watch.checks.make import answer, word

OPENED = "20260324093000"
FAILED = "TENDER_ABNORMITY_REPORT.EXCEPITON_TYPE"


def lot(count=None, *, names=None, opened=OPENED, failed=None):
    said = {"x_TENDER_LIST_count": count, "BID_OPENING_RECORD.TIME": opened}
    if names is not None:
        said["x_TENDER_LIST"] = names
    return said if failed is None else {**said, FAILED: failed}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(lot(2), "breach", id="two and opened"),
        pytest.param(lot(0), "breach", id="none and opened"),
        pytest.param(lot(2, failed="1"), "breach", id="opened first, failure reported after"),
        pytest.param(lot(3), "compliant", id="three"),
        pytest.param(lot(1528), "compliant", id="very many"),
        pytest.param(lot(2, opened=None, failed="1"), "compliant", id="not opened, reported"),
        pytest.param(lot(None, opened=None, failed="1"), "compliant", id="count unknown, reported"),
        pytest.param(lot(names=["甲乙联合体", "丙"]), "breach", id="a consortium is one"),
        pytest.param(lot(names=["甲", "乙", "丙"]), "compliant", id="three names"),
        pytest.param(lot(names=["甲", "乙", "乙 "]), "yellow", id="one name twice"),
        pytest.param(lot(3, names=["甲", "乙"]), "yellow", id="list and count disagree"),
        pytest.param(lot(None), "undecidable", id="no list"),
        pytest.param(lot(2, opened=None), "undecidable", id="neither opened nor reported"),
        pytest.param({"x_deadline": OPENED}, "not_applicable", id="nothing yet"),
    ],
)
def test_the_number_of_bidders_at_the_opening(facts, expected):
    assert word("B01", facts) == expected


def test_the_breach_happened_at_the_opening():
    assert f"{answer('B01', lot(2)).at:%Y%m%d%H%M%S}" == OPENED
