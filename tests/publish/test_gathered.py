"""Gathered tenders as the public sees them: sources, timeline, currency, repairs, original, masked."""

import orjson
import pytest

from jianbiao.intake import docking, forms, quarantine
from jianbiao.people.models import Officer
from jianbiao.publish import gathered
from jianbiao.publish import services as publish
from jianbiao.record import services as record
from tests.intake.test_gathering import NOON, OPERATOR, gather, lines

pytestmark = pytest.mark.django_db(databases="__all__")

FOREIGN = {
    "ocid": "ocds-x-1",
    "id": "1",
    "date": "2024-05-01T00:00:00+05:30",
    "tag": ["compiled"],
    "tender": {
        "id": "1",
        "title": "Road <b>works</b> &lt;br&gt; call 13912345678",
        "procuringEntity": {"id": "d", "name": "Roads Department"},
        "datePublished": "2024-01-01T09:00:00+05:30",
        "value": {"amount": 4987000.5, "currency": "INR"},
    },
    "bids": {
        "details": [
            {
                "id": 7,
                "date": "2024-02-01T09:00:00+05:30",
                "status": "valid",
                "tenderers": [{"id": "p", "name": "Rama Kumar Das"}],
                "value": {"amount": 12.25, "currency": "INR"},
            },
            {"id": "8", "status": "disqualified", "tenderers": [{"id": "f", "name": "Alfa Pvt. Ltd."}]},
        ]
    },
    "awards": [
        {
            "id": "a",
            "date": "2024-03-01T00:00:00+05:30",
            "suppliers": [{"id": "p", "name": "Rama Kumar Das"}],
            "value": {"amount": 12.25, "currency": "INR"},
        }
    ],
    "parties": [{"id": "p", "name": "Rama Kumar Das", "contactPoint": {"telephone": "58 81 20"}}],
}  # fmt: skip


def fold():
    for catch_up in (record.catch_up, docking.catch_up, publish.catch_up):
        while catch_up(log="gathered"):
            pass


@pytest.fixture
def told(scene, tmp_path):
    scene.called()
    gather(tmp_path / "x.jsonl", lines(FOREIGN, b"nonsense"), source="assam")
    notice = {
        "title": "某某中学采购公告",
        "publish_date": "2026-03-16 09:00",
        "content_text": "某某中学采购公告\n项目编号：YH-2026-9\n项目名称：操场\n预算金额：12万元\n联系人：王小明 13912345678\n<script>alert(1)</script>",
    }
    gather(tmp_path / "n.jsonl", lines(notice), source="ggzy", form=forms.NOTICE)
    fold()
    return scene


def text(client, address, lang="zh", status=200):
    client.cookies["lang"] = lang
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.usefixtures("told")
def test_sources_are_counted_by_form(client, lang):
    page = text(client, "/gathered", lang)
    assert "assam" in page
    assert ("公告" if lang == "zh" else "notices") in page
    by = {(row["source"], row["form"]): row for row in gathered.sources()}
    assert by["assam", "ocds"]["recorded"] == 1
    assert by["assam", "ocds"]["quarantined"] == 1
    assert by["assam", "ocds"]["repaired"] == 1


@pytest.mark.usefixtures("told")
def test_a_source_narrows_the_list(client):
    assert "Road" in text(client, "/gathered?source=assam")
    assert "Road" not in text(client, "/gathered?source=ggzy")
    assert "Road &lt;b" not in text(client, "/gathered?source=ggzy&q=Road")
    assert "Road" in text(client, "/gathered?source=assam&q=Road")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.usefixtures("told")
def test_one_tender_shows_its_timeline_currency_repairs_and_original(client, lang):
    page = text(client, "/gathered/ocds-x-1", lang)
    assert "4,987,000.50 INR" in page
    assert "12.25 INR" in page
    assert "Alfa Pvt. Ltd." in page
    assert ("否决" if lang == "zh" else "disqualified") in page
    assert ("投标：" if lang == "zh" else "Bid of") in page
    assert "number_for_id" in page
    assert "assam" in page


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.usefixtures("told")
def test_natural_persons_are_masked_and_markup_is_escaped(client, lang):
    for address in ("/gathered/ocds-x-1", "/gathered", "/gathered?q=Road"):
        page = text(client, address, lang)
        for gone in ("Rama Kumar Das", "Kumar", "58 81 20", "13912345678", "<b>works", "<br>"):
            assert gone not in page, (address, gone)
    assert "R*** K**** D**" in text(client, "/gathered/ocds-x-1", lang)


@pytest.mark.usefixtures("told")
def test_a_notice_is_shown_with_the_places_its_values_come_from(client):
    listed = text(client, "/gathered?source=ggzy")
    code = listed.split("/gathered/")[1].split('"')[0]
    page = text(client, f"/gathered/{code}")
    assert "<mark>" in page
    assert "王小明" not in page
    assert "王**" in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_a_mended_row_says_so_and_shows_what_it_was_made_of(told, client):
    assert Officer.objects.exists()
    [row] = quarantine.listed(state="open")
    release = orjson.dumps({**FOREIGN, "ocid": "ocds-x-2"}).decode()
    quarantine.mend(row.number, release=release, reason="照原文补全", by=OPERATOR, at=NOON)
    fold()
    page = text(client, "/gathered/ocds-x-2")
    assert "由人更正后放行" in page
    assert "nonsense" in page
    assert told is not None


@pytest.mark.usefixtures("told")
@pytest.mark.parametrize(
    "address", ["/gathered/none", "/gathered?page=x", "/gathered?source=%3Cb%3E"]
)
def test_hostile_addresses_are_answered(client, address):
    assert client.get(address).status_code in {200, 404}
