"""A tip is sent by anybody, shown on no page, followed by code, and may become a case."""

import pytest
from django.core.cache import cache
from django.test import Client

from jianbiao.supervision.models import CaseRow
from tests.make import TENDER
from tests.web.cases.make import act, code_of, filed, scene_of

pytestmark = [pytest.mark.django_db(databases="__all__"), pytest.mark.usefixtures("lin")]

TIP = {"respondent": "某公司", "matter": "3", "facts": "三家投标文件出自同一台电脑。", "send": "1"}


@pytest.fixture
def lin(settings, tmp_path, monkeypatch):
    cache.clear()
    monkeypatch.setattr("jianbiao.people.sessions.proved", lambda *_, **__: True)
    return scene_of(settings, tmp_path).signed_in(Client())


def text(answer):
    return answer.content.decode()


def test_an_anonymous_tip_is_followed_by_its_code_and_shown_nowhere(lin, client):
    code = code_of(client.post(f"/tip?tender={TENDER}", TIP))
    page = text(client.post("/follow", {"code": code}))
    assert "待核查" in page
    public = text(client.get(f"/tenders/{TENDER}"))
    assert "举报处理" not in public
    assert TIP["facts"] not in public
    added = client.post("/follow", {"code": code, "act": "add", "text": "另有一家。"})
    assert added.status_code == 200
    act(lin, "examine")
    act(lin, "find_nothing", reason="核对了机器码。", told="经核查未发现。")
    told = text(client.post("/follow", {"code": code}))
    assert "经核查未发现" in told
    assert "核对了机器码" not in told


def test_a_tip_becomes_a_case_that_there_is(lin, client):
    client.post(f"/tip?tender={TENDER}", TIP)
    tip = CaseRow.objects.get()
    page = f"/desk/cases/{tip.id}"
    no_such = {"act": "take_up", "seen": "1", "case": "case-20260320-00000000"}
    assert lin.post(page, no_such).status_code == 409
    opened = {"begin": "suspension", "ground": "涉嫌串通", "until": ""}
    lin.post(f"/desk/cases/new?tender={TENDER}", opened)
    case = CaseRow.objects.exclude(id=tip.id).get()
    assert lin.post(page, {"act": "take_up", "seen": "1", "case": case.id}).status_code == 302
    tip.refresh_from_db()
    assert (tip.state, tip.ended) == ("lead", True)


def test_a_tip_without_a_tender_says_where(client):
    assert client.get("/tip").status_code == 200
    assert client.post("/tip", TIP).status_code == 400
    assert client.post("/tip", TIP | {"region": "999999"}).status_code == 400
    assert code_of(client.post("/tip", TIP | {"region": "690000"}))
    assert (CaseRow.objects.get().region, CaseRow.objects.get().tender) == ("690000", "")


def test_a_complaint_of_somebody_without_an_interest_is_warned_and_filed_all_the_same(lin, client):
    review = text(filed(client, send="", interested="0"))
    assert "可以改为举报" in review
    assert "仍然提交" in review
    assert code_of(filed(client, interested="0"))
    assert "可以改为举报" in text(lin.get(f"/desk/cases/{CaseRow.objects.get().id}"))


def test_going_back_keeps_what_was_written(client):
    page = text(filed(client, send="", back="1"))
    assert "某某建筑有限公司" in page
    assert not CaseRow.objects.exists()
