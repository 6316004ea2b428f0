"""Commands of the house: each prints its number; what binds is done as a named officer."""

import pytest

from jianbiao.__main__ import main
from jianbiao.ledger import queries as ledger
from jianbiao.people import services
from jianbiao.people.models import Officer, Platform, PlatformKey
from jianbiao.register import queries as register
from tests.people.make import OPERATOR, PASSWORD, appointed, opened, public_key, registered
from tests.people.test_sheets import ROWS, workbook
from tests.web.make import BEFORE, stand

pytestmark = pytest.mark.django_db(databases="__all__")


@pytest.fixture(autouse=True)
def here(settings, tmp_path, monkeypatch):
    stand(settings, tmp_path, BEFORE)
    monkeypatch.setenv("JIANBIAO_PASSWORD", PASSWORD)
    return tmp_path


def run(*words):
    return main([str(word) for word in words])


def test_a_start_up_is_tried_recorded_and_repeated(here, capsys):
    file = here / "people.xlsx"
    assert run("people", "template", file) == 0
    file.write_bytes(workbook())
    assert run("people", "load", file, "--dry-run") == 0
    assert ledger.last_number() == 0
    assert run("people", "load", file) == 0
    said = capsys.readouterr().out
    password = said.partition("one-time password of lin: ")[2].split()[0]
    assert Officer.objects.get(login="lin").check_password(password)
    last = ledger.last_number()
    assert run("people", "load", file) == 0
    assert (ledger.last_number(), password in capsys.readouterr().out) == (last, False)


def test_a_workbook_with_a_fault_records_nothing_and_tells_its_place(here, capsys):
    file = here / "people.xlsx"
    file.write_bytes(workbook(officers=[*ROWS["officers"], ["Lin", "林", "690000-zj", "king"]]))
    assert run("people", "load", file) == 2
    assert "人员 Officers A4: " in capsys.readouterr().err
    assert ledger.last_number() == 0
    assert run("people", "load", here / "nosuch.xlsx") == 2


def test_platforms_keys_and_officers_are_ended_by_command():
    registered()
    key = ["--algorithm", "ed25519", "--valid-from", "2026-01-01", "--valid-until", "2027-01-01"]
    assert (
        run("people", "add-key", "E6901000001", "--name", "k1", "--public-key", public_key(1), *key)
        == 0
    )
    rotated = ["--overlap-until", "2026-04-01", "--name", "k2", "--public-key", public_key(2)]
    assert run("people", "rotate-key", "E6901000001/k1", *rotated, *key) == 0
    assert PlatformKey.objects.get(id="E6901000001/k1").revoked_at is not None
    assert run("people", "revoke-key", "E6901000001/k2", "--reason", "泄露") == 0
    assert PlatformKey.objects.get(id="E6901000001/k2").revoked_at == BEFORE
    assert run("people", "end-platform", "E6901000001", "--reason", "停业") == 0
    assert Platform.objects.get().ended_at == BEFORE
    assert run("people", "end-platform", "E6901000001", "--reason", "停业") == 3
    opened()
    appointed("lin", password="")
    assert run("people", "end-officer", "lin", "--reason", "调任") == 0
    assert not Officer.objects.get(login="lin").is_active


def test_what_binds_is_done_as_a_named_officer_who_shows_the_password(monkeypatch, capsys):
    opened(industries=("*",))
    appointed("gao", role="legal_officer", name="高一")
    appointed("lin")
    stand_rule = ["register", "stand-rule", "P16", "shadow", "--basis", "复核中"]
    assert run(*stand_rule, "--as", "gao") == 0
    assert register.book().standings[-1].by == "gao"
    assert capsys.readouterr().out == f"№{ledger.last_number()}\n"
    assert run(*stand_rule, "--as", "lin") == 3
    setting = ["register", "set-parameter", "P16", "days", "3", "690100", "--basis", "省令"]
    assert run(*setting, "--as", "gao") == 3
    place = ["register", "set-competence", "690100", "A07", "YH-ZJ", "--basis", "三定"]
    assert run(*place, "--as", "gao") == 0
    assert register.competence() == {("690100", "A07"): ("YH-ZJ",)}
    monkeypatch.setenv("JIANBIAO_PASSWORD", "wrong")
    assert run(*place, "--as", "gao") == 3
    assert "password" in capsys.readouterr().err


def test_a_one_time_password_binds_nobody(monkeypatch):
    opened()
    appointed("gao", role="legal_officer", name="高一", password="")
    _, password = services.issue_password("gao", by=OPERATOR, at=BEFORE)
    monkeypatch.setenv("JIANBIAO_PASSWORD", password)
    assert run("register", "stand-rule", "P16", "shadow", "--basis", "试", "--as", "gao") == 3
