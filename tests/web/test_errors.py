"""Error pages: which, why, what to do, whom to call; in both languages; nothing of the inside."""

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from jianbiao.errors import Malformed, Refused, Tampered
from jianbiao.web import errors
from jianbiao.web.middleware import RefusalMiddleware

pytestmark = pytest.mark.django_db(databases="__all__")


def page(error, lang="zh"):
    request = RequestFactory().get("/x")
    request.lang = lang
    answer = RefusalMiddleware(HttpResponse).process_exception(request, error)
    return answer.status_code, answer.content.decode()


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        (Refused("没有项目 E1", code="tender_unknown", where="E1"), 404, "没有找到"),
        (Refused("已办结", code="alert_closed", where="A-1"), 409, "现在不能这样做"),
        (Malformed("读不懂", code="set_unknown", where="X"), 400, "这个请求读不懂"),
        (Tampered("leaf 7 is not under root", where="7"), 500, "证据与台账不符"),
        (Refused("私下的理由", code="never_published"), 409, "现在不能这样做"),
    ],
)
def test_a_refusal_says_which_why_and_what_to_do(settings, error, status, said):
    got, text = page(error)
    assert got == status
    assert said in text
    assert error.code in text
    assert "怎么办" in text
    assert settings.JIANBIAO_PHONE in text


def test_a_refusal_speaks_english():
    _, text = page(Refused("x", code="tender_unknown", where="E1"), "en")
    assert "Nothing found" in text
    assert "What to do" in text


def test_what_nobody_raised_on_purpose_goes_on_to_the_last_page():
    assert RefusalMiddleware(HttpResponse).process_exception(None, ValueError("x")) is None


def test_the_last_page_needs_nothing_and_gives_a_number_to_quote():
    request = RequestFactory().get("/x")
    answer = errors.server_error(request)
    text = answer.content.decode()
    assert answer.status_code == 500
    assert "我方出错了" in text
    assert "Something failed on our side" in text
    assert "Traceback" not in text


def test_an_address_where_nothing_is():
    answer = Client().get("/no/such/<b>page")
    text = answer.content.decode()
    assert answer.status_code == 404
    assert "没有找到" in text
    assert "<b>page" not in text


@pytest.mark.parametrize("path", ["/tenders?q=%00", "/tenders/E1%00", "/tenders?%00=1"])
def test_what_no_database_can_hold_is_turned_away_at_the_door(path):
    answer = Client().get(path)
    assert answer.status_code == 400
    assert "这个请求读不懂" in answer.content.decode()


def test_a_form_without_its_token_changes_nothing_and_says_how_to_go_on():
    answer = Client(enforce_csrf_checks=True).post("/login", {"username": "x", "password": "y"})
    text = answer.content.decode()
    assert answer.status_code == 403
    assert "表单已过期，什么都没有改动" in text
