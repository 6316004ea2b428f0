import pytest

from tests.watch.checks.make import word


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"x_bids": ["consortium 甲+乙", "甲"]}, "breach", id="alone as well"),
        pytest.param({"x_bids": ["甲", "联合体：甲、乙"]}, "breach", id="the other order"),
        pytest.param({"x_bids": ["甲乙联合体", "甲"]}, "undecidable", id="members not told apart"),
        pytest.param(
            {"x_bids": ["consortium 甲+乙", "consortium 乙+丙"]}, "breach", id="in two consortia"
        ),
        pytest.param({"x_bids": [["甲", "乙"], ["乙"]]}, "breach", id="as lists"),
        pytest.param({"x_bids": [{"members": ["甲", "乙"]}, "乙"]}, "breach", id="as a mapping"),
        pytest.param({"x_bids": ["consortium 甲+乙", "丙"]}, "compliant", id="nobody twice"),
        pytest.param({"x_bids": ["甲", "乙", "丙"]}, "compliant", id="no consortium"),
        pytest.param(
            {"x_bids": ["甲", "甲"]}, "compliant", id="one firm twice alone is another matter"
        ),
        pytest.param(
            {"x_bids": ["consortium 甲+乙", "甲公司"]}, "compliant", id="another legal person"
        ),
        pytest.param({"x_bids": ["consortium 甲+乙"]}, "compliant", id="one bid"),
        pytest.param(
            {"x_bids_lot_001": ["consortium 甲+乙"], "x_bids_lot_002": ["甲"]},
            "yellow",
            id="another lot",
        ),
        pytest.param(
            {"x_bids_lot_001": ["甲"], "x_bids_lot_002": ["甲"]},
            "compliant",
            id="one firm alone in two lots",
        ),
        pytest.param(
            {"x_bids_lot_001": ["consortium 甲+乙", "甲"], "x_bids_lot_002": ["甲"]},
            "breach",
            id="the same lot weighs more",
        ),
        pytest.param(
            {"x_bids": [{"bidder": "甲"}, {"lead": "乙", "members": ["乙", "甲"]}]},
            "breach",
            id="as mappings",
        ),
        pytest.param(
            {"x_bids": [{"bidder": "甲"}, {"lead": "乙", "members": None}]},
            "undecidable",
            id="a mapping without members",
        ),
        pytest.param(
            {"x_bids": [{"bidder": "甲"}, {"bidder": "乙"}]},
            "compliant",
            id="mappings of single bidders",
        ),
        pytest.param(
            {"x_bids": ["consortium (members unknown)", "甲"]},
            "undecidable",
            id="told to be unknown",
        ),
        pytest.param({"x_bids": ["consortium ?", "甲"]}, "undecidable", id="members unknown"),
        pytest.param({"x_bids": [["甲", None], "乙"]}, "undecidable", id="one member unknown"),
        pytest.param({"x_bids": [["甲", None], "甲"]}, "breach", id="the known member is enough"),
        pytest.param({"x_bids": None}, "undecidable", id="no list"),
        pytest.param({}, "not_applicable", id="no bids"),
    ],
)
def test_consortium_member(facts, expected):
    assert word("B11", facts) == expected


def test_a_lot_with_1500_bids_is_read_in_one_pass():
    bids = [[f"{n}", f"{n + 10_000}"] for n in range(1500)]
    assert word("B11", {"x_bids": bids}) == "compliant"
    assert word("B11", {"x_bids": [*bids, ["1499"]]}) == "breach"
