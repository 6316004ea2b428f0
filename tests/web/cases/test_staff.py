"""An officer opens a case from a tender, acts, and is told in words what is refused."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.urls import reverse

from jianbiao.people import competences
from jianbiao.people.models import Grant
from jianbiao.supervision import services
from jianbiao.supervision.models import CaseRow
from jianbiao.watch.models import Alert
from tests.make import LOT, TENDER
from tests.people.make import OPERATOR, appointed
from tests.stories.scene import clarification
from tests.web.make import BEFORE, Scene

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def scene(settings, tmp_path):
    made = Scene(settings, tmp_path)
    services.seed(at=BEFORE - timedelta(days=10), by=OPERATOR)
    appointed("wang", name="王一", password="")
    made.called()
    while competences.catch_up():
        pass
    return made


@pytest.fixture
def lin(scene, client, monkeypatch):
    """An officer who has just shown the password again."""
    monkeypatch.setattr("jianbiao.people.sessions.proved", lambda *_, **__: True)
    return scene.signed_in(client)


def opened(client, **said):
    form = {"matter": "suspension", "ground": "评标标准涉嫌改动", "until": ""} | said
    return client.post(f"/desk/cases/new?tender={TENDER}&lot={LOT}", form)


def test_a_case_is_opened_from_a_tender_and_stands_on_the_list(lin):
    page = lin.get(f"/desk/cases/new?tender={TENDER}&lot={LOT}").content.decode()
    assert "责令暂停招标投标活动" in page
    assert "登记收到的投诉" in page  # paper, counter and hotline
    answer = opened(lin)
    row = CaseRow.objects.get()
    assert answer["Location"].startswith(f"/desk/cases/{row.id}?done=")
    assert (row.lot, row.platform, row.body) == (LOT, "E6900000901", "YH-ZJ")
    assert row.id in lin.get("/desk/cases").content.decode()
    shown = lin.get(answer["Location"]).content.decode()
    assert "评标标准涉嫌改动" in shown
    assert 'value="approve"' not in shown  # drafted by the same person
    assert 'value="drop"' in shown


def test_another_person_approves_and_the_platform_is_told(lin, scene, client):
    opened(lin)
    case = f"/desk/cases/{CaseRow.objects.get().id}"
    scene.signed_in(client, "wang")
    assert client.post(case, {"act": "approve", "seen": "1"}).status_code == 302
    issue = {"act": "issue", "seen": "2", "document_number": "朔建监〔2026〕1号"}
    assert client.post(case, issue).status_code == 302
    assert CaseRow.objects.get().state == "issued"
    public = client.get(f"/tenders/{TENDER}").content.decode()
    assert "已下达，待送达" in public
    assert "评标标准涉嫌改动" not in public


@pytest.mark.parametrize(
    ("said", "status", "words"),
    [
        pytest.param({"act": "approve", "seen": "1"}, 409, "另一人", id="same"),
        pytest.param({"act": "lift", "seen": "1", "reason": "x"}, 409, "cannot follow", id="state"),
        pytest.param({"act": "drop", "seen": "7", "reason": "x"}, 409, "filled in", id="stale"),
        pytest.param({"act": "drop", "seen": "1", "reason": ""}, 400, "此项必填", id="empty"),
        pytest.param({"act": "fly", "seen": "1"}, 409, "没有这项办理", id="unknown"),
        pytest.param(
            {"act": "drop", "seen": "1", "reason": "字" * 5000}, 400, "超过长度", id="long"
        ),
    ],
)
def test_what_is_refused_changes_nothing_and_is_said_in_words(lin, said, status, words):
    opened(lin)
    before = CaseRow.objects.values().get()
    answer = lin.post(f"/desk/cases/{before['id']}", said)
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert CaseRow.objects.values().get() == before


def test_a_script_is_only_text(lin):
    opened(lin, ground="<script>alert(1)</script>")
    page = lin.get(f"/desk/cases/{CaseRow.objects.get().id}").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_the_second_order_about_the_same_is_refused(lin):
    opened(lin)
    answer = opened(lin)
    assert answer.status_code == 409
    assert CaseRow.objects.get().id in answer.content.decode()


def test_a_lot_of_another_tender_cannot_be_meant(lin):
    answer = lin.get(f"/desk/cases/new?tender={TENDER}&lot=E6900000901000009001001")
    assert answer.status_code == 404


def test_without_the_power_there_is_no_way_in(lin):
    Grant.objects.filter(id__startswith="lin/").delete()
    assert opened(lin).status_code == 403
    assert lin.get("/desk/cases").status_code == 403


def test_an_alert_says_which_cases_are_about_it(lin, scene):
    scene.post(clarification())
    alert = Alert.objects.get(rule="P19")
    page = reverse("staff:alert", args=[alert.id])
    assert "尚未立件" in lin.get(page).content.decode()
    form = {"matter": "suspension", "ground": "发售期不足", "until": ""}
    assert lin.post(f"/desk/cases/new?alert={quote(alert.id)}", form).status_code == 302
    row = CaseRow.objects.get()
    assert row.alert == alert.id
    shown = lin.get(page).content.decode()
    assert f'href="/desk/cases/{row.id}"' in shown
    assert "尚未立件" not in shown
