"""Pages of the house: what they show, what they record, what hostile forms come to."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from jianbiao.ledger import queries as ledger
from jianbiao.people import competences, sheets
from jianbiao.people.models import Charge, Grant, Officer, Platform, PlatformKey
from jianbiao.register import queries as register
from jianbiao.watch.models import Alert
from jianbiao.web import clock
from jianbiao.web.house import pages
from jianbiao.web.words import WORDS
from tests.people.make import PASSWORD, USCC, appointed, opened, public_key
from tests.people.test_sheets import workbook
from tests.stories.scene import short_sale
from tests.web.make import BEFORE

pytestmark = pytest.mark.django_db(databases="__all__")
HOUSE = ("bodies", "powers", "officers", "platforms", "rules", "competence", "coverage", "start", "charges", "audit")  # fmt: skip


@pytest.fixture
def house(scene, client):
    """Return a function that signs an officer in, with the password just shown."""
    scene.called(call=short_sale())
    for login, role in (
        ("wang", "security_admin"),
        ("xu", "security_admin"),
        ("zhao", "system_admin"),
        ("tang", "auditor"),
    ):
        appointed(login, role=role, name=f"{login}一", password="")
    appointed("shen", name="沈一", password="", grants=False)

    def sign_in(login):
        scene.signed_in(client, login)
        session = client.session
        session["proved"] = clock.real()
        session.save()
        return client

    return sign_in


def post(client, page, act, **said):
    return client.post(reverse(f"house:{page}"), {"act": act, **said})


def done(answer):
    """Return the number that an act answered with."""
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return int(answer["Location"].rpartition("=")[2])


GRANT = {"login": "shen", "power": "supervise", "from_on": "2026-03-01", "basis": "授权书3号"}


def test_a_grant_is_proposed_and_confirmed_on_pages_and_shown_to_everybody(house):
    number = done(post(house("wang"), "powers", "propose", **GRANT))
    page = house("xu").get("/desk/house/powers").content.decode()
    assert "shen/supervise/1" in page
    assert "shen/supervise/1" not in house("xu").get("/powers").content.decode()
    second = done(post(house("xu"), "powers", "confirm", grant="shen/supervise/1"))
    assert number < second
    public = house("xu").get("/powers").content.decode()
    assert "授权书3号" in public
    assert "沈一" in public
    assert "shen/supervise/1" in house("xu").get("/powers?format=csv").content.decode()
    assert f"/ledger/official/{second}" in public
    assert house("shen").get("/desk/").status_code == 200


def test_the_page_after_an_act_names_its_entry(house):
    client = house("wang")
    answer = post(client, "powers", "propose", **GRANT)
    page = client.get(answer["Location"]).content.decode()
    assert "已记入台账" in page
    assert f"/desk/entries/official/{done(answer)}" in page


@pytest.mark.parametrize(
    ("who", "said", "status", "why"),
    [
        ("wang", {"power": "administer_audit"}, 403, "该岗位不能持有"),
        ("wang", {"login": "nobody"}, 404, "不在任"),
        ("wang", {"from_on": "soon"}, 400, "不可读"),
        ("wang", {"basis": ""}, 400, "此项必填"),
        ("wang", {"power": "everything"}, 400, "没有这个选项"),
        ("zhao", {}, 403, "无权"),
    ],
    ids=str,
)
def test_a_refused_grant_says_why_and_keeps_what_was_written(house, who, said, status, why):
    before = ledger.last_number()
    answer = post(house(who), "powers", "propose", **(GRANT | said))
    page = answer.content.decode()
    assert answer.status_code == status
    assert why in page
    assert ledger.last_number() == before
    if status != 403 or who == "wang":
        assert (said.get("basis", GRANT["basis"])) in page


def test_a_supervision_power_for_an_operator_is_refused_with_a_public_code(house):
    opened(code="OPS", function="operator", industries=("*",))
    appointed("boss", role="security_admin", department="OPS", name="包一", password="")
    appointed("ops", department="OPS", name="欧一", password="")
    answer = post(house("boss"), "powers", "propose", **(GRANT | {"login": "ops"}))
    assert answer.status_code == 403
    assert "不得持有监督权限" in answer.content.decode()
    for path in ("/desk/", "/desk/tenders", "/desk/alerts"):
        assert house("ops").get(path).status_code == 403


def test_an_officer_is_appointed_gets_a_password_once_and_leaves_with_a_hand_over(house):
    client = house("wang")
    done(post(client, "officers", "appoint", login="mei", name="梅一", role="supervisor"))
    answer = post(client, "officers", "password", login="mei")
    once = answer.content.decode().partition('<code class="big">')[2].partition("<")[0]
    assert Officer.objects.get(login="mei").check_password(once)
    assert once not in client.get("/desk/house/officers").content.decode()
    assert "no-store" in answer["Cache-Control"]
    alert = Alert.objects.first().id
    done(post(house("lin"), "charges", "take", subject=alert))
    assert alert in house("lin").get("/desk/house/charges").content.decode()
    done(post(house("wang"), "officers", "end", login="lin", to="shen", reason="调任"))
    assert Charge.objects.get(subject=alert).login == "shen"
    assert not Officer.objects.get(login="lin").is_active


def test_an_alert_out_of_reach_is_not_taken_in_hand(house):
    opened(code="YH-LT", level="city", region="690200", industries=("*",))
    appointed("wen", department="YH-LT", name="温一", password="")
    answer = post(house("wen"), "charges", "take", subject=Alert.objects.first().id)
    assert answer.status_code == 404
    assert not Charge.objects.exists()


KEY = {
    "platform": "E6901000001",
    "name": "k1",
    "algorithm": "ed25519",
    "public_key": public_key(1),
    "valid_from": "2026-01-01 09:00",
    "valid_until": "2027-01-01 09:00",
}


def test_a_platform_is_registered_gets_a_key_rotates_it_and_ends(house):
    client = house("zhao")
    said = {
        "code": "E6901000001",
        "zh": "朔宁平台",
        "en": "Shuoning",
        "uscc": USCC,
        "region": "690100",
        "function": "trading",
    }
    done(post(client, "platforms", "register", **said))
    done(post(client, "platforms", "add", **KEY))
    next_key = {k: v for k, v in KEY.items() if k != "platform"} | {
        "name": "k2",
        "public_key": public_key(2),
    }
    past = post(
        client, "platforms", "rotate", id="E6901000001/k1", overlap_until="2026-01-02", **next_key
    )
    assert past.status_code == 400
    done(
        post(
            client,
            "platforms",
            "rotate",
            id="E6901000001/k1",
            overlap_until="2026-04-01 00:00",
            **next_key,
        )
    )
    assert (
        PlatformKey.objects.get(id="E6901000001/k1").revoked_at.isoformat()
        == "2026-03-31T16:00:00+00:00"
    )
    assert "E6901000001/k2" in client.get("/desk/house/platforms").content.decode()
    assert (
        post(
            client,
            "platforms",
            "revoke",
            id="E6901000001/k2",
            revoked_at="2026-03-20",
            reason="泄露",
        ).status_code
        == 403
    )
    done(post(client, "platforms", "end", code="E6901000001", reason="停业"))
    assert Platform.objects.get(code="E6901000001").ended_at == BEFORE


def test_a_legal_officer_moves_a_rule_and_sets_a_parameter_above_its_floor(house):
    client = house("gao")
    stand = {"rule": "P16", "standing": "shadow", "effective_on": "2026-04-01", "basis": "复核中"}
    number = done(post(client, "rules", "stand", **stand))
    assert register.book().standings[-1].number == number
    said = {
        "rule": "P16",
        "name": "days",
        "jurisdiction": "690100/A07",
        "effective_on": "2026-04-01",
        "basis": "省令",
    }
    name = next(p.name for p in pages.registering.RULES["P16"].parameters)
    done(post(client, "rules", "set", **(said | {"name": name, "value": "7"})))
    low = post(client, "rules", "set", **(said | {"name": name, "value": "3"}))
    assert low.status_code == 409
    assert "越出法定范围" in low.content.decode()
    page = client.get("/desk/house/rules").content.decode()
    assert "690100/A07" in page
    assert 'name="act"' not in house("lin").get("/desk/house/rules").content.decode()


def test_competence_is_assigned_and_its_history_shown(house):
    client = house("gao")
    opened(code="C-SL", level="city", region="690100", industries=("A07",))
    while competences.catch_up():
        pass
    said = {"region": "690102", "sector": "A07", "departments": "YH-ZJ", "basis": "三定"}
    done(post(client, "competence", "assign", **said))
    while competences.catch_up():
        pass
    page = client.get("/desk/house/competence?region=690102&sector=A07").content.decode()
    assert "YH-ZJ" in page
    assert "6 位数字" in client.get("/desk/house/competence?region=69%25").content.decode()


def test_a_workbook_is_tried_then_recorded_on_the_page(house):
    rows = [["690000-sw", "商务厅", "Commerce", "commerce", "province", "690000", "A13", ""]]
    raw = workbook(departments=rows, officers=[], powers=[], platforms=[], keys=[])
    client, before = house("zhao"), ledger.last_number()

    def send(raw, **said):
        return client.post("/desk/house/start", {"file": SimpleUploadedFile("a.xlsx", raw), **said})

    tried = send(raw)
    assert (tried.status_code, ledger.last_number()) == (200, before)
    assert "会写入" in tried.content.decode()
    assert "已写入" in send(raw, record="on").content.decode()
    assert ledger.last_number() == before + 1
    broken = send(b"PK\x03\x04 no workbook", record="on")
    assert broken.status_code == 400
    assert "不是可读的" in broken.content.decode()
    wrong = send(
        workbook(
            departments=[["x y", *rows[0][1:]]], officers=[], powers=[], platforms=[], keys=[]
        ),
        record="on",
    )
    assert wrong.status_code == 400
    assert "部门代码" in wrong.content.decode()
    template = client.get("/desk/house/start/template")
    assert template.content[:2] == b"PK"
    assert io.BytesIO(template.content).getvalue()[:2] == sheets.template()[:2]


HOSTILE = ("", "\x07", "<script>alert(1)</script>", "'; drop table people_officer; --", "𠮷" * 300, "../../etc/passwd", "9" * 40, "²", "２０２６-01-01", "{{ 7*7 }}", "%s%n", " ")  # fmt: skip
DEEDS = [
    (page, deed)
    for page, deeds in (
        ("powers", pages._POWERS),
        ("officers", pages._OFFICERS),
        ("platforms", pages._PLATFORMS),
        ("rules", pages._RULES),
        ("competence", pages._COMPETENCE),
        ("bodies", pages._BODIES),
        ("charges", pages._CHARGES),
    )
    for deed in deeds
]


@pytest.mark.parametrize(("page", "deed"), DEEDS, ids=lambda said: getattr(said, "name", said))
def test_hostile_input_is_answered_and_records_nothing(house, page, deed):
    able = [one for one in Officer.objects.all() if one.may(deed.power)]
    client, before = house(able[0].login), ledger.last_number()
    fields = deed.form().fields
    for text in HOSTILE:
        answer = post(client, page, deed.name, **dict.fromkeys(fields, text))
        assert answer.status_code in {400, 404, 409}, (deed.name, text, answer.status_code)
        body = answer.content.decode()
        assert "<script>alert" not in body
    assert post(client, page, "no such act").status_code == 403
    assert ledger.last_number() == before


@pytest.mark.parametrize("name", HOUSE)
@pytest.mark.parametrize("who", ["wang", "zhao", "tang", "gao", "lin"])
def test_every_page_of_the_house_stands_in_english(house, who, name):
    Grant.objects.update(basis="Order 1")
    answer = house(who).get(reverse(f"house:{name}") + "?lang=en")
    assert answer.status_code in {200, 403}
    if answer.status_code == 200:
        ours = [zh for zh, _ in WORDS.values() if len(zh) > 3 and "{" not in zh and "<" not in zh]
        assert [zh for zh in ours if zh in answer.content.decode()] == []


@pytest.mark.usefixtures("house")
def test_the_public_pages_of_the_house_stand_in_english(client):
    Grant.objects.update(basis="Order 1")
    ours = [zh for zh, _ in WORDS.values() if len(zh) > 3 and "{" not in zh and "<" not in zh]
    for path in ("/powers", "/coverage", "/coverage?region=690100"):
        page = client.get(f"{path}{'&' if '?' in path else '?'}lang=en").content.decode()
        assert [zh for zh in ours if zh in page] == [], path


def test_coverage_says_what_is_docked_where_and_what_is_not(client, house):
    page = client.get("/coverage").content.decode()
    assert "平台901" in page
    assert "从未报送" in page
    csv = client.get("/coverage?format=csv").content.decode()
    assert "690100,A07,E6900000901,1," in csv
    assert "水利" in client.get("/coverage?region=690100").content.decode()
    assert "没有平台报送过" in client.get("/coverage?region=%3Cb%3E").content.decode()
    assert "平台901" in house("lin").get("/desk/house/coverage").content.decode()
    opened(code="YH-LT", level="city", region="690200", industries=("*",))
    appointed("wen", department="YH-LT", name="温一", password=PASSWORD)
    assert (
        "E6900000901,1" not in house("wen").get("/desk/house/coverage?format=csv").content.decode()
    )
