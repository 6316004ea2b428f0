"""Filing without an account, duties on the desk, the electronic rate for everybody."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache

from jianbiao.people import competences
from jianbiao.supervision import administration, services
from jianbiao.supervision.models import CaseRow
from tests.make import PROJECT, TENDER
from tests.people.make import OPERATOR, appointed
from tests.record.make import row as record_row
from tests.supervision.administrative import SELF
from tests.web.make import BEFORE, Scene

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.usefixtures("scene")]
EXEMPTION = {
    "applicant": "朔宁市水务局",
    "contact": "0900-1",
    "contract_name": "抢险工程",
    "amount": "5200000",
    "ground": "12",
    "facts": "堤防溃口。",
}


@pytest.fixture(autouse=True)
def proved(monkeypatch):
    """Let every officer have shown the password just now."""
    monkeypatch.setattr("jianbiao.people.sessions.proved", lambda *_, **__: True)


@pytest.fixture
def scene(settings, tmp_path):
    cache.clear()
    made = Scene(settings, tmp_path)
    services.seed(at=BEFORE - timedelta(days=10), by=OPERATOR)
    appointed("wang", name="王一", password="")
    made.called()
    while competences.catch_up():
        pass
    return made


def fold():
    while administration.catch_up() or services.catch_up():
        pass


def filed(client, matter="self_tendering", about=TENDER, **said):
    form = SELF if matter == "self_tendering" else EXEMPTION
    return client.post(f"/apply/{matter}?about={about}", form | said)


def code_of(answer):
    return re.search(r'feedback-code">([A-Z0-9]{25})<', answer.content.decode())[1]


def test_a_filing_is_made_corrected_and_followed_without_an_account(scene, client):
    assert client.get(f"/apply/self_tendering?about={TENDER}").status_code == 200
    code, row = code_of(filed(client)), CaseRow.objects.get()
    assert (row.matter, row.state, row.platform) == ("self_tendering", "filed", "")
    page = f"/desk/cases/{row.id}"
    asked = {"act": "ask_correction", "missing": "证明", "correct_by": "2026-03-27", "seen": "1"}
    scene.signed_in(client).post(page, asked)
    row.refresh_from_db()
    assert row.state == "correcting"
    client.post("/follow", {"code": code, "act": "amend", "text": "已补"})
    row.refresh_from_db()
    assert row.state == "filed"
    scene.signed_in(client).post(page, {"act": "review", "opinion": "齐全", "seen": "3"})
    done = {"act": "accept", "document_number": "朔备〔2026〕3号", "seen": "4"}
    assert scene.signed_in(client).post(page, done).status_code == 409  # the second is another
    assert scene.signed_in(client, "wang").post(page, done).status_code == 302
    public = client.get(f"/tenders/{TENDER}").content.decode()
    assert "自行招标备案" in public
    assert "13900000000" not in public


def test_an_exemption_is_filed_for_a_project(client):
    assert filed(client, "exemption", PROJECT).status_code == 200
    assert CaseRow.objects.get().party == PROJECT
    assert filed(client, "exemption", PROJECT).status_code == 409  # one is open about the same


@pytest.mark.parametrize(
    ("matter", "about", "status"),
    [
        pytest.param("complaint", TENDER, 404, id="no filing"),
        pytest.param("written_report", TENDER, 404, id="done by message"),
        pytest.param("inspection", TENDER, 404, id="inspection"),
        pytest.param("nothing", TENDER, 404, id="no matter"),
        pytest.param("self_tendering", "E6900000901000009001", 404, id="no tender"),
        pytest.param("self_tendering", "E69000009010000", 404, id="no project"),
        pytest.param("self_tendering", "<script>", 404, id="script"),
    ],
)
def test_what_nobody_can_file_is_refused(client, matter, about, status):
    assert filed(client, matter, about).status_code == status
    assert not CaseRow.objects.exists()


@pytest.mark.parametrize(
    "bad", [{"able": "0"}, {"people": "甲"}, {"applicant": ""}, {"experience": "字" * 3000}]
)
def test_what_does_not_fit_is_said_beside_its_field(client, bad):
    assert filed(client, **bad).status_code in {400, 409}
    assert not CaseRow.objects.exists()


def test_an_address_that_files_too_often_is_stopped(client):
    answers = [filed(client, people="甲").status_code for _ in range(25)]
    assert answers[-1] == 429


def test_a_script_is_only_text(scene, client):
    code = code_of(filed(client, experience="<script>alert(1)</script>"))
    assert "<script>alert" not in client.post("/follow", {"code": code}).content.decode()
    page = scene.signed_in(client).get(f"/desk/cases/{CaseRow.objects.get().id}")
    assert "<script>alert" not in page.content.decode()


def test_what_is_due_stands_on_the_desk_until_its_message_comes(scene, client):
    scene.post(record_row("BID_DECISION_INFO", DECIDE_TIME="20260302100000", WIN_BIDDER_NAME="甲"))
    fold()
    page = scene.signed_in(client).get("/desk/duties").content.decode()
    assert "提交书面报告" in page
    assert "<b>1</b> 项已过期限" in page
    scene.post(record_row("WRITTEN_REPORT", TENDER, SUBMIT_TIME="20260310100000"))
    fold()
    assert "没有应办未办的事项" in client.get("/desk/duties").content.decode()


def test_duties_are_shown_only_in_reach(scene, client):
    scene.post(record_row("BID_DECISION_INFO", DECIDE_TIME="20260302100000", WIN_BIDDER_NAME="甲"))
    fold()
    assert client.get("/desk/duties").status_code in {302, 403}


def test_the_electronic_rate_is_for_everybody_and_for_machines(client):
    fold()
    page = client.get("/electronic").content.decode()
    assert "招标公告（邀请）" in page
    assert "100.0%" in page
    said = client.get("/electronic?format=json").json()
    assert said["rates"][-1] == {
        "city": "",
        "stage": "call",
        "electronic": 1,
        "paper": 0,
        "missing": 0,
        "all": 1,
        "percent": "100.0",
    }
    assert said["seen"] > 0
    lines = client.get("/electronic?format=csv").content.decode("utf-8-sig").splitlines()
    assert lines[0] == "city,stage,electronic,paper,missing,all,percent"
    assert lines[1] == "6901,call,1,0,0,1,100.0"


def test_a_duty_past_its_day_is_missing_in_the_rate(scene, client):
    scene.post(record_row("BID_DECISION_INFO", DECIDE_TIME="20260302100000", WIN_BIDDER_NAME="甲"))
    fold()
    said = client.get("/electronic?format=json").json()["rates"]
    [report] = [one for one in said if one["stage"] == "written_report" and one["city"] == "6901"]
    assert (report["missing"], report["percent"]) == (1, "0.0")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_page_speaks_both_languages(client, lang):
    fold()
    for path in ("/electronic", "/apply/self_tendering", "/matters/written_report", "/matters"):
        assert client.get(f"{path}?lang={lang}").status_code == 200
