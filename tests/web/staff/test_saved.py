"""Kept lists: an officer's own tabs in their order, those a department shares, and what is refused."""

import pytest

from jianbiao.errors import Refused
from jianbiao.web.models import SavedView
from jianbiao.web.staff import saved
from tests.people.make import appointed, opened

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture
def officer(scene):
    return scene.officer


def names(officer, query=""):
    return [tab.name for tab in saved.tabs(officer, query)]


def test_tabs_stand_in_the_order_they_were_kept_until_one_is_brought_forward(officer):
    for name in ("甲", "乙", "丙"):
        saved.keep(officer, name=name, query=f"q={name}", shared=False)
    assert names(officer) == ["甲", "乙", "丙"]
    saved.first(officer, name="丙")
    assert names(officer) == ["丙", "甲", "乙"]
    saved.keep(officer, name="甲", query="stage=called", shared=False)
    assert [tab.chosen for tab in saved.tabs(officer, "stage=called")] == [False, True, False]
    saved.drop(officer, name="甲")
    saved.drop(officer, name="甲")
    assert names(officer) == ["丙", "乙"]


def test_a_shared_tab_is_seen_in_the_department_and_nowhere_else(officer):
    saved.keep(officer, name="本委越限", query="alert=breach", shared=True)
    saved.keep(officer, name="自己看的", query="q=x", shared=False)
    mate = appointed("mate", department=officer.department_id, password="")
    opened(code="ELSE")
    other = appointed("other", department="ELSE", password="")
    assert [(tab.name, tab.by) for tab in saved.tabs(mate, "")] == [("本委越限", officer.login)]
    assert saved.tabs(other, "") == []
    saved.drop(mate, name="本委越限")
    assert names(officer) == ["本委越限", "自己看的"]


@pytest.mark.parametrize("name", ["", "名" * 31])
def test_a_name_that_is_none_is_refused(officer, name):
    with pytest.raises(Refused) as raised:
        saved.keep(officer, name=name, query="q=x", shared=False)
    assert raised.value.code == "view_name"


def test_tabs_are_not_kept_without_end(officer):
    for n in range(saved.MOST):
        saved.keep(officer, name=f"{n}", query="q=x", shared=False)
    saved.keep(officer, name="0", query="q=y", shared=False)
    with pytest.raises(Refused) as raised:
        saved.keep(officer, name="more", query="q=x", shared=False)
    assert raised.value.code == "view_many"


def test_the_page_keeps_what_it_shows_and_no_address_of_elsewhere(scene, client):
    scene.signed_in(client, scene.officer.login)
    answer = client.post(
        "/desk/tenders/views", {"as": "朔宁", "region": "690100", "q": "//evil.example", "x": "1"}
    )
    assert answer["Location"].startswith("/desk/tenders?q=%2F%2Fevil.example&region=690100")
    row = SavedView.objects.get()
    assert (row.name, row.query) == ("朔宁", "q=%2F%2Fevil.example&region=690100")
    page = client.get("/desk/tenders?" + row.query).content.decode()
    assert 'aria-current="page">朔宁</a>' in page
    assert client.post("/desk/tenders/views", {"as": ""}).status_code == 400
    client.post("/desk/tenders/views", {"as": "朔宁", "act": "drop"})
    assert not SavedView.objects.exists()
