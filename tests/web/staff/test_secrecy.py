"""Before the opening no alert, count, file or error tells that somebody bids or withdrew (招标投标法 22)."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from jianbiao.watch import services as watch
from jianbiao.watch.models import Alert, Deadline, Finding
from jianbiao.watch.telling import NEVER
from tests.make import LOT, TENDER, bid, envelope, lot, notice, opening, project, tender
from tests.stories.scene import corrected, emptied, fold, folded
from tests.web.make import AFTER, BEFORE, DEADLINE

pytestmark = pytest.mark.django_db(databases="__all__")

AGENCY = "91690100MA0000007Y"
TELLING = ("P32", "B08")
PAGES = (
    "/desk/",
    "/desk/alerts",
    "/desk/alerts?state=open",
    "/desk/alerts?grade=breach&rule=P32",
    f"/desk/alerts?tender={TENDER}",
    "/desk/alerts?format=csv",
    "/desk/queue",
    "/desk/tenders",
    "/desk/tenders?alert=breach",
    "/desk/tenders?rule=P32",
    "/desk/tenders?rule=B08&verdict=breach",
    "/desk/tenders?verdict=breach",
    "/desk/tenders?alert=breach&format=csv",
    f"/desk/tenders/{TENDER}",
    "/desk/rules",
    "/desk/rules/P32",
    "/desk/rules/B08",
    "/desk/house/charges",
)


def withdrawal(**data):
    said = {
        "TENDER_PROJECT_CODE": TENDER,
        "BID_SECTION_CODE": LOT,
        "BIDDER_NAME": "甲建设公司",
        "BIDDER_ORG_CODE": AGENCY,
        "WITHDRAW_TYPE": "1",
        "WITHDRAW_TIME": "20260310090000",
    }
    return envelope("BID_WITHDRAW_INFO", said | data)


def ended(kind="1", **data):
    said = {"TENDER_PROJECT_CODE": TENDER, "BID_SECTION_CODE": LOT, "EXCEPITON_TYPE": kind}
    return envelope("TENDER_ABNORMITY_REPORT", said | data)


def read(client):
    """Return what each page says, without entry numbers, tokens, what arrived and how platforms dock."""
    said = {}
    for path in PAGES:
        answer = client.get(path)
        assert answer.status_code in {200, 204}, path
        page = bare(answer.content.decode())
        page = re.sub(r"<div id=\"arrivals\".*?</div>", "", page, flags=re.DOTALL)
        said[path] = re.sub(r"<table class=\"rows flow\".*?</table>", "", page, flags=re.DOTALL)
    return said


def bare(page):
    """Return a page without entry numbers and tokens."""
    return re.sub(r"№\S+|after=\d+|csrfmiddlewaretoken\S+ \S+", "", page)


@pytest.fixture
def suspected(scene, client):
    """Return (scene, client, pages as they were) once the agency bid and withdrew unrefunded."""
    agency = {"TENDER_AGENCY_NAME": "云禾招标代理公司", "TENDER_AGENCY_CODE": AGENCY}
    scene.post(project(), tender(**agency), lot(), notice())
    scene.signed_in(client)
    before = read(client)
    scene.post(bid(name="甲建设公司", uscc=AGENCY), withdrawal())
    watch.pass_deadlines(at=BEFORE + timedelta(days=2))
    fold()
    return scene, client, before


def telling():
    return {one.rule: one for one in Alert.objects.filter(rule__in=TELLING)}


def test_an_alert_that_tells_of_bids_is_nowhere_before_the_opening(suspected):
    _, client, before = suspected
    assert set(telling()) == {"B08"}  # P32 is asked once bids are open
    assert {one.shown_from for one in telling().values()} == {NEVER}
    now = read(client)
    assert [path for path in PAGES if now[path] != before[path]] == []
    for one in telling().values():
        assert_unknown(client, one.id)


def assert_unknown(client, id):
    """Everything said of ``id`` is said of an alert that never was."""
    for path in (reverse("staff:alert", args=[id]), reverse("staff:close", args=[id])):
        for send in (client.get, client.post):
            answers = [
                send(one, {"verdict": "confirmed", "reason": "理由若干"})
                for one in (path, path.replace(id, "A-none"))
            ]
            assert answers[0].status_code == answers[1].status_code in {404, 405}
            said = [a.content.decode().replace(id, "X").replace("A-none", "X") for a in answers]
            assert bare(said[0]) == bare(said[1])


def test_what_is_due_after_a_withdrawal_is_not_told_before_the_opening(suspected):
    scene, client, _ = suspected
    due = Deadline.objects.get(rule="B08")
    assert due.passed
    page = client.get(f"/desk/entries/official/{due.passed}").content.decode()
    assert "开标前依法保密" in page
    assert "B08" not in page
    scene.post(opening(), at=AFTER)
    scene.at(AFTER)
    assert "B08" in client.get(f"/desk/entries/official/{due.passed}").content.decode()


def test_once_bids_are_open_the_alert_is_in_every_list_and_count(suspected):
    scene, client, _ = suspected
    scene.post(opening(), at=AFTER)
    scene.at(AFTER)
    said = read(client)
    for path in ("/desk/", "/desk/alerts", "/desk/alerts?format=csv", f"/desk/tenders/{TENDER}"):
        assert "P32" in said[path], path
    assert TENDER in said["/desk/tenders?rule=P32"]
    assert "甲建设公司" in client.get(f"/desk/tenders/{TENDER}").content.decode()
    for one in telling().values():
        assert one.shown_from == DEADLINE
        assert client.get(reverse("staff:alert", args=[one.id])).status_code == 200


def test_an_opening_told_too_early_shows_no_alert_before_the_deadline(suspected):
    scene, client, before = suspected
    scene.post(opening(time="20260320090000"))
    assert {one.shown_from for one in telling().values()} == {DEADLINE}
    now = read(client)
    assert "B04" in now["/desk/alerts"]
    for path, said in now.items():
        assert not [rule for rule in TELLING if f"A-{rule}-" in said], path
    assert (
        now["/desk/tenders?rule=P32"] == before["/desk/tenders?rule=P32"]
        or TENDER not in now["/desk/tenders?rule=P32"]
    )
    for one in telling().values():
        assert_unknown(client, one.id)


def test_an_opening_taken_back_hides_the_alert_again(suspected):
    scene, client, _ = suspected
    told = opening()
    scene.post(told, at=AFTER)
    scene.post(corrected(told, "3"), at=AFTER)
    scene.at(AFTER)
    assert {one.shown_from for one in telling().values()} == {NEVER}
    for one in telling().values():
        assert_unknown(client, one.id)


def test_bids_of_a_lot_that_came_to_nothing_compete_no_more(suspected):
    scene, client, _ = suspected
    scene.post(ended(), at=AFTER)
    scene.at(AFTER)
    for one in telling().values():
        assert one.shown_from == AFTER
        assert client.get(reverse("staff:alert", args=[one.id])).status_code == 200


def test_findings_that_tell_of_bids_follow_the_ledger_alone(suspected):
    scene, _, _ = suspected
    scene.post(opening(), at=AFTER)
    kept = folded()
    emptied()
    fold()
    assert folded() == kept
    assert Finding.objects.filter(rule="P32", verdict="breach").exists()
