"""Figures of cases: anybody reads them, staff of their own reach, both languages, as CSV."""

import pytest

from jianbiao.supervision import services
from jianbiao.supervision.models import CaseTally
from tests.people.make import OPERATOR, appointed, opened
from tests.web.make import BEFORE, Scene

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def scene(settings, tmp_path):
    made = Scene(settings, tmp_path)
    services.seed(at=BEFORE, by=OPERATOR)
    for body, n in (("YH-ZJ", 7), ("YH-LT", 2), ("", 1)):
        CaseTally.objects.create(
            body=body, matter="complaint", kind="reached", name="received", year=2026, days=0, n=n
        )
    CaseTally.objects.create(
        body="YH-ZJ", matter="complaint", kind="kept", name="acceptance", year=2026, days=2, n=5
    )
    opened(code="YH-LT", level="city", region="690200", industries=("*",))
    return made


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", ("办理统计", "尚未承办")), ("en", ("Figures of cases", "nobody yet"))]
)
def test_anybody_reads_what_came_of_cases(client, lang, said):
    page = client.get(f"/matters/figures?lang={lang}").content.decode()
    for words in said:
        assert words in page
    assert "<b>10</b>" in page


def test_a_year_without_cases_has_none(client):
    page = client.get("/matters/figures?year=2025").content.decode()
    assert "<b>0</b>" in page
    for odd in ("0", "99999", "x", "<script>"):
        assert "<b>10</b>" in client.get("/matters/figures", {"year": odd}).content.decode()


def test_figures_are_exported(client):
    csv = client.get("/matters/figures?format=csv").content.decode()
    assert "department,YH-ZJ,7,0,0,0,0,0" in csv
    assert "matter,complaint,10,0,0,0,0,0" in csv
    clocks = client.get("/matters/figures?format=csv-clocks").content.decode()
    assert "complaint,acceptance,authority,5,0,0,0,2,2" in clocks


def test_staff_read_those_of_the_departments_in_their_reach(client, scene):
    scene.called()
    assert client.get("/desk/cases/figures").status_code == 302
    appointed("wen", department="YH-LT", name="温一", password="")
    csv = scene.signed_in(client, "wen").get("/desk/cases/figures?format=csv").content.decode()
    assert "department,YH-LT,2" in csv
    assert "YH-ZJ" not in csv
    csv = scene.signed_in(client).get("/desk/cases/figures?format=csv").content.decode()
    assert "department,YH-ZJ,7" in csv
    assert client.get("/desk/cases/figures?lang=en").status_code == 200
