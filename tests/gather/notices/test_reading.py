"""Notices as releases, and why some are set aside."""

import io
import json
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianbiao.gather.notices import read, rows
from tests.gather.notices import making

TITLE = "某市教育局2026年实验室设备采购项目成交公告"


def platform(title, text, shelf="中标公告", **more):
    filed = {"publish_date": "2026-03-17 00:00", "issuer": "", "agency": "", "budget": ""}
    said = {"title": title, "content_text": text, "info_type": shelf, "record_id": "r1"}
    return json.dumps(filed | said | more, ensure_ascii=False).encode()


def aggregated(**more):
    said = {
        "id": "1",
        "title": TITLE,
        "subtype": "成交",
        "publishTime": 1739268347,
        "buyer": "某市教育局",
    }
    return json.dumps(said | more, ensure_ascii=False).encode()


def test_a_call_is_read_whole():
    release = read(platform(making.CALL.split("\n")[0], making.CALL, "采购/资审公告")).release
    tender = release["tender"]
    assert tender["id"] == "ABC2026-XY-J002"
    assert tender["value"] == {"amount": 1985000, "currency": "CNY"}
    assert tender["x_ceiling"] == {"amount": 1980000, "currency": "CNY"}
    assert tender["x_documentPrice"] == {"amount": 0, "currency": "CNY"}
    assert tender["tenderPeriod"] == {
        "startDate": "2026-03-18T00:00:00+08:00",
        "endDate": "2026-03-26T09:30:00+08:00",
    }
    assert tender["bidOpening"]["date"] == "2026-03-26T09:30:00+08:00"
    assert tender["procuringEntity"]["name"] == "某市教育局"
    assert tender["x_agency"]["name"] == "某某项目管理有限公司"
    assert [lot["value"]["amount"] for lot in tender["lots"]] == [1000000, 985000]
    assert release["x_notice"]["notice_days"] == "3 working"


def test_each_value_tells_where_it_stands():
    release = read(platform(making.CALL.split("\n")[0], making.CALL, "采购/资审公告")).release
    places = {one["path"]: one for one in release["x_notice"]["origins"]}
    for path, words in (
        ("/tender/id", "ABC2026-XY-J002"),
        ("/tender/value", "198.5万元"),
        ("/tender/tenderPeriod/endDate", "2026年03月26日 09点30分"),
        ("/tender/procuringEntity/name", "某市教育局"),
    ):
        place = places[path]
        assert place["member"] == "/content_text"
        assert making.CALL[place["start"] : place["end"]] == words


def test_an_award_is_read_from_its_table():
    release = read(platform(TITLE, making.AWARD.format(price="999200"))).release
    (award,) = release["awards"]
    assert award["value"] == {"amount": 999200, "currency": "CNY"}
    assert award["suppliers"][0]["name"] == "甲科学仪器有限公司"
    assert release["x_notice"]["agency_fee"]["amount"] == 14988


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"{", "not_json"),
        (b'{"a": 1}', "no_title"),
        (b'{"title": "x", "content_text": 5}', "not_text"),
        (b'{"title": "x"}', "layout_unknown"),
        (b"[1]", ""),
        (b"\xff\x00\x81", "encoding_unknown"),
        (b"  \n ", "no_text"),
        (
            platform("某街道商铺出租成交公示", "标的名称：商铺 交易价格：4.8（万元）", "成交公示"),
            "not_a_tender",
        ),
        (platform(TITLE, making.AWARD.format(price="1")), "placeholder"),
        (
            platform(TITLE, "预算金额：5万元\n" + making.AWARD.format(price="999200")),
            "ratio_impossible",
        ),
        (
            platform(TITLE, "成交金额：人民币叁拾柒万贰仟元整（￥327000.00）"),
            "contradiction",
        ),
        (
            platform("某项目招标公告", "获取招标文件\n时间：2026年3月20日至2026年3月10日", "招标"),
            "times_reversed",
        ),
        (aggregated(budget=8000000, bidAmount=5, winner="甲洗涤有限公司"), "unit_lost"),
        (aggregated(budget=45000, bidAmount=2487800, winner="甲科技有限公司"), "ratio_impossible"),
        (aggregated(winner="某市教育局"), "winner_is_buyer"),
    ],
)
def test_what_cannot_be_is_set_aside_with_its_reason(raw, reason):
    reading = read(raw)
    assert reading.reason == reason
    assert (reading.release is None) == bool(reason)
    assert not reason or reading.where


def test_a_number_without_unit_is_missing_and_told():
    release = read(platform("某项目招标公告", "预算金额：1800000\n", "招标")).release
    assert "value" not in release["tender"]
    (doubt,) = release["x_notice"]["doubts"]
    assert (doubt["field"], doubt["reason"], doubt["suggest"]) == (
        "budget",
        "no_unit",
        "1800000.00",
    )


def test_several_winners_share_no_price():
    release = read(aggregated(bidAmount=800000, winner="甲科技有限公司,乙医疗有限公司")).release
    assert [one.get("value") for one in release["awards"]] == [None, None]
    assert release["x_notice"]["award_total"] == {"amount": 800000, "currency": "CNY"}


def test_a_correction_points_to_what_it_corrects():
    text = "原公告的采购项目编号：\nXY-2026-0104\n原公告的采购项目名称：\n某器材采购\n首次公告日期：\n2026-03-05\n"
    release = read(platform("某器材采购更正公告（一）", text, "更正事项")).release
    (earlier,) = release["relatedProcesses"]
    assert earlier["identifier"] == "XY-2026-0104"
    assert earlier["x_date"] == "2026-03-05T00:00:00+08:00"
    assert release["tag"] == ["tenderAmendment"]


def test_a_correction_says_the_new_moment_not_the_old():
    text = "更正内容：原投标截止时间及开标时间：2026年3月20日09时00分，现更正为：2026年3月27日09时30分\n"
    tender = read(platform("某项目更正公告", text, "更正事项")).release["tender"]
    assert tender["bidOpening"]["date"] == "2026-03-27T09:30:00+08:00"
    assert tender["tenderPeriod"]["endDate"] == "2026-03-27T09:30:00+08:00"


def test_ranks_over_columns_are_read_as_rows():
    text = "中标候选人\n第一名\n第二名\n单位名称\n甲建设有限公司\n乙建设有限公司\n投标报价（元）\n1234567.80\n1244567.80\n工期\n100\n100\n"
    bids = read(platform("某项目中标候选人公示", text, "交易结果公示")).release["bids"]["details"]
    assert [(one["x_rank"], one["value"]["amount"]) for one in bids] == [
        (1, 1234567.8),
        (2, 1244567.8),
    ]


def test_a_list_of_ranks_may_name_a_consortium():
    text = "第一中标候选人：甲建设有限公司\n投标报价：123.5万元\n第二中标候选人：乙建设有限公司（联合体牵头人）、丙设计院有限公司\n投标报价：125万元\n"
    bids = read(platform("某项目中标候选人公示", text, "交易结果公示")).release["bids"]["details"]
    assert [len(one["tenderers"]) for one in bids] == [1, 2]
    assert [one["value"]["amount"] for one in bids] == [1235000, 1250000]


def test_sums_in_sentences_are_found():
    text = "2.项目概况：最高投标限价3.2亿元，工期720日历天。\n投标保证金人民币捌拾万元整。\n"
    tender = read(platform("某工程招标公告", text, "招标")).release["tender"]
    assert tender["x_ceiling"]["amount"] == 320000000
    assert tender["x_deposit"]["amount"] == 800000


def test_a_form_of_labels_and_values_is_no_table_of_bidders():
    text = "<h2>某项目合同公告</h2><table><tr><td>采购人（甲方）</td><td>某市医院</td><td>供应商（乙方）</td><td>甲科技有限公司</td></tr><tr><td>合同金额</td><td>￥1,234,500.00元（大写：壹佰贰拾叁万肆仟伍佰元整）</td><td>合同签订日期</td><td>2026-03-01</td></tr></table>"
    release = read(text.encode()).release
    (contract,) = release["contracts"]
    assert contract["value"]["amount"] == 1234500
    assert contract["dateSigned"] == "2026-03-01T00:00:00+08:00"
    assert contract["awardID"] == release["awards"][0]["id"]
    assert release["tender"]["procuringEntity"]["name"] == "某市医院"


def test_a_consortium_is_one_bidder_of_several():
    text = "中标候选人公示\n序号\n中标候选人名称\n投标报价(%)\n1\n牵头人：甲一建集团有限公司\n联合体成员：乙勘察有限公司\n施工部分为评审价的97.67%\n"
    release = read(platform("某项目中标候选人公示", text, "交易结果公示")).release
    (bid,) = release["bids"]["details"]
    assert [one["name"] for one in bid["tenderers"]] == ["甲一建集团有限公司", "乙勘察有限公司"]
    assert bid["x_terms"]["rate_percent"] == "97.67"
    assert "value" not in bid


def test_a_failed_lot_beside_others_is_named():
    text = "包1\n供应商名称：甲科技有限公司\n成交金额：20万元\n包2因有效供应商不足3家，流标\n"
    release = read(platform(TITLE, text)).release
    assert [(one["id"], one["status"]) for one in release["tender"]["lots"]] == [
        ("2", "unsuccessful")
    ]


def test_a_person_is_masked():
    release = read(platform(TITLE, "采购人：张三丰\n")).release
    assert release["tender"]["procuringEntity"]["name"] == "张**"
    assert "三丰" not in json.dumps(release, ensure_ascii=False)


@pytest.mark.parametrize("coding", ["utf-8", "gb18030", "utf-8-sig", "utf-16"])
def test_text_of_any_chinese_coding_is_read(coding):
    release = read(making.CALL.encode(coding)).release
    assert release["tender"]["value"]["amount"] == 1985000


def test_lots_of_one_process_keep_their_awards_apart():
    releases = [
        read(platform(f"某项目（第{n}包）成交公告", making.AWARD.format(price=price))).release
        for n, price in (("一", "100000"), ("二", "200000"))
    ]
    one, other = (release["awards"][0] for release in releases)
    assert releases[0]["ocid"] == releases[1]["ocid"]
    assert one["id"] != other["id"]
    assert (one["relatedLots"], other["relatedLots"]) == (["1"], ["2"])


def test_rows_are_lines_or_one_notice():
    lines = b'\xef\xbb\xbf{"title": "a"}\n\n{"title": "b"}\n'
    assert [(row.number, row.raw) for row in rows(io.BytesIO(lines), "a.jsonl")] == [
        (1, b'{"title": "a"}'),
        (3, b'{"title": "b"}'),
    ]
    assert [row.number for row in rows(io.BytesIO("公告\n正文".encode()), "a.txt")] == [1]
    assert list(rows(io.BytesIO(b""), "a.txt")) == []


def test_a_list_of_objects_is_cut_into_its_rows():
    said = b'[ {"title": "a\\"}{", "x": {"y": 1}},\n {"title": "b\\\\"}\n]'
    found = list(rows(io.BytesIO(said), "a.json"))
    assert [json.loads(row.raw)["title"] for row in found] == ['a"}{', "b\\"]
    broken = list(rows(io.BytesIO(b'[{"title": "a"}, {"title": '), "a.json"))
    assert [(row.number, row.reason) for row in broken] == [(1, ""), (2, "not_json")]
    printed = json.dumps({"title": "a", "x": [1]}, indent=1).encode()
    assert [row.raw for row in rows(io.BytesIO(printed), "a.json")] == [printed]


@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=8), max_size=3), max_size=5))
def test_any_list_comes_back_row_by_row(said):
    for printed in (json.dumps(said), json.dumps(said, indent=1, ensure_ascii=False)):
        found = rows(io.BytesIO(printed.encode()), "a.json")
        assert [json.loads(row.raw) for row in found] == said


def test_a_row_beyond_all_measure_is_named_and_the_next_is_read(monkeypatch):
    monkeypatch.setattr(sys.modules["jianbiao.gather.notices.rows"], "LONGEST", 50)
    lines = b'{"title": "' + b"x" * 200 + b'"}\n{"title": "b"}\n'
    assert [row.reason for row in rows(io.BytesIO(lines), "a.jsonl")] == ["row_too_long", ""]


@given(st.text(max_size=300), st.text(max_size=60))
@settings(max_examples=200)
def test_any_text_is_read_or_refused(text, title):
    reading = read(platform(title, text))
    assert (reading.release is None) == bool(reading.reason)


@given(
    st.lists(st.sampled_from([*making.CALL.split("\n"), *making.HEADS, "第一名", "1", "甲公司"]))
)
@settings(max_examples=100, deadline=None)
def test_any_order_of_real_lines_is_read(lines):
    assert read("\n".join(["公告", *lines]).encode()) is not None


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "（",
        "预算金额：",
        "投标人名称\n",
        "序号\n投标人名称\n投标报价（元）\n",
        "第一名\n",
        "<td colspan=999>",
        "包1流标\n",
        "2026年3月16日\n",
        "；项目编号：X",
        "1、甲公司，投标报价：1元\n",
        "一、",
        " ",
        "<a b='",
    ],
)
def test_a_hostile_notice_is_read_in_linear_time(piece):
    text = "开标记录\n<table><tr>" if piece.startswith("<td") else "开标记录\n"
    began = time.process_time()
    read((text + piece * (300_000 // len(piece.encode()))).encode())
    assert time.process_time() - began < 3
