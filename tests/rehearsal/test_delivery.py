from collections import defaultdict
from datetime import datetime, timedelta

from jianbiao.rehearsal import delivery
from jianbiao.rehearsal.province import PLATFORMS
from jianbiao.standard.messages import brings, parents
from jianbiao.standard.terms import SHANGHAI
from tests.rehearsal.make import stress

FRAIL = {one.code for one in PLATFORMS if one.frail}


def test_a_frail_platform_is_away_once_a_month():
    at = datetime(2026, 3, 2, tzinfo=SHANGHAI)
    windows = {delivery.outage(1, at + timedelta(days=n)) for n in range(300)}
    assert 10 <= len(windows) <= 12
    assert all(timedelta(hours=10) <= end - start <= timedelta(hours=60) for start, end in windows)


def test_nothing_is_sent_during_an_outage_and_what_waited_keeps_its_order():
    late = 0
    for tender in stress():
        for one in tender.messages:
            if one.platform in FRAIL:
                start, end = delivery.outage(1, one.at)
                assert not start <= one.at < end
                happened = datetime.fromisoformat(one.message["happened_at"])
                late += one.at - happened > timedelta(hours=10)
    assert late > 5


def test_now_and_then_a_lot_is_sent_before_its_tender():
    held = 0
    for tender in stress():
        known = set()
        for one in tender.messages:
            if one.flaw:
                continue
            held += any(name not in known for name in parents(one.message) if name[0] != "P")
            known |= set(brings(one.message))
    assert held >= 3


def test_some_platforms_report_bids_when_the_deadline_is_over():
    waiting = {one.code for one in PLATFORMS if one.at_deadline}
    lists = defaultdict(list)
    for tender in stress():
        for one in tender.messages:
            if one.message["set"] == "TENDER_LIST" and one.platform in waiting:
                lists[one.message["data"]["BID_SECTION_CODE"]].append(one.at)
    assert len(lists) > 8
    assert all(max(times) - min(times) < timedelta(minutes=10) for times in lists.values())
