"""The decision of a complaint is drafted from its case, and names nobody but to themselves."""

from datetime import date

import pytest

from jianbiao.errors import Refused
from jianbiao.supervision.domain.decisions import About, decision, outcome
from jianbiao.supervision.domain.documents import read_document
from tests.supervision.domain.test_engine import MATTERS, walk

MATTER = MATTERS["complaint"]
ABOUT = About(tender="T1", title="供水工程施工", department="朔宁市水务局")
DRAFT = {
    "by": "b",
    "outcome": "handled",
    "conclusion": "partly",
    "found": "一\n\n二",
    "grounds": "三",
    "result": "四",
}
ON = date(2026, 3, 20)


def drafted(*more):
    opened = ("open", {"complainant": "某某建筑有限公司", "respondent": "某局", "request": "改正"})
    return walk(MATTER, opened, "accept", ("draft", DRAFT), *more)


def test_a_draft_holds_every_section_and_no_number():
    made = decision(drafted(), MATTER, ABOUT, on=ON)
    assert [one.heading for one in made.sections] == [
        "投诉事项",
        "办理经过",
        "查明的事实",
        "依据和理由",
        "处理决定",
        "救济途径",
    ]
    assert made.sections[2].paragraphs == ("一", "二")
    assert made.sections[4].paragraphs == ("投诉属实，依法处理。", "四")
    assert (made.number, made.signing.by, made.signing.on) == ("", "", ON)
    assert read_document(made.content()) == made


def test_once_signed_it_stays_what_it_was():
    case = drafted(("decide", {"by": "c", "document_number": "朔投决〔2026〕1号"}))
    made = decision(case, MATTER, ABOUT, on=date(2030, 1, 1))
    assert (made.number, made.signing.by) == ("朔投决〔2026〕1号", "c")
    assert made.signing.on == date(2026, 3, 2)
    assert outcome(case, MATTER) == ("handled", "partly")
    assert outcome(drafted(), MATTER) == ("", "")


def test_only_the_complainants_own_copy_names_them():
    assert "某某建筑有限公司" not in str(decision(drafted(), MATTER, ABOUT, on=ON).content())
    own = decision(drafted(), MATTER, ABOUT, on=ON, named=True)
    assert own.addressee.startswith("某某建筑有限公司")


def test_without_a_draft_there_is_none():
    with pytest.raises(Refused):
        decision(walk(MATTER, "open"), MATTER, ABOUT, on=ON)
    with pytest.raises(Refused):
        decision(walk(MATTERS["tip"], "open"), MATTERS["tip"], ABOUT, on=ON)
