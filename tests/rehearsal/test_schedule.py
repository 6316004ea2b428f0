import io
import itertools
import json
from datetime import timedelta

from jianbiao.rehearsal import schedule as module
from jianbiao.rehearsal.schedule import Timetable, all_past, schedule
from tests.rehearsal.make import START

EVERY = timedelta(hours=6)
FILE = Timetable(seed=3, start=START, every=EVERY, profile="lively")
LIVE = Timetable(
    seed=3,
    start=START,
    every=timedelta(hours=1),
    profile="lively",
    past=timedelta(hours=12),
    curtain=START + timedelta(days=56),
)


def ids(messages):
    return [one.message["message_id"] for one in messages]


def test_messages_of_many_tenders_come_in_the_order_they_are_sent():
    times = [one.at for one in schedule(FILE, 60)]
    assert times == sorted(times)
    assert len(times) > 1500


def test_few_tenders_are_the_beginning_of_many():
    few, many = set(ids(schedule(FILE, 20))), ids(schedule(FILE, 40))
    assert few < set(many)
    assert [id for id in many if id in few] == ids(schedule(FILE, 20))
    assert all(FILE.planned(index) == LIVE_TWIN.planned(index) for index in (0, 19))


LIVE_TWIN = Timetable(seed=3, start=START, every=EVERY, profile="lively")


def test_no_tender_begins_before_the_earliest_moment_said():
    for table in (FILE, LIVE):
        for index in range(module.HERALDS, 40):
            assert table.planned(index).messages[0].at >= table.earliest(index)
            assert table.earliest(index + 1) >= table.earliest(index)


def test_the_past_is_thinner_than_the_present():
    past = LIVE.earliest(30) - LIVE.earliest(29)
    present = LIVE.earliest(400) - LIVE.earliest(399)
    assert (past, present) == (timedelta(hours=12), timedelta(hours=1))
    assert LIVE.earliest(module.HERALDS + 112) == LIVE.curtain


def test_breaches_show_on_the_first_days_after_the_curtain():
    shown = []
    for index in range(module.HERALDS):
        planned = LIVE.planned(index)
        sent = {one.message["message_id"]: one.at for one in planned.messages}
        shown += [
            max(sent[id] for id in t.messages) for t in planned.truth if t.expected == "breach"
        ]
    soon = [at for at in shown if LIVE.curtain <= at < LIVE.curtain + timedelta(days=2)]
    assert len(soon) >= 4


def test_a_timetable_is_read_back_as_it_was_kept():
    for table in (FILE, LIVE):
        assert Timetable.read(json.loads(json.dumps(table.said()))) == table


def test_a_province_that_is_over_ends_before_now():
    now = START + timedelta(days=300)
    table = all_past(3, 30, now=now, every=timedelta(hours=1), profile="stress")
    assert max(one.at for one in schedule(table, 30)) < now


def test_truth_is_written_as_lines_of_its_own():
    out = io.BytesIO()
    list(schedule(FILE, 30, truth=out))
    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert {"rule", "kind", "expected", "tender", "lot", "unit_id", "messages", "seed"} <= set(
        lines[0]
    )
    assert {line["seed"] for line in lines} == {3}


def test_an_endless_rehearsal_begins_at_once():
    first = list(itertools.islice(schedule(FILE, 10**9), 500))
    assert len(first) == 500
