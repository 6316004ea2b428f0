import pytest

from tests.watch.checks.make import word

UNSET = object()


def invited(listed=UNSET, counted=UNSET, mode="2"):
    said = {"TENDER_PROJECT.TENDER_MODE": mode}
    if listed is not UNSET:
        said["x_TENDER_INVITATION"] = listed
    if counted is not UNSET:
        said["x_TENDER_INVITATION_count"] = counted
    return said


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(invited(counted=2), "breach", id="two"),
        pytest.param(invited(counted=3), "compliant", id="three"),
        pytest.param(invited(counted=0), "breach", id="nobody"),
        pytest.param(invited(counted=None), "undecidable", id="not reported"),
        pytest.param(invited(), "undecidable", id="neither list nor number"),
        pytest.param(invited(["甲", "乙", "丙"]), "compliant", id="three named"),
        pytest.param(invited(["甲", "乙", "甲 "]), "breach", id="one of them twice"),
        pytest.param(invited(["甲", "乙", None, ""]), "breach", id="nameless ones"),
        pytest.param(invited([]), "breach", id="an empty list"),
        pytest.param(invited(["甲", "乙"], 3), "yellow", id="list and number differ"),
        pytest.param(invited(["甲", "乙", "丙", "丁"], 3), "compliant", id="differ, both enough"),
        pytest.param(invited(counted="3"), "compliant", id="a number in words of the wire"),
        pytest.param(invited(counted=-1), "undecidable", id="negative"),
        pytest.param(invited(counted=2, mode="1"), "not_applicable", id="open"),
        pytest.param(invited(counted=2, mode="9"), "not_applicable", id="another mode"),
        pytest.param(invited(counted=2, mode=None), "undecidable", id="mode unknown"),
        pytest.param(invited(counted=3, mode=None), "compliant", id="enough either way"),
        pytest.param(invited(mode=None), "not_applicable", id="nothing known"),
    ],
)
def test_how_many_were_invited(facts, expected):
    assert word("P10", facts) == expected
