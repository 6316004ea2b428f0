import pytest

from tests.watch.checks.make import word

END = "20260324093000"


def shown(at=None, *texts, end=END):
    said = {"x_bid_deadline": end}
    if at is not None:
        said["x_buyers_shown_at"] = at
    if texts:
        said["x_public_texts"] = [{"text": text, "at": when} for text, when in texts]
    return said


COUNTED = "截至目前已有5家单位报名"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(shown("20260324092959"), "breach", id="a second before"),
        pytest.param(shown("20260324093000"), "compliant", id="at the deadline"),
        pytest.param(shown("20260310090000", end=None), "undecidable", id="deadline unknown"),
        pytest.param(shown(None, (COUNTED, "20260310090000")), "yellow", id="a number in a text"),
        pytest.param(shown(None, (COUNTED, "20260325090000")), "compliant", id="a later text"),
        pytest.param(shown(None, (COUNTED, None)), "yellow", id="a text of unknown time"),
        pytest.param(
            shown(None, ("投标人应在平台下载文件", "20260310090000")), "compliant", id="plain words"
        ),
        pytest.param(
            shown(None, ("招标人应邀请3家以上单位", "20260310090000")), "compliant", id="a rule"
        ),
        pytest.param(
            shown(None, (COUNTED, "20260310090000"), end=None), "undecidable", id="no end"
        ),
        pytest.param(
            shown("20260310090000", (COUNTED, "20260310090000")), "breach", id="the graver"
        ),
        pytest.param({"x_bid_deadline": END}, "not_applicable", id="nothing public"),
        pytest.param({"x_public_texts": "公告", "x_bid_deadline": END}, "compliant", id="no list"),
    ],
)
def test_potential_bidders_made_known(facts, expected):
    assert word("P31", facts) == expected
