import pytest

from jianbiao.errors import Malformed, Refused
from jianbiao.intake import files, queries
from jianbiao.intake.blobs import Blobs
from jianbiao.intake.filing import read_digest
from jianbiao.intake.models import File
from jianbiao.intake.scanning import Clamd, Verdict
from jianbiao.ledger import queries as ledger
from jianbiao.standard.events import FileScanned
from tests.fakes.clamd import EICAR, FakeClamd, running
from tests.make import NOON
from tests.posting import OTHER, dock
from tests.uploading import name_of, open_file_door, put

database = pytest.mark.django_db(databases="__all__")

BAD = b"%PDF " + EICAR


@pytest.fixture(params=["unix", "tcp"])
def clamd(request, tmp_path):
    """Return a client of a fake daemon, and the daemon."""
    fake = FakeClamd()
    with running(fake, tmp_path / "clamd" if request.param == "unix" else None) as address:
        yield Clamd(address), fake


@pytest.mark.parametrize(
    ("raw", "verdict"),
    [
        (b"", Verdict(verdict="clean")),
        (b"x" * 1_000_000, Verdict(verdict="clean")),
        (b"x" * 300_000 + EICAR, Verdict(verdict="infected", threat="Test-Signature")),
    ],
    ids=["empty", "long", "infected"],
)
def test_a_file_is_streamed_and_its_verdict_read(clamd, tmp_path, raw, verdict):
    (tmp_path / "f").write_bytes(raw)
    client, fake = clamd
    assert client.scan(tmp_path / "f") == verdict
    assert fake.scanned == [raw]
    assert client.name().startswith("ClamAV 1.4.1")


def test_what_is_too_long_for_the_scanner_is_unscannable(tmp_path):
    (tmp_path / "f").write_bytes(b"x" * 3_000_000)
    with running(FakeClamd(longest=100_000), tmp_path / "s") as address:
        assert Clamd(address).scan(tmp_path / "f").verdict == "unscannable"


def test_what_the_scanner_fails_at_is_unscannable_with_its_reason(tmp_path):
    (tmp_path / "f").write_bytes(b"x")
    with running(FakeClamd(mood="error"), tmp_path / "s") as address:
        verdict = Clamd(address).scan(tmp_path / "f")
    assert verdict.verdict == "unscannable"
    assert "allocate memory" in verdict.threat


@pytest.mark.parametrize("mood", ["silent", "nonsense"])
def test_a_scanner_that_gives_no_verdict_is_away(tmp_path, mood):
    (tmp_path / "f").write_bytes(b"x")
    with running(FakeClamd(mood=mood), tmp_path / "s") as address, pytest.raises(OSError):
        Clamd(address).scan(tmp_path / "f")


def test_a_scanner_that_is_not_there_is_away(tmp_path):
    (tmp_path / "f").write_bytes(b"x")
    for address in (f"unix:{tmp_path}/none", "tcp:127.0.0.1:1"):
        with pytest.raises(OSError):
            Clamd(address).scan(tmp_path / "f")


@pytest.mark.parametrize("address", ["", "unix:", "tcp:", "tcp:host", "tcp:host:x", "http://x"])
def test_what_is_no_address_is_malformed(address):
    with pytest.raises(Malformed):
        Clamd(address)


class Saying:
    """A scanner that finds what it is told to."""

    def __init__(self, verdict):
        self.verdict = verdict

    def name(self):
        return "test 1"

    def scan(self, path):
        assert path.exists()
        return self.verdict


@database
def test_an_infected_file_is_kept_apart_recorded_and_told_to_everybody_who_sent_it(tmp_path):
    door, blobs = open_file_door(tmp_path), Blobs(str(tmp_path))
    platforms = [dock(), dock(OTHER)]
    numbers = [put(door, p, BAD).said["file"]["number"] for p in platforms]
    fake = FakeClamd()
    with running(fake, tmp_path / "s") as address:
        assert files.scan_next(Clamd(address), blobs, at=NOON) == 1
        assert files.scan_next(Clamd(address), blobs, at=NOON) == 0
    entry = ledger.entries_after(0)[-1]
    assert (entry.kind, entry.event["verdict"]) == (FileScanned.kind, "infected")
    assert entry.event["threat"] == "Test-Signature"
    assert entry.event["scanner"].startswith("ClamAV")
    sha256 = name_of(BAD)[7:]
    assert not blobs.path(sha256).exists()
    assert blobs.apart(sha256).read_bytes() == BAD
    for platform, number in zip(platforms, numbers, strict=True):
        notice = queries.inbox(platform.code, 0)[0]
        told = (notice.number, notice.kind, notice.about, notice.message_id)
        assert told == (entry.number, FileScanned.kind, number, name_of(BAD))
    third = put(door, dock("E6900000903"), BAD)
    assert third.code == "file_infected"
    assert put(door, platforms[0], BAD, offset=len(BAD)).said["file"]["scan"] == "infected"


@database
def test_a_verdict_appended_before_a_crash_is_carried_out_after_it(tmp_path, monkeypatch):
    door, blobs = open_file_door(tmp_path), Blobs(str(tmp_path))
    put(door, dock(), BAD)
    monkeypatch.setattr(Blobs, "set_apart", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        files.scan_next(Saying(Verdict(verdict="infected", threat="T")), blobs, at=NOON)
    monkeypatch.undo()
    files.set_apart(blobs)
    files.set_apart(blobs)
    assert blobs.apart(name_of(BAD)[7:]).exists()
    assert not blobs.path(name_of(BAD)[7:]).exists()


@database
def test_while_the_scanner_is_away_files_wait_oldest_first(tmp_path):
    door, blobs, platform = open_file_door(tmp_path), Blobs(str(tmp_path)), dock()
    for raw in (b"one", b"two"):
        put(door, platform, raw)
    with pytest.raises(OSError):
        files.scan_next(Clamd(f"unix:{tmp_path}/none"), blobs, at=NOON)
    assert files.scan_next(Saying(Verdict(verdict="clean")), blobs, at=NOON) == 1
    assert File.objects.get(scan="clean").sha256 == name_of(b"one")[7:]
    assert queries.inbox(platform.code, 0) == []


@database
@pytest.mark.parametrize(
    ("verdict", "concerned", "code"),
    [
        (None, True, "file_not_scanned"),
        ("clean", False, ""),
        ("unscannable", False, "file_not_scanned"),
        ("unscannable", True, ""),
        ("infected", True, "file_infected"),
    ],
)
def test_what_is_given_out_where_there_is_a_scanner(tmp_path, verdict, concerned, code):
    door, blobs = open_file_door(tmp_path), Blobs(str(tmp_path))
    put(door, dock(), b"one")
    if verdict:
        files.scan_next(Saying(Verdict(verdict=verdict)), blobs, at=NOON)
    found = files.file_of(read_digest(name_of(b"one")))
    if not code:
        files.check_given(found, blobs, scanning=True, concerned=concerned)
        return
    with pytest.raises(Refused) as caught:
        files.check_given(found, blobs, scanning=True, concerned=concerned)
    assert caught.value.code == code
