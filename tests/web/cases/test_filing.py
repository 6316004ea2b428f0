"""A citizen files a complaint without an account and follows it with a code nobody else has."""

import re

import pytest
from django.core.cache import cache

from jianbiao.ledger import queries as ledger
from jianbiao.supervision import services
from jianbiao.supervision.models import CaseRow
from tests.make import TENDER
from tests.people.make import OPERATOR
from tests.web.make import BEFORE, Scene

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.usefixtures("scene")]

FORM = {
    "complainant": "某某建筑有限公司",
    "contact": "13900000000",
    "respondent": "朔宁市水务局",
    "matter": "1",
    "knew_on": "2026-03-15",
    "objected_on": "",
    "replied_on": "",
    "facts": "招标文件指定了特定品牌。",
    "request": "责令改正招标文件。",
    "interested": "1",
    "signed": "1",
}


@pytest.fixture
def scene(settings, tmp_path):
    cache.clear()
    made = Scene(settings, tmp_path)
    services.seed(at=BEFORE, by=OPERATOR)
    made.called()
    return made


def filed(client, **said):
    return client.post(f"/complain?tender={TENDER}", FORM | {"send": "1"} | said)


def code_of(answer):
    return re.search(r'feedback-code">([A-Z0-9]{25})<', answer.content.decode())[1]


def test_a_complaint_is_filed_followed_and_kept_from_others(client):
    assert client.get(f"/complain?tender={TENDER}").status_code == 200
    answer = filed(client)
    code, row = code_of(answer), CaseRow.objects.get()
    assert (row.matter, row.state, row.region) == ("complaint", "filed", "690100")
    assert code not in str(ledger.entries([row.opened_number])[row.opened_number].event)
    followed = client.post("/follow", {"code": code.lower()}).content.decode()
    assert "待受理" in followed
    assert "招标文件指定了特定品牌" in followed
    assert "2026-03-25" in followed  # three working days from Friday 20 March
    public = client.get(f"/tenders/{TENDER}").content.decode()
    assert "投诉处理" in public
    for told in ("某某建筑有限公司", "13900000000", "招标文件指定了特定品牌"):
        assert told not in public
        assert told not in client.get(f"/ledger/official/{row.opened_number}").content.decode()


def test_a_code_that_is_nobodys_tells_nothing_and_cannot_be_tried_for_ever(client):
    filed(client)
    answers = [client.post("/follow", {"code": "A" * 25}).status_code for _ in range(25)]
    assert set(answers[:19]) == {404}
    assert answers[-1] == 429


@pytest.mark.parametrize("field", ["complainant", "respondent", "matter", "knew_on", "facts"])
def test_what_is_missing_is_said_beside_its_field(client, field):
    answer = filed(client, **{field: ""})
    assert answer.status_code == 400
    assert "此项必填" in answer.content.decode()
    assert not CaseRow.objects.exists()


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param({"knew_on": "2026-02-30"}, id="day"),
        pytest.param({"matter": "7"}, id="code"),
        pytest.param({"facts": "字" * 30000}, id="long"),
        pytest.param({"complainant": "x\x00y"}, id="nul"),
    ],
)
def test_what_cannot_be_read_is_refused(client, bad):
    assert filed(client, **bad).status_code == 400
    assert not CaseRow.objects.exists()


def test_a_tender_nobody_knows_cannot_be_complained_about(client):
    assert client.get("/complain?tender=E6900000901000009001").status_code == 404
    assert client.get("/complain").status_code == 404


def test_a_script_is_only_text(client):
    code = code_of(filed(client, facts="<script>alert(1)</script>"))
    page = client.post("/follow", {"code": code}).content.decode()
    assert "<script>alert" not in page


def test_the_holder_of_the_code_does_what_the_public_may(client):
    code = code_of(filed(client))
    row = CaseRow.objects.get()
    wrong = client.post("/follow", {"code": code, "act": "ask_withdrawal", "reason": "和解"})
    assert wrong.status_code == 409  # it is not accepted yet
    for act in ("accept", "decide"):
        stolen = client.post("/follow", {"code": code, "act": act, "investigators": "甲"})
        assert stolen.status_code in {400, 403, 409}
    row.refresh_from_db()
    assert row.state == "filed"
