"""M9: from an alert to a suspension that stops the tender; what is done all the same is found at once."""

from datetime import timedelta

import pytest

from jianbiao.intake import keyring
from jianbiao.people import competences
from jianbiao.people import services as people
from jianbiao.supervision import documents, services
from jianbiao.supervision.models import CaseRow, IssuedDocument
from jianbiao.watch.models import Alert, Finding
from jianbiao.watch.permission import may
from jianbiao.web.api import api
from tests.make import LOT, PLATFORM, TENDER, envelope, opening
from tests.people.make import OPERATOR, appointed
from tests.posting import open_door
from tests.stories.scene import award, contract, fold
from tests.web.make import AFTER, BEFORE, Scene

pytestmark = pytest.mark.django_db(databases="__all__")

STOPPED = AFTER + timedelta(days=1)
LIFTED = AFTER + timedelta(days=5)


@pytest.fixture
def scene(settings, tmp_path, monkeypatch):
    made = Scene(settings, tmp_path)
    services.seed(at=BEFORE - timedelta(days=10), by=OPERATOR)
    appointed("wang", name="王一", password="")
    made.called()
    made.post(opening(), at=AFTER)
    while competences.catch_up():
        pass
    monkeypatch.setattr("jianbiao.people.sessions.proved", lambda *_, **__: True)
    return made


def settled():
    while services.catch_up():
        pass
    fold()


def suspended(scene, client):
    """Let one officer draft and issue, another approve; return the case."""
    scene.at(STOPPED)
    about = f"/desk/cases/new?tender={TENDER}&lot={LOT}"
    said = {"matter": "suspension", "ground": "线索", "public_ground": "招标文件有争议"}
    scene.signed_in(client).post(about, said)
    case = CaseRow.objects.get()
    page = f"/desk/cases/{case.id}"
    scene.signed_in(client, "wang").post(page, {"act": "approve", "seen": "1"})
    scene.signed_in(client).post(page, {"act": "issue", "seen": "2"})
    documents.seal_issued(str(scene.home), at=STOPPED)
    case.refresh_from_db()
    assert case.state == "issued"
    settled()
    return case


def answered(case, act, **data):
    said = {"TENDER_PROJECT_CODE": TENDER, "CASE_NO": case.id, "CASE_ACT": act}
    return envelope("SUPERVISION_ANSWER", said | {"HANDLE_TIME": "20260325130000"} | data)


def test_a_suspension_is_ordered_obeyed_answered_and_lifted(scene, client):
    case = suspended(scene, client)
    assert [one.rule for one in may("award", LOT, platform=PLATFORM, at=STOPPED).reasons] == [
        "IR62"
    ]
    assert may("sign_contract", LOT, platform=PLATFORM, at=STOPPED).may is False
    public = client.get(f"/tenders/{TENDER}").content.decode()
    assert "招标文件有争议" in public
    assert "线索" not in public
    assert "第四十六条" in public
    services.deliver(PLATFORM, case.last_number, at=STOPPED)
    scene.post(answered(case, "1"), answered(case, "2", ANSWER_TEXT="已停止"), at=STOPPED)
    settled()
    assert services.take_answers(at=STOPPED) == 2
    scene.at(LIFTED)
    page = f"/desk/cases/{case.id}"
    scene.signed_in(client, "wang").post(page, {"act": "lift", "reason": "已更正"})
    settled()
    assert may("award", LOT, platform=PLATFORM, at=LIFTED).may
    scene.post(award("20260330090000"), at=LIFTED)
    settled()
    assert Finding.objects.get(rule="X14").verdict == "compliant"
    assert "现已恢复" in client.get(f"/tenders/{TENDER}").content.decode()


def test_what_is_done_all_the_same_is_accepted_and_a_breach_at_once(scene, client):
    suspended(scene, client)
    scene.post(award("20260326090000"), at=STOPPED + timedelta(days=1))
    assert Finding.objects.get(rule="X14").verdict == "breach"
    assert Alert.objects.get(rule="X14").grade == "breach"
    assert "X14" not in client.get(f"/tenders/{TENDER}").content.decode()


def test_the_contract_has_the_days_back_that_the_order_took(scene, client):
    scene.post(award("20260324150000"), at=AFTER)
    case = suspended(scene, client)
    late = LIFTED + timedelta(days=25)
    scene.at(LIFTED)
    page = f"/desk/cases/{case.id}"
    scene.signed_in(client, "wang").post(page, {"act": "lift", "reason": "已更正"})
    settled()
    scene.post(contract("20260427090000"), at=late)
    said = Finding.objects.get(rule="A09")
    assert said.verdict == "compliant"  # the thirtieth day was 23 April
    assert "不计暂停期间" in said.zh


def test_a_platform_cannot_order_itself_to_stop(scene):
    said = envelope(
        "SUSPENSION_ORDER",
        {"TENDER_PROJECT_CODE": TENDER, "CASE_NO": "x", "SUSPEND_TIME": "20260325090000"},
    )
    answer = scene.platform.post(open_door(scene.home, at=AFTER), said)
    assert answer.faults == [["set_own"]]


def test_a_revoked_key_answers_nothing(scene, client, monkeypatch):
    case = suspended(scene, client)
    people.revoke_key(f"{PLATFORM}/k1", revoked_at=STOPPED, reason="丢失", by=OPERATOR, at=STOPPED)
    monkeypatch.setattr(keyring, "_ring", keyring.Keyring())  # its keys are read again in seconds
    answer = scene.platform.post(open_door(scene.home, at=STOPPED), answered(case, "1"))
    assert (answer.status, answer.code) == (401, "key_revoked")
    case.refresh_from_db()
    assert case.state == "issued"


def test_the_document_is_checked_by_anybody_and_shows_no_inner_word(scene, client):
    suspended(scene, client)
    row = IssuedDocument.objects.get()
    page = client.get("/documents", {"number": row.number, "digest": row.digest})
    text = page.content.decode()
    assert "签章有效" in text
    assert "摘要与台账一致" in text
    assert "线索" not in text
    assert (
        "摘要与台账不一致"
        in client.get("/documents", {"number": row.number, "digest": "0" * 64}).content.decode()
    )
    assert client.get("/documents", {"number": "<script>〔2026〕1号"}).status_code == 404


def test_the_interface_tells_of_instructions():
    assert "/api/v1/instructions/{case}" in api.get_openapi_schema()["paths"]
