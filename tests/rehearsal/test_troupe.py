import json
import stat
import time
from datetime import datetime, timedelta
from itertools import islice

import pytest

from jianbiao.errors import Refused
from jianbiao.kit import Client
from jianbiao.rehearsal import run, troupe
from jianbiao.rehearsal import schedule as schedules
from jianbiao.rehearsal.province import PLATFORMS
from jianbiao.rehearsal.schedule import Timetable, schedule
from jianbiao.rehearsal.troupe import Pace, Troupe
from tests.fakes.instance import FakeInstance, running

NOW = datetime.fromisoformat("2026-01-05T12:00:00+08:00")
"""What the fake's clock shows; it runs sixty times as fast."""


@pytest.fixture
def fake(tmp_path):
    """Return an instance that trusts the province's platforms."""
    found = FakeInstance()
    for code, key in troupe.keys(tmp_path).items():
        found.trust(f"{code}/k1", key)
    return found


@pytest.fixture
def address(fake):
    """Serve the fake and return its address."""
    with running(fake) as found:
        yield found


def rehearse(address, home, tenders=6, **more):
    said = {"seed": 4, "speed": 0, "profile": "stress", **more}
    return run.rehearse(said.pop("seed"), tenders, into=address, home=home, **said)


def ids(fake):
    return {id for post in fake.posts() for id in post}


def test_a_key_is_made_once_and_only_its_owner_reads_it(tmp_path):
    first = troupe.keys(tmp_path)
    assert troupe.keys(tmp_path) == first
    assert {key.algorithm for key in first.values()} == {"sm2", "ed25519"}
    for path in (tmp_path / "rehearsal" / "keys").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_registered_is_what_signs(tmp_path):
    keys = troupe.keys(tmp_path)
    rows = run.public_keys(tmp_path)
    assert [row["platform"] for row in rows] == [one.code for one in PLATFORMS]
    assert all(row["public_key"] == keys[row["platform"]].public.raw.hex() for row in rows)


def test_every_message_is_sent_once_and_signed_by_its_platform(fake, address, tmp_path):
    count = rehearse(address, tmp_path)
    assert count == len(fake.entries) == sum(len(post) for post in fake.posts())


def test_the_same_again_sends_nothing_old_anew(fake, address, tmp_path):
    rehearse(address, tmp_path)
    before = dict(fake.entries)
    rehearse(address, tmp_path)
    assert fake.entries == before


def test_more_tenders_send_what_is_missing(fake, address, tmp_path):
    few = rehearse(address, tmp_path, tenders=4)
    many = rehearse(address, tmp_path, tenders=8)
    assert few < many == len(fake.entries)


def test_an_instance_is_known_again_at_another_address(fake, tmp_path):
    with running(fake) as one:
        rehearse(one, tmp_path)
    before = dict(fake.entries)
    with running(fake) as other:
        rehearse(other, tmp_path)
    assert fake.entries == before


def test_another_instance_at_the_same_address_gets_everything(fake, tmp_path):
    with running(fake) as address:
        rehearse(address, tmp_path)
        known = len(fake.entries)
        fake.entries, fake.leaves = {}, []
        rehearse(address, tmp_path)
    assert len(fake.entries) == known


def test_a_seed_is_not_mixed_with_itself_under_another_profile(address, tmp_path):
    rehearse(address, tmp_path)
    with pytest.raises(Refused) as caught:
        rehearse(address, tmp_path, profile="lively")
    assert caught.value.where == "profile"


def test_one_process_at_a_time_rehearses_a_province(address, tmp_path):
    first = Troupe(address, home=tmp_path, seed=4)
    with pytest.raises(Refused):
        rehearse(address, tmp_path)
    first.close()
    assert rehearse(address, tmp_path) > 0


def test_what_a_platform_is_refused_ends_the_rehearsal_with_the_reason(fake, address, tmp_path):
    fake.senders = {name: key for name, key in fake.senders.items() if "104/" not in name}
    with pytest.raises(Refused) as caught:
        rehearse(address, tmp_path, tenders=20)
    assert (caught.value.code, caught.value.where) == ("key_unknown", "E6900000104")
    assert len(fake.entries) > 100


def test_what_was_refused_is_sent_once_the_key_is_known(fake, address, tmp_path, monkeypatch):
    monkeypatch.setattr(troupe, "_AGAIN", 0.0)
    monkeypatch.setattr(troupe, "BATCH", 20)
    known, take, posts = fake.senders, fake.take, []
    fake.senders = {name: key for name, key in known.items() if "101/" not in name}

    def counting(body):
        posts.append(body)
        if len(posts) == 5:
            fake.senders = known
        return take(body)

    fake.take = counting
    assert rehearse(address, tmp_path, tenders=10) == len(fake.entries)


def test_the_past_is_sent_at_once_and_the_future_waits(fake, address, tmp_path):
    with_clock = Troupe(address, home=tmp_path, seed=4)
    table = Timetable(
        seed=4, start=NOW - timedelta(days=60), every=timedelta(days=2), profile="stress"
    )
    table = with_clock.timetable(table, 40)
    past = [one for one in schedule(table, 40) if one.at <= NOW]
    began = time.monotonic()
    with_clock.play(islice(schedule(table, 40), len(past) + 1), speed=10**8)
    assert time.monotonic() - began < 20
    assert len(fake.entries) == len(past) + 1
    with_clock.close()


def test_a_pace_follows_the_instance_or_its_own_speed(address, tmp_path):
    key = troupe.keys(tmp_path)[PLATFORMS[0].code]
    client = Client(address, platform=PLATFORMS[0].code, key=key)
    follows, own = Pace(client, speed=None), Pace(client, speed=3600)
    ended = Pace(client, speed=0)
    time.sleep(0.05)
    assert NOW < follows.now() < NOW + timedelta(minutes=5)
    assert NOW + timedelta(minutes=2) < own.now()
    assert ended.now().year == 9999
    client.close()


def test_a_pace_goes_on_alone_while_the_instance_is_away(fake, tmp_path, monkeypatch):
    key = troupe.keys(tmp_path)[PLATFORMS[0].code]
    with running(fake) as address:
        client = Client(address, platform=PLATFORMS[0].code, key=key, patience=0.1)
        pace = Pace(client, speed=None)
    monkeypatch.setattr(troupe, "_AGAIN", 0.0)
    client.close()
    pace._again_at = 0.0
    assert pace.now() > NOW


def test_live_messages_are_sent_as_their_time_comes(fake, address, tmp_path, monkeypatch):
    monkeypatch.setattr(run, "PAST", timedelta(days=30))
    monkeypatch.setattr(schedules, "HERALDS", 0)
    rehearse(address, tmp_path, tenders=12, speed=3 * 10**6, profile="lively")
    assert len(fake.posts()) > 10
    state = json.loads((tmp_path / "rehearsal" / "progress-4.json").read_text())
    assert state[address]["timetable"]["curtain"] is not None
