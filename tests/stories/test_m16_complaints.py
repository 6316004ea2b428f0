"""M16: a citizen complains, follows it, the respondent answers, it is decided and published."""

from datetime import datetime

import pytest
from django.core.cache import cache

from jianbiao.ledger import queries as ledger
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import services
from jianbiao.supervision.models import CaseRow
from tests.make import TENDER
from tests.people.make import appointed, granted
from tests.web.cases.make import (
    DRAFT,
    accepted,
    act,
    code_of,
    filed,
    notified,
    objection,
    pdf,
    scene_of,
)

pytestmark = pytest.mark.django_db(databases="__all__")

MONDAY = datetime(2026, 3, 23, 10, tzinfo=SHANGHAI)
SECRETS = ("某某建筑有限公司", "13900000000", "钱七", "证据.pdf")
"""Whatever tells who complained."""


@pytest.fixture
def scene(settings, tmp_path, monkeypatch):
    cache.clear()
    monkeypatch.setattr("jianbiao.people.sessions.proved", lambda *_, **__: True)
    made = scene_of(settings, tmp_path)
    made.post(objection())
    return made


@pytest.fixture
def as_officer(scene, client_of):
    """Return a function from a login to a client signed in as that officer."""
    return lambda login: scene.signed_in(client_of(), login)


@pytest.fixture
def client_of():
    from django.test import Client

    return Client


def text(answer):
    return answer.content.decode()


def answers(respondent, code, case):
    """The respondent sees what they are asked, nothing of the complaint, and answers."""
    asked = text(respondent.post("/respond", {"code": code}))
    assert "请说明招标文件第三章指定品牌的理由" in asked
    for secret in (*SECRETS, case.id, "2026-03-20", "排斥外地投标人"):
        assert secret not in asked
    answer = {"code": code, "act": "respond", "text": "系笔误。", "person": "李四 13800000000"}
    answered = text(respondent.post("/respond", answer | {"files": [pdf("说明.pdf")]}))
    assert "系笔误" in answered


def test_from_an_unanswered_objection_to_a_published_decision(scene, as_officer, client_of):
    citizen, public = client_of(), client_of()
    page = text(citizen.get(f"/tenders/{TENDER}"))
    assert "第 " not in page.split('id="objections"')[1].split("</section>")[0]
    assert "逾期未答复" in page  # three days from Monday 16 March end on Thursday the 19th
    assert f"/complain?tender={TENDER}&amp;objection=Y1" in page
    form = text(citizen.get(f"/complain?tender={TENDER}&objection=Y1"))
    assert 'value="2026-03-16"' in form

    said = {"objected_on": "2026-03-16", "objection": "Y1"}
    review = text(filed(citizen, send="", **said))
    assert "受理条件核对" in review
    assert not CaseRow.objects.exists()
    code = code_of(filed(citizen, pdf(), **said))
    followed = text(citizen.post("/follow", {"code": code}))
    assert "待受理" in followed
    assert not any(one in followed for one in SECRETS)  # a lost code tells nobody who complained

    scene.at(MONDAY)
    lin = as_officer("lin")
    case = CaseRow.objects.get()
    desk = text(lin.get(f"/desk/cases/{case.id}"))
    assert all(one in desk for one in SECRETS)
    assert "本投诉所述" in desk  # the objection it follows, for the department alone
    digest = case.done[0]["fields"]["files"].removeprefix("sha256:")
    given = lin.get(f"/desk/cases/{case.id}/attached/{digest}")
    assert b"".join(given.streaming_content).startswith(b"%PDF-")
    assert accepted(lin).status_code == 302

    leaking = notified(lin, points="某某建筑有限公司投诉你单位指定品牌，请说明。")
    assert (leaking.status_code, "身份信息" in text(leaking)) == (409, True)
    theirs = code_of(notified(lin))
    answers(client_of(), theirs, case)

    assert act(lin, "draft", **DRAFT).status_code == 302
    zhao = as_officer("zhao")
    to_sign = text(zhao.get(f"/desk/cases/{case.id}"))
    assert (
        "某某建筑有限公司；被投诉人：朔宁市水务局" in to_sign
    )  # whole, beside what will be public
    assert "公布稿预览" in to_sign
    assert act(zhao, "decide", document_number="朔投决〔2026〕1号").status_code == 302
    assert text(public.get("/decisions")).count("朔投决") == 0  # not served yet
    served = {"served_on": "2026-03-23", "channel": "2", "persons": ""}
    assert act(lin, "serve", **served).status_code == 302

    case.refresh_from_db()
    assert case.state == "closed"
    assert "朔投决〔2026〕1号" in text(public.get("/decisions"))
    shown = text(public.get(f"/decisions/{case.id}"))
    assert "责令招标人改正招标文件" in shown
    assert "朔宁市水务局" in shown
    for secret in (*SECRETS, "孙八", "周九", "13911112222", "吴十", "李四", "13800000000"):
        assert secret not in shown
    assert "部分属实" in text(citizen.post("/follow", {"code": code}))


def test_nobody_else_learns_who_complained(as_officer, client_of):
    """No public page, feed, entry or error tells it, nor a page of officers who do not handle it."""
    appointed("meng", name="孟一", password="", grants=False)
    granted("meng", "supervise", "read_restricted")
    citizen, public = client_of(), client_of()
    code = code_of(filed(citizen, pdf()))
    lin, meng = as_officer("lin"), as_officer("meng")
    accepted(lin)
    row = CaseRow.objects.get()
    numbers = [one["number"] for one in row.done]
    seen = [
        public.get(f"/tenders/{TENDER}"),
        public.get("/matters"),
        public.get("/decisions"),
        public.get(f"/decisions/{row.id}"),
        public.get(f"/api/v1/search?q={SECRETS[0]}"),
        *(public.get(f"/ledger/official/{n}") for n in numbers),
        *(public.get(f"/api/v1/entries/{n}") for n in numbers),
        public.get(f"/tenders?q={SECRETS[0]}"),
        meng.get("/desk/cases"),
        meng.get(f"/desk/cases/{row.id}"),
        meng.get(f"/desk/tenders/{TENDER}"),
        *(meng.get(f"/desk/entries/official/{n}") for n in numbers),
    ]
    assert [one.status_code for one in seen[-2 - len(numbers) : -len(numbers)]] == [200, 200]
    for answer in seen:
        told = text(answer).replace(f"q={SECRETS[0]}", "").replace(f'value="{SECRETS[0]}"', "")
        for secret in (*SECRETS[1:], code):
            assert secret not in told, answer.request["PATH_INFO"]
    assert SECRETS[0] not in text(meng.get(f"/desk/cases/{row.id}"))
    digest = row.done[0]["fields"]["files"].removeprefix("sha256:")
    assert meng.get(f"/desk/cases/{row.id}/attached/{digest}").status_code == 404
    assert meng.get(f"/desk/cases/{row.id}/archive").status_code == 403
    assert public.get(f"/api/v1/files/sha256:{digest}").status_code == 404
    assert lin.get(f"/api/v1/files/sha256:{digest}").status_code == 404


def test_a_clerk_registers_a_letter_and_the_clock_runs_from_its_receipt(as_officer, client_of):
    from tests.web.cases.make import FORM

    lin = as_officer("lin")
    form = FORM | {"begin": "complaint", "channel": "1", "received_on": "2026-03-17"}
    answer = lin.post(f"/desk/cases/new?tender={TENDER}", form)
    code = code_of(answer)
    row = CaseRow.objects.get()
    assert (row.state, row.opened_at.date().isoformat()) == ("filed", "2026-03-20")
    followed = text(client_of().post("/follow", {"code": code}))
    assert "2026-03-20" in followed  # three working days from Tuesday the 17th
    assert "13900000000" not in followed  # a lost code tells nobody who came


def test_a_complaint_is_withdrawn_unless_a_violation_was_found(as_officer, client_of):
    citizen, lin = client_of(), as_officer("lin")
    code = code_of(filed(citizen))
    accepted(lin)
    ask = {"code": code, "act": "ask_withdrawal", "reason": "已经和解"}
    assert citizen.post("/follow", ask).status_code == 200
    assert act(lin, "grant_withdrawal", violation_found="1").status_code == 409
    assert act(lin, "refuse_withdrawal", reason="已查实违法").status_code == 302
    assert citizen.post("/follow", ask).status_code == 200
    assert act(lin, "grant_withdrawal", violation_found="0").status_code == 302
    assert "已撤回" in text(citizen.post("/follow", {"code": code}))
    assert citizen.post("/follow", ask).status_code == 409


def test_who_decided_the_same_before_stands_aside(scene, as_officer, client_of):
    lin, zhao = as_officer("lin"), as_officer("zhao")
    filed(client_of())
    accepted(lin)
    act(lin, "draft", **DRAFT)
    act(zhao, "decide", document_number="朔投决〔2026〕1号")
    act(lin, "serve", served_on="2026-03-20", channel="2", persons="")
    while services.catch_up():
        pass
    scene.at(MONDAY)
    filed(client_of())
    again, other = CaseRow.objects.order_by("opened_number").last(), {"matter": "6"}
    form = {"act": "accept", "seen": "1", "recusal_checked": "1"}
    refused = lin.post(f"/desk/cases/{again.id}", form | {"investigators": "wang\nfeng"})
    assert refused.status_code == 409
    wang = as_officer("wang")
    page = f"/desk/cases/{again.id}"
    assert "参与过" in text(wang.get(page))
    assert "已作出处理决定" in text(wang.get(page))  # what was decided before is told
    assert wang.post(page, form | {"investigators": "wang\nlin"}).status_code == 409
    assert wang.post(page, form | {"investigators": "wang\nfeng"}).status_code == 302
    filed(client_of(), **other)
    third = f"/desk/cases/{CaseRow.objects.order_by('opened_number').last().id}"
    assert lin.post(third, form | {"investigators": "lin\nwang"}).status_code == 302


def test_everything_a_complaint_left_comes_back_from_the_ledger(as_officer, client_of):
    from jianbiao.supervision.models import CaseCode, Complained

    lin = as_officer("lin")
    filed(client_of(), pdf())
    accepted(lin)
    notified(lin)
    notified(lin)  # a second notice to the same: the first code is over
    while services.catch_up():
        pass
    tables = (CaseRow, CaseCode, Complained)
    kept = [list(t.objects.order_by("pk").values()) for t in tables]
    assert [len(one) for one in kept] == [1, 2, 1]  # the citizen's code and the respondent's second
    for table in tables:
        table.objects.all().delete()
    from jianbiao.ledger import services as writing

    said = [e for e in ledger.entries_after(0) if e.kind.startswith("supervision:case")]
    services.fold(said, using="default")
    writing.set_bookmark("supervision", "official", 0)
    while services.catch_up():
        pass
    assert [list(t.objects.order_by("pk").values()) for t in tables] == kept
