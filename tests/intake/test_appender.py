import threading
from datetime import timedelta

import pytest
from django.db import DataError

from jianbiao.errors import Refused
from jianbiao.intake import services
from jianbiao.intake.appender import MOST, Appender, socket_path
from jianbiao.intake.door import Appending
from jianbiao.ledger import queries as ledger
from tests.intake.make import NOON, incoming

pytestmark = pytest.mark.django_db(databases="__all__")


class Served:
    """An appender in this thread; callers knock from threads of their own."""

    def __init__(self, home):
        self.home, self.at = str(home), [NOON]
        self.appender = Appender(home=self.home, now=lambda: self.at[0])
        self.callers = []

    def ask(self, *requests):
        """Send each request from its own thread and serve until all have their answers."""
        said = [None] * len(requests)

        def knock(place, items):
            appending = Appending(self.home)
            self.callers.append(appending)
            try:
                said[place] = appending(items)
            except Refused as refused:
                said[place] = refused.code
            appending._forget()

        threads = [
            threading.Thread(target=knock, args=(i, items)) for i, items in enumerate(requests)
        ]
        for thread in threads:
            thread.start()
        while any(thread.is_alive() for thread in threads):
            self.appender.step(timeout=0.02)
        self.appender.step(timeout=0.02)
        return said

    def close(self):
        import os

        for connection in list(self.appender._waiting):
            self.appender._drop(connection)
        self.appender._selector.close()
        self.appender._server.close()
        os.close(self.appender._lock)


@pytest.fixture
def served(tmp_path):
    one = Served(tmp_path)
    yield one
    one.close()


def test_a_request_is_answered_with_its_numbers(served):
    [answers] = served.ask([incoming("m0000001"), incoming("m0000002")])
    assert [(a.outcome, a.number) for a in answers] == [("accepted", 1), ("accepted", 2)]


def test_requests_of_many_callers_are_all_answered_with_their_own(served):
    asked = [[incoming(f"m{i:03d}{j:04d}") for j in range(5)] for i in range(20)]
    answers = served.ask(*asked)
    numbers = [a.number for part in answers for a in part]
    assert sorted(numbers) == list(range(1, 101))
    for items, part in zip(asked, answers, strict=True):
        said = ledger.entries([a.number for a in part])
        assert [said[a.number].event["message"]["message_id"] for a in part] == [
            item.message_id for item in items
        ]


def test_a_request_of_a_thousand_large_messages_comes_whole(served):
    items = [incoming(f"m{i:07d}", said="长" * 3000) for i in range(1000)]
    [answers] = served.ask(items)
    assert [a.number for a in answers] == list(range(1, 1001))


def test_a_failed_append_closes_the_connection_and_stores_nothing(served, monkeypatch):
    from django.db import OperationalError

    def fail(*_, **__):
        raise OperationalError("disk is full")

    with monkeypatch.context() as patch:
        patch.setattr(services, "settle", fail)
        patch.setattr("jianbiao.intake.appender.connections.close_all", lambda: None)
        assert served.ask([incoming("m0000001")]) == ["busy"]
    assert ledger.last_number() == 0
    [answers] = served.ask([incoming("m0000001")])
    assert [a.number for a in answers] == [1]


def test_a_request_that_cannot_be_settled_stops_no_other(served, monkeypatch):
    settle = services.settle

    def poisoned(items, *, at):
        if any(item.message_id == "poison01" for item in items):
            raise DataError("a text the database does not take")
        return settle(items, at=at)

    monkeypatch.setattr(services, "settle", poisoned)
    monkeypatch.setattr("jianbiao.intake.appender.connections.close_all", lambda: None)
    said = served.ask(
        [incoming("m0000001")], [incoming("poison01"), incoming("m0000002")], [incoming("m0000003")]
    )
    assert said[1] == "busy"
    assert {said[0][0].number, said[2][0].number} == {1, 2}
    assert ledger.last_number() == 2


def test_a_caller_that_goes_away_harms_nobody(served):
    import socket

    with socket.socket(socket.AF_UNIX) as caller:
        caller.connect(socket_path(served.home))
        caller.sendall(b"\x00\x00\x10\x00half")
        served.appender.step(timeout=0.1)
        served.appender.step(timeout=0.1)
    [answers] = served.ask([incoming("m0000001")])
    assert answers[0].number == 1


def test_the_clock_of_the_ledger_never_goes_back(served):
    served.ask([incoming("m0000001")])
    served.at[0] = NOON - timedelta(hours=1)
    served.ask([incoming("m0000002")])
    assert [s.at for s in ledger.entries_after(0)] == [NOON, NOON]


def test_a_restarted_appender_goes_on_from_the_newest_entry(tmp_path):
    services.settle([incoming("m0000001")], at=NOON)
    one = Served(tmp_path)
    one.at[0] = NOON - timedelta(days=1)
    one.ask([incoming("m0000002")])
    one.close()
    assert [s.at for s in ledger.entries_after(0)] == [NOON, NOON]


def test_two_appenders_do_not_serve_one_instance(served):
    with pytest.raises(Refused) as refused:
        Appender(home=served.home, now=lambda: NOON)
    assert served.home in str(refused.value)


@pytest.mark.usefixtures("served")
def test_only_the_owner_may_knock(tmp_path):
    assert (tmp_path / "appender.sock").stat().st_mode & 0o777 == 0o600


def test_what_waits_is_cut_into_bounded_transactions():
    from jianbiao.intake.appender import _batches

    whole = [(object(), [incoming()] * 900) for _ in range(10)]
    batches = _batches(whole)
    assert all(sum(len(items) for _, items in batch) <= MOST for batch in batches)
    assert [one for batch in batches for one in batch] == whole


def test_it_serves_until_told_otherwise(served):
    turns = iter([False, True])
    served.appender.serve(until=lambda: next(turns))
    assert list(turns) == []
