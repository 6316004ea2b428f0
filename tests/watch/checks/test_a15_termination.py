import pytest

from tests.watch.checks.make import word


def ended(kind="2", notice="20260310100000", fees=True, bond=True, now=None, **more):
    said = {
        "TENDER_ABNORMITY_REPORT.EXCEPITON_TYPE": kind,
        "x_termination_notice": notice,
        "x_now": now,
    }
    return {**said, "x_fees_returned": fees, "x_bond_returned": bond, **more}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(ended(bond=False), "breach", id="bond kept"),
        pytest.param(ended(fees=False), "breach", id="fees kept"),
        pytest.param(
            ended(notice=None, fees=False, bond=False, now="20260410100000"),
            "breach",
            id="neither announced nor returned",
        ),
        pytest.param(ended(bond=False, now="20260326100000"), "breach", id="after the days"),
        pytest.param(ended(bond=False, now="20260320100000"), "undecidable", id="the days run"),
        pytest.param(ended(), "compliant", id="announced and returned"),
        pytest.param(ended(kind="3"), "compliant", id="a notice withdrawn"),
        pytest.param(ended(notice=None, now="20260410100000"), "breach", id="never announced"),
        pytest.param(ended(notice=None), "undecidable", id="notice unknown"),
        pytest.param(ended(fees=None), "undecidable", id="fees unknown"),
        pytest.param(
            ended(fees=None, bond=None, now="20260312100000"), "undecidable", id="returns unknown"
        ),
        pytest.param(ended(bond=False, x_bond_carried_over=True), "yellow", id="carried over"),
        pytest.param(ended(kind="9"), "yellow", id="another kind"),
        pytest.param(ended(kind="1"), "not_applicable", id="failed"),
        pytest.param(ended(kind=None), "not_applicable", id="no kind"),
        pytest.param({}, "not_applicable", id="nothing"),
    ],
)
def test_termination(facts, expected):
    assert word("A15", facts) == expected
