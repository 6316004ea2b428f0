"""A decision as everybody reads it: persons, numbers and who complained are gone, the rest stays."""

from datetime import date

import pytest

from jianbiao.publish.domain.decisions import open_document, open_name
from jianbiao.supervision.domain.documents import Document, Section, Signing
from jianbiao.supervision.domain.identity import marks


def published(text, *, closed=("某某建筑有限公司", "钱七 13900000000"), persons=()):
    whole = Document(
        kind="complaint_decision",
        title="投诉处理决定书",
        number="朔投决〔2026〕1号",
        addressee="某某建筑有限公司",
        sections=(Section(heading="查明的事实", paragraphs=(text,)),),
        basis=("《招标投标法实施条例》第六十一条",),
        signing=Signing(body="B", name="朔宁市水务局", by="gao", on=date(2026, 3, 20)),
    )
    shown = open_document(whole, marks=marks(closed), persons=persons)
    assert (shown.addressee, shown.signing.by) == ("", "")
    assert shown.number == whole.number
    return shown.sections[0].paragraphs[0]


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("某某建筑有限公司所述属实。", "某某建筑有限公司"),
        ("投诉人钱七所述。", "钱七"),
        ("投诉人电话139 0000 0000。", "139"),
        ("孙八称：系沿用旧稿。", "孙八"),
        ("经查，欧阳先生在场。", "欧阳"),
        ("李四（身份证号620102199001011234）到场。", "620102199001011234"),
        ("李四（身份证号620102199001011234）到场。", "李四"),
        ("经办人：周九，联系电话：0931-8888888。", "周九"),
        ("经办人：周九，联系电话：0931-8888888。", "8888888"),
        ("邮箱 a.b@example.org。", "a.b@example.org"),
        ("评标专家：王五、赵六。", "赵六"),
    ],
)
def test_what_tells_a_person_is_gone(text, gone):
    assert gone not in published(text)


def test_names_that_the_officer_gave_are_gone_wherever_they_stand():
    text = published("由吴十与郑 十一共同编制，吴十复核。", persons=["吴十", "郑十一", "", "某"])
    assert "吴十" not in text
    assert "十一" not in text
    assert "共同编制" in text


@pytest.mark.parametrize(
    "text",
    [
        "招标文件第三章第二节指定了特定品牌，违反《招标投标法实施条例》第三十二条。",
        "朔宁市水务局于2026年3月2日发布招标公告，投标限价8000000.00元。",
        "云禾建筑有限公司的投标文件在截止时间前递交。",
        "评标委员会认为：该条款排斥潜在投标人。",
    ],
)
def test_what_tells_no_person_stays(text):
    assert published(text) == text


def test_a_respondent_who_is_a_person_is_masked_a_firm_is_not():
    assert open_name("朔宁市水务局") == "朔宁市水务局"
    assert open_name("云禾建筑有限公司") == "云禾建筑有限公司"
    assert "十一" not in open_name("郑十一")
