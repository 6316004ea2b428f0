import pytest

from tests.watch.checks.make import MANDATORY, answer, word

BASIC = "6200 0000 0000 0001"


def paid(account, basic=BASIC, *, form="cash", mandatory="1"):
    return {
        MANDATORY: mandatory,
        "BIDDER_MARGIN_INFO.MARGIN_ACCOUNT": account,
        "x_BASIC_ACCOUNT_NO": basic,
        "x_MARGIN_PAY_FORM": form,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(paid("6200000000000001"), "compliant", id="the same, without blanks"),
        pytest.param(paid("6200-0000-0000-0001"), "compliant", id="with hyphens"),
        pytest.param(paid("6200000000000002"), "breach", id="another"),
        pytest.param(paid("6200000000000002", form="cheque"), "breach", id="by cheque"),
        pytest.param(paid("6200000000000002", form="transfer"), "breach", id="by transfer"),
        pytest.param(paid("6200000000000002", form="1"), "breach", id="by transfer on the wire"),
        pytest.param(paid("6200000000000002", form=None), "undecidable", id="form unknown"),
        pytest.param(paid("6200000000000001", form=None), "compliant", id="the same anyway"),
        pytest.param(paid("6200000000000002", form="9"), "undecidable", id="another form"),
        pytest.param(paid(None), "undecidable", id="account unknown"),
        pytest.param(paid("6200000000000001", None), "undecidable", id="basic account unknown"),
        pytest.param(paid("6200****0001"), "yellow", id="masked, may agree"),
        pytest.param(paid("6200****0002"), "breach", id="masked, differs"),
        pytest.param(paid(None, form="electronic guarantee"), "not_applicable", id="a guarantee"),
        pytest.param(paid(None, form="银行保函"), "not_applicable", id="a guarantee in Chinese"),
        pytest.param(paid(None, form="3"), "not_applicable", id="a guarantee on the wire"),
        pytest.param(paid("6200000000000002", mandatory="0"), "not_applicable", id="voluntary"),
        pytest.param(paid("6200000000000002", mandatory=None), "undecidable", id="duty unknown"),
        pytest.param({MANDATORY: "1"}, "not_applicable", id="no bond"),
    ],
)
def test_the_account_that_paid_the_bond(facts, expected):
    assert word("P25", facts) == expected


def test_no_account_number_is_ever_told():
    found = answer("P25", paid("6200000000000002"))
    assert "6200" not in found.zh + found.en
    assert not found.numbers
