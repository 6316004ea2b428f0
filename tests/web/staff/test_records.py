"""Records under no tender, projects with direct contracts, files: who sees which, staff and public."""

import hashlib

import pytest

from jianbiao.record.models import Item
from tests.make import LOT, PROJECT, TENDER, USCC, bid, envelope, opening
from tests.people.make import appointed, opened
from tests.stories.scene import corrected, emptied, fold, folded
from tests.uploading import open_file_door, put
from tests.web.make import AFTER, BEFORE

pytestmark = pytest.mark.django_db(databases="__all__")

FIRM = "91690100MA0000007Y"


def expert(**data):
    said = {"EXPERT_CODE": "ZJ-000123", "EXPERT_NAME": "闻专家", "EMPLOYER_NAME": "朔宁设计院"}
    return envelope("EXPERT_INFO", said | data)


def listed(scope="1", **data):
    said = {
        "GUID": "0" * 36,
        "SUBJECT_NAME": "失信建设公司",
        "SUBJECT_CODE": FIRM,
        "LIST_REASON": "串通投标",
        "SCOPE": scope,
    }
    return envelope("BLACK_LIST", said | data)


def direct(**data):
    said = {
        "PROJECT_CODE": PROJECT,
        "CONTRACT_NAME": "抢险堤防工程",
        "CONTRACTOR_NAME": "失信建设公司",
        "CONTRACTOR_CODE": FIRM,
        "EXEMPTION_GROUND": "12",
    }
    return envelope("DIRECT_CONTRACT_INFO", said | data)


def relation(**data):
    said = {
        "PARTY_A_NAME": "失信建设公司",
        "PARTY_A_CODE": FIRM,
        "PARTY_B_NAME": "朔宁市水务局",
        "PARTY_B_CODE": USCC,
        "RELATION_KIND": "1",
    }
    return envelope("PARTY_RELATION", said | data)


@pytest.fixture
def told(scene, client):
    scene.called()
    scene.post(expert(), listed(), direct(), relation())
    return scene, scene.signed_in(client)


def page(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.status_code)
    return answer.content.decode()


def elsewhere(scene, client):
    """Sign in an officer who sees neither the platform nor its tenders."""
    opened(code="YH-LT", level="city", region="690200", industries=("*",))
    appointed("wen", department="YH-LT", name="温一", password="")
    return scene.signed_in(client, "wen")


def number_of(name):
    return Item.objects.get(set=name).proof


def test_what_is_shared_between_authorities_is_listed_in_reach_alone(told):
    scene, client = told
    assert "闻专家" in page(client, "/desk/records/EXPERT_INFO")
    assert "失信建设公司" in page(client, "/desk/records/PARTY_RELATION")
    elsewhere(scene, client)
    assert "闻专家" not in page(client, "/desk/records/EXPERT_INFO", status=400)
    assert "EXPERT_INFO" not in page(client, "/desk/records")
    assert "失信建设公司" in page(client, "/desk/records/BLACK_LIST")


@pytest.mark.parametrize("name", ["EXPERT_INFO", "PARTY_RELATION"])
def test_an_entry_under_no_tender_shows_shared_fields_in_reach_alone(told, name):
    scene, client = told
    path = f"/desk/entries/official/{number_of(name)}"
    told_by = {"EXPERT_INFO": "闻专家", "PARTY_RELATION": "失信建设公司"}[name]
    assert told_by in page(client, path)
    assert told_by not in page(client, f"/ledger/official/{number_of(name)}")
    elsewhere(scene, client)
    assert told_by not in page(client, path)
    opened(code="COO", function="coordinator", industries=("*",))
    appointed("coo", department="COO", password="")
    scene.signed_in(client, "coo")
    assert told_by not in page(client, path)
    client.logout()
    assert told_by not in page(client, f"/ledger/official/{number_of(name)}")


def test_a_whole_name_or_code_finds_a_record_and_part_of_one_none(told):
    _, client = told
    assert "闻专家" in page(client, "/desk/records/EXPERT_INFO?q=ZJ-000123")
    assert "闻专家" in page(client, "/desk/records/EXPERT_INFO?q=闻专家")
    assert "没有“闻”的记录" in page(client, "/desk/records/EXPERT_INFO?q=闻")


def test_an_entity_page_shows_credit_to_everybody_and_relations_in_reach(told):
    _, client = told
    staff = page(client, f"/desk/entities/{FIRM}")
    assert "串通投标" in staff
    assert "朔宁市水务局" in staff
    client.logout()
    public = page(client, f"/entities/{FIRM}")
    assert "串通投标" in public
    assert "朔宁市水务局" not in public


def test_credit_that_authorities_keep_among_themselves_is_on_no_public_page(scene, client):
    scene.called()
    scene.post(listed("2"))
    for path in ("/records/BLACK_LIST", f"/records/BLACK_LIST?q={FIRM}"):
        assert "失信建设公司" not in page(client, path)
    page(client, f"/entities/{FIRM}", status=404)
    scene.signed_in(client)
    assert "串通投标" in page(client, f"/desk/entities/{FIRM}")
    elsewhere(scene, client)
    assert "失信建设公司" not in page(client, "/desk/records/BLACK_LIST")
    page(client, f"/desk/entities/{FIRM}", status=404)


def test_a_project_shows_its_contracts_without_a_tender_to_everybody(told):
    _, client = told
    for path in (f"/desk/projects/{PROJECT}", f"/projects/{PROJECT}"):
        said = page(client, path)
        assert "抢险堤防工程" in said
        assert TENDER in said
    page(client, "/projects/E9999999999999999", status=404)


def test_what_was_withdrawn_is_listed_no_more_and_the_tables_follow_the_ledger(told):
    scene, client = told
    scene.post(corrected(_message("EXPERT_INFO"), "3"))
    assert "闻专家" not in page(client, "/desk/records/EXPERT_INFO")
    kept = folded()
    emptied()
    fold()
    assert folded() == kept


def _message(name):
    row = Item.objects.get(set=name)
    return envelope(name, row.data, data_key=row.data_key)


def test_files_are_listed_with_class_moment_and_digest_and_linked_to_their_record(told):
    scene, client = told
    raw = b"tender documents"
    sha = hashlib.sha256(raw).hexdigest()
    door = open_file_door(scene.home, at=BEFORE)
    assert put(door, scene.platform, raw, about=TENDER, name="notice.pdf").status == 200
    scene.post(attachment("TENDER_ANN_QUA_INQUERY_ANN", sha, ATTACHMENT_NAME="招标文件.pdf"))
    said = page(client, f"/desk/tenders/{TENDER}")
    assert f"/api/v1/files/sha256:{sha}" in said
    assert "notice.pdf" in said
    assert "招标公告发布" in said.partition('id="files"')[2]
    client.logout()
    public = page(client, f"/tenders/{TENDER}")
    assert "notice.pdf" in public
    assert "招标文件.pdf" not in public


def attachment(belongs, sha, **data):
    said = {
        "PROJECT_CODE": PROJECT,
        "TENDER_PROJECT_CODE": TENDER,
        "BID_SECTION_CODE": LOT,
        "ATTACHMENT_CODE": "FJ1",
        "FILE_SHA256": sha,
        "RELATE_SET": belongs,
    }
    return envelope("PROJECT_ATTACHMENTS", {k: v for k, v in (said | data).items() if v})


@pytest.mark.parametrize("belongs", ["TENDER_LIST", ""])
@pytest.mark.parametrize(
    "terms",
    [
        {"file_class": "closed"},
        {"file_class": "sealed", "earliest_open": "2026-03-24T09:30:00%2B08:00"},
    ],
    ids=["closed", "sealed"],
)
def test_a_bid_file_is_on_no_page_before_the_opening(told, belongs, terms):
    scene, client = told
    raw = b"a bid"
    sha = hashlib.sha256(raw).hexdigest()
    terms = {k: v.replace("%2B", "+") for k, v in terms.items()}
    door = open_file_door(scene.home, at=BEFORE)
    assert put(door, scene.platform, raw, about=LOT, name="secret.pdf", **terms).status == 200
    scene.post(bid(), attachment(belongs, sha, ATTACHMENT_NAME="甲公司投标文件"))
    for path in (f"/desk/tenders/{TENDER}", "/desk/", f"/tenders/{TENDER}"):
        said = page(client, path)
        assert sha[:16] not in said
        assert "甲公司投标文件" not in said
        assert "secret.pdf" not in said
    entry = page(client, f"/desk/entries/official/{number_of('PROJECT_ATTACHMENTS')}")
    assert "甲公司投标文件" not in entry
    scene.post(opening(), at=AFTER)
    scene.at(AFTER)
    said = page(client, f"/desk/tenders/{TENDER}")
    assert "secret.pdf" in said
    assert sha[:16] in said
    assert "secret.pdf" not in page(client, f"/tenders/{TENDER}")
