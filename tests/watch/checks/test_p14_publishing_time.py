import pytest

from tests.watch.checks.make import answer, word


def times(published, received="20260316080000", *, synced=False):
    return {
        "x_receive_time": received,
        "x_publish_time": published,
        "x_sync_by_interface": synced,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(times("20260316200000"), "compliant", id="exactly twelve hours"),
        pytest.param(times("20260316200001"), "breach", id="a second more"),
        pytest.param(times("20260316080000"), "compliant", id="at once"),
        pytest.param(times("20260316075959"), "yellow", id="published first"),
        pytest.param(times("20260316200000", None), "undecidable", id="receipt unknown"),
        pytest.param(times(None), "undecidable", id="publication unknown"),
        pytest.param(times("20260317200000", synced=True), "not_applicable", id="synced"),
        pytest.param(times(None, None, synced="1"), "not_applicable", id="synced, no times"),
        pytest.param(times("20260317200000", synced=None), "undecidable", id="synced or not"),
        pytest.param(times("20260316190000", synced=None), "compliant", id="in time anyway"),
        pytest.param(times("昨天"), "undecidable", id="no time"),
    ],
)
def test_the_time_a_medium_took(facts, expected):
    assert word("P14", facts) == expected


def test_the_hours_are_an_argument():
    assert word("P14", times("20260316110000"), hours=2) == "breach"
    assert answer("P14", times("20260317080000")).at.hour == 8
