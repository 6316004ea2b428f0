"""开放合同发布: what is open at a moment, as OCDS 1.1; never a field or a record that is not."""

import json
from decimal import Decimal

import pytest

from jianbiao.publish.domain import ocds_values
from jianbiao.standard.mappings import OCDS
from jianbiao.standard.sets import SETS
from jianbiao.web import ocds
from tests.make import LOT, PROJECT, TENDER, USCC, bid, envelope, opening, tender
from tests.publish.test_every_set import AWARDS, SENT, whole
from tests.stories.scene import award, contract, corrected
from tests.web.make import AFTER, BEFORE

pytestmark = pytest.mark.django_db(databases="__all__")

OCID = f"ocds-000000-{TENDER}"
LATER = AFTER.replace(month=6)


def package(client, ocid=OCID):
    answer = client.get(f"/api/v1/ocds/{ocid}")
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content, parse_float=Decimal)


def release(client):
    (one,) = package(client)["releases"]
    return one


def valid(shared, said):
    """Check a package's releases against the published schemas, those of extensions aside."""
    jsonschema_rs = pytest.importorskip("jsonschema_rs")
    for name in ("release-schema-1__1__4.json", "release-schema-1__1__5.json"):
        schema = json.loads(shared(f"conformance/schema/{name}").read_bytes())
        judge = jsonschema_rs.validator_for(schema, validate_formats=True)
        for one in said["releases"]:
            plain = json.loads(json.dumps(one, default=float))
            assert [error.message for error in judge.iter_errors(plain)] == []


@pytest.fixture
def full(scene):
    """Report every set of a tender with every field, marked by its class."""
    scene.called()
    scene.post(*(whole(name) for name in SENT))
    return scene


def numbered(name, **data):
    """Return a record of ``name`` with every field about contract HT-1."""
    said = whole(name)
    return said | {
        "data_key": f"{name[:9]}-1",
        "data": said["data"] | {"CONTRACT_NO": "HT-1"} | data,
    }


@pytest.fixture
def done(full):
    """Open, award, sign, and let the moment be long after."""
    full.at(LATER)
    result = envelope(
        "WIN_RESULT_ANNO",
        {
            "TENDER_PROJECT_CODE": TENDER,
            "BID_SECTION_CODE": LOT,
            "NOTICE_NAME": "中标结果公告",
            "NOTICE_SEND_TIME": "20260401090000",
            "NOTICE_URL": "https://example.invalid/a?b=1",
            "WIN_BIDDER_NAME": "云禾建筑有限公司",
            "WIN_BIDDER_CODE": USCC,
            "BID_AMOUNT": "99999999999999.99",
        },
    )
    full.post(
        opening(),
        bid(),
        result,
        award(),
        contract(
            "20260405090000",
            CONTRACT_NO="HT-1",
            WIN_BIDDER_NAME="云禾建筑有限公司",
            WIN_BIDDER_CODE=USCC,
        ),
        *(numbered(name) for name in ("CONTRACT_CHANGE", "PERFORMANCE")),
    )
    return full


def test_before_the_opening_a_release_tells_of_no_bid(full, client):
    text = client.get(f"/api/v1/ocds/{OCID}").content.decode()
    said = release(client)
    assert "bids" not in said
    assert said["tag"][:2] == ["planning", "tender"]
    for name in SENT:
        for kind in ("government", "closed"):
            assert f"{kind}-{name}"[:50] not in text, name
        if SETS[name].secret_until:
            assert f"open-{name}"[:50] not in text, name
    before = package(client)
    full.post(bid(), bid(data_key="B2"))
    assert package(client) == before


@pytest.mark.usefixtures("done")
def test_after_the_award_it_tells_what_is_open_and_nothing_else(client):
    text = client.get(f"/api/v1/ocds/{OCID}").content.decode()
    said = release(client)
    for name in {*SENT, *AWARDS}:
        for kind in ("government", "closed"):
            assert f"{kind}-{name}"[:50] not in text, name
    assert {b["tenderers"][0]["name"] for b in said["bids"]["details"]} >= {"云禾建筑有限公司"}
    (won,) = [a for a in said["awards"] if a["status"] == "active" and a.get("title")]
    assert won["value"] == {"amount": Decimal("99999999999999.99"), "currency": "CNY"}
    assert won["suppliers"][0]["id"] == f"CN-USCC-{USCC}"
    signed = [one for one in said["contracts"] if one["title"] == "供水工程施工合同"]
    assert [one["awardID"] for one in signed] == [won["id"]]
    assert {one["awardID"] for one in said["contracts"]} <= {one["id"] for one in said["awards"]}
    named = {one["id"] for one in said["parties"]}
    assert {s["id"] for a in said["awards"] for s in a["suppliers"]} <= named
    assert said["tender"]["procuringEntity"]["id"] in named


def test_a_release_that_says_more_has_another_id_even_when_only_time_went_by(full, client):
    full.post(bid(), opening(), at=BEFORE)
    before = release(client)
    assert "bids" not in before
    full.at(AFTER)
    assert release(client)["id"] != before["id"]
    assert release(client)["bids"]


PATHS = {
    "PROJECT": lambda r: r["planning"]["project"],
    "TENDER_PROJECT": lambda r: r["tender"]["title"],
    "SECTION": lambda r: r["tender"]["lots"],
    "TENDER_ANN_QUA_INQUERY_ANN": lambda r: _documents(r, "tenderNotice"),
    "TENDER_FILE_CLARI_MODI": lambda r: _documents(r, "clarifications"),
    "QUALI_INQUERY_CLARI": lambda r: _documents(r, "clarifications"),
    "QUALI_INQUERY_RESULT": lambda r: _documents(r, "shortlistedFirms"),
    "T_ASKANSWER": lambda r: r["tender"]["enquiries"],
    "TENDER_ABNORMITY_REPORT": lambda r: _documents(r, "cancellationDetails"),
    "TENDER_LIST": lambda r: r["bids"]["details"],
    "BID_OPENING_RECORD": lambda r: r["tender"]["bidOpening"]["date"],
    "BID_OPEN_DETAIL": lambda r: r["bids"]["details"],
    "TENDER_CANDIDATE": lambda r: r["bids"]["details"],
    "TENDER_CANDIDATE_ANNOUNCE": lambda r: r["awards"],
    "WIN_RESULT_ANNO": lambda r: r["awards"],
    "BID_WINNING_NOTICE": lambda r: r["awards"],
    "CONTRACT_PERFORMANCE": lambda r: r["contracts"],
    "CONTRACT_CHANGE": lambda r: [c["amendments"] for c in r["contracts"] if "amendments" in c],
    "PERFORMANCE": lambda r: [c for c in r["contracts"] if "implementation" in c],
    "DIRECT_CONTRACT_INFO": lambda r: r["tender"]["procurementMethod"] == "direct",
    "OBJECTION": lambda r: r["tender"]["enquiries"],
    "OBJECTION_REPLY": lambda r: [e for e in r["tender"]["enquiries"] if "dateAnswered" in e],
    "COMPLAINT_INFO": lambda r: r["complaints"],
}
ELSEWHERE = {"LEGAL_PERSON_BASE", "OCDS_RELEASE"}
"""They belong to no tender of ours."""


def _documents(said, kind):
    return [d for d in said["tender"]["documents"] if d["documentType"] == kind]


@pytest.mark.usefixtures("done")
def test_every_open_set_that_the_dictionary_maps_is_in_a_release(client):
    said = release(client)
    assert PATHS.keys() == {n for n in OCDS if SETS[n].public} - ELSEWHERE
    for name, at in PATHS.items():
        assert at(said), name


@pytest.mark.shared
@pytest.mark.parametrize("stage", ["full", "done"])
def test_a_release_is_valid_by_the_published_schemas(stage, request, client, shared):
    request.getfixturevalue(stage)
    said = package(client)
    assert said["version"] == "1.1"
    assert said["uri"].endswith(OCID)
    valid(shared, said)


def test_what_was_withdrawn_is_told_no_longer(scene, client):
    scene.called()
    asked = envelope("T_ASKANSWER", {"TENDER_PROJECT_CODE": TENDER, "ASK_TIME": "20260310090000"})
    scene.post(asked)
    assert release(client)["tender"]["hasEnquiries"] is True
    first = release(client)["id"]
    scene.post(corrected(asked, "3"))
    assert "enquiries" not in release(client)["tender"]
    assert release(client)["id"] != first


def test_a_tender_that_ended_is_unsuccessful_or_cancelled(scene, client):
    scene.called()
    assert release(client)["tender"]["status"] == "active"
    end = {"TENDER_PROJECT_CODE": TENDER, "EXCEPITON_TYPE": "1"}
    ended = envelope("TENDER_ABNORMITY_REPORT", end)
    scene.post(ended)
    assert release(client)["tender"]["status"] == "unsuccessful"
    scene.post(corrected(ended, EXCEPITON_TYPE="2"))
    said = release(client)["tender"]
    assert (said["status"], said["lots"][0]["status"]) == ("cancelled", "cancelled")


@pytest.mark.parametrize(
    "ocid",
    ["", "ocds-000000-", "x", TENDER, f"ocds-000000-{PROJECT}", f"{OCID}0"],
)
def test_what_is_not_there_is_told_so(scene, client, ocid):
    scene.called()
    answer = client.get(f"/api/v1/ocds/{ocid or '%20'}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "tender_unknown")


def lines(client, address):
    answer = client.get(address)
    assert answer["Content-Type"] == "application/x-ndjson"
    return [json.loads(line)["ocid"] for line in answer.content.splitlines()], answer


def test_all_releases_come_in_pages_by_code(scene, client, capsys):
    scene.called()
    codes = [TENDER, *(f"{PROJECT}{n:03d}" for n in range(2, 6))]
    scene.post(*(tender(code) for code in codes[1:]))
    assert lines(client, "/api/v1/ocds")[0] == [f"ocds-000000-{code}" for code in codes]
    found, address = [], "/api/v1/ocds?size=2"
    while address:
        some, answer = lines(client, address)
        found += some
        address = answer.headers.get("Link", "").partition(">")[0].removeprefix("<")
    assert found == [f"ocds-000000-{code}" for code in codes]
    assert ocds.export([]) == 0
    out = capsys.readouterr()
    assert [json.loads(line)["ocid"] for line in out.out.splitlines()] == found
    assert "5 releases" in out.err
    assert client.get("/api/v1/ocds?size=0").status_code == 400
    assert client.get("/api/v1/ocds?size=99999").json()["error"]["code"] == "malformed"


def test_many_cost_no_more_questions_than_one(scene, client, django_assert_max_num_queries):
    scene.called()
    scene.post(*(tender(f"{PROJECT}{n:03d}") for n in range(2, 40)))
    with django_assert_max_num_queries(5):
        assert len(lines(client, "/api/v1/ocds")[0]) == 39


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ({"a": Decimal("99999999999999.999999")}, '{"a":99999999999999.999999}'),
        ({"a": Decimal("-0.000001")}, '{"a":-0.000001}'),
        ([Decimal("1E+3"), True, 1, "云\n"], '[1000,true,1,"云\\n"]'),
        ((), "[]"),
    ],
)
def test_amounts_are_spelled_digit_by_digit(said, text):
    assert ocds_values.spelled(said) == text


@pytest.mark.parametrize(
    ("data", "amount"),
    [
        ({"P": "12.5", "PRICE_UNIT": "1"}, {"amount": Decimal("125000.0"), "currency": "CNY"}),
        ({"P": "12.5", "CURRENCY_CODE": "840"}, {"amount": Decimal("12.5"), "currency": "USD"}),
        ({"P": "97.5", "PRICE_FORM_CODE": "2"}, None),
        ({}, None),
    ],
)
def test_an_amount_is_in_whole_units_and_a_rate_is_none(data, amount):
    assert ocds_values.value(data, "P") == amount
