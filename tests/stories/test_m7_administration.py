"""Plan item 10: a filing goes online from the platform to the decision, and nothing is entered twice."""

from datetime import timedelta

import pytest

from jianbiao.intake import queries as intake
from jianbiao.ledger import queries as ledger
from jianbiao.ledger.sealer import Sealer
from jianbiao.people import competences
from jianbiao.supervision import administration, commands, filings, inspecting, services
from jianbiao.supervision.models import CaseRow, DutyRow
from tests.make import PLATFORM, TENDER
from tests.people.make import OPERATOR, appointed
from tests.record.make import row
from tests.stories.scene import ORIGIN
from tests.supervision.administrative import filing
from tests.web.make import BEFORE, Scene

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def scene(settings, tmp_path, monkeypatch):
    settings.JIANBIAO_ORIGIN = ORIGIN
    monkeypatch.setattr("jianbiao.people.sessions.proved", lambda *_, **__: True)
    made = Scene(settings, tmp_path)
    services.seed(at=BEFORE - timedelta(days=10), by=OPERATOR)
    for login, name in (("wang", "王一"), ("zhao", "赵二")):
        appointed(login, name=name, password="")
    made.called()
    while competences.catch_up():
        pass
    return made


def fold():
    while administration.catch_up() or services.catch_up():
        pass


def test_a_filing_from_the_platform_is_corrected_decided_and_answered(scene, client):
    scene.post(filing())
    fold()
    assert filings.take_filings(at=BEFORE) == 1
    case = CaseRow.objects.get()
    page = f"/desk/cases/{case.id}"
    officer = scene.signed_in(client)
    assert "待审核" in officer.get("/desk/cases").content.decode()
    officer.post(page, {"act": "ask_correction", "missing": "证明", "correct_by": "2026-03-27"})
    scene.post(filing(act="2", text="已补"))
    fold()
    filings.take_filings(at=BEFORE)
    officer.post(page, {"act": "review", "opinion": "齐全"})
    scene.signed_in(client, "wang").post(page, {"act": "accept", "document_number": "1号"})
    case.refresh_from_db()
    assert [one["act"] for one in case.done] == [
        "submit",
        "ask_correction",
        "complete",
        "review",
        "accept",
    ]
    told = [one.number for one in intake.inbox(PLATFORM, 0)]
    acts = [said.event["act"] for _, said in sorted(ledger.entries(told).items())]
    assert acts == ["submit", "ask_correction", "complete", "accept"]
    client.logout()
    assert "已备案" in client.get(f"/tenders/{TENDER}").content.decode()


def test_a_report_sent_once_is_the_report_and_the_rate_counts_it(scene, client):
    scene.post(row("BID_DECISION_INFO", DECIDE_TIME="20260318100000", WIN_BIDDER_NAME="甲"))
    fold()
    assert DutyRow.objects.get(matter="written_report").stopped is None
    scene.post(row("WRITTEN_REPORT", TENDER, SUBMIT_TIME="20260319100000"))
    fold()
    assert DutyRow.objects.get(matter="written_report").how == "electronic"
    assert "书面报告" in client.get("/electronic").content.decode()


def test_a_citizen_checks_the_draw_of_an_inspection(scene, client):
    plan = {
        "title": "随机检查",
        "kind": "1",
        "since": "2026-03-01",
        "until": "2026-03-31",
        "objects": "1",
        "officers": "2",
        "inspect_by": "2026-04-30",
    }
    officer = scene.signed_in(client)
    officer.post("/desk/inspections", plan)
    case = CaseRow.objects.get(matter="inspection")
    inspecting.go_on(at=BEFORE)
    scene.post(*(row("ENTITY_DECISION", TENDER, DECISION_KIND="4") for _ in range(20)))
    Sealer(home=str(scene.home), origin=ORIGIN, log="official").step()
    inspecting.go_on(at=BEFORE)
    Sealer(home=str(scene.home), origin=ORIGIN, log="official").step()
    client.logout()

    def fetch(address):
        answer = client.get(address.removeprefix("http://here"))
        assert answer.status_code == 200, address
        return answer.content

    keys = scene.home / "keys.txt"
    keys.write_text("\n".join(client.get("/api/v1/keys").json()["official"]))
    address = f"http://here/inspections/{case.id}.json"
    told = list(commands.check(address, keys=str(keys), fetch=fetch))
    assert told[-1].startswith("相符 EQUAL")
