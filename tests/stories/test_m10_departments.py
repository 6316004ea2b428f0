"""M10: departments hand over, act together and share what they hold; the owner reads who looked."""

import json
import zipfile
from datetime import timedelta
from urllib.parse import quote

import pytest

from jianbiao.ledger import verify
from jianbiao.people import competences, looking
from jianbiao.supervision import services
from jianbiao.supervision.models import CaseRow, Share, SignedDocument
from jianbiao.watch.models import Alert
from jianbiao.watch.queries import closed_by_rule
from tests.people.make import OPERATOR, appointed, opened
from tests.posting import ORIGIN
from tests.stories.scene import fold, seal, short_sale
from tests.supervision.make import ASSIGNED, CASE, DECIDED, DRAFTED, LEAD, NOTIFIED
from tests.web.make import BEFORE, Scene

pytestmark = pytest.mark.django_db(databases="__all__")
TODAY = BEFORE.date()


@pytest.fixture
def scene(settings, tmp_path, monkeypatch):
    """A province with two bodies of the city in charge, one above them, and discipline elsewhere."""
    settings.JIANBIAO_ORIGIN = ORIGIN
    made = Scene(settings, tmp_path)
    services.seed(at=BEFORE - timedelta(days=10), by=OPERATOR)
    for code, name, place, level, body in (
        ("ZJ", "住建局", "690100", "city", "housing"),
        ("SL", "水利局", "690100", "city", "water"),
        ("JT", "交通局", "690200", "city", "transport"),
    ):
        opened(
            code=code, zh=name, en=code, region=place, level=level, industries=("A07",), body=body
        )
    people = {"lin2": "ZJ", "wang": "ZJ", "qin": "SL", "jia": "JT", "yi": "JT"}
    for login, department in people.items():
        appointed(login, name=f"{login}员", department=department, password="")
    made.called(call=short_sale())
    while competences.catch_up():
        pass
    monkeypatch.setattr("jianbiao.people.sessions.proved", lambda *_, **__: True)
    return made


class Desk:
    """One officer at the pages."""

    def __init__(self, scene, client, login):
        self.scene, self.client, self.login = scene, client, login

    def post(self, path, *, status=302, **said):
        self.scene.signed_in(self.client, self.login)
        answer = self.client.post(path, said)
        assert answer.status_code == status, (path, said, answer.content.decode()[-3000:])
        return answer

    def page(self, path, *, status=200, **said):
        self.scene.signed_in(self.client, self.login)
        answer = self.client.get(path, said)
        assert answer.status_code == status, path
        return answer.content.decode()

    def act(self, case, name, *, status=302, **said):
        seen = len(CaseRow.objects.get(id=case).done)
        return self.post(f"/desk/cases/{case}", status=status, act=name, seen=seen, **said)


@pytest.fixture
def desks(scene, client):
    logins = ("lin", "lin2", "wang", "qin", "jia", "yi")
    return {login: Desk(scene, client, login) for login in logins}


def lead(desk):
    alert = Alert.objects.first().id
    desk.post(f"/desk/cases/new?alert={quote(alert)}", matter="lead", **LEAD)
    return CaseRow.objects.get(matter="lead").id


def test_a_lead_is_disputed_settled_and_handled_together(desks):
    id = lead(desks["lin2"])
    desks["lin2"].act(id, "transfer", status=403, to="JT", reason="交通工程")  # not in charge
    desks["lin2"].act(id, "transfer", to="SL", reason="水利工程")
    assert CaseRow.objects.get(id=id).body == "ZJ"  # the first receiver keeps it until received
    desks["qin"].act(id, "send_back", reason="不属水利")
    desks["qin"].act(id, "settle", status=403, to="ZJ", reason="自行指定")
    desks["lin"].act(id, "settle", to="SL", reason="上级指定")
    assert CaseRow.objects.get(id=id).body == "SL"
    desks["lin2"].act(id, "assign", status=403, officers="lin2")
    desks["qin"].act(id, "join", joined="JT", reason="涉及跨市主体")
    assert id in desks["jia"].page("/desk/cases")
    desks["jia"].act(id, "assign", officers="jia")
    assert "交通局" in desks["qin"].page(f"/desk/cases/{id}")


def test_from_alert_to_a_decision_that_everybody_can_check_and_the_rule_learns(
    desks, scene, tmp_path
):
    first, wang = desks["lin2"], desks["wang"]
    first.post(f"/desk/cases/{lead(first)}/case", **CASE, lead="", seen=1)
    id = CaseRow.objects.get(matter="case").id
    wang.act(id, "file", document_number="朔建立〔2026〕1号", late_reason="")
    first.post(f"/desk/cases/{id}/evidence", source=Alert.objects.first().id)
    first.act(id, "assign", **ASSIGNED)
    first.act(id, "draft", **DRAFTED)
    wang.act(id, "review", opinion="事实清楚，程序合法")
    days = {"notified_on": str(TODAY), "statement_by": str(TODAY + timedelta(days=3))}
    first.act(id, "notify", **{**NOTIFIED, **days})
    first.act(id, "submit", status=409)  # the party still has time
    given = {"given_on": str(TODAY), "text": "并无串通", "adopted": "no", "reason": "证据充分"}
    first.act(id, "statement", **given)
    scene.at(BEFORE + timedelta(days=12))
    first.act(id, "submit")
    wang.act(id, "decide", **DECIDED)
    wang.post(f"/desk/cases/{id}/documents/decision", number=DECIDED["document_number"])
    first.act(id, "serve", served_on=str(TODAY + timedelta(days=12)), channel="2")
    first.act(id, "close", finding="true", reason="罚款已缴清")
    fold()
    assert closed_by_rule(BEFORE)[Alert.objects.first().rule] == {"confirmed": 1}
    row = SignedDocument.objects.get()
    shown = desks["lin2"].client.get("/documents", {"number": row.number}).content.decode()
    assert "行政处罚决定书" in shown
    assert "50,000.00元" in shown
    seal(scene.home)
    first.scene.signed_in(first.client, "lin2")
    path = tmp_path / "case.zip"
    path.write_bytes(b"".join(first.client.get(f"/desk/cases/{id}/archive")))
    with zipfile.ZipFile(path) as package:
        (tmp_path / "trusted.txt").write_bytes(package.read("keys.txt"))
        said = json.loads(package.read("case.json"))
    assert verify.main([str(path), "--key", str(tmp_path / "trusted.txt")]) == verify.WHOLE
    assert [one["number"] for one in said["documents"]] == [row.number]


def test_another_department_finds_asks_reads_and_the_owner_sees_every_look(desks, scene):
    id = lead(desks["lin2"])
    jia, first, wang = desks["jia"], desks["lin2"], desks["wang"]
    jia.page(f"/desk/cases/{id}", status=404)
    found = jia.page("/desk/sharing", q="云禾建筑有限公司")
    assert "住建局" in found
    assert id not in found
    asked = {
        "what": "case",
        "subject": "云禾建筑有限公司",
        "holder": "ZJ",
        "purpose": "核查同一主体在本市的项目",
        "authority": "行政处罚法第二十六条",
        "until": str(TODAY + timedelta(days=30)),
    }
    jia.post("/desk/sharing", **asked)
    share = Share.objects.get().id
    page = f"/desk/sharing/{share}/shared"
    jia.page(page, status=403)
    until = str(TODAY + timedelta(days=9))
    jia.post(f"/desk/sharing/{share}/decide", status=404, act="grant", given=id, until=until)
    wang.post(f"/desk/sharing/{share}/decide", act="grant", given=id, until=until)
    assert "发售期两日" in jia.page(page)
    desks["qin"].page(page, status=404)
    jia.page(f"/desk/cases/{id}", status=404)  # what is granted is the file, not the case's pages
    looking.record_looks(at=BEFORE + timedelta(minutes=5))
    looks = first.page("/desk/looks")
    assert f"cases:shared {share}" in looks
    assert "cases:shares 云禾建筑有限公司" in looks
    assert looks.count("交通局") >= 2
    scene.at(BEFORE + timedelta(days=10))
    jia.page(page, status=403)  # its day is over
    scene.at(BEFORE)
    jia.page(page)
    wang.post(f"/desk/sharing/{share}/decide", act="withdraw", reason="核查完毕")
    jia.page(page, status=403)


@pytest.mark.accept
def test_the_pages_of_a_case_file_in_a_browser(desks, live_server):
    """Both languages, narrow and wide: nothing runs over the edge, every field has its label."""
    from playwright.sync_api import sync_playwright

    id = lead(desks["lin2"])
    desks["lin2"].post(f"/desk/cases/{id}/evidence", source=Alert.objects.first().id)
    desks["lin2"].client.get("/desk/")
    session = desks["lin2"].client.cookies["sessionid"].value
    paths = (f"cases/{id}", f"cases/{id}/file", f"cases/{id}/case", "sharing", "looks", "templates")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for width in (390, 1440):
            context = browser.new_context(viewport={"width": width, "height": 900})
            context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
            page = context.new_page()
            for path in (*(f"/desk/{one}" for one in paths), "/documents"):
                for lang in ("zh", "en"):
                    page.goto(f"{live_server.url}{path}?lang={lang}")
                    assert page.locator("h1").count() == 1, path
                    wide = page.evaluate("document.documentElement.scrollWidth")
                    assert wide <= width, (path, lang, wide)
                    bare = page.evaluate(
                        "[...document.querySelectorAll('main input,main select,main textarea')]"
                        ".filter(e=>e.type!='hidden'&&!e.labels.length).map(e=>e.name)"
                    )
                    assert bare == [], (path, bare)
            context.close()
        browser.close()
