import json
from decimal import Decimal

import pyarrow.parquet as pq
import pytest

from jianbiao.errors import Malformed, Refused
from jianbiao.gather.ocds import tables, typed
from jianbiao.gather.ocds.commands import tables as command
from tests.gather.ocds.make import RELEASE, raw, release


def table_of(*releases):
    made = tables.Tables()
    for one in releases:
        made.add(typed.typed(json.loads(raw(one), parse_float=Decimal)))
    return made.taken()


def test_a_release_is_one_row_of_each_thing_it_tells_of():
    found = {name: table.to_pylist() for name, table in table_of(RELEASE).items()}
    of = {"ocid": "ocds-xx-7", "release": "r1"}
    [tender] = found["tender"]
    assert tender["amount"] == Decimal("1000.5")
    assert tender["published_at"].isoformat() == "2021-01-01T03:00:00+00:00"
    assert (tender["bidders"], tender["buyer_name"]) == (2, "Ministry of Roads")
    assert found["lot"] == [
        of | {"id": "L1", "title": "North", "status": None, "amount": 500, "currency": "XXX"}
    ]
    [item] = found["item"]
    assert (item["part"], item["code"], item["quantity"], item["lot"]) == (
        "tender",
        "14212",
        3,
        "L1",
    )
    assert [one["roles"] for one in found["party"]] == [["buyer"], ["tenderer", "supplier"]]
    assert found["bidder"] == [
        of | {"bid": "1", "id": "S-1", "name": "Alpha", "scheme": None, "code": None}
    ]
    assert (found["bid"][0]["amount"], found["bid"][0]["lots"]) == (900, ["L1"])
    assert (found["supplier"][0]["award"], found["award"][0]["id"]) == ("A1", "A1")
    assert (found["contract"][0]["award"], found["contract"][0]["amount"]) == ("A1", 900)


def test_what_was_not_said_is_null_and_every_table_has_its_columns():
    found = table_of({"ocid": "x", "buyer": {"name": "B"}})
    assert {name: table.num_rows for name, table in found.items() if table.num_rows} == {
        "tender": 1
    }
    assert {name: table.schema for name, table in found.items()} == dict(tables.SCHEMAS)


def test_moments_at_the_ends_of_time_and_noisy_amounts_fit_their_columns():
    said = release(
        date="0001-01-01T00:00:00+05:30",
        tender__datePublished="9999-12-31T23:59:59-05:00",
        tender__value__amount=199999.99999999997,
    )
    said["awards"][0]["value"]["amount"] = 9 * 10**27
    found = table_of(said)
    assert found["tender"]["amount"].to_pylist() == [Decimal("200000.0000000000")]
    assert found["award"]["amount"].to_pylist() == [Decimal(9 * 10**27)]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_files_become_parquet_with_what_was_mended_and_what_was_set_aside(tmp_path, capsys, jobs):
    good = tmp_path / "good.jsonl"
    good.write_bytes(b"\n".join([raw(RELEASE), raw(release(tender__id=7)), b"nonsense"]))
    package = tmp_path / "package.json"
    package.write_bytes(raw({"publisher": {"name": "P"}, "releases": [release(ocid=...)] * 2}))
    to = tmp_path / "out"
    assert command([str(good), str(package), "--to", str(to), "--json", "--jobs", jobs]) == 4
    said = json.loads(capsys.readouterr().out)
    assert (said["rows_in"], said["tabled"], said["quarantined"]) == (5, 4, {"not_json": 1})
    assert said["repairs"] == {"number_for_id": 1, "ocid_made": 2}
    assert pq.read_table(to / "tender").num_rows == 4
    [aside] = pq.read_table(to / "aside").to_pylist()
    assert (aside["file"], aside["row"], aside["reason"]) == ("good.jsonl", 3, "not_json")
    repairs = pq.read_table(to / "repair").to_pylist()
    assert repairs[0] == {
        "file": "good.jsonl", "row": 2, "kind": "number_for_id", "path": "/tender/id",
        "before": "7", "after": "7",
    }  # fmt: skip


def test_what_is_there_is_not_overwritten_and_a_file_that_is_not_there_is_named(tmp_path, capsys):
    one = tmp_path / "one.jsonl"
    one.write_bytes(raw(RELEASE))
    assert command([str(one), "--to", str(tmp_path / "out")]) == 0
    assert "tabled: 1" in capsys.readouterr().out
    with pytest.raises(Refused, match="not empty"):
        command([str(one), "--to", str(tmp_path / "out")])
    with pytest.raises(Malformed, match="none"):
        command([str(tmp_path / "none.jsonl"), "--to", str(tmp_path / "other")])
