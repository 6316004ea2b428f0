import pytest

from tests.watch.checks.make import MANDATORY, NOTICE, answer, word


def approved(at="20260210090000", *, noticed="20260302090000", mandatory="1", **more):
    known = {MANDATORY: mandatory, "PROJECT.x_APPROVAL_TIME": at}
    said = {} if noticed is None else {f"{NOTICE}NOTICE_SEND_TIME": noticed}
    return {**known, **said, **more}


def modes(chosen, granted):
    return {"TENDER_PROJECT.TENDER_MODE": chosen, "x_approved_mode": granted}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(approved(), "compliant", id="before"),
        pytest.param(approved("20260302085959"), "compliant", id="a second before"),
        pytest.param(approved("20260302090000"), "yellow", id="at the same moment"),
        pytest.param(approved("20260302090001"), "breach", id="a second after"),
        pytest.param(approved(None), "undecidable", id="time unknown"),
        pytest.param(
            approved(None, **{"PROJECT.APPROVAL_NUMBER": "发改1号"}),
            "undecidable",
            id="number only",
        ),
        pytest.param(approved(noticed=""), "undecidable", id="notice without time"),
        pytest.param(approved(noticed=None), "not_applicable", id="no notice yet"),
        pytest.param(approved(mandatory="0"), "not_applicable", id="voluntary"),
        pytest.param(approved("20260310090000", mandatory="0"), "not_applicable", id="either way"),
        pytest.param(approved("20260310090000", mandatory=None), "undecidable", id="duty unknown"),
        pytest.param(approved(**modes("2", "1")), "breach", id="invited, open approved"),
        pytest.param(approved(**modes("2", "公开招标")), "breach", id="in words"),
        pytest.param(approved(**modes("1", "2")), "yellow", id="open, invited approved"),
        pytest.param(approved(**modes("2", "2")), "compliant", id="as approved"),
        pytest.param(approved(**modes("2", None)), "compliant", id="mode approved unknown"),
        pytest.param(approved(None, **modes("2", "1")), "breach", id="the mode alone decides"),
        pytest.param(approved(noticed=None, **modes("2", "1")), "breach", id="before any notice"),
        pytest.param(
            approved("20260310090000", **modes("1", "2")), "breach", id="the time is graver"
        ),
        pytest.param(approved(None, **modes("1", "2")), "undecidable", id="doubt, time unknown"),
    ],
)
def test_the_approval_against_notice_and_mode(facts, expected):
    assert word("P08", facts) == expected


def test_another_form_of_organisation_is_doubtful():
    forms = {
        "TENDER_PROJECT.TENDER_ORGANIZE_FORM": "1",
        "TENDER_PROJECT.APPROVED_ORGANIZE_FORM": "2",
    }
    assert word("P08", approved(**forms)) == "yellow"


def test_a_breach_is_dated_by_the_notice():
    assert f"{answer('P08', approved('20260310090000')).at:%Y%m%d}" == "20260302"
