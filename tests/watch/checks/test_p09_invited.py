import pytest

from tests.watch.checks.make import MANDATORY, answer, word


def invited(ground=None, document=None, *, mode="2", state=True, mandatory="1"):
    return {
        MANDATORY: mandatory,
        "TENDER_PROJECT.TENDER_MODE": mode,
        "x_state_funds_dominant": state,
        "x_invitation_ground": ground,
        "x_approval_doc": document,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(invited(), "breach", id="nothing claimed"),
        pytest.param(invited("saves time"), "breach", id="outside the list"),
        pytest.param(invited("9"), "breach", id="other, on the wire"),
        pytest.param(invited("IR8(1)"), "compliant", id="few bidders"),
        pytest.param(invited("IR8(1) technically complex"), "compliant", id="with words"),
        pytest.param(invited("1"), "compliant", id="a code of the wire"),
        pytest.param(invited("IR8(2)"), "yellow", id="cost without a finding"),
        pytest.param(invited("IR8(2)", "present"), "compliant", id="cost with a finding"),
        pytest.param(invited("BL11"), "yellow", id="key project without approval"),
        pytest.param(invited("BL11", "present"), "compliant", id="key project approved"),
        pytest.param(invited(None, "present"), "compliant", id="approved"),
        pytest.param(invited(None, "absent"), "breach", id="said to be absent"),
        pytest.param(invited("saves time", "present"), "yellow", id="approved for no ground"),
        pytest.param(invited(mode="1"), "compliant", id="open"),
        pytest.param(invited(mode="9"), "yellow", id="another mode"),
        pytest.param(invited(mode=None), "undecidable", id="mode unknown"),
        pytest.param(invited(state=None), "undecidable", id="funds unknown"),
        pytest.param(invited("IR8(1)", state=None), "compliant", id="clear either way"),
        pytest.param(invited(state=False), "not_applicable", id="other funds"),
        pytest.param(invited(state="0"), "not_applicable", id="other funds on the wire"),
        pytest.param(invited(mandatory="0"), "not_applicable", id="voluntary"),
        pytest.param(invited(mandatory=None), "undecidable", id="duty unknown"),
    ],
)
def test_what_an_invited_tender_rests_on(facts, expected):
    assert word("P09", facts) == expected


def test_every_gap_is_named():
    missing = answer("P09", invited(mode=None, state=None, mandatory=None)).missing
    assert missing == (MANDATORY, "x_state_funds_dominant", "TENDER_PROJECT.TENDER_MODE")
