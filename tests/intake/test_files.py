import contextlib
import os
import time
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianbiao.errors import JianbiaoError, Malformed, Refused
from jianbiao.intake import files, filing
from jianbiao.intake.blobs import Blobs
from jianbiao.intake.filing import FileClass, Reader, Terms
from jianbiao.intake.models import File, Filed, FileSpace, Notice
from jianbiao.intake.scanning import Verdict
from jianbiao.ledger import queries as ledger
from jianbiao.standard.events import FilePostponed
from jianbiao.standard.terms import SHANGHAI
from tests.intake.test_erasing import erase
from tests.intake.test_scanning import Saying
from tests.make import LOT, NOON
from tests.posting import OTHER, dock
from tests.uploading import name_of, open_file_door, put

database = pytest.mark.django_db(databases="__all__")
TABLES = (File, Filed, FileSpace, Notice)


def tables():
    return [
        list(t.objects.order_by(*(f.attname for f in t._meta.pk_fields)).values()) for t in TABLES
    ]


@database
@pytest.mark.parametrize("size", [1, 2, 1000])
def test_the_tables_come_back_from_the_ledger_in_slices_of_any_size(tmp_path, size):
    door, blobs = open_file_door(tmp_path), Blobs(str(tmp_path))
    one, two = dock(), dock(OTHER)
    for platform in (one, two):
        put(door, platform, b"same")
    put(
        door, one, b"bid", file_class="sealed", about=LOT, earliest_open="2026-03-24T09:30:00+08:00"
    )
    later = "2026-03-25T09:30:00.000001+08:00"
    put(door, one, b"bid", offset=3, file_class="sealed", about=LOT, earliest_open=later)
    files.scan_next(Saying(Verdict(verdict="infected", threat="T")), blobs, at=NOON)
    files.scan_next(Saying(Verdict(verdict="clean")), blobs, at=NOON)
    before = tables()
    assert [len(rows) for rows in before] == [2, 3, 2, 2]
    for table in TABLES:
        table.objects.all().delete()
    after = 0
    while said := ledger.entries_after(after, limit=size):
        files.fold(said, using="default")
        after = said[-1].number
    assert tables() == before


@database
def test_uploads_nobody_continues_are_dropped_and_the_others_stay(tmp_path):
    door, blobs, platform = open_file_door(tmp_path), Blobs(str(tmp_path)), dock()
    for raw in (b"first file", b"other file"):
        put(door, platform, raw, sent=raw[:3])
    old = filing.read_digest(name_of(b"first file"))
    os.utime(blobs._upload(platform.code, old), (0, 0))
    with blobs.upload(platform.code, old):
        assert files.expire(blobs, before=time.time() - 3600) == 0
    assert files.expire(blobs, before=time.time() - 3600) == 1
    assert list(blobs.waiting(platform.code).values()) == [3]


@database
def test_bytes_that_were_never_acknowledged_go_with_their_upload(tmp_path, monkeypatch):
    door, blobs, platform = open_file_door(tmp_path), Blobs(str(tmp_path)), dock()
    monkeypatch.setattr(files, "store", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        put(door, platform, b"orphan")
    sha256 = name_of(b"orphan")[7:]
    assert blobs.path(sha256).exists()
    assert files.expire(blobs, before=time.time() + 1) == 1
    assert not blobs.path(sha256).exists()


@database
def test_a_file_nobody_sent_cannot_be_forgotten(tmp_path):
    with pytest.raises(Refused) as caught:
        files.forget(filing.read_digest(name_of(b"x")), Blobs(str(tmp_path)))
    assert caught.value.code == "file_unknown"


@database
def test_two_persons_erase_a_file_and_its_bytes_go_when_nobody_else_s_entry_holds_them(tmp_path):
    door, blobs = open_file_door(tmp_path), Blobs(str(tmp_path))
    one, two = dock(), dock(OTHER)
    for platform in (one, two):
        for day in "45":
            moment = f"2026-03-2{day}T09:30:00+08:00"
            put(
                door,
                platform,
                b"somebody's secret",
                name="name.pdf",
                earliest_open=moment,
                offset=0 if day == "4" else 17,
            )
    digest, number = filing.read_digest(name_of(b"somebody's secret")), {}
    for platform in (one, two):
        number[platform.code] = Filed.objects.get(platform=platform.code).number
    postponed = [s.number for s in ledger.entries_after(0) if s.kind == FilePostponed.kind]
    erase(number[one.code], *postponed)
    assert files.forget_erased(blobs) == 0
    assert [platform for platform, _ in files.filed(digest)] == [two.code]
    assert blobs.path(digest.hex).exists()
    erase(number[two.code])
    assert files.forget_erased(blobs) == 1
    assert files.forget_erased(blobs) == 0
    assert files.filed(digest) == []
    assert not any(b"secret" in p.read_bytes() for p in blobs._root.rglob("*") if p.is_file())
    before = tables()
    assert not any("name.pdf" in str(row) for row in [*before, *ledger.entries_after(0)])
    for table in TABLES:
        table.objects.all().delete()
    files.fold(ledger.entries_after(0), using="default")
    assert tables() == before


# --- who may read, by value -----------------------------------------------------------------------

OPENING = datetime(2026, 3, 24, 9, 30, tzinfo=SHANGHAI)


def terms(file_class, opening=OPENING):
    return Terms(
        size=1, file_class=FileClass(file_class), earliest_open=opening, about=LOT, name=""
    )


NOBODY, SENDER, OFFICER = Reader(), Reader(sender=True), Reader(officer=True)


@pytest.mark.parametrize("reader", [NOBODY, SENDER, OFFICER], ids=["public", "sender", "officer"])
@pytest.mark.parametrize("file_class", FileClass)
def test_before_its_moment_nobody_reads_a_file_and_the_public_learns_nothing(file_class, reader):
    early = OPENING - timedelta(microseconds=1)
    with pytest.raises(Refused) as caught:
        filing.check_readable(terms(file_class), reader, opened=True, at=early)
    assert caught.value.code == ("file_unknown" if reader is NOBODY else "file_sealed")


@pytest.mark.parametrize(
    ("file_class", "public"),
    [
        ("open", True),
        ("government", False),
        ("licensed", False),
        ("closed", False),
        ("sealed", False),
    ],
)
def test_from_its_moment_on_it_is_read_by_its_class(file_class, public):
    for reader in (SENDER, OFFICER):
        filing.check_readable(terms(file_class), reader, opened=True, at=OPENING)
    if public:
        filing.check_readable(terms(file_class), NOBODY, opened=True, at=OPENING)
        return
    with pytest.raises(Refused) as caught:
        filing.check_readable(terms(file_class), NOBODY, opened=True, at=OPENING)
    assert caught.value.code == "file_unknown"


def test_a_sealed_file_waits_for_the_opening_whatever_its_moment():
    for reader in (NOBODY, SENDER, OFFICER):
        with pytest.raises(Refused):
            filing.check_readable(terms("sealed"), reader, opened=False, at=OPENING)


@given(st.text(max_size=200))
def test_any_header_is_read_or_named_malformed(text):
    for read in (filing.read_terms, filing.read_digest, filing.read_offset):
        with contextlib.suppress(Malformed):
            read(text)


@given(
    now=st.datetimes(timezones=st.just(SHANGHAI)) | st.none(),
    said=st.datetimes(timezones=st.just(SHANGHAI)) | st.none(),
    at=st.datetimes(timezones=st.just(SHANGHAI)),
)
def test_whatever_is_said_later_no_file_is_read_earlier(now, said, at):
    try:
        event = filing.again(
            terms("sealed", now), terms("sealed", said), digest="00", evidence={}, at=at
        )
    except JianbiaoError:
        return
    assert event is None or (at < now < said and event.earliest_open == said.isoformat())
