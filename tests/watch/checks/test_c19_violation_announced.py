import pytest

from jianbiao.law.facts import Facts
from jianbiao.watch.judge import awaited
from tests.watch.checks.make import word


def announced(at, decided="20260310100000", now=None):
    return {"x_decision": decided, "x_announced": at, "x_now": now}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param(announced("20260408235959"), "compliant", id="working day twenty"),
        pytest.param(announced("20260409100000"), "breach", id="working day twenty-one"),
        pytest.param(announced("20260309100000"), "yellow", id="before"),
        pytest.param(announced(None, now="20260408100000"), "undecidable", id="still running"),
        pytest.param(announced(None, now="20260409000000"), "breach", id="over"),
        pytest.param(announced(None), "undecidable", id="no time of asking"),
        pytest.param(announced("20260408100000", None), "undecidable", id="decision unknown"),
        pytest.param(
            announced("20270120100000", "20261210100000"), "yellow", id="working days not published"
        ),
        pytest.param({}, "not_applicable", id="no decision"),
    ],
)
def test_violation_announced(facts, expected):
    assert word("C19", facts) == expected


def test_it_waits_for_the_announcement():
    assert (
        awaited("C19", Facts(announced(None)), jurisdiction="690000").due.last_day.isoformat()
        == "2026-04-08"
    )
