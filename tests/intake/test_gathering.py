import base64
import gzip

import orjson
import pytest

from jianbiao.errors import Malformed
from jianbiao.gather.readings import Reading, Repair, Row
from jianbiao.intake import docking, forms, gathering, quarantine, queries
from jianbiao.intake import rows as keeping
from jianbiao.intake.gathering import Form, Import, Tally
from jianbiao.ledger import queries as ledger
from tests.make import NOON
from tests.people.make import OPERATOR

pytestmark = pytest.mark.django_db(databases="__all__")


def release(number=1, **said):
    return {
        "ocid": f"ocds-xx-{number}",
        "id": str(number),
        "tender": {"id": str(number), "title": f"工程 {number}"},
        **said,
    }


def lines(*said):
    return b"".join((s if isinstance(s, bytes) else orjson.dumps(s)) + b"\n" for s in said)


def gather(path, raw=None, *, source="open.jsonl", form=forms.OCDS, watch=None):
    if raw is not None:
        path.write_bytes(raw)
    tally = Tally()
    said = Import(form=form, source=source, by=OPERATOR, at=NOON)
    with path.open("rb") as stream:
        gathering.gather(stream, path.name, said, tally, watch=watch)
    return tally


@pytest.fixture
def file(tmp_path):
    return tmp_path / "open.jsonl"


def gathered():
    return ledger.entries_after(0, log="gathered")


def fold():
    while docking.catch_up(log="gathered"):
        pass


def adds_up(tally):
    return tally.rows_in == tally.recorded + sum(tally.quarantined.values())


def test_rows_in_are_rows_recorded_and_rows_quarantined(file):
    tally = gather(file, lines(release(1), b"nonsense", b"", {"ocid": "x"}, release(2)))
    assert tally.said() == {
        "rows_in": 4,
        "recorded": 2,
        "quarantined": {"not_json": 1, "nothing_said": 1},
        "known_before": 0,
        "repairs": {},
    }
    assert adds_up(tally)
    assert ledger.last_number("gathered") == 4
    assert ledger.last_number() == 0


def test_a_row_that_cannot_be_read_is_set_aside_with_its_reason_and_its_exact_bytes(file):
    gather(file, lines(release(), b'{"\xff\x81": 1', b"nonsense"))
    fold()
    assert [quarantine.aside(n).row.state for n in (2, 3)] == ["open", "open"]
    entry = gathered()[1]
    assert entry.kind == "intake:record:quarantined/2"
    assert entry.event["coding"] == "base64"
    assert base64.b64decode(entry.event["raw"]) == b'{"\xff\x81": 1'
    assert keeping.bytes_of(entry.event) == b'{"\xff\x81": 1'


def test_an_import_run_twice_changes_nothing(file):
    raw = lines(release(1), b"nonsense", release(2))
    first = gather(file, raw)
    again = gather(file)
    assert (again.rows_in, again.known, again.recorded) == (3, 3, 2)
    assert again.quarantined == first.quarantined
    assert ledger.last_number("gathered") == 3


def test_the_same_line_twice_in_a_file_is_one_entry(file):
    tally = gather(file, lines(release(1), release(1)))
    assert (tally.recorded, tally.known, len(gathered())) == (2, 1, 1)


def test_an_interrupted_import_goes_on_where_it_stopped(file, monkeypatch):
    monkeypatch.setattr(gathering, "BATCH", 2)
    whole = lines(*(release(i) for i in range(7)))

    def stop(_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        gather(file, whole, watch=stop)
    assert ledger.last_number("gathered") == 2
    tally = gather(file, whole)
    assert (tally.rows_in, tally.known, ledger.last_number("gathered")) == (7, 2, 7)


def test_the_exact_text_of_a_line_is_kept_and_its_numbers_as_they_were_written(file):
    line = '{ "ocid":"x", "tender": {"value": {"amount": 1.10, "big": 12345678901234567890.12}} }'
    gather(file, line.encode() + b"\r\n")
    event = gathered()[0].event
    assert event["raw"] == line
    assert event["reading"] == ""
    assert str(keeping.release_of(event)["tender"]["value"]["big"]) == "12345678901234567890.12"


def test_what_was_mended_stands_beside_the_original_with_every_repair(file):
    tally = gather(file, lines(release(1, awards={"id": 7, "value": {"amount": "1 000,50"}})))
    event = gathered()[0].event
    assert tally.recorded == 1
    assert event["repairs"]
    assert {"kind", "path", "before", "after"} == set(event["repairs"][0])
    assert orjson.loads(event["reading"])["awards"][0]["id"] == "7"
    assert orjson.loads(event["raw"])["awards"]["id"] == 7
    assert sum(tally.repairs.values()) == len(event["repairs"])


def test_a_byte_order_mark_before_the_first_line_is_no_fault(file):
    assert gather(file, b"\xef\xbb\xbf" + lines(release())).recorded == 1


def test_gzip_is_read_whatever_the_file_is_called(file):
    assert gather(file, gzip.compress(lines(release(1), release(2)))).recorded == 2


@pytest.mark.parametrize("form", [forms.OCDS, forms.NOTICE], ids=lambda f: f.name)
def test_a_file_cut_off_keeps_what_came_before_the_break_and_says_where(file, form):
    packed = gzip.compress(
        lines(*(release(i, pad="x" * 3000) for i in range(600))), compresslevel=0
    )
    tally = gather(file, packed[: len(packed) // 2], form=form)
    assert adds_up(tally)
    assert tally.rows_in == ledger.last_number("gathered") > 200
    assert len(tally.broken) == 1
    assert file.name in tally.broken[0]


def test_rows_of_no_ledger_are_still_counted_when_their_file_breaks(file):
    def rows(*_):
        yield Row(number=1, raw=b'{"a":1}')
        raise EOFError("the end came early")

    form = Form(
        name="notice", reader="t/1", rows=rows, read=lambda _: Reading(release={"ocid": "a"})
    )
    tally = gather(file, b"-", form=form)
    assert (tally.recorded, tally.quarantined) == (1, {"file_broken": 1})
    assert adds_up(tally)


@pytest.mark.parametrize(
    ("ocid", "reason"), [(7, "ocid_missing"), ("", "ocid_missing"), ("x" * 501, "ocid_too_long")]
)
def test_a_reading_that_no_record_could_be_known_by_is_set_aside(file, ocid, reason):
    def read(_):
        return Reading(
            release={"ocid": ocid}, repairs=(Repair(kind="k", path="", before="", after=""),)
        )

    form = Form(name="notice", reader="t/1", rows=forms.NOTICE.rows, read=read)
    tally = gather(file, lines({"title": "x"}), form=form)
    assert tally.quarantined == {reason: 1}
    assert orjson.loads(gathered()[0].event["suggestion"]) == {"ocid": ocid if ocid != 7 else "7"}


def test_lone_surrogates_and_nul_do_not_stop_an_import(file):
    repair = Repair(kind="k", path="/\ud800", before="\ud800", after="a\x00b")
    form = Form(
        name="notice",
        reader="t/1",
        rows=forms.NOTICE.rows,
        read=lambda _: Reading(release={"ocid": "a", "t": "\udfff\x00"}, repairs=(repair,)),
    )
    assert gather(file, lines({"title": "x"}), form=form).recorded == 1
    assert orjson.loads(gathered()[0].event["reading"])["t"] == "?\ufffd"


def test_the_same_bytes_in_another_form_are_another_row(file):
    gather(file, lines(release()))
    assert gather(file, form=forms.NOTICE).known == 0


def test_a_later_reader_takes_a_row_out_of_quarantine_once(file):
    def form(name, **said):
        return Form(
            name="notice", reader=name, rows=forms.NOTICE.rows, read=lambda _: Reading(**said)
        )

    early = form("notice/1", release=None, reason="not_read")
    late = form("notice/2", release={"ocid": "cn-1", "tender": {"title": "甲"}})
    gather(file, lines({"title": "甲"}), form=early)
    tally = gather(file, form=late)
    assert (tally.recorded, tally.known) == (1, 1)
    assert [e.kind for e in gathered()][1] == "intake:record:reread/1"
    again = gather(file, form=late)
    assert (again.recorded, len(gathered())) == (1, 2)
    fold()
    assert quarantine.aside(1).row.state == "reread"
    assert len(queries.effective(gathered(), "gathered")) == 1


def test_what_a_person_dismissed_no_later_reader_brings_back(file):
    gather(file, lines(b"nonsense"))
    quarantine.dismiss([1], reason="广告，不是公告", by=OPERATOR, at=NOON)
    late = Form(
        name="ocds",
        reader="ocds/9",
        rows=forms.OCDS.rows,
        read=lambda _: Reading(release=release()),
    )
    tally = gather(file, form=late)
    assert (tally.recorded, tally.quarantined) == (0, {"set_aside_before": 1})
    assert ledger.last_number("gathered") == 2


def test_gathered_rows_count_as_messages_of_their_source(file):
    gather(file, lines(release(1), b"nonsense"), source="kg")
    [message] = queries.effective(gathered(), "gathered")
    assert (message.log, message.platform, message.message["set"]) == (
        "gathered",
        "kg",
        "OCDS_RELEASE",
    )


def test_counts_by_source_follow_the_rows(file):
    gather(file, lines(release(1), release(2), b"nonsense", b"{"), source="kg")
    quarantine.dismiss([3], reason="不是公告", by=OPERATOR, at=NOON)
    fold()
    assert {(h.source, h.form, h.state, h.reason, h.rows) for h in quarantine.harvest()} == {
        ("kg", "ocds", "recorded", "", 2),
        ("kg", "ocds", "dismissed", "not_json", 1),
        ("kg", "ocds", "open", quarantine.aside(4).row.reason, 1),
    }


def test_what_came_before_a_file_is_found_to_be_broken_is_recorded(file):
    def rows(*_):
        yield Row(number=1, raw=b"a")
        raise Malformed("sheet two is damaged", code="file_broken")

    form = Form(
        name="table", reader="t/1", rows=rows, read=lambda _: Reading(release={"ocid": "a"})
    )
    tally = gather(file, b"-", form=form)
    assert (tally.recorded, tally.quarantined) == (1, {"file_broken": 1})
    assert "sheet two is damaged" in tally.broken[0]


@pytest.mark.parametrize("raw", ["", "[]", "{", '{"tender":{}}', '{"ocid":5}'])
def test_a_row_that_no_record_can_take_stops_no_fold(raw):
    said = ledger.Said(
        number=1, kind="intake:record:gathered/1", at=NOON, by="o", address="", body=b"",
        event={"kind": "intake:record:gathered/1", "source": "kg", "line": 1, "digest": "", "raw": raw},
    )  # fmt: skip
    assert queries.effective([said], "gathered") == []
