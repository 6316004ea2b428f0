import pytest

from tests.watch.checks.make import word


def said(texts=None, dates=None):
    told = {} if texts is None else {"x_content_by_medium": texts}
    return told if dates is None else {**told, "x_dates_by_medium": dates}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(said({"甲": "公告", "乙": "公告"}), "compliant", id="the same"),
        pytest.param(said({"甲": "公 告。", "乙": "公告"}), "compliant", id="blanks and marks"),
        pytest.param(said({"甲": "AB" * 32, "乙": "ab" * 32}), "compliant", id="digests"),
        pytest.param(said({"甲": "公告一", "乙": "公告二"}), "yellow", id="another text"),
        pytest.param(said({"甲": "公告", "乙": None}), "undecidable", id="one unknown"),
        pytest.param(
            said({"甲": "公告一", "乙": "公告二", "丙": None}), "yellow", id="two are enough"
        ),
        pytest.param(said({"甲": "公告"}), "not_applicable", id="one medium"),
        pytest.param(said(dates={"甲": "20260301", "乙": "20260302"}), "breach", id="dates"),
        pytest.param(
            said({"甲": "公告", "乙": "公告"}, {"甲": "20260301", "乙": "20260302"}),
            "breach",
            id="dates though the text agrees",
        ),
        pytest.param(said(dates={"甲": "20260301", "乙": "20260301"}), "undecidable", id="no text"),
        pytest.param(said("公告"), "not_applicable", id="no mapping"),
        pytest.param({}, "not_applicable", id="nothing"),
    ],
)
def test_what_each_medium_says(facts, expected):
    assert word("P12", facts) == expected
