import io
import time
from datetime import timedelta

import pytest

from jianbiao.intake import filedoor, files
from jianbiao.intake.blobs import Blobs
from jianbiao.intake.filing import read_digest
from jianbiao.intake.models import File, Filed, FileSpace
from jianbiao.ledger import keys
from jianbiao.ledger import queries as ledger
from jianbiao.seal import requests
from jianbiao.standard.events import FilePostponed, FileStored
from tests.make import LOT, NOON, lot, project, tender
from tests.people.make import needs_sm2
from tests.posting import OTHER, dock, open_door
from tests.uploading import ask, call, name_of, open_file_door, put, terms_of

pytestmark = pytest.mark.django_db(databases="__all__")

RAW = bytes(range(256)) * 40
LATER = "2026-03-24T09:30:00+08:00"


@pytest.fixture
def door(tmp_path):
    return open_file_door(tmp_path)


@pytest.fixture
def platform():
    return dock()


@pytest.fixture
def blobs(tmp_path):
    return Blobs(str(tmp_path))


def stored():
    return [s for s in ledger.entries_after(0) if s.kind.startswith("intake:file:")]


def refused(answered, status, code):
    error = answered.said["error"]
    assert (answered.status, error["code"]) == (status, code)
    assert error["zh"]
    assert error["en"]
    return True


# --- what is taken --------------------------------------------------------------------------------


@pytest.mark.parametrize("algorithm", ["ed25519", pytest.param("sm2", marks=needs_sm2)])
def test_a_file_is_stored_under_its_digest_with_a_signed_receipt(door, blobs, tmp_path, algorithm):
    answered = put(door, dock(algorithm=algorithm), RAW, about=LOT, name="%E6%8A%95%E6%A0%87.pdf")
    assert answered.status == 200
    receipt = keys.receipt(str(tmp_path)).public
    requests.check_answer(receipt, status=200, body=answered.raw, headers=answered.headers)
    said = answered.said["file"]
    assert (said["digest"], said["size"], said["name"]) == (name_of(RAW), len(RAW), "投标.pdf")
    assert said["scan"] == "not_scanned"
    entry = ledger.entries([said["number"]])[said["number"]]
    assert (entry.kind, entry.by, entry.address) == (FileStored.kind, dock_code(), "10.0.0.7")
    assert entry.event["evidence"]["base"].startswith('"@method": PUT\n"@path": /api/v1/files/')
    assert blobs.path(said["digest"].removeprefix("sha256:")).read_bytes() == RAW
    assert blobs.waiting(entry.by) == {}


def dock_code():
    return Filed.objects.get().platform


def test_a_file_may_be_named_by_its_sm3(door, platform):
    answered = put(door, platform, RAW, named=name_of(RAW, "sm3"))
    assert answered.said["file"]["digest"] == name_of(RAW)
    assert answered.said["file"]["sm3"] == name_of(RAW, "sm3")
    assert ask(door, platform, "HEAD", name_of(RAW)).headers["upload-complete"] == "?1"


def test_an_empty_file_is_a_file(door, platform):
    assert put(door, platform, b"").said["file"]["size"] == 0


def test_the_same_file_again_gets_the_same_receipt(door, platform):
    first, again = put(door, platform, RAW), put(door, platform, RAW, offset=len(RAW))
    assert again.said["file"] == {**first.said["file"], "replayed": True}
    assert len(stored()) == 1
    assert FileSpace.objects.get().size == len(RAW)


def test_parts_join_where_the_last_one_ended(door, platform):
    parts = [(0, 1000), (1000, 5000), (5000, len(RAW))]
    for begin, end in parts[:-1]:
        answered = put(door, platform, RAW, offset=begin, sent=RAW[begin:end])
        assert (answered.status, answered.said) == (202, {"offset": end})
    answered = put(door, platform, RAW, offset=5000)
    assert (answered.status, answered.said["file"]["digest"]) == (200, name_of(RAW))


def test_two_platforms_keep_one_copy_under_two_entries(door, platform, blobs):
    other = dock(OTHER)
    put(door, platform, RAW, sent=RAW[:100])
    assert ask(door, other, "HEAD", name_of(RAW)).headers["upload-offset"] == "0"
    assert put(door, other, RAW).status == put(door, platform, RAW, offset=100).status == 200
    assert (File.objects.count(), Filed.objects.count(), len(stored())) == (1, 2, 2)
    assert len([p for p in blobs._root.rglob("*") if p.is_file()]) == 1


# --- broken off -----------------------------------------------------------------------------------


def test_what_came_before_a_broken_connection_is_kept_and_goes_on(door, platform):
    answered = put(door, platform, RAW, sent=RAW[:3000], length=str(len(RAW)))
    assert refused(answered, 400, "truncated")
    assert answered.headers["upload-offset"] == "3000"
    assert ask(door, platform, "HEAD", name_of(RAW)).headers["upload-offset"] == "3000"
    assert put(door, platform, RAW, offset=3000).status == 200


class Breaking(io.BytesIO):
    """A body whose reading fails after its bytes, as when the server's process is told to stop."""

    def read(self, size=-1):
        said = super().read(size)
        if not said:
            raise KeyboardInterrupt
        return said


def test_a_killed_process_loses_no_byte_and_no_lock(door, platform, tmp_path):
    path = filedoor.PREFIX + name_of(RAW)
    headers = requests.sign_upload(
        platform.key,
        path=path,
        terms=terms_of(RAW),
        offset=0,
        created=int(time.time()),
        key_id=f"{platform.code}/k1",
    )
    with pytest.raises(KeyboardInterrupt):
        call(door, "PUT", path, headers, Breaking(RAW[:2000]), length=str(len(RAW)))
    again = open_file_door(tmp_path)
    assert put(again, platform, RAW, offset=2000).status == 200


@pytest.mark.parametrize("step", ["before the entry", "after the entry"])
def test_killed_while_finishing_it_is_finished_by_the_next_request(
    door, platform, blobs, monkeypatch, step
):
    real = files.store

    def killed(*args, **kwargs):
        if step == "after the entry":
            real(*args, **kwargs)
        raise KeyboardInterrupt

    monkeypatch.setattr(files, "store", killed)
    with pytest.raises(KeyboardInterrupt):
        put(door, platform, RAW)
    monkeypatch.setattr(files, "store", real)
    assert ask(door, platform, "HEAD", name_of(RAW)).headers["upload-offset"] == str(len(RAW))
    assert put(door, platform, RAW, offset=len(RAW)).status == 200
    assert len(stored()) == 1
    assert blobs.path(File.objects.get().sha256).read_bytes() == RAW


def test_not_a_byte_is_added_to_a_file_that_stands_already(door, platform, blobs, monkeypatch):
    monkeypatch.setattr(files, "store", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        put(door, platform, RAW)
    longer = put(door, platform, RAW, offset=len(RAW), sent=b"more", size=len(RAW) + 4)
    assert refused(longer, 409, "offset_mismatch")
    assert blobs.path(name_of(RAW)[7:]).read_bytes() == RAW


# --- conflicts ------------------------------------------------------------------------------------


@pytest.mark.parametrize("offset", [0, 999, 1001])
def test_a_part_that_begins_elsewhere_is_refused_and_told_where_to_go_on(door, platform, offset):
    put(door, platform, RAW, sent=RAW[:1000])
    answered = put(door, platform, RAW, offset=offset)
    assert refused(answered, 409, "offset_mismatch")
    assert answered.headers["upload-offset"] == "1000"
    assert put(door, platform, RAW, offset=1000).status == 200


def test_two_requests_for_one_file_at_once_do_not_mix(door, platform, blobs):
    named = read_digest(name_of(RAW))
    with blobs.upload(platform.code, named):
        assert refused(put(door, platform, RAW), 409, "upload_running")
        assert refused(ask(door, platform, "DELETE", name_of(RAW)), 409, "upload_running")
    assert put(door, platform, RAW).status == 200


def test_other_bytes_than_the_path_names_are_discarded_and_nothing_is_recorded(door, platform):
    wrong = RAW[:-1] + b"!"
    assert refused(put(door, platform, RAW, sent=wrong), 400, "digest_mismatch")
    assert stored() == []
    assert put(door, platform, RAW).status == 200


def test_a_resumed_file_is_checked_from_its_first_byte(door, platform):
    put(door, platform, RAW, sent=b"?" * 1000)
    assert refused(put(door, platform, RAW, offset=1000), 400, "digest_mismatch")
    assert ask(door, platform, "HEAD", name_of(RAW)).headers["upload-offset"] == "0"


def test_more_bytes_than_declared_are_refused_before_they_are_read(door, platform):
    body = io.BytesIO(RAW)
    answered = put(door, platform, RAW, sent=body, length=str(len(RAW) + 1))
    assert refused(answered, 413, "file_overlong")
    assert body.tell() == 0


def test_an_upload_may_be_given_up_and_begun_anew_but_not_a_stored_file(door, platform):
    put(door, platform, RAW, sent=b"?" * 1000)
    assert ask(door, platform, "DELETE", name_of(RAW)).said == {"offset": 0}
    assert put(door, platform, RAW).status == 200
    assert refused(ask(door, platform, "DELETE", name_of(RAW)), 409, "file_stored")


# --- who, how much, how many ----------------------------------------------------------------------


def test_a_stranger_is_refused_without_reading(door, platform):
    dock(OTHER)
    stranger = type(platform)(code=OTHER, key=platform.key)
    body = io.BytesIO(RAW)
    assert refused(put(door, stranger, RAW, sent=body, length="10240"), 401, "signature_bad")
    assert body.tell() == 0


@pytest.mark.parametrize("header", ["File-Terms", "Upload-Offset"])
def test_what_was_not_signed_so_is_refused(door, platform, header):
    path = filedoor.PREFIX + name_of(RAW)
    headers = requests.sign_upload(
        platform.key,
        path=path,
        terms=terms_of(RAW, file_class="closed"),
        offset=0,
        created=int(time.time()),
        key_id=f"{platform.code}/k1",
    )
    for other in ({"File-Terms": terms_of(RAW)}, {"Upload-Offset": "5"}):
        if header in other:
            answered = call(door, "PUT", path, headers | other, RAW)
            assert refused(answered, 401, "signature_bad")
    missing = {k: v for k, v in headers.items() if k != header}
    assert refused(call(door, "PUT", path, missing, RAW), 401, "signature_missing")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("sha256:" + "0" * 63, "digest_malformed"),
        ("sha256:" + "G" * 64, "digest_malformed"),
        ("md5:" + "0" * 32, "digest_malformed"),
        ("../../etc/passwd", "digest_malformed"),
        ("sha256:" + "0" * 64 + "/..", "digest_malformed"),
    ],
)
def test_a_path_that_names_no_file_is_malformed(door, platform, name, code):
    assert refused(put(door, platform, RAW, named=name), 400, code)


def test_a_length_is_needed(door, platform):
    for length in ("", "x", "-1", "1" * 13):
        assert refused(put(door, platform, RAW, length=length), 400, "length_missing")


def test_the_size_of_a_file_is_bounded(tmp_path, platform):
    small = open_file_door(tmp_path, longest=100)
    assert refused(put(small, platform, RAW), 413, "file_too_large")


def test_a_platform_has_a_quota_which_others_do_not_feel(tmp_path, platform):
    tight = open_file_door(tmp_path, quota=len(RAW) + 100)
    assert put(tight, platform, RAW).status == 200
    assert refused(put(tight, platform, RAW + b"1"), 413, "quota_exceeded")
    assert put(tight, dock(OTHER), RAW + b"1").status == 200


def test_unfinished_uploads_count_against_quota_and_number(tmp_path, platform):
    tight = open_file_door(tmp_path, quota=2 * len(RAW), uploads=2)
    for i in (1, 2):
        put(tight, platform, RAW + bytes([i]), sent=RAW[: len(RAW) // 2])
    assert refused(put(tight, platform, RAW), 409, "too_many_uploads")
    ask(tight, platform, "DELETE", name_of(RAW + b"\1"))
    assert refused(put(tight, platform, RAW * 2), 413, "quota_exceeded")
    assert put(tight, platform, RAW).status == 200


def test_a_full_disk_is_told_and_loses_nothing(tmp_path, platform):
    full = open_file_door(tmp_path, free=1 << 60)
    assert refused(put(full, platform, RAW), 503, "storage_full")


def test_few_uploads_run_at_once_and_no_platform_takes_them_all(tmp_path, platform):
    narrow = open_file_door(tmp_path, most=2, each=1)
    gate = narrow._gate
    with gate.enter(platform.code):
        assert refused(put(narrow, platform, RAW), 503, "busy")
        with gate.enter(OTHER):
            assert refused(put(narrow, dock("E6900000903"), RAW), 503, "busy")
    assert put(narrow, platform, RAW).status == 200


class Slow(io.BytesIO):
    """A body that comes slowly."""

    def read(self, size=-1):
        time.sleep(0.03)
        return super().read(size)


def test_a_sender_who_is_too_slow_is_broken_off_and_may_go_on(door, platform, monkeypatch):
    for name, value in (("PIECE", 1000), ("PATIENT_SECONDS", 0.02), ("SLOWEST", 10**9)):
        monkeypatch.setattr(filedoor, name, value)
    answered = put(door, platform, RAW, sent=Slow(RAW), length=str(len(RAW)))
    monkeypatch.undo()
    assert refused(answered, 408, "upload_slow")
    offset = int(ask(door, platform, "HEAD", name_of(RAW)).headers["upload-offset"])
    assert 0 < offset < len(RAW)
    assert put(door, platform, RAW, offset=offset).status == 200


# --- terms ----------------------------------------------------------------------------------------

BAD_TERMS = [
    "",
    "size=1",
    "class=open",
    "size=x; class=open",
    "size=01; class=open",
    "size=-1; class=open",
    "size=10240; class=secret",
    "size=10240; class=open; class=closed",
    "size=10240; class=open; colour=red",
    "size=10240; class=open;",
    "size=10240; class=sealed",
    f"size=10240; class=sealed; earliest-open={LATER}",
    "size=10240; class=open; earliest-open=2026-03-24",
    "size=10240; class=open; earliest-open=2026-02-30T09:30:00+08:00",
    "size=10240; class=open; earliest-open=9999-12-31T09:30:00+08:00",
    "size=10240; class=open; earliest-open=2026-03-24T09:30:00",
    "size=10240; class=open; about=E69",
    "size=10240; class=open; name=a/b",
    "size=10240; class=open; name=%00",
    "size=10240; class=open; name=%E2%80%AEgpj.exe",
    "size=10240; class=open; name=%FF",
    "size=10240; class=open; name=" + "a" * 201,
    "size=10240; class=open; name=" + "a" * 3000,
    "size=10240; class=open; name=é",
]


@pytest.mark.parametrize("terms", BAD_TERMS)
def test_terms_that_cannot_be_read_are_named(door, platform, terms):
    answered = put(door, platform, RAW, terms=terms)
    code = "terms_malformed" if terms else "signature_missing"
    assert refused(answered, 400 if terms else 401, code)
    assert answered.said["error"]["where"]
    assert stored() == []


@pytest.mark.parametrize("offset", ["-1", "01", "1e3", "9" * 16, " 1", "x"])
def test_an_offset_that_cannot_be_read_is_malformed(door, platform, offset):
    answered = put(door, platform, RAW, offset=offset, sent=RAW)
    assert refused(answered, 400, "offset_malformed")


def test_a_file_about_anothers_lot_is_refused(door, platform, tmp_path):
    platform.post(open_door(tmp_path), project(), tender(), lot())
    stranger = dock(OTHER)
    assert refused(put(door, stranger, RAW, about=LOT), 403, "not_owner")
    assert put(door, platform, RAW, about=LOT).status == 200


def sealed(door, platform, until, **more):
    offset = len(RAW) if Filed.objects.exists() else 0
    return put(
        door,
        platform,
        RAW,
        offset=offset,
        file_class="sealed",
        about=LOT,
        earliest_open=until,
        **more,
    )


def test_an_opening_still_to_come_may_be_postponed_and_never_brought_forward(door, platform):
    sealed(door, platform, LATER)
    later = sealed(door, platform, "2026-03-27T09:30:00+08:00")
    assert later.said["file"]["earliest_open"] == "2026-03-27T09:30:00+08:00"
    assert refused(sealed(door, platform, LATER), 409, "terms_conflict")
    assert [s.kind for s in stored()] == [FileStored.kind, FilePostponed.kind]


@pytest.mark.parametrize(
    "other",
    [
        {"file_class": "open"},
        {"file_class": "closed", "about": LOT, "earliest_open": LATER},
        {"file_class": "sealed", "about": LOT[:-1] + "2", "earliest_open": LATER},
    ],
)
def test_other_terms_for_a_stored_file_are_refused(door, platform, other):
    sealed(door, platform, LATER)
    answered = put(door, platform, RAW, offset=len(RAW), **other)
    assert refused(answered, 409, "terms_conflict")
    assert len(stored()) == 1


def test_once_open_a_file_is_not_closed_again(tmp_path, platform):
    shown = [NOON]
    door = open_file_door(tmp_path, at=lambda: shown[0])
    sealed(door, platform, LATER)
    shown[0] = NOON + timedelta(days=60)
    assert refused(sealed(door, platform, "2027-03-27T09:30:00+08:00"), 409, "terms_conflict")


# --- after erasure --------------------------------------------------------------------------------


def test_erased_bytes_do_not_come_back_and_the_proof_stands(door, platform, blobs):
    put(door, platform, RAW)
    put(door, dock(OTHER), RAW, sent=RAW[:10])
    assert files.forget(read_digest(name_of(RAW)), blobs)
    assert not files.forget(read_digest(name_of(RAW)), blobs)
    third = dock("E6900000903")
    assert refused(put(door, third, RAW), 410, "file_forgotten")
    assert put(door, platform, RAW, offset=len(RAW)).said["file"]["replayed"]
    assert len(stored()) == 1
    assert not any(RAW in p.read_bytes() for p in blobs._root.rglob("*") if p.is_file())


def test_lost_bytes_may_be_sent_again_under_the_same_entry(door, platform, blobs):
    first = put(door, platform, RAW)
    blobs.path(File.objects.get().sha256).unlink()
    assert ask(door, platform, "HEAD", name_of(RAW)).headers["upload-complete"] == "?0"
    again = put(door, platform, RAW)
    assert again.said["file"]["number"] == first.said["file"]["number"]
    assert len(stored()) == 1


def test_while_the_database_is_away_the_door_says_busy(door, platform, monkeypatch):
    def away(*_):
        raise filedoor.OperationalError("gone")

    monkeypatch.setattr(files, "receipt", away)
    monkeypatch.setattr(filedoor.connections, "close_all", lambda: None)
    assert refused(put(door, platform, RAW), 503, "busy")
