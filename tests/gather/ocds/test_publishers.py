"""What publishers are known for, each with invented data: a file in, releases out, every change told."""

import io
import json
from decimal import Decimal

import pytest

from jianbiao.gather.ocds.reading import read
from jianbiao.gather.ocds.splitting import rows
from tests.gather.ocds.make import release

CASES = []


def publisher(*, kinds=(), reasons=()):
    """Register a publisher: a function that returns a file and what is expected of each release."""

    def take(make):
        CASES.append(pytest.param(make, list(kinds), list(reasons), id=make.__name__))
        return make

    return take


def j(said, **more):
    return json.dumps(said, ensure_ascii=False, **more).encode()


@publisher(kinds=["list_for_object"])
def bids_as_a_bare_list_with_fractions_of_seconds():
    bids = [{"id": "a", "date": "2020-01-01T10:00:00.123456+02:00", "value": {"amount": 1.5}}]
    return j(
        [release(bids=bids)]
    ), lambda r: r["bids"]["details"][0]["value"]["amount"] == Decimal("1.5")


@publisher(kinds=["zone_assumed"])
def moments_without_zone():
    said = release(tender=..., bids=..., awards=..., contracts=..., date="2016-04-07T00:00:00")
    return j(said), lambda r: r["date"] == "2016-04-07T00:00:00+00:00"


@publisher(kinds=["parties_united", "text_for_list"])
def a_party_for_each_role_and_a_method_as_text():
    parties = [{"id": "R", "name": "N", "roles": [role]} for role in ("buyer", "payer")]
    said = release(parties=parties, tender__submissionMethod="written")
    return j(said, indent=1), lambda r: r["parties"][0]["roles"] == ["buyer", "payer"]


@publisher(reasons=["number_out_of_range"])
def an_amount_without_end_for_no_limit():
    return j(release()).replace(b"1000.5", b"1e9999"), None


@publisher(kinds=["encoding"])
def latin_bytes_in_a_file_that_says_utf_8():
    return j(release(tender__title="Café £5")).decode().encode(
        "cp1252"
    ), lambda r: r["tender"]["title"] == "Café £5"


@publisher()
def seven_digits_of_a_second():
    return j(release(date="2019-01-01T00:00:00.1234567Z")), lambda r: r["id"] == "r1"


@publisher(kinds=["object_for_list", "number_for_id", "text_for_number", "day_for_moment"])
def an_award_for_a_list_with_grouped_amounts():
    award = {"id": 3, "date": "2015-12-01", "value": {"amount": "1,234,567.00", "currency": "NGN"}}
    return j(
        release(awards=award, contracts=...)
    ), lambda r: r["awards"][0]["value"]["amount"] == Decimal("1234567.00")


@publisher(kinds=["text_for_list", "text_for_number", "ocid_made"])
def roles_as_text_no_ocid_and_millions_with_commas():
    said = release(ocid=..., tender__value__amount="450,000,000")
    said["parties"][0]["roles"] = "buyer,procuringEntity"
    package = {"uri": "https://gpp/x?y=1", "publisher": {"name": "P"}, "releases": [said]}
    return j(package), lambda r: r["tender"]["value"]["amount"] == 450_000_000


@publisher(kinds=["nul"])
def nul_between_values():
    return j(release()).replace(
        b', "tender"', b',\x00 "tender"'
    ), lambda r: r["ocid"] == "ocds-xx-7"


@publisher(reasons=["nothing_said"])
def an_error_of_the_interface_for_a_package():
    return b'{"status": 404, "detail": "No encontrado"}', None


@publisher()
def a_package_in_an_object():
    return j(
        {"releasePackage": {"publisher": {"name": "P"}, "releases": [release()]}}
    ), lambda r: r["id"] == "r1"


@publisher(kinds=["text_for_number"])
def amounts_as_text():
    said = release(contracts__0__value={"amount": "12345.67", "currency": "AUD"})
    return j(said), lambda r: r["contracts"][0]["value"]["amount"] == Decimal("12345.67")


@publisher(kinds=["empty", "object_for_list"])
def empty_objects_for_lists_and_one_object_for_many():
    said = release(tender__items={}, awards__0__suppliers={"id": "S-1", "name": "Alpha"})
    return j(
        said
    ), lambda r: "items" not in r["tender"] and r["awards"][0]["suppliers"][0]["id"] == "S-1"


@publisher(kinds=["day_for_moment"])
def months_by_name():
    return j(
        release(tender__datePublished="12-Dec-2019")
    ), lambda r: r["tender"]["datePublished"][:10] == "2019-12-12"


@publisher(kinds=["number_for_id", "number_for_id"])
def processes_and_tenders_by_number():
    return j(
        release(ocid=101, tender__id=7)
    ), lambda r: (r["ocid"], r["tender"]["id"]) == ("101", "7")


@publisher(kinds=["character"])
def line_breaks_in_texts():
    data = j({"releases": [release(tender__title="one\ntwo")]}).replace(b"\\n", b"\n")
    return data, lambda r: r["tender"]["title"] == "one\ntwo"


@publisher(kinds=["wrapped", "wrapped"])
def an_export_of_a_document_database():
    said = release(
        date={"$date": "2019-01-01T00:00:00Z"}, tender__value__amount={"$numberLong": "5"}
    )
    return j({"_id": {"$oid": "5f"}} | said), lambda r: r["tender"]["value"]["amount"] == 5


@publisher(kinds=["record_compiled"])
def a_record_package_with_links_and_a_compiled_release():
    record = {"ocid": "ocds-xx-7", "releases": [{"url": "https://x"}], "compiledRelease": release()}
    return j({"records": [record], "packages": ["https://x"]}), lambda r: r["tender"]["id"] == "T-7"


@publisher(kinds=["not_a_number"])
def not_a_number_from_a_data_frame():
    return j(release()).replace(b"1000.5", b"NaN"), lambda r: r["tender"]["value"]["amount"] is None


@publisher(kinds=["misplaced"])
def a_title_in_two_languages():
    return j(
        release(tender__title={"ka": "გზა", "en": "Road"})
    ), lambda r: r["tender"]["x_title"]["en"] == "Road"


@publisher()
def languages_beside_each_other():
    return j(release(tender__title_fr="Route")), lambda r: r["tender"]["title_fr"] == "Route"


@publisher()
def text_in_chinese_with_markup_left_in_it():
    title = "水库<br/>除险&nbsp;加固"
    return j(release(tender__title=title)), lambda r: r["tender"]["title"] == title


@publisher(kinds=["epoch"])
def milliseconds_since_1970():
    return j(
        release(tender__datePublished=1521882000000)
    ), lambda r: r["tender"]["datePublished"][:4] == "2018"


@publisher(kinds=["values_for_texts"])
def lots_as_objects():
    return j(
        release(awards__0__relatedLots=[{"lotId": "L1"}])
    ), lambda r: r["awards"][0]["relatedLots"] == ["L1"]


@publisher(kinds=["id_repeated"])
def documents_that_share_an_id():
    documents = [{"id": "1", "title": "a"}, {"id": "1", "title": "b"}]
    return j(
        release(tender__documents=documents)
    ), lambda r: [d["id"] for d in r["tender"]["documents"]] == ["1", "1#2"]


@pytest.mark.parametrize(("make", "kinds", "reasons"), CASES)
def test_a_publishers_ways_are_read_and_told(make, kinds, reasons):
    data, holds = make()
    found = [read(row.raw, row.context) for row in rows(io.BytesIO(data), "file")]
    assert [one.reason for one in found if one.reason] == reasons
    assert sorted(
        kind for one in found for kind in {r.kind: r for r in one.repairs} if not one.reason
    ) == sorted(set(kinds))
    for one in found:
        assert one.release is None or holds(one.release)
        assert "NaN" not in json.dumps(one.release, default=str)
