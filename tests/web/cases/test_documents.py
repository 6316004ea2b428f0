"""Papers and outages on pages: printed whole for officers, in part for everybody, script as text."""

from datetime import timedelta

import pytest

from jianbiao.people import competences
from jianbiao.supervision import documents, outages, services
from jianbiao.supervision.models import CaseRow, IssuedDocument, Outage
from tests.make import LOT, TENDER
from tests.people.make import OPERATOR, appointed
from tests.web.make import BEFORE, Scene

pytestmark = pytest.mark.django_db(databases="__all__")

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def scene(settings, tmp_path, monkeypatch):
    made = Scene(settings, tmp_path)
    services.seed(at=BEFORE - timedelta(days=10), by=OPERATOR)
    appointed("wang", name="王一", password="")
    made.called()
    while competences.catch_up():
        pass
    monkeypatch.setattr("jianbiao.people.sessions.proved", lambda *_, **__: True)
    return made


def issued(scene, client, *, matter="notice_to_correct", text=SCRIPT):
    said = {"matter": matter, "addressee": text, "facts": text, "basis": text, "order": text}
    scene.signed_in(client).post(f"/desk/cases/new?tender={TENDER}&lot={LOT}", said)
    case = CaseRow.objects.get()
    issue = {"act": "issue", "seen": "1", "answer_by": "2026-04-01"}
    assert client.post(f"/desk/cases/{case.id}", issue).status_code == 302
    return case


def test_a_document_is_shown_before_and_after_its_seal_and_holds_no_script(scene, client):
    case = issued(scene, client)
    row = IssuedDocument.objects.get()
    address = f"/desk/cases/{case.id}/issued/{row.entry}"
    assert "签章随后加盖" in client.get(address).content.decode()
    documents.seal_issued(str(scene.home), at=BEFORE)
    for page in (address, f"/desk/cases/{case.id}", f"/documents?number={row.number}"):
        text = client.get(page).content.decode()
        assert row.number in text
        assert SCRIPT not in text


def test_a_document_of_another_case_is_not_found(scene, client):
    case = issued(scene, client)
    assert client.get(f"/desk/cases/{case.id}/documents/1").status_code == 404


def test_the_number_that_is_not_the_next_is_said_at_its_field(scene, client):
    issued(scene, client)
    case = CaseRow.objects.get()
    said = {"matter": "notice_to_correct", "addressee": "甲", "facts": "甲", "basis": "甲"}
    client.post(f"/desk/cases/new?tender={TENDER}", said | {"order": "甲"})
    second = CaseRow.objects.exclude(id=case.id).get()
    issue = {"act": "issue", "seen": "1", "answer_by": "2026-04-01"}
    answer = client.post(f"/desk/cases/{second.id}", issue | {"document_number": "甲〔2026〕5号"})
    assert answer.status_code == 409
    assert "下一文号" in answer.content.decode()


def test_an_outage_is_stated_by_one_and_settled_by_another_administrator(scene, client):
    appointed("lu", role="system_admin", name="陆一", password="")
    appointed("song", role="security_admin", name="宋一", password="")
    form = {"since": "2026-03-19 09:00", "until": "2026-03-19 15:00", "what": SCRIPT, "cause": "电"}
    scene.signed_in(client, "lu")
    assert client.post("/desk/house/outages", {"act": "state", **form}).status_code == 302
    id = Outage.objects.get().id
    settle = {"act": "settle", "outage": id, "verdict": "1", "note": ""}
    answer = client.post("/desk/house/outages", settle)
    assert answer.status_code == 409
    assert "另一人" in answer.content.decode()
    assert SCRIPT not in answer.content.decode()
    scene.signed_in(client, "song")
    assert client.post("/desk/house/outages", settle).status_code == 302
    assert len(outages.confirmed()) == 1
    client.logout()
    text = client.get("/outages").content.decode()
    assert SCRIPT not in text
    assert "&lt;script&gt;" in text


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"since": "gestern", "until": "2026-03-19 15:00"}, 400),
        ({"since": "2026-03-19 15:00", "until": "2026-03-19 09:00"}, 400),
        ({"since": "2026-03-19 15:00", "until": "2027-03-19 09:00"}, 409),
    ],
    ids=["no moment", "backwards", "to come"],
)
def test_an_outage_that_cannot_be_is_not_recorded(scene, client, said, status):
    appointed("lu", role="system_admin", name="陆一", password="")
    scene.signed_in(client, "lu")
    form = {"act": "state", "what": "x", "cause": "x", **said}
    assert client.post("/desk/house/outages", form).status_code == status
    assert not Outage.objects.exists()


def test_a_supervisor_records_no_outage(scene, client):
    assert scene.signed_in(client).get("/desk/house/outages").status_code == 403
