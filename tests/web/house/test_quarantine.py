"""The quarantine page: what it shows, what it records, what hostile rows and forms come to."""

import html
import re

import orjson
import pytest
from django.urls import reverse

from jianbiao.intake import docking
from jianbiao.intake import forms as intake_forms
from jianbiao.ledger import queries as ledger
from jianbiao.web import clock
from tests.intake.test_gathering import gather, lines, release
from tests.people.make import appointed

pytestmark = pytest.mark.django_db(databases="__all__")
SCRIPT = "<script>alert(1)</script>"
GOOD = orjson.dumps(release(9, tender={"id": "9", "title": "道路"})).decode()


@pytest.fixture
def desk(scene, client, tmp_path):
    """Return a function that signs an officer in; one good row and three bad ones are there."""
    bad = orjson.dumps({"title": SCRIPT, "tender": {"title": SCRIPT}})
    raw = lines(release(1), b"nonsense", b"more nonsense", bad)
    gather(tmp_path / "open.jsonl", raw, source=f"kg {SCRIPT}")
    fold()
    appointed("shen", name="沈一", password="", grants=False)
    appointed("fang", name="方一", password="")

    def sign_in(login="fang"):
        scene.signed_in(client, login)
        session = client.session
        session["proved"] = clock.real()
        session.save()
        return client

    return sign_in


def fold():
    while docking.catch_up(log="gathered"):
        pass


def post(client, number, act, **said):
    return client.post(reverse("house:quarantined", args=[number]), {"act": act, **said})


def text(answer):
    return answer.content.decode()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_list_counts_by_source_and_reason_and_runs_no_script(desk, lang):
    client = desk()
    client.cookies["lang"] = lang
    page = text(client.get("/desk/house/quarantine"))
    assert SCRIPT not in page
    assert "kg &lt;script&gt;" in page
    assert "not_json" in page
    assert reverse("house:quarantined", args=[2]) in page
    assert ("条采集记录" if lang == "zh" else "gathered rows") in page


def test_a_row_is_shown_escaped_beside_its_reading(desk):
    page = text(desk().get(reverse("house:quarantined", args=[4])))
    assert SCRIPT not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "ocid_missing" in page
    raw = desk().get(reverse("house:quarantined", args=[4]) + "?format=raw")
    assert orjson.loads(raw.content)["title"] == SCRIPT
    assert raw["Content-Type"] == "application/octet-stream"


def test_a_mended_row_is_an_act_and_the_page_says_who(desk):
    client = desk()
    answer = post(client, 2, "mend", release=GOOD, reason="照原文补全")
    assert answer.status_code == 302, text(answer)
    number = int(answer["Location"].rpartition("=")[2])
    assert ledger.entries([number], log="gathered")[number].by == "fang"
    page = text(client.get(answer["Location"]))
    assert "照原文补全" in page
    assert 'name="release"' not in page
    fold()
    assert "mended" in text(client.get("/desk/house/quarantine?state=mended"))


def test_the_second_officer_is_told_that_the_row_is_settled(desk):
    assert post(desk("lin"), 2, "dismiss", reason="不是公告").status_code == 302
    late = post(desk("fang"), 2, "mend", release=GOOD, reason="照原文补全")
    assert late.status_code == 409
    assert "已有人处置" in text(late)
    assert ledger.last_number("gathered") == 5


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ({"release": "no json", "reason": "照原文补全"}, 400),
        ({"release": "[1]", "reason": "照原文补全"}, 400),
        ({"release": GOOD, "reason": ""}, 400),
        ({"release": "", "reason": "照原文补全"}, 400),
        ({"release": GOOD, "reason": "x" * 1001}, 400),
        ({"release": "{" * 3000, "reason": "照原文补全"}, 400),
    ],
    ids=["words", "list", "no reason", "no release", "long reason", "deep"],
)
def test_a_reading_that_will_not_do_is_refused_with_what_was_written_kept(desk, said, status):
    answer = post(desk(), 2, "mend", **said)
    assert answer.status_code == status
    assert 'role="alert"' in text(answer)
    assert ledger.last_number("gathered") == 4
    if said["release"] == "no json":
        assert "no json" in text(answer)


def test_all_of_one_reason_are_dismissed_at_once(desk):
    client = desk()
    page = "/desk/house/quarantine?fault=not_json"
    assert 'value="dismiss_all"' in text(client.get(page))
    said = {"act": "dismiss_all", "source": "", "fault": "not_json", "reason": "广告，不是公告"}
    assert client.post(page, said).status_code == 302
    fold()
    assert ledger.last_number("gathered") == 6
    again = client.post(page, said)
    assert again.status_code in {404, 409}
    assert 'role="alert"' in text(again)


@pytest.mark.parametrize("login", ["shen", ""])
def test_nobody_else_sees_or_settles_a_row(desk, client, login):
    if login:
        desk(login)
    for address in ("/desk/house/quarantine", reverse("house:quarantined", args=[2])):
        assert client.get(address).status_code in {302, 403}
        assert client.post(address, {"act": "dismiss", "reason": "不是公告"}).status_code in {
            302,
            403,
        }
    assert ledger.last_number("gathered") == 4


@pytest.mark.parametrize(
    "query",
    [
        "?after=x",
        "?after=9999999999999999999999",
        "?state=<b>",
        "?source=%00",
        "?done=-1",
        "?fault=" + "x" * 5000,
    ],
)
def test_hostile_addresses_are_answered(desk, query):
    assert desk().get("/desk/house/quarantine" + query).status_code in {200, 400}


@pytest.mark.parametrize("number", [1, 0, 99, 2**63, 2**70])
def test_a_number_that_set_nothing_aside_is_not_found(desk, number):
    assert desk().get(reverse("house:quarantined", args=[number])).status_code == 404


def test_five_megabytes_are_cut_on_the_page_and_had_as_a_file(desk, tmp_path):
    raw = b'{"title":"<b>' + b"x" * 5_000_000 + b'"}'
    gather(tmp_path / "big.jsonl", raw + b"\n", source="big")
    fold()
    client = desk()
    page = client.get(reverse("house:quarantined", args=[5]))
    assert len(page.content) < 100_000
    assert client.get(reverse("house:quarantined", args=[5]) + "?format=raw").content == raw


NOTICE = {
    "title": "云禾县河道治理工程成交公告",
    "content_text": "项目编号：YH-2026-01\n采购人：云禾县水务局\n预算金额：58万元\n成交供应商：甲水利有限公司\n成交金额：5750万元\n",
    "info_type": "成交公告",
}


@pytest.fixture
def notice(desk, tmp_path):
    """Return a signed-in client; row 5 is a notice whose award is a hundred times its budget."""
    raw = orjson.dumps(NOTICE) + b"\n"
    gather(tmp_path / "n.jsonl", raw, source="notices", form=intake_forms.NOTICE)
    fold()
    return desk()


def written(client, number):
    """Return the fields of the form as the page gives them, by pointer."""
    page = text(client.get(reverse("house:quarantined", args=[number])))
    found = re.findall(r'name="at:([^"]+)" value="([^"]*)"', page)
    return {f"at:{path}": html.unescape(value) for path, value in found}


def test_a_reading_is_shown_field_by_field_beside_its_place_in_the_original(notice):
    page = text(notice.get(reverse("house:quarantined", args=[5])))
    assert "ratio_impossible" in page
    assert "<mark>5750万元</mark>" in page
    assert 'class="faulty"' in page
    assert written(notice, 5)["at:/tender/value/amount"] == "580000"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_field_is_changed_checked_and_let_in_and_the_page_says_what_was_changed(notice, lang):
    notice.cookies["lang"] = lang
    said = written(notice, 5)
    prices = [name for name in said if name.endswith("/value/amount") and "/tender/" not in name]
    refused = post(notice, 5, "mend", **said, reason="单位误为万元")
    assert refused.status_code == 400
    assert "ratio_impossible" in text(refused)
    done = post(notice, 5, "mend", **said | dict.fromkeys(prices, "575000"), reason="单位误为万元")
    assert done.status_code == 302, text(done)
    page = text(notice.get(done["Location"]))
    assert "57500000" in page
    assert "<ins>575000</ins>" in page
    number = int(done["Location"].rpartition("=")[2])
    release_ = orjson.loads(ledger.entries([number], log="gathered")[number].event["release"])
    assert release_["awards"][0]["value"]["amount"] == "575000"


def test_what_was_written_is_kept_and_marked_when_it_is_refused(notice):
    said = written(notice, 5)
    said |= {n: "575000" for n in said if n.endswith("/value/amount") and "/tender/" not in n}
    said["at:/tender/bidOpening/date"] = "三月一日"
    answer = post(notice, 5, "mend", **said, reason="补开标时间")
    assert answer.status_code == 400
    page = text(answer)
    assert 'value="三月一日"' in page
    assert "/tender/bidOpening/date" in page
    assert page.count("<tr data-changed") == 3


def test_a_renamed_party_is_renamed_wherever_it_stands(notice):
    said = written(notice, 5)
    said = {name: "乙水利有限公司" if v == "甲水利有限公司" else v for name, v in said.items()}
    said |= {n: "575000" for n in said if n.endswith("/value/amount") and "/tender/" not in n}
    done = post(notice, 5, "mend", **said, reason="照原文改名")
    number = int(done["Location"].rpartition("=")[2])
    body = ledger.entries([number], log="gathered")[number].event["release"]
    assert "甲水利" not in orjson.dumps(orjson.loads(body)["awards"]).decode()
    assert {one["id"] for one in orjson.loads(body)["awards"][0]["suppliers"]} < {
        one["id"] for one in orjson.loads(body)["parties"]
    }


@pytest.mark.parametrize(
    "name",
    ["at:/x/9999999999/y", "at:", "at:/tender", "at:/a/b/c/d/e/f/g/h/i/j/k/l/m/n", "at:/__class__"],
)
def test_a_field_that_the_page_does_not_show_changes_nothing(notice, name):
    said = written(notice, 5)
    said |= {n: "575000" for n in said if n.endswith("/value/amount") and "/tender/" not in n}
    done = post(notice, 5, "mend", **said | {name: "x"}, reason="单位误为万元")
    number = int(done["Location"].rpartition("=")[2])
    assert '"x"' not in ledger.entries([number], log="gathered")[number].event["release"]
