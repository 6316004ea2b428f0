import pytest

from jianbiao.law.facts import Facts
from jianbiao.watch.judge import awaited
from tests.watch.checks.make import word


def decided(at, accepted="20260310100000", now=None, review=()):
    return {"x_accepted": accepted, "x_decision": at, "x_now": now, "x_expert_review": list(review)}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(decided("20260422100000"), "compliant", id="working day thirty"),
        pytest.param(decided("20260423100000"), "breach", id="working day thirty-one"),
        pytest.param(
            decided("20260423100000", review=["2026-03-20", "2026-03-20"]),
            "compliant",
            id="one day of review",
        ),
        pytest.param(
            decided("20260430100000", review=[["20260316090000", "20260320170000"]]),
            "breach",
            id="five days of review, six late",
        ),
        pytest.param(
            decided("20260429100000", review=[["20260316090000", "20260320170000"]]),
            "compliant",
            id="five days of review",
        ),
        pytest.param(
            decided("20260430100000", review=[["20260322090000", "20260321170000"]]),
            "yellow",
            id="a review that ends before it starts",
        ),
        pytest.param(
            decided("20260423100000") | {"x_expert_review": None},
            "undecidable",
            id="nobody knows of a review",
        ),
        pytest.param(
            decided("20260422100000") | {"x_expert_review": None},
            "compliant",
            id="in time without one",
        ),
        pytest.param(decided("20260309100000"), "yellow", id="before"),
        pytest.param(decided(None, now="20260422100000"), "undecidable", id="still running"),
        pytest.param(decided(None, now="20260423000000"), "breach", id="over"),
        pytest.param(
            decided(None, now="20260501000000", review=[["20260401090000", None]]),
            "undecidable",
            id="the review still lasts",
        ),
        pytest.param(decided("20260422100000", None), "undecidable", id="acceptance unknown"),
        pytest.param(decided("20260422100000", True), "undecidable", id="no time of acceptance"),
        pytest.param({}, "not_applicable", id="none accepted"),
    ],
)
def test_decision(facts, expected):
    assert word("C09", facts) == expected


def test_it_waits_for_the_decision_and_review_moves_the_day():
    assert (
        awaited("C09", Facts(decided(None)), jurisdiction="690000").due.last_day.isoformat()
        == "2026-04-22"
    )
    later = decided(None, review=[["20260316090000", "20260320170000"]])
    assert (
        awaited("C09", Facts(later), jurisdiction="690000").due.last_day.isoformat() == "2026-04-29"
    )
