"""Staff pages over one small instance: what is shown, to whom, what is kept back, how an alert closes."""

import re

import pytest
from django.db import transaction
from django.urls import reverse

from jianbiao.intake import docking
from jianbiao.ledger import services as ledger
from jianbiao.standard.deadline_events import DeadlinePassed
from jianbiao.standard.events import AlertClosed
from jianbiao.standard.terms import SYSTEM
from jianbiao.watch.models import Alert
from jianbiao.web.staff import views, waiting
from jianbiao.web.words import WORDS
from tests.make import PROJECT, TENDER, USCC, bid, opening
from tests.people.make import appointed, opened
from tests.stories.scene import award, clarification, fold, seal, short_sale
from tests.watch.test_beside import direct
from tests.web.make import AFTER

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def desk(scene, client):
    scene.called(call=short_sale())
    return scene.signed_in(client)


def text(client, path, status=200, **more):
    answer = client.get(path, **more)
    assert answer.status_code == status, (path, answer.content[:300])
    return answer.content.decode()


def alert():
    return Alert.objects.get(rule="P16")


def address(name="staff:alert"):
    return reverse(name, args=[alert().id])


def test_the_desk_says_what_waits_and_links_it(desk):
    page = text(desk, "/desk/")
    assert "1 处越限" in page
    assert address() in page
    assert "文件发售自2026-03-02至2026-03-04" in page
    assert f"/desk/tenders/{TENDER}" in page


@pytest.mark.usefixtures("scene")
def test_a_visitor_is_led_to_the_sign_in_page(client):
    answer = client.get("/desk/alerts?state=open")
    assert answer["Location"] == "/login?next=/desk/alerts%3Fstate%3Dopen"


def test_arrivals_are_answered_only_when_something_came(scene, desk):
    page = text(desk, "/desk/")
    poll = re.search(r"hx-get=\"(/desk/arrivals\?after=\d+)\"", page)[1]
    assert desk.get(poll).status_code == 204
    scene.post(clarification())
    fragment = text(desk, poll)
    assert "澄清修改" in fragment
    assert '<tr class="fresh">' in fragment
    assert "<html" not in fragment
    assert desk.get(re.search(r"hx-get=\"([^\"]+)\"", fragment)[1]).status_code == 204


def test_a_flood_of_secret_bids_does_not_empty_the_list_of_arrivals(scene, desk):
    before = re.findall(r"id=\"a-\d+\"", text(desk, "/desk/"))
    scene.post(*(bid(name=f"第{n}公司") for n in range(40)))
    assert re.findall(r"id=\"a-\d+\"", text(desk, "/desk/")) == before != []


def test_the_queue_is_answered_only_when_rules_have_spoken(scene, desk):
    poll = re.search(r"hx-get=\"(/desk/queue\?after=\d+)\"", text(desk, "/desk/"))[1]
    assert desk.get(poll).status_code == 204
    scene.post(clarification())
    assert "P19" in text(desk, poll)


@pytest.mark.usefixtures("scene")
def test_a_live_list_asked_for_without_a_session_leads_the_whole_page_to_sign_in(client):
    answer = client.get("/desk/queue", headers={"HX-Request": "true", "HX-Current-URL": "/desk/"})
    assert (answer.status_code, answer["HX-Redirect"]) == (401, "/login?next=/desk/")


def test_a_tender_stands_on_one_timeline_with_its_finding_opened_in_place(desk):
    page = text(desk, f"/desk/tenders/{TENDER}")
    notice = page.index("招标公告发布")
    assert notice < page.index("越限 P16") < page.index('<li class="now">')
    assert "什么能推翻它" in page
    assert "2 日 &lt; 5 日" in page
    assert "是否违法由主管部门认定" in page


@pytest.mark.parametrize("path", ["/desk/", f"/desk/tenders/{TENDER}", "/desk/tenders"])
def test_before_the_opening_staff_see_neither_who_bids_nor_how_many(scene, desk, path):
    def bare():
        page = re.sub(r"№\S+|after=\d+|csrfmiddlewaretoken\S+ \S+", "", text(desk, path))
        return re.sub(r"<table class=\"rows[^>]*>.*?</table>", "", page, flags=re.DOTALL)

    before = bare()
    scene.post(
        bid(name="甲建设公司", uscc="91690100MA0000015R"),
        bid(name="乙建设公司", uscc="91690100MA0000007Y"),
    )
    assert bare() == before
    assert "甲建设公司" not in text(desk, path)


def test_before_the_opening_an_entity_does_not_show_where_it_bids(scene, desk):
    scene.post(bid(name="甲建设公司", uscc="91690100MA0000007Y"))
    page = text(desk, "/desk/entities/91690100MA0000007Y", status=404)
    assert f"/desk/tenders/{TENDER}" not in page
    scene.post(opening(), at=AFTER)
    scene.at(AFTER)
    assert f"/desk/tenders/{TENDER}" in text(desk, "/desk/entities/91690100MA0000007Y")


def test_before_the_opening_the_entry_of_a_bid_stays_shut_for_staff(scene, desk):
    (number,) = scene.post(bid(name="甲建设公司"))
    path = f"/desk/entries/official/{number}"
    assert "开标前依法保密" in text(desk, path)
    scene.post(opening(), at=AFTER)
    scene.at(AFTER)
    assert "甲建设公司" in text(desk, path)


def test_an_entity_lists_its_roles_with_their_entries(desk):
    page = text(desk, f"/desk/entities/{USCC}")
    assert "招标人" in page
    assert f"/desk/tenders/{TENDER}" in page
    assert "entity_unknown" in text(desk, "/desk/entities/NOBODY", status=404)


def test_an_alert_gives_facts_basis_refutation_rule_and_evidence(desk):
    page = text(desk, address())
    for said in (
        "实施条例第十六条",
        "什么能推翻它",
        "有效",
        "2026-03-04",
        "证据",
        "文件获取截止时间",
    ):
        assert said in page
    assert f"/desk/entries/official/{alert().opened_number}" in page
    assert not re.search(r"name=\"verdict\"[^>]*checked", page), "no verdict is chosen beforehand"


def test_a_person_closes_an_alert_with_a_verdict_and_a_reason(desk, monkeypatch):
    monkeypatch.setattr(waiting, "LONGEST", 0.0)
    answer = desk.post(
        address("staff:close"), {"verdict": "data_error", "reason": "平台把截止日期报错了"}
    )
    assert answer.status_code == 302
    late = text(desk, answer["Location"])
    assert "您的判断已记入台账" in late
    fold()
    page = text(desk, answer["Location"])
    assert "已办结：<b>数据差错</b>" in page
    assert "平台把截止日期报错了" in page
    assert 'name="verdict"' not in page
    assert answer["Location"].endswith("#done")
    assert 'id="done" role="status" tabindex="-1"' in page
    assert "没有待判断的预警了" in page
    assert "没有待判断的预警" in text(desk, "/desk/")


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"reason": "平台把截止日期报错了"}, "请选择一项判断"),
        ({"verdict": "data_error"}, "请写明理由"),
        ({"verdict": "data_error", "reason": "错"}, "理由至少 4 个字"),
        ({"verdict": "guilty", "reason": "平台把截止日期报错了"}, "没有这项判断"),
    ],
    ids=["no verdict", "no reason", "a word is no reason", "a verdict there is not"],
)
def test_an_incomplete_verdict_is_asked_for_again(desk, said, why):
    answer = desk.post(address("staff:close"), said)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert why in page
    assert said.get("reason", "") in page, "what was written is kept"
    assert alert().state == "open"


def test_an_alert_is_closed_once(desk):
    said = {"verdict": "unfounded", "reason": "文件实际可在任何时间下载"}
    path = address("staff:close")
    desk.post(path, said)
    fold()
    answer = desk.post(path, said)
    assert answer.status_code == 409
    assert "alert_closed" in answer.content.decode()


def test_a_legal_officer_reads_alerts_and_closes_none(scene, desk):
    scene.signed_in(desk, "gao")
    assert "不能办结" in text(desk, address())
    answer = desk.post(address("staff:close"), {"verdict": "unfounded", "reason": "不应当成功"})
    assert answer.status_code == 403
    assert alert().state == "open"


def test_another_city_sees_nothing_of_this_one(scene, desk):
    opened(code="YH-LT", level="city", region="690200", industries=("*",))
    appointed("wen", department="YH-LT", password="")
    scene.signed_in(desk, "wen")
    assert "没有待判断的预警" in text(desk, "/desk/")
    for path in (f"/desk/tenders/{TENDER}", address()):
        assert "_unknown" in text(desk, path, status=404)
    assert (
        "alert_unknown"
        in (
            desk.post(address("staff:close"), {"verdict": "unfounded", "reason": "不在职责范围内"})
        ).content.decode()
    )
    assert "不在您的职责范围内" in text(desk, f"/desk/entries/official/{alert().opened_number}")


@pytest.mark.parametrize("kind", ["deadline", "closed"])
def test_what_the_watch_said_of_a_tender_is_read_only_within_reach(scene, desk, kind):
    said = (
        DeadlinePassed(
            rule="A09",
            tender=TENDER,
            lot="",
            subject=TENDER,
            expects="订立书面合同",
            due_on="2026-04-01",
        )
        if kind == "deadline"
        else AlertClosed(alert=alert().id, verdict="confirmed", reason="核实无误")
    )
    with transaction.atomic():
        number = ledger.append(said, by=SYSTEM, at=AFTER)
    assert TENDER in text(desk, f"/desk/entries/official/{number}")
    opened(code="YH-LT", level="city", region="690200", industries=("*",))
    appointed("wen", department="YH-LT", password="")
    scene.signed_in(desk, "wen")
    page = text(desk, f"/desk/entries/official/{number}")
    assert "不在您的职责范围内" in page
    assert TENDER not in page


def test_the_public_resource_bureau_holds_no_power_over_alerts(scene, desk):
    opened(code="OPS", function="coordinator", industries=("*",))
    appointed("ops", department="OPS", password="")
    scene.signed_in(desk, "ops")
    for path in ("/desk/", "/desk/alerts", address()):
        assert "无权" in text(desk, path, status=403)
    for path in (f"/desk/tenders/{TENDER}", "/desk/tenders", "/desk/rules"):
        page = text(desk, path).replace("不发预警", "")
        assert "预警" not in page
        assert "待判断" not in page
    assert "P16" not in text(desk, f"/desk/tenders/{TENDER}")
    assert TENDER in text(desk, "/desk/tenders?alert=yellow"), "the filter tells nothing"


def test_filters_are_in_the_address_and_an_export_follows_them(desk):
    assert "1 条预警" in text(desk, "/desk/alerts?state=open&grade=breach&rule=P16")
    assert "没有符合的预警" in text(desk, "/desk/alerts?rule=A09")
    answer = desk.get("/desk/alerts?rule=P16&format=csv")
    assert answer["Content-Disposition"] == 'attachment; filename="alerts.csv"'
    lines = answer.content.decode().splitlines()
    assert lines[0].startswith("\ufeffalert,grade")
    assert len(lines) == 2
    assert "+08:00" in lines[1]
    assert TENDER in desk.get("/desk/tenders?alert=breach&format=csv").content.decode()
    assert TENDER not in desk.get("/desk/tenders?stage=failed&format=csv").content.decode()


def test_platforms_show_their_last_message_counts_and_delay(desk):
    while docking.catch_up():
        pass
    page = text(desk, "/desk/platforms")
    assert "平台901" in page
    assert "1 个平台" in page
    one = text(desk, "/desk/platforms/E6900000901")
    assert "ed25519" in one
    assert "platform_unknown" in text(desk, "/desk/platforms/E0", status=404)


def test_rules_show_their_standing_and_their_record(desk):
    page = text(desk, "/desk/rules")
    assert "内部使用" in page
    assert "?state=open&amp;rule=P16" in page
    assert "法定推定" not in page
    assert "什么能推翻它" in text(desk, "/desk/rules/X11")


def test_the_evidence_entry_shows_who_signed_what(scene, desk):
    seal(scene.home)
    page = text(desk, f"/desk/entries/official/{alert().opened_number}")
    assert "E6900000901/k1" in page
    assert "10.0.0.7" in page
    assert "BID_DOC_REFER_END_TIME" in page
    assert f"/log/official/entries/{alert().opened_number}.tlog-proof" in page


@pytest.mark.parametrize("name", ["desk", "alerts", "tenders", "platforms", "rules"])
def test_every_staff_page_stands_in_english(scene, desk, name):
    scene.post(clarification(), bid(), opening(), award(), at=AFTER)
    scene.at(AFTER)
    page = text(desk, reverse(f"staff:{name}") + "?lang=en")
    ours = [zh for zh, _ in WORDS.values() if len(zh) > 3 and not re.search(r"[{<\[]", zh)]
    assert [zh for zh in ours if zh in page] == []


def test_one_tender_and_one_alert_stand_in_english(scene, desk):
    scene.post(clarification(), bid(), opening(), award(), at=AFTER)
    scene.at(AFTER)
    ours = [zh for zh, _ in WORDS.values() if len(zh) > 3 and not re.search(r"[{<\[]", zh)]
    for path in (f"/desk/tenders/{TENDER}", address(), "/desk/rules/P16", "/account"):
        page = text(desk, path + "?lang=en")
        assert [zh for zh in ours if zh in page] == [], path
    assert "LIMIT BROKEN" in text(desk, address() + "?lang=en")


def test_staff_pages_are_kept_in_no_cache(desk):
    assert "no-store" in desk.get("/desk/")["Cache-Control"]


def test_after_an_act_the_next_alert_is_one_link_away(scene, desk):
    scene.post(clarification())
    said = {"verdict": "unfounded", "reason": "文件实际可在任何时间下载"}
    answer = desk.post(address("staff:close"), said)
    fold()
    following = Alert.objects.filter(state="open").first()
    page = text(desk, answer["Location"])
    assert f'href="{reverse("staff:alert", args=[following.id])}">看下一条' in page


def test_forms_are_answered_in_our_words_and_not_the_browsers(desk, client):
    assert 'novalidate action="/desk/alerts/' in text(desk, address())
    client.logout()
    assert "novalidate" in text(client, "/login")


def test_one_platform_shows_what_its_reports_lack_and_what_came_back(desk):
    while docking.catch_up():
        pass
    page = text(desk, "/desk/platforms/E6900000901")
    for said in ("时延分布", "近 30 日没有退回的消息", "因缺项而无从判断", "100.0 %"):
        assert said in page


def test_a_filter_in_force_is_named_and_taken_away_by_a_link(desk):
    page = text(desk, "/desk/tenders?stage=called&verdict=breach&least=1")
    assert 'href="/desk/tenders?verdict=breach&amp;least=1"' in page
    assert "核对结论" in page


def test_the_alerts_go_on_page_by_page(scene, desk, monkeypatch):
    scene.post(clarification())
    monkeypatch.setattr(views, "PAGE", 1)
    page = text(desk, "/desk/alerts?state=open")
    following = re.search(r'href="(/desk/alerts\?[^"]*before=[^"]*)"', page)[1].replace(
        "&amp;", "&"
    )
    rest = text(desk, following)
    assert ("P16" in page.split("<table")[1]) != ("P16" in rest.split("<table")[1])


def test_a_contract_let_under_a_project_alone_has_its_alert_and_page(scene, desk):
    scene.post(direct("5000000.00", "", IS_TO_LAW="1", EXEMPTION_GROUND="99"))
    row = Alert.objects.get(rule="P07")
    assert row.tender == f"P:{PROJECT}"
    page = text(desk, reverse("staff:alert", args=[row.id]))
    assert "不在法定情形之内" in page
    where = reverse("staff:tender", args=[row.tender])
    assert where in page
    assert "供水工程" in text(desk, where)
    assert where in text(desk, "/desk/alerts?state=open")
    text(desk, reverse("staff:tender", args=["P:E6900000901000009"]), status=404)
