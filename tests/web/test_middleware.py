import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from jianbiao.web.middleware import LanguageMiddleware


def ask(path, **cookies):
    request = RequestFactory().get(path)
    request.COOKIES.update(cookies)
    answer = LanguageMiddleware(lambda r: HttpResponse(r.lang))(request)
    return request, answer


@pytest.mark.parametrize(
    ("path", "cookies", "lang"),
    [
        ("/", {}, "zh"),
        ("/?lang=en", {}, "en"),
        ("/", {"lang": "en"}, "en"),
        ("/?lang=zh", {"lang": "en"}, "zh"),
        ("/?lang=fr", {}, "zh"),
        ("/", {"lang": "<script>"}, "zh"),
    ],
)
def test_chinese_unless_the_visitor_chose_english(path, cookies, lang):
    _, answer = ask(path, **cookies)
    assert answer.content.decode() == lang
    assert "Cookie" in answer["Vary"]
    assert answer["Content-Language"] == ("en" if lang == "en" else "zh-CN")


def test_a_choice_of_language_is_remembered():
    assert ask("/?lang=en")[1].cookies["lang"].value == "en"
    assert "lang" not in ask("/?lang=fr")[1].cookies


def test_a_display_mode_works_without_a_script_and_keeps_the_page():
    _, answer = ask("/tenders?stage=called&theme=dark&page=2")
    assert (answer.status_code, answer["Location"]) == (302, "/tenders?stage=called&page=2")
    assert answer.cookies["theme"].value == "dark"


def test_the_same_mode_again_switches_it_off():
    _, answer = ask("/?mode=elder", mode="elder")
    assert answer.cookies["mode"]["max-age"] == 0


def test_a_mode_nobody_knows_sets_nothing():
    assert ask("/?theme=pink")[1].cookies["theme"].value == ""


def test_switching_a_mode_leads_nowhere_else():
    request = RequestFactory().get("/?theme=dark")
    request.path = "//evil.example/x"
    answer = LanguageMiddleware(HttpResponse)(request)
    assert answer["Location"] == "/%2Fevil.example/x"
