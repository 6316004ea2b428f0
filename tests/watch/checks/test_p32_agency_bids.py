import pytest

from tests.watch.checks.make import answer, word

AGENCY = "91690100784765385Y"
ONE = "91690100MA0000007Y"


def bidders(agency, codes, *, form="2", name=None, names=None):
    said = {
        "TENDER_PROJECT.TENDER_AGENCY_CODE": agency,
        "TENDER_PROJECT.TENDER_ORGANIZE_FORM": form,
        "TENDER_LIST.BIDDER_ORG_CODE": codes,
    }
    if name is not None:
        said["TENDER_PROJECT.TENDER_AGENCY_NAME"] = name
    return said if names is None else {**said, "TENDER_LIST.BIDDER_NAME": names}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(bidders(AGENCY, [ONE, AGENCY]), "breach", id="among them"),
        pytest.param(bidders(AGENCY.lower(), [AGENCY]), "breach", id="in small letters"),
        pytest.param(bidders("78476538-5", [AGENCY]), "breach", id="by its organisation code"),
        pytest.param(bidders(AGENCY, [ONE]), "compliant", id="not among them"),
        pytest.param(bidders(None, [ONE]), "undecidable", id="an agency without code"),
        pytest.param(bidders("", [ONE]), "undecidable", id="an empty code"),
        pytest.param(bidders(None, [ONE], form=None), "undecidable", id="nothing about an agency"),
        pytest.param(bidders(None, [ONE], form="1"), "not_applicable", id="held by itself"),
        pytest.param(bidders(AGENCY, None), "undecidable", id="list unknown"),
        pytest.param(bidders(AGENCY, []), "undecidable", id="an empty list"),
        pytest.param(bidders(AGENCY, [ONE, None]), "undecidable", id="a bidder without code"),
        pytest.param(bidders(AGENCY, [None, AGENCY]), "breach", id="found all the same"),
        pytest.param(bidders(AGENCY, [ONE], name="甲 公司", names=["甲公司"]), "yellow", id="name"),
        pytest.param(bidders(AGENCY, [ONE], form="1"), "compliant", id="an agency all the same"),
        pytest.param({"TENDER_PROJECT.TENDER_AGENCY_CODE": AGENCY}, "not_applicable", id="no bid"),
    ],
)
def test_the_agency_among_the_bidders(facts, expected):
    assert word("P32", facts) == expected


def test_what_is_missing_is_named():
    assert answer("P32", bidders(None, [ONE])).missing == ("TENDER_PROJECT.TENDER_AGENCY_CODE",)
    assert answer("P32", bidders(AGENCY, None)).missing == ("TENDER_LIST.BIDDER_ORG_CODE",)
