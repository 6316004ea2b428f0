import time

import pytest
from django.db import OperationalError

from jianbiao.intake.blobs import Blobs
from jianbiao.intake.models import File, Filed
from jianbiao.web import loops
from jianbiao.web.loops import Step
from tests.fakes.clamd import EICAR, FakeClamd, running
from tests.posting import OTHER, dock
from tests.uploading import name_of, open_file_door, put


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
        (ConnectionRefusedError("no scanner"), loops.AWAY_SECONDS),
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


@pytest.mark.django_db(databases="__all__")
def test_the_scanner_s_process_scans_what_came_and_carries_out_old_verdicts(
    settings, tmp_path, monkeypatch
):
    settings.JIANBIAO_HOME = str(tmp_path)
    blobs = Blobs(str(tmp_path))
    bad = [b"old " + EICAR, b"new " + EICAR]
    for platform, raw in zip((dock(), dock(OTHER)), bad, strict=True):
        put(open_file_door(tmp_path), platform, raw)
    File.objects.filter(sha256=name_of(bad[0])[7:]).update(scan="infected")
    monkeypatch.setattr(loops, "SCAN_SECONDS", 0.01)
    with running(FakeClamd(), tmp_path / "clamd") as address:
        settings.JIANBIAO_CLAMD = address
        turns = iter([False, False, False, True])
        loops.scan(lambda: next(turns))
    for raw in bad:
        assert blobs.apart(name_of(raw)[7:]).read_bytes() == raw
        assert not blobs.path(name_of(raw)[7:]).exists()


@pytest.mark.django_db(databases="__all__")
def test_the_worker_drops_uploads_and_forgets_files_by_the_settings(settings, tmp_path):
    settings.JIANBIAO_HOME = str(tmp_path)
    settings.JIANBIAO_FILE_HOURS = 0
    platform = dock()
    put(open_file_door(tmp_path), platform, b"half a file", sent=b"half")
    time.sleep(0.01)
    assert loops._drop_uploads() == 1
    put(open_file_door(tmp_path), platform, b"a secret")
    Filed.objects.update(erased=True)
    assert loops._forget_files() == 1
    assert Blobs(str(tmp_path)).erased(name_of(b"a secret")[7:])
