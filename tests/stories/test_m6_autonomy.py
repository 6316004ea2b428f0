"""Plan items 9 and 18: what the procuring entity decides on its own is signed, shown and checked."""

import pytest

from jianbiao.ledger import queries as ledger
from jianbiao.supervision import services
from jianbiao.watch.models import Finding
from tests.make import TENDER, lot, notice, project, tender
from tests.people.make import OPERATOR
from tests.record.make import changed, row
from tests.web.make import BEFORE, Scene

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def scene(settings, tmp_path):
    made = Scene(settings, tmp_path)
    services.seed(at=BEFORE, by=OPERATOR)
    return made


def page(client, lang="zh"):
    return client.get(f"/tenders/{TENDER}?lang={lang}").content.decode()


def test_a_decision_without_reasons_is_found_and_one_with_them_is_disclosed(scene, client):
    scene.post(project(), tender(), lot(), notice())
    bare = row("ENTITY_DECISION", TENDER, DECISION_KIND="4", DECIDER_NAME="招标领导小组")
    scene.post(bare)
    assert Finding.objects.get(rule="X15").verdict == "yellow"
    assert "未述明理由" in page(client)
    [number] = scene.post(changed(bare, DECISION_REASON="项目技术复杂，采用综合评估法。"))
    assert Finding.objects.get(rule="X15").verdict != "yellow"
    shown = page(client)
    assert "项目技术复杂，采用综合评估法。" in shown
    assert "招标领导小组" in shown
    said = ledger.entries([number])[number].event["message"]["data"]
    assert said["DECISION_REASON"] in shown


def test_a_script_in_the_reasons_is_only_text(scene, client):
    scene.post(project(), tender(), lot())
    scene.post(
        row(
            "ENTITY_DECISION",
            TENDER,
            DECISION_KIND="4",
            DECISION_REASON="<script>alert(1)</script>",
        )
    )
    assert "<script>alert" not in page(client)


def test_the_page_says_why_limits_are_simplified_or_not(scene, client):
    scene.post(project(), tender(IS_TO_LAW="0"), lot(), notice())
    assert "不适用简化期限：全流程电子化并公布的条件未满足" in page(client)
    scene.post(
        row("TENDER_FILE_CLARI_MODI", TENDER),
        row(
            "NOTICE_PUBLICATION",
            TENDER,
            MEDIA_NAME="省公共服务平台",
            IS_DESIGNATED="1",
            PUBLISH_TIME="20260302100000",
        ),
    )
    assert "可适用简化期限" in page(client)
    assert "Simplified limits may apply" in page(client, "en")
    assert "第二十四条" in page(client)
