"""名称: rare characters, blanks, dots and wide letters are kept as they came, shown, and found."""

import html
import json
from urllib.parse import quote

import pytest

from jianbiao.record.models import Party, Tender
from jianbiao.standard import identifiers, xml_reading, xml_writing
from tests.make import LOT, PROJECT, TENDER, bid, lot, opening, project, tender
from tests.web.make import AFTER

pytestmark = pytest.mark.django_db(databases="__all__")

CODE = identifiers.make_uscc("9", "1", "690100", "MA7000X1")
NAMES = {
    "middle dot": ("阿依古丽·买买提建设公司", "阿依古丽•买买提"),
    "bullet": ("阿依古丽•买买提建设公司", "阿依古丽・买买提"),
    "katakana dot": ("阿依古丽・买买提建设公司", "阿依古丽‧买买提"),
    "hyphenation point": ("阿依古丽‧买买提建设公司", "阿依古丽·买买提"),
    "blanks": ("Jean  Paul\u3000MARTIN 建设公司", "paul martin建设"),
    "wide": ("ＡＢＣ１２３建设（集团）公司", "abc123建设(集团)"),
    "narrow": ("ABC123建设(集团)公司", "ＡＢＣ１２３建设（集团）"),
    "extension B": ("𠮷𡋾建设公司", "𠮷𡋾"),
    "extension C to E": ("𪜀𫝀𫠠建设公司", "𫝀𫠠"),
    "extension F to H": ("𬬻𰻞𱍐建设公司", "𰻞𱍐"),
    "extension A and others": ("㐂䶮鿵建设公司", "䶮鿵"),
    "private use": ("\ue863王建设公司", "\ue863王"),
    "compatibility": ("㈱云禾①建设公司", "(株)云禾1"),
    "joined and marked": ("云\u200b禾e\u0301建设公司", "云禾é"),
    "quotes": ("“云禾”建设'公司\"<b>&amp;", '"云禾"建设'),
    "per cent and underline": ("100%云_禾建设公司", "100%云_禾"),
}


@pytest.mark.parametrize(("name", "asked"), NAMES.values(), ids=NAMES)
def test_a_name_is_kept_shown_and_found(scene, client, name, asked):
    scene.post(project(PROJECT_NAME=name), tender(TENDER_PROJECT_NAME=name), lot())
    scene.post(bid(name=name, uscc=CODE))
    scene.at(AFTER)
    scene.post(opening())
    assert Tender.objects.get().title == name
    assert set(Party.objects.filter(key=CODE).values_list("name", flat=True)) == {name}
    page = client.get(f"/tenders/{TENDER}").content.decode()
    assert html.escape(name) in page
    assert "<b>&amp;" not in page
    said = json.loads(client.get(f"/api/v1/ocds/ocds-000000-{TENDER}").content)["releases"][0]
    assert said["tender"]["title"] == name
    assert said["bids"]["details"][0]["tenderers"][0]["name"] == name
    for words in (name, asked):
        found = client.get(f"/api/v1/search?q={quote(words)}").json()
        assert [one["code"] for one in found["tenders"]] == [TENDER], words
        assert found["tenders"][0]["title"] == name
    sent = [project(PROJECT_NAME=name), bid(LOT, name=name)]
    assert xml_reading.read(xml_writing.write(sent).encode()) == sent
    if all(c not in name for c in "\ue863"):
        raw = xml_writing.write(sent).replace("UTF-8", "GB18030", 1)
        assert xml_reading.read(raw.encode("gb18030")) == sent


def test_names_that_differ_by_one_dot_or_one_rare_character_are_not_the_same(scene, client):
    scene.post(project(), tender(TENDER_PROJECT_NAME="阿依·古丽"))
    scene.post(tender(f"{PROJECT}002", TENDER_PROJECT_NAME="阿依古丽"))
    scene.post(tender(f"{PROJECT}003", TENDER_PROJECT_NAME="𠮷林"))
    found = client.get(f"/api/v1/search?q={quote('阿依古丽')}").json()["tenders"]
    assert [one["title"] for one in found] == ["阿依古丽"]
    assert client.get(f"/api/v1/search?q={quote('吉林')}").json()["tenders"] == []
