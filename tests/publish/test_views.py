"""What anybody sees: open items only, the same before the opening whoever bids, both languages."""

import re

import pytest
from django.urls import reverse

from jianbiao.intake import forms, gathering
from jianbiao.ledger import queries as ledger
from jianbiao.record import services as record
from jianbiao.web.words import WORDS
from tests.make import NOON, TENDER, bid, envelope, opening
from tests.people.make import OPERATOR
from tests.stories.scene import award, clarification, contract, corrected, seal, short_sale
from tests.web.make import AFTER

pytestmark = pytest.mark.django_db(databases="__all__")
PAGES = ("/", "/tenders", f"/tenders/{TENDER}", f"/tenders?q={TENDER}", "/ledger", "/gathered")
BIDS = (
    bid(name="甲建设公司", uscc="91690100MA0000007Y", BID_PRICE="7511111.00"),
    bid(name="乙建设公司", uscc="91690100MA0000015R", BID_PRICE="7622222.00"),
)


def text(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status, (path, answer.content[:300])
    return answer.content.decode()


def gathered(tmp_path, line):
    file = tmp_path / "open.jsonl"
    file.write_text(line)
    said = gathering.Import(form=forms.OCDS, source="open.jsonl", by=OPERATOR, at=NOON)
    with file.open("rb") as stream:
        gathering.gather(stream, file.name, said, gathering.Tally())
    while record.catch_up(log="gathered"):
        pass


def test_before_the_opening_no_page_changes_when_somebody_bids(scene, client):
    scene.called()
    before = [text(client, path) if "?q" not in path else "" for path in PAGES]
    scene.post(*BIDS)
    after = [text(client, path) if "?q" not in path else "" for path in PAGES]
    assert before == after
    assert "第二十二条" in after[2]


def test_before_the_opening_the_entry_of_a_bid_says_no_more_than_any_other(scene, client):
    scene.called()
    number, _ = scene.post(*BIDS)
    said = text(client, reverse("publish:entry", args=["official", number]))
    other = text(client, reverse("publish:entry", args=["official", 1]))
    for page in (said, other):
        assert TENDER not in page
        assert "依法还没有到公开的时候" in page

    def bare(page, number):
        return re.sub(rf"[0-9a-f]{{64}}|№{number}\b|official(/entries)?/{number}\b", "", page)

    assert bare(said, number) == bare(other, 1)


def test_an_early_opening_record_gives_nothing_away(scene, client):
    scene.called()
    before = text(client, f"/tenders/{TENDER}")
    numbers = scene.post(*BIDS, opening(time="20260320090000", BIDDER_COUNT="2"))
    page = text(client, f"/tenders/{TENDER}")
    assert "甲建设公司" not in page
    assert "开标时间 2026-03-20" not in page
    assert re.findall(r"data-numbers=\"([^\"]*)\"", before) == re.findall(
        r"data-numbers=\"([^\"]*)\"", page
    )
    for number in numbers:
        assert "依法还没有到公开的时候" in text(client, f"/ledger/official/{number}")


def test_after_the_opening_every_bid_is_listed_with_its_number(scene, client):
    scene.called()
    numbers = scene.post(*BIDS)
    scene.post(opening(), at=AFTER)
    scene.at(AFTER)
    page = text(client, f"/tenders/{TENDER}")
    assert page.index("甲建设公司") < page.index("乙建设公司"), "the lowest first"
    assert "7,511,111.00" in page
    assert "2 家" in page
    assert all(f"/ledger/official/{number}" in page for number in numbers)
    assert "甲建设公司" in text(client, f"/ledger/official/{numbers[0]}")


def test_fields_the_public_may_not_read_are_on_no_page(scene, client):
    scene.called()
    objection = {"TENDER_PROJECT_CODE": TENDER, "OBJECTION_NO": "Y-77", "OBJECTOR_NAME": "丙公司"}
    (number,) = scene.post(envelope("OBJECTION", objection | {"OBJECTION_CONTENT": "不公"}))
    for path in (f"/tenders/{TENDER}", f"/ledger/official/{number}"):
        page = text(client, path)
        assert "Y-77" in page
        assert "丙公司" not in page
        assert "不公" not in page


def test_suspicion_stands_on_no_public_page(scene, client):
    scene.called(call=short_sale())
    scene.post(clarification())
    page = text(client, f"/tenders/{TENDER}") + text(client, "/tenders") + text(client, "/")
    for word in ("越限", "预警", "违法", "P16", "P19", "存议"):
        assert word not in page


def test_a_correction_is_shown_beside_what_it_corrects(scene, client):
    first = short_sale()
    scene.called(call=first)
    (number,) = scene.post(corrected(first, NOTICE_NAME="更正公告"))
    page = text(client, f"/tenders/{TENDER}")
    assert re.search(rf"已由 .*official/{number}.* 更正", page)


def test_the_answer_follows_the_stage(scene, client):
    scene.called()
    assert "正在招标，投标截止 <b>2026-03-24 09:30</b>" in text(client, f"/tenders/{TENDER}")
    scene.at(AFTER)
    assert "截止，开标情况还没有报来" in text(client, f"/tenders/{TENDER}")
    scene.post(*BIDS, opening(), at=AFTER)
    assert "<b>2 家</b>投标，已开标" in text(client, f"/tenders/{TENDER}")
    scene.post(award(), at=AFTER)
    assert "中标人 <b>云禾建筑有限公司</b>，中标价 <b>760.00 万元</b>" in text(
        client, f"/tenders/{TENDER}"
    )
    scene.post(contract("20260410090000", CONTRACT_PRICE="7600000"), at=AFTER)
    assert "已签合同：<b>云禾建筑有限公司</b>，合同价 <b>760.00 万元</b>" in text(
        client, f"/tenders/{TENDER}"
    )


def test_the_record_box_lists_every_entry_of_the_page_and_only_true_lines(scene, client):
    numbers = scene.called()
    page = text(client, f"/tenders/{TENDER}")
    assert "检查点还没有生成" in page
    seal(scene.home)
    page = text(client, f"/tenders/{TENDER}")
    assert f'data-numbers="{" ".join(map(str, numbers))}"' in page
    assert "见证和时间戳还没有接入" in page
    assert page.count('<span class="seal ok"') == 2


def test_an_exact_code_leads_straight_to_its_tender(scene, client):
    scene.called()
    answer = client.get("/tenders", {"q": f" {TENDER} "})
    assert (answer.status_code, answer["Location"]) == (302, f"/tenders/{TENDER}")


def test_filters_count_and_narrow(scene, client):
    scene.called()
    page = text(client, "/tenders?stage=called&region=690100")
    assert "1 个招标项目" in page
    assert "0 个招标项目" in text(client, "/tenders?stage=failed")
    assert "没有找到符合的项目" in text(client, "/tenders?q=没有这个")


@pytest.mark.usefixtures("scene")
def test_only_confirmed_rules_are_public(client):
    page = text(client, "/rules")
    assert "/rules/P16" in page
    assert "X11" not in page
    assert "高一" in text(client, "/rules/P16"), "confirmed by a named person"
    assert "rule_unknown" in text(client, "/rules/X11", status=404)
    assert "rule_unknown" in text(client, "/rules/Z99", status=404)


def test_the_ledger_page_shows_checkpoint_keys_and_the_way_to_an_entry(scene, client):
    numbers = scene.called()
    assert "第一次签名还没有做" in text(client, "/ledger")
    seal(scene.home)
    page = text(client, "/ledger")
    assert f"<b>{ledger.last_number():,}</b>" in page
    assert "jianbiao verify http://testserver/log/official" in page
    answer = client.get("/ledger", {"n": f"№{numbers[0]} "})
    assert answer["Location"] == f"/ledger/official/{numbers[0]}"
    assert "不是条目编号" in text(client, "/ledger?n=abc")
    assert "entry_unknown" in text(client, "/ledger/official/99999", status=404)
    assert "log_unknown" in text(client, "/ledger/secret/1", status=404)


def test_gathered_data_are_marked_and_never_among_official_tenders(scene, client, tmp_path):
    scene.called()
    gathered(tmp_path, '{"ocid":"ocds-x-1","tender":{"title":"Road works"}}\nnonsense\n')
    page = text(client, "/gathered")
    assert "采集、未签名" in page
    assert "Road works" in page
    one = text(client, "/gathered/ocds-x-1")
    assert "采集、未签名" in one
    assert "690000.supervision.gathered" in one
    for path in ("/", "/tenders", "/tenders?q=Road"):
        assert "Road works" not in text(client, path)
    assert "tender_unknown" in text(client, "/tenders/ocds-x-1", status=404)
    assert "tender_unknown" in text(client, f"/gathered/{TENDER}", status=404)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_public_page_stands_in_both_languages(scene, client, lang):
    scene.called()
    scene.post(*BIDS, opening(), award(), at=AFTER)
    scene.at(AFTER)
    seal(scene.home)
    client.cookies["lang"] = lang
    for path in ("/", "/tenders", f"/tenders/{TENDER}", "/rules", "/rules/P18", "/ledger"):
        page = text(client, path)
        assert ('<html lang="en">' if lang == "en" else '<html lang="zh-CN">') in page
        ours = [zh for zh, _ in WORDS.values() if len(zh) > 3 and not re.search(r"[{<\[]", zh)]
        if lang == "en":
            assert [zh for zh in ours if zh in page] == [], path


@pytest.mark.usefixtures("scene")
def test_a_page_may_be_written_nowhere(client):
    assert client.post("/tenders").status_code == 405


@pytest.mark.usefixtures("scene")
def test_every_page_forbids_foreign_and_inline_code(client):
    policy = client.get("/")["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
    assert "unsafe-eval" not in policy


def test_what_a_platform_wrote_is_escaped(scene, client):
    scene.called(call=short_sale(NOTICE_CONTENT="<script>alert(1)</script>"))
    assert "<script>alert(1)" not in text(client, f"/tenders/{TENDER}")
