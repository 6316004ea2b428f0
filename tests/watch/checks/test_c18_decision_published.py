import pytest

from jianbiao.law.facts import Facts
from jianbiao.watch.judge import awaited
from tests.watch.checks.make import word


def published(at, found=True, decided="20260310100000", now=None, **more):
    return {
        "x_decision": decided,
        "x_violation_found": found,
        "x_decision_published": at,
        "x_now": now,
        **more,
    }


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(published("20260319235959"), "compliant", id="working day seven"),
        pytest.param(published("20260320100000"), "breach", id="working day eight"),
        pytest.param(published("20260309100000"), "yellow", id="before"),
        pytest.param(published(None, now="20260319100000"), "undecidable", id="still running"),
        pytest.param(published(None, now="20260320000000"), "breach", id="over"),
        pytest.param(published("20260319100000", None), "undecidable", id="finding unknown"),
        pytest.param(
            published("20260319100000", decided="soon"), "undecidable", id="no time of decision"
        ),
        pytest.param(published("20260401100000", False), "not_applicable", id="no violation"),
        pytest.param(published("20260401100000", x_secret=True), "not_applicable", id="secret"),
        pytest.param({}, "not_applicable", id="nothing decided"),
    ],
)
def test_decision_published(facts, expected):
    assert word("C18", facts) == expected


def test_it_waits_for_the_publication_of_a_violation():
    assert (
        awaited("C18", Facts(published(None)), jurisdiction="690000").due.last_day.isoformat()
        == "2026-03-19"
    )
    assert awaited("C18", Facts(published(None, False)), jurisdiction="690000") is None
