"""Anybody reads the list of matters, with how late whom is."""

import pytest

from jianbiao.supervision import services
from tests.people.make import OPERATOR
from tests.web.make import BEFORE, Scene

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def scene(settings, tmp_path):
    made = Scene(settings, tmp_path)
    services.seed(at=BEFORE, by=OPERATOR)
    return made


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("code", ["complaint", "rectification", "suspension"])
def test_every_matter_has_a_page_in_both_languages(client, code, lang):
    page = client.get(f"/matters/{code}?lang={lang}").content.decode()
    assert ("办理环节" if lang == "zh" else "Acts") in page
    assert "招标投标法实施条例" in page


def test_the_list_names_every_matter_in_force_and_marks_what_is_not_confirmed(client):
    page = client.get("/matters").content.decode()
    for words in ("投诉处理", "责令改正", "责令暂停招标投标活动", "文本待核对"):
        assert words in page


def test_a_matter_that_never_was_is_refused_in_both_languages(client):
    answer = client.get("/matters/nothing")
    assert answer.status_code == 404
