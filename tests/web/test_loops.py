import pytest
from django.db import OperationalError

from jianbiao.web import loops
from jianbiao.web.loops import Step


@pytest.fixture
def clock(monkeypatch):
    now = [100.0]
    monkeypatch.setattr(loops.time, "monotonic", lambda: now[0])
    monkeypatch.setattr(loops.connections, "close_all", lambda: None)
    return now


@pytest.mark.parametrize(
    ("error", "pause"),
    [
        (OperationalError("gone"), loops.AWAY_SECONDS),
        (KeyError("data"), loops.FAILED_SECONDS),
    ],
)
def test_a_step_that_fails_pauses_and_goes_on(clock, error, pause):
    answers = [error, 7]

    def do():
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    step = Step("room", do)
    assert step.run() == 0
    clock[0] += pause - 0.1
    assert step.run() == 0
    assert answers == [7]
    clock[0] += 0.2
    assert step.run() == 7


def test_arrivals_are_counted_between_two_looks(clock, monkeypatch):
    newest = [10, 1010, OperationalError("gone"), 5010, 5010]

    def last_number():
        answer = newest.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(loops.ledger, "last_number", last_number)
    seen = loops._Arrivals()
    rates = []
    for _ in range(5):
        clock[0] += 2
        rates.append(seen.per_second())
    assert rates == [0, 500, 0, 0, 0]
