import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbiao.gather.ocds import typed
from jianbiao.gather.ocds.reading import read, repaired
from jianbiao.gather.ocds.tables import Tables
from tests.gather.ocds.make import MESS, RELEASE, messy, raw, release


def tables(*objects):
    made = Tables()
    for one in objects:
        made.add(one)
    return made.taken()


def kinds(reading):
    return [one.kind for one in reading.repairs]


def test_a_clean_line_is_read_as_it_is_by_both_readers():
    line = raw(RELEASE)
    found = read(line)
    assert found.release == json.loads(line, parse_float=Decimal)
    assert found == repaired(line)
    assert found.repairs == ()
    assert tables(typed.decode(line)) == tables(typed.typed(found.release))


@settings(max_examples=400, deadline=None)
@given(messy())
def test_both_readers_come_to_the_same_tables(said):
    line = raw(said)
    fast, slow = typed.decode(line), repaired(line)
    if fast is not None:
        assert slow.release is not None
        assert slow.repairs == ()
        assert tables(fast) == tables(typed.typed(slow.release))
    elif slow.release is not None:
        again = json.dumps(slow.release, default=float)
        assert tables(typed.decode(again.encode())) == tables(typed.typed(slow.release))
    assert read(line) == slow


@settings(max_examples=200, deadline=None)
@given(messy())
def test_what_was_mended_needs_no_mending(said):
    once = repaired(raw(said))
    if once.release is not None:
        again = json.dumps(once.release, default=lambda n: float(n) if n % 1 else int(n))
        twice = repaired(again.encode())
        assert (twice.reason, twice.repairs) == ("", ())


@settings(max_examples=200, deadline=None)
@given(MESS | st.dictionaries(st.sampled_from(sorted(RELEASE)), MESS) | st.text())
def test_whatever_stands_on_a_line_it_is_recorded_or_set_aside_with_a_reason(said):
    found = read(raw(said))
    assert (found.release is None) == bool(found.reason)


@given(st.binary(max_size=200))
def test_bytes_that_are_no_json_are_set_aside(line):
    found = read(line)
    assert found.release is not None or found.reason


@pytest.mark.parametrize(
    ("changes", "kind", "path", "after"),
    [
        ({"tender__id": 7}, "number_for_id", "/tender/id", "7"),
        (
            {"awards__0__id": 12345678901234567890},
            "number_for_id",
            "/awards/0/id",
            "12345678901234567890",
        ),
        ({"tag": "tender"}, "text_for_list", "/tag", '["tender"]'),
        (
            {"parties__1__roles": "supplier;tenderer"},
            "text_for_list",
            "/parties/1/roles",
            '["supplier","tenderer"]',
        ),
        (
            {"tender__submissionMethod": [None, 3]},
            "values_for_texts",
            "/tender/submissionMethod",
            '["3"]',
        ),
        (
            {"awards__0__relatedLots": [{"id": "L1"}]},
            "values_for_texts",
            "/awards/0/relatedLots",
            '["L1"]',
        ),
        (
            {"tender__value__amount": "1 234 567,89"},
            "text_for_number",
            "/tender/value/amount",
            "1234567.89",
        ),
        (
            {"tender__value__amount": "$1,234.50"},
            "text_for_number",
            "/tender/value/amount",
            "1234.50",
        ),
        ({"tender__items__0__quantity": "3"}, "text_for_number", "/tender/items/0/quantity", "3"),
        ({"tender__numberOfTenderers": 2.0}, "whole_number", "/tender/numberOfTenderers", "2"),
        ({"tender__value__amount": ""}, "empty", "/tender/value/amount", ""),
        ({"tender__value__amount": "N/A"}, "misplaced", "/tender/value/amount", ""),
        ({"tender__datePublished": ""}, "empty", "/tender/datePublished", ""),
        ({"tender__datePublished": "0000-00-00"}, "no_moment", "/tender/datePublished", ""),
        (
            {"tender__datePublished": "2021-01-05"},
            "day_for_moment",
            "/tender/datePublished",
            "2021-01-05T00:00:00+00:00",
        ),
        (
            {"tender__tenderPeriod__endDate": "2021-02-05"},
            "day_for_moment",
            "/tender/tenderPeriod/endDate",
            "2021-02-05T23:59:59+00:00",
        ),
        ({"date": "2021-05-01 10:20"}, "zone_assumed", "/date", "2021-05-01T10:20:00+00:00"),
        ({"date": "/Date(1619863200000)/"}, "epoch", "/date", "2021-05-01T10:00:00+00:00"),
        ({"date": {"$date": "2021-05-01T10:00:00Z"}}, "wrapped", "/date", "2021-05-01T10:00:00Z"),
        ({"buyer": "Ministry"}, "value_for_object", "/buyer", '{"name":"Ministry"}'),
        ({"buyer": [{"id": "B-1"}]}, "list_for_object", "/buyer", '{"id":"B-1"}'),
        ({"tender__value": 5}, "value_for_object", "/tender/value", '{"amount":5}'),
        ({"tender__items": {"id": "I1"}}, "object_for_list", "/tender/items", '[{"id":"I1"}]'),
        (
            {"tender__items": {"0": {"id": "I1"}, "1": {"id": "I2"}}},
            "object_for_list",
            "/tender/items",
            '[{"id":"I1"},{"id":"I2"}]',
        ),
        ({"bids": [{"id": "1"}]}, "list_for_object", "/bids", '{"details":[{"id":"1"}]}'),
        (
            {"bids": {"id": "1", "status": "valid"}},
            "object_for_list",
            "/bids/details",
            '[{"id":"1","status":"valid"}]',
        ),
        ({"tender__title": 2021}, "number_for_text", "/tender/title", "2021"),
        ({"tender__title": {"en": "Road", "fr": "Route"}}, "misplaced", "/tender/title", ""),
        ({"awards": [None, {"id": "A1"}]}, "empty_element", "/awards/0", ""),
        ({"ocid": 17}, "number_for_id", "/ocid", "17"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_every_repair_says_where_it_was_made_and_what_came_of_it(changes, kind, path, after):
    found = read(raw(release(**changes)))
    assert found.reason == ""
    assert (kind, path, after) in [(r.kind, r.path, r.after) for r in found.repairs]


@pytest.mark.parametrize(
    ("changes", "reason", "where"),
    [
        ({"tender__value__amount": "1.234"}, "number_ambiguous", "/tender/value/amount"),
        ({"tender__value__amount": "twenty 20"}, "number_unreadable", "/tender/value/amount"),
        ({"tender__value__amount": 10**29}, "number_out_of_range", "/tender/value/amount"),
        ({"tender__value": [{"amount": 1}, {"amount": 2}]}, "one_expected", "/tender/value"),
        ({"tender__datePublished": "03/04/2021"}, "moment_ambiguous", "/tender/datePublished"),
        ({"tender__datePublished": "2021-02-30"}, "moment_impossible", "/tender/datePublished"),
        ({"date": ["2021"]}, "moment_unreadable", "/date"),
        ({"tender__id": {"a": 1, "b": 2}}, "id_unreadable", "/tender/id"),
        ({"ocid": "x" * 501}, "ocid_too_long", "/ocid"),
    ],
    ids=lambda value: str(value)[:60],
)
def test_what_could_mean_two_things_is_set_aside_with_what_was_understood(changes, reason, where):
    found = read(raw(release(**changes)))
    assert (found.release, found.reason, found.where) == (None, reason, where)
    assert found.suggestion["buyer"] == RELEASE["buyer"]


def test_what_is_misplaced_is_kept_beside_its_field():
    found = read(raw(release(tender__title={"en": "Road", "fr": "Route"})))
    assert "title" not in found.release["tender"]
    assert found.release["tender"]["x_title"] == {"en": "Road", "fr": "Route"}


def test_a_moment_without_zone_takes_the_only_zone_of_its_release():
    said = release(tender=..., bids=..., awards=..., contracts=...)
    said |= {
        "date": "2021-05-01T10:00:00-05:00",
        "tender": {"datePublished": "2021-04-01T10:00:00"},
    }
    [repair] = read(raw(said)).repairs
    assert (repair.kind, repair.after) == ("zone_of_release", "2021-04-01T10:00:00-05:00")


def test_fields_that_no_standard_knows_are_kept():
    assert read(raw(RELEASE)).release["x_extension"] == {"any": ["thing", 1]}
    assert read(raw(release(tender__id=7))).release["x_extension"] == {"any": ["thing", 1]}


def test_text_is_kept_with_whatever_markup_stands_in_it():
    assert read(raw(RELEASE)).release["tender"]["title"] == "Road <b>7</b>"


def test_zero_and_negative_amounts_and_dates_in_the_wrong_order_are_kept():
    period = {"startDate": "2021-02-01T09:00:00Z", "endDate": "2021-01-02T09:00:00Z"}
    said = release(
        tender__value__amount=-5, awards__0__value__amount=0, tender__tenderPeriod=period
    )
    assert read(raw(said)).repairs == ()


def test_a_missing_ocid_is_made_of_publisher_and_process_and_is_always_the_same():
    said = release(ocid=...)
    context = '{"publisher":{"name":"P","uid":"1"}}'
    first, again = read(raw(said), context), read(raw(release(ocid=None)), context)
    assert first.release["ocid"] == again.release["ocid"]
    assert first.release["ocid"].endswith("-T-7")
    assert kinds(first) == ["ocid_made"]
    other = read(raw(said), '{"publisher":{"name":"Q"}}')
    assert other.release["ocid"] != first.release["ocid"]


def test_without_publisher_or_process_no_ocid_is_made_up():
    found = read(raw({"tender": {"title": "Road"}}))
    assert (found.reason, found.where) == ("ocid_missing", "/ocid")


def test_a_release_that_says_nothing_is_set_aside():
    assert read(b'{"ocid":"x"}').reason == "nothing_said"
    assert read(b'{"ocid":"x","tender":null,"awards":[]}').reason == "nothing_said"


def test_processes_that_refer_to_each_other_or_themselves_are_read_like_any_other():
    related = [{"id": "1", "relationship": "parent", "identifier": "ocds-xx-7"}]
    lots = [{"id": "L1", "parent": "L2"}, {"id": "L2", "parent": "L1"}]
    found = read(raw(release(tender__lots=lots) | {"relatedProcesses": related}))
    assert kinds(found) == ["text_for_list"]


def test_the_same_element_twice_is_one():
    found = read(raw(release(awards=[RELEASE["awards"][0]] * 2)))
    assert kinds(found) == ["repeated_element"]
    assert len(found.release["awards"]) == 1


def test_a_party_told_once_for_each_role_is_one_party():
    parties = [{"id": "S", "name": "Alpha", "roles": [r]} for r in ("tenderer", "supplier")]
    found = read(raw(release(parties=parties)))
    assert kinds(found) == ["parties_united"]
    assert found.release["parties"] == [
        {"id": "S", "name": "Alpha", "roles": ["tenderer", "supplier"]}
    ]


def test_two_things_of_one_id_get_ids_of_their_own_unless_somebody_refers_to_them():
    items = [{"id": "1", "description": "a"}, {"id": "1", "description": "b"}, {"id": "1#2"}]
    found = read(raw(release(tender__items=items)))
    assert [one["id"] for one in found.release["tender"]["items"]] == ["1", "1#3", "1#2"]
    awards = [{"id": "A1", "title": "a"}, {"id": "A1", "title": "b"}]
    found = read(raw(release(awards=awards)))
    assert (found.reason, found.where) == ("id_ambiguous", "/awards/1/id")
    assert read(raw(release(awards=awards, contracts=...))).reason == ""


def test_a_record_is_its_compiled_release():
    record = {"ocid": "ocds-xx-7", "releases": [{"url": "https://x"}], "compiledRelease": RELEASE}
    found = read(raw(record))
    assert found.release["tender"]["id"] == "T-7"
    assert kinds(found) == ["record_compiled"]


def test_a_record_without_one_is_its_releases_merged_and_its_versions_otherwise():
    later = {
        "id": "r2",
        "date": "2021-06-01T00:00:00Z",
        "tag": ["tenderUpdate"],
        "ocid": "ocds-xx-7",
    }
    update = later | {"tender": {"id": 7, "title": "Road 8"}}
    found = read(raw({"ocid": "ocds-xx-7", "releases": [update, RELEASE]}))
    assert found.release["tender"]["title"] == "Road 8"
    assert [(r.kind, r.path) for r in found.repairs] == [
        ("number_for_id", "/releases/0/tender/id"),
        ("record_merged", "/releases"),
    ]
    version = [
        {
            "releaseID": "1",
            "releaseDate": "2021-01-01T00:00:00Z",
            "releaseTag": ["tender"],
            "value": "Old",
        }
    ]
    version.append(version[0] | {"releaseID": "2", "value": "New"})
    found = read(
        raw({"ocid": "x", "versionedRelease": {"ocid": "x", "tender": {"title": version}}})
    )
    assert found.release["tender"] == {"title": "New"}


def test_a_record_that_only_points_to_its_releases_is_set_aside():
    found = read(raw({"ocid": "x", "releases": [{"url": "https://x", "tag": ["tender"]}]}))
    assert (found.reason, found.where) == ("releases_linked", "/releases/0")


def test_a_release_in_a_wrapper_is_unpacked():
    found = read(raw({"_id": "5", "data": RELEASE}))
    assert found.release["ocid"] == "ocds-xx-7"
    assert kinds(found) == ["unpacked"]


@pytest.mark.parametrize(
    ("line", "title", "kind"),
    [
        (
            '{"ocid":"x","tender":{"title":"Licitación pública"}}'.encode("cp1252"),
            "Licitación pública",
            "encoding",
        ),
        (
            '{"ocid":"x","tender":{"title":"水库除险加固工程"}}'.encode("gb18030"),
            "水库除险加固工程",
            "encoding",
        ),
        (
            '{"ocid":"x","tender":{"title":"Ремонт дороги '.encode()[:-2] + b'"}}',
            "Ремонт дорог\ufffd",
            "broken_character",
        ),
        (b'{"ocid":"x","tender":{"title":"a\nb\tc"}}', "a\nb\tc", "character"),
        (b'{"ocid":"x","tender":{"title":"a\\ud800"}}', "a\ufffd", "character"),
        (b'{"ocid":"x","tender":{"title":"a","value":{"amount":NaN}}}', "a", "not_a_number"),
        (b'{"ocid":"x","tender":{"title":"a","value":{"amount":-Infinity}}}', "a", "not_a_number"),
        (b'\xef\xbb\xbf{"ocid":"x","tender":{"title":"a"}}', "a", "mark"),
    ],
    ids=["latin", "gb18030", "cut", "control", "half", "nan", "infinity", "bom"],
)
def test_bytes_that_are_not_quite_json_are_read_as_they_were_meant(line, title, kind):
    found = read(line)
    assert found.reason == ""
    assert found.release["tender"]["title"] == title
    assert kind in kinds(found)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (b'{"ocid":"x","tender":{"title":"<p>not ended', "not_json"),
        (b"<html><body>502</body></html>", "not_json"),
        (b'{"ocid":"x","tender":{"title":"\xe7\xf5\xe9 \xe1 \xbf\xbf\xd1"}}', "encoding_unknown"),
        (b"[1]", "not_an_object"),
        (b'"x"', "not_an_object"),
        (b"null", "not_an_object"),
        (b'{"a":' * 5000 + b"1" + b"}" * 5000, "too_deep"),
        (b'{"ocid":"x","tender":{"id":"1","value":{"amount":1e400}}}', "number_out_of_range"),
        (b'{"ocid":"x","tender":{"id":"1","value":{"amount":' + b"9" * 5000 + b"}}}", "not_json"),
    ],
    ids=["cut", "html", "latin", "list", "text", "null", "deep", "exponent", "digits"],
)
def test_what_is_no_release_at_all_has_its_reason(line, reason):
    found = read(line)
    assert (found.release, found.reason) == (None, reason)
