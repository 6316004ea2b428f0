"""What stands beside a complaint: the chain with its days, the complainant's record; by index alone."""

import contextlib
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connections
from django.test import Client

from jianbiao.people.models import Grant
from jianbiao.supervision import complaining
from jianbiao.supervision.models import CaseRow, Complained
from tests.make import TENDER, bid, opening
from tests.web.cases.make import FORM, accepted, code_of, filed, objection, reply, scene_of
from tests.web.make import AFTER, BEFORE
from tests.web.test_plans import Asked, scans

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def scene(settings, tmp_path, monkeypatch):
    cache.clear()
    monkeypatch.setattr("jianbiao.people.sessions.proved", lambda *_, **__: True)
    return scene_of(settings, tmp_path)


@pytest.fixture
def lin(scene):
    return scene.signed_in(Client())


def text(answer):
    return answer.content.decode()


def page_of(client):
    return text(client.get(f"/desk/cases/{CaseRow.objects.get().id}"))


def test_objection_reply_and_complaint_are_one_chain_for_the_department(lin, scene, client):
    scene.post(objection(), reply(), objection("Y2", OBJECTOR_NAME="别的公司"))
    filed(client, objected_on="2026-03-16", replied_on="2026-03-18", objection="Y1")
    chain = page_of(lin).split('id="chain"')[1].split("</section>")[0]
    assert "第 2 日答复" in chain
    assert "按时" in chain
    assert "答复后第 2 日" in chain
    assert "别的公司" in chain
    public = text(client.get(f"/tenders/{TENDER}"))
    shown = public.split('id="objections"')[1].split("</section>")[0]
    assert "第 2 日答复" in shown
    for secret in ("某某建筑有限公司", "别的公司", "本投诉所述", "答复后第"):
        assert secret not in shown


def test_a_reply_in_time_leads_to_the_form_one_still_to_come_does_not(scene, client):
    scene.post(objection("Y1", "20260318090000"))  # until Monday the 23rd
    assert "objection=Y1" not in text(client.get(f"/tenders/{TENDER}"))
    scene.post(reply("Y1", "20260319090000"))
    assert "objection=Y1" in text(client.get(f"/tenders/{TENDER}"))
    form = text(client.get(f"/complain?tender={TENDER}&objection=Y1"))
    assert 'value="2026-03-19"' in form
    assert client.get(f"/complain?tender={TENDER}&objection=<x>").status_code == 200


def test_who_bids_is_not_told_by_the_form_before_the_opening(scene, client):
    scene.post(bid(name="云禾建筑有限公司"))
    before = [text(filed(client, send="", complainant=n)) for n in ("云禾建筑有限公司", "别的公司")]
    told = [one.split('id="checks"')[1].split("</section>")[0] for one in before]
    assert told[0] == told[1]
    assert "保密" in told[0]
    scene.post(opening(), at=AFTER)
    scene.at(AFTER + timedelta(days=1))
    after = text(filed(client, send="", complainant="别的公司"))
    assert "不在投标人名单中" in after
    assert "在投标人名单中。" in text(filed(client, send="", complainant="云禾建筑有限公司"))


def test_three_untrue_complaints_are_a_fact_beside_the_fourth_and_refuse_nothing(lin, client):
    key = complaining.key_of(FORM["complainant"])
    day = BEFORE.date()
    for n in range(3):
        Complained.objects.create(
            case=f"complaint-{n}",
            key=key,
            respondent="",
            tender="",
            about="1",
            filed_on=day,
            decided_on=day - timedelta(days=30 * n),
            conclusion="untrue",
            means="",
        )
    filed(client)
    page = page_of(lin)
    assert "十二个月内 3 次投诉查无实据" in page
    assert "complaint-2" in page
    assert accepted(lin).status_code == 302
    assert "查无实据" not in text(client.post("/follow", {"code": "A" * 25}))


def test_what_is_done_of_a_complaint_is_kept_as_digests_alone(lin, client):
    from jianbiao.supervision import services

    filed(client)
    while services.catch_up():
        pass
    row = Complained.objects.get()
    assert (row.about, row.filed_on, row.conclusion) == ("1", date(2026, 3, 20), "")
    assert FORM["complainant"] not in str(vars(row))
    assert lin.get("/desk/cases").status_code == 200


@pytest.mark.skipif(connections["default"].vendor != "sqlite", reason="reads SQLite's plans")
@pytest.mark.parametrize("path", ["/decisions", "complain", "review", "tender", "case", "follow"])
def test_no_page_of_complaints_reads_a_table_from_end_to_end(lin, scene, client, path):
    scene.post(objection(), reply())
    code = code_of(filed(client, objection="Y1"))
    accepted(lin)
    case = CaseRow.objects.get().id
    ask = {
        "/decisions": lambda: client.get("/decisions"),
        "complain": lambda: client.get(f"/complain?tender={TENDER}&objection=Y1"),
        "review": lambda: filed(client, send=""),
        "tender": lambda: client.get(f"/tenders/{TENDER}"),
        "case": lambda: lin.get(f"/desk/cases/{case}"),
        "follow": lambda: client.post("/follow", {"code": code}),
    }
    asked = Asked()
    with connections["default"].execute_wrapper(asked), connections["views"].execute_wrapper(asked):
        assert ask[path]().status_code == 200
    growing = ("supervision_caserow", "supervision_complained", "supervision_casecode")
    found = [*scans(asked.said)]
    found += [sql for _, sql, _ in asked.said if any(_scanned(sql, one) for one in growing)]
    assert found == []


def _scanned(sql, table):
    """Say whether SQLite would read a table of complaints from end to end."""
    if table not in sql:
        return False
    with connections["default"].cursor() as cursor:
        try:
            cursor.execute(f"explain query plan {sql.replace('%s', 'null')}")
        except Exception:  # noqa: BLE001 - it stands in the other database
            return False
        return any(row[-1].startswith(f"SCAN {table}") for row in cursor.fetchall())


def test_a_page_of_a_case_does_not_ask_more_for_more_colleagues(lin, client):
    from tests.people.make import appointed

    filed(client)
    path = f"/desk/cases/{CaseRow.objects.get().id}"
    few = _asked(lin, path)
    for n in range(12):
        appointed(f"o{n}", name="某一", password="")
    assert Grant.objects.filter(login="o3").exists()
    assert _asked(lin, path) <= few + 1


def _asked(client, path):
    asked = Asked()
    with contextlib.ExitStack() as stack:
        for one in connections.all():
            stack.enter_context(one.execute_wrapper(asked))
        assert client.get(path).status_code == 200
    return len(asked.said)
