import gzip

import orjson
import pytest

from jianbiao.errors import Malformed
from jianbiao.intake import docking, gathering, queries
from jianbiao.ledger import queries as ledger
from tests.make import NOON
from tests.people.make import OPERATOR

pytestmark = pytest.mark.django_db(databases="__all__")


def release(number=1, **said):
    return {"ocid": f"ocds-xx-{number}", "tender": {"title": f"工程 {number}"}, **said}


def lines(*said):
    return b"".join((s if isinstance(s, bytes) else orjson.dumps(s)) + b"\n" for s in said)


def gather(path, raw=None, *, source="open.jsonl"):
    if raw is not None:
        path.write_bytes(raw)
    tally = gathering.Tally()
    gathering.gather(path, source=source, by=OPERATOR, at=NOON, tally=tally)
    return tally


@pytest.fixture
def file(tmp_path):
    return tmp_path / "open.jsonl"


def gathered():
    return ledger.entries_after(0, log="gathered")


def test_rows_in_are_rows_recorded_and_rows_quarantined(file):
    tally = gather(file, lines(release(1), b"nonsense", b"", {"ocid": "x"}, release(2)))
    assert tally.said() == {
        "rows_in": 4,
        "recorded": 2,
        "quarantined": {"not_json": 1, "tender_missing": 1},
        "known_before": 0,
        "repairs": {},
    }
    assert ledger.last_number("gathered") == 4
    assert ledger.last_number() == 0


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b"{", "not_json"),
        (b"\xff\xfe", "not_json"),
        (b"[1]", "not_an_object"),
        (b"null", "not_an_object"),
        (b'{"tender":{"a":1}}', "ocid_missing"),
        (b'{"ocid":"","tender":{"a":1}}', "ocid_missing"),
        (b'{"ocid":"x"}', "tender_missing"),
        (b'{"ocid":5,"tender":{"a":1}}', "ocid_not_text"),
        (b'{"ocid":"x","tender":[1]}', "tender_not_an_object"),
        (b'{"ocid":"%b","tender":{"a":1}}' % (b"x" * 501), "ocid_too_long"),
    ],
)
def test_a_line_that_is_no_release_is_set_aside_with_its_reason_and_its_text(file, line, reason):
    assert gather(file, lines(line)).quarantined == {reason: 1}
    [entry] = gathered()
    assert entry.kind == "intake:record:quarantined/1"
    assert entry.event["reason"] == reason
    assert entry.event["raw"] == line.decode("utf-8", "backslashreplace")
    docking.catch_up(log="gathered")
    assert [(row.line, row.reason) for row in queries.quarantined()] == [(1, reason)]


def test_an_import_run_twice_changes_nothing(file):
    raw = lines(release(1), b"nonsense", release(2))
    gather(file, raw)
    again = gather(file)
    assert (again.rows_in, again.known) == (3, 3)
    assert ledger.last_number("gathered") == 3


def test_the_same_line_twice_in_a_file_is_one_entry(file):
    tally = gather(file, lines(release(1), release(1)))
    assert (tally.recorded, tally.known, len(gathered())) == (2, 1, 1)


def test_an_interrupted_import_goes_on_where_it_stopped(file, monkeypatch):
    monkeypatch.setattr(gathering, "SLICE", 2)
    whole = lines(*(release(i) for i in range(7)))
    gather(file, b"".join(whole.splitlines(keepends=True)[:4]))
    tally = gather(file, whole)
    assert (tally.rows_in, tally.known, ledger.last_number("gathered")) == (7, 4, 7)


def test_the_exact_text_of_a_line_is_kept(file):
    line = '{ "ocid":"x", "tender": {"value": {"amount": 1.10, "big": 12345678901234567890}} }'
    gather(file, line.encode() + b"\r\n")
    assert gathered()[0].event["raw"] == line


def test_a_byte_order_mark_before_the_first_line_is_no_fault(file):
    assert gather(file, b"\xef\xbb\xbf" + lines(release())).recorded == 1


def test_gzip_is_read_whatever_the_file_is_called(file):
    assert gather(file, gzip.compress(lines(release(1), release(2)))).recorded == 2


def test_a_broken_file_keeps_what_came_before_the_break(file):
    packed = gzip.compress(
        lines(*(release(i, pad="x" * 3000) for i in range(600))), compresslevel=0
    )
    file.write_bytes(packed[: len(packed) // 2])
    tally = gathering.Tally()
    with pytest.raises(Malformed) as broken:
        gathering.gather(file, source="s", by=OPERATOR, at=NOON, tally=tally)
    assert broken.value.code == "file_broken"
    assert tally.rows_in == ledger.last_number("gathered") > 200


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(Malformed):
        gather(tmp_path / "nothing.jsonl")


def test_a_line_beyond_the_limit_is_set_aside_unread(file, monkeypatch):
    monkeypatch.setattr(gathering, "LONGEST_LINE", 100)
    tally = gather(file, lines(release(1), b"x" * 350, release(2)))
    assert (tally.recorded, tally.quarantined) == (2, {"line_too_long": 1})
    assert gather(file).known == 3


def test_gathered_records_count_as_messages_of_their_source(file):
    gather(file, lines(release(1), b"nonsense"), source="kg")
    [message] = queries.effective(gathered(), "gathered")
    assert (message.log, message.platform, message.message["set"]) == (
        "gathered",
        "kg",
        "OCDS_RELEASE",
    )
