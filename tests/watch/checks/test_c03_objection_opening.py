import pytest

from tests.watch.checks.make import word


def objection(at, replied=None, kind="bid opening", opened="20260324093000"):
    return {
        "OBJECTION.x_type": kind,
        "OBJECTION.x_time": at,
        "OBJECTION_REPLY.x_TIME": replied,
        "BID_OPENING_RECORD.TIME": opened,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(
            objection("20260324094000", "20260324095000"), "compliant", id="there and then"
        ),
        pytest.param(objection("20260324133000", "20260324133000"), "compliant", id="half a day"),
        pytest.param(objection("20260324133001"), "yellow", id="later that day"),
        pytest.param(
            objection("20260324094000", "20260324170000"), "yellow", id="answered in the afternoon"
        ),
        pytest.param(objection("20260325094000"), "breach", id="the next day"),
        pytest.param(
            objection("20260324094000", "20260326100000"), "breach", id="answered another day"
        ),
        pytest.param(objection("20260324094000"), "undecidable", id="no answer reported"),
        pytest.param(objection("20260324094000", opened=None), "undecidable", id="opening unknown"),
        pytest.param(objection(None), "undecidable", id="time unknown"),
        pytest.param(
            objection("20260325094000", kind="tender documents"),
            "not_applicable",
            id="another subject",
        ),
        pytest.param({}, "not_applicable", id="no objection"),
    ],
)
def test_objection_opening(facts, expected):
    assert word("C03", facts) == expected
