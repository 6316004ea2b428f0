import pytest
from django.db import OperationalError

from jianbiao.ledger import queries

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.mark.parametrize(
    "path",
    [
        "entries/99999999999999999999",
        "entries/abc",
        "entries/-1",
        "entries/1e3",
        "inbox?after=x",
        "inbox?after=-1",
        "inbox?after=99999999999999999999",
        "may?act=open",
    ],
)
def test_a_parameter_of_another_form_is_a_public_error_in_both_languages(client, path):
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 400
    error = answer.json()["error"]
    assert error["code"] == "malformed"
    assert error["zh"]
    assert error["en"]
    assert error["where"]


def test_an_entry_that_is_not_there_is_told(client):
    answer = client.get(f"/api/v1/entries/{2**63 - 1}")
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "entry_unknown")


def test_while_the_database_is_away_the_answer_is_busy(client, monkeypatch):
    def away(*_, **__):
        raise OperationalError("gone")

    monkeypatch.setattr(queries, "stored", away)
    monkeypatch.setattr("jianbiao.web.api.connections.close_all", lambda: None)
    answer = client.get("/api/v1/entries/1")
    assert (answer.status_code, answer.json()["error"]["code"]) == (503, "busy")
