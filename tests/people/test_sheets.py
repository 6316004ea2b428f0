import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook

from jianbiao.errors import Malformed, Refused
from jianbiao.ledger import queries as ledger
from jianbiao.people import services, sheets, starting
from jianbiao.people.models import Department, Grant, Officer, PlatformKey, Policy, Secret
from jianbiao.standard.terms import Actor
from tests.people.make import NOON, OPERATOR, USCC, appointed, opened, public_key

pytestmark = pytest.mark.django_db

ROWS = {
    "departments": [
        ["690000-zj", "住建厅", "Housing", "housing", "province", 690000, "A01 A02", 1],
        ["690000-yw", "运维", "Operator", "operator", "province", "690000", "*", ""],
    ],
    "officers": [
        ["lin", "林一", "690000-zj", "supervisor"],
        ["lu", "陆一", "690000-yw", "system_admin"],
    ],
    "powers": [
        ["lin", "close_alert", date(2026, 1, 1), "", "授权书1号", "王厅长", "李书记"],
        ["lu", "administer_system", "2026-01-01", "2027-12-31", "授权书2号", "赵总", "钱总"],
    ],
    "platforms": [["E6901000001", "朔宁平台", "Shuoning", USCC, 690100, ""]],
    "keys": [
        ["E6901000001", "k1", "ed25519", public_key(1), datetime(2026, 1, 1, 9), "2027-01-01"],  # noqa: DTZ001 - as a spreadsheet holds it
    ],
}


def workbook(**changed):
    """Fill the template; ``changed`` replaces whole lists."""
    book = load_workbook(io.BytesIO(sheets.template()))
    for name, rows in {**ROWS, **changed}.items():
        for row in rows:
            book[sheets.SHEETS[name][0]].append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def tried(raw):
    return starting.tried(raw, by=OPERATOR, at=NOON)


def load(raw):
    return starting.load(raw, by=OPERATOR, at=NOON)


def test_a_filled_template_registers_everybody_with_one_time_passwords():
    plan, passwords = load(workbook())
    assert plan.wrong == ()
    assert ledger.last_number() == len(plan.events) == 2 + 1 + 2 + 4 + 1 + 1
    assert Department.objects.get(code="690000-zj").body == "housing"
    assert Policy.objects.get().value == 1
    assert set(passwords) == {"lin", "lu"}
    lin = Officer.objects.get(login="lin")
    lin.at = NOON
    assert lin.check_password(passwords["lin"])
    assert Secret.objects.get(officer="lin").initial
    assert "alert.close" in lin.powers
    grant = Grant.objects.get(login="lin")
    assert (grant.proposed_by, grant.confirmed_by) == ("王厅长", "李书记")
    assert PlatformKey.objects.get().valid_from.isoformat() == "2026-01-01T01:00:00+00:00"
    assert all(
        p.encode() not in said.body for p in passwords.values() for said in ledger.entries_after(0)
    )


def test_a_second_run_records_nothing():
    load(workbook())
    last = ledger.last_number()
    plan, passwords = load(workbook())
    assert (plan.events, passwords, ledger.last_number()) == ((), {}, last)
    assert {line.acts for line in plan.lines} == {0}


def test_a_dry_run_writes_nothing():
    assert len(tried(workbook()).events) == 11
    assert (ledger.last_number(), Officer.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("name", "row", "place"),
    [
        ("departments", ["x y", "甲", "A", "housing", "province", "690000", "A01", ""], "A4"),
        ("departments", ["X", "甲", "A", "kitchen", "province", "690000", "A01", ""], "D4"),
        ("departments", ["X", "甲", "A", "housing", "province", "690100", "A01", ""], "F4"),
        ("departments", ["X", "甲", "A", "housing", "province", "690000", "A1", ""], "G4"),
        ("departments", ["X", "", "A", "housing", "province", "690000", "A01", ""], "B4"),
        ("departments", ["X", "甲", "A", "housing", "province", "690000", "A01", "maybe"], "H4"),
        ("officers", ["Lin", "林一", "690000-zj", "supervisor"], "A4"),
        ("officers", ["zhou", "周", "NOWHERE", "supervisor"], "C4"),
        ("officers", ["zhou", "周", "690000-zj", "king"], "D4"),
        ("officers", ["zhou", "周\x07", "690000-zj", "supervisor"], None),
        ("officers", ["zhou", "周" * 501, "690000-zj", "supervisor"], "B4"),
        ("powers", ["lu", "close_alert", "2026-01-01", "", "文", "甲", "乙"], "4"),
        ("powers", ["lin", "supervise", "2026-01-01", "", "文", "甲", "甲"], "4"),
        ("powers", ["lin", "supervise", "soon", "", "文", "甲", "乙"], "C4"),
        ("powers", ["lin", "supervise", "2026-01-01", "", "", "甲", "乙"], "E4"),
        ("powers", ["nobody", "supervise", "2026-01-01", "", "文", "甲", "乙"], "4"),
        ("platforms", ["E69", "甲", "A", USCC, "690100", ""], "A3"),
        ("platforms", ["E6901000002", "甲", "A", "1", "690100", ""], "D3"),
        ("keys", ["E6901000001", "k2", "rsa", public_key(2), "2026-01-01", "2027-01-01"], "C3"),
        ("keys", ["E6901000001", "k2", "ed25519", "?", "2026-01-01", "2027-01-01"], "D3"),
        ("keys", ["E6901000001", "k2", "ed25519", public_key(2), "soon", "2027-01-01"], "E3"),
    ],
)
def test_a_fault_is_told_with_its_place_and_keeps_everything_out(name, row, place):
    if place is None:  # no spreadsheet can hold a control character
        with pytest.raises(Exception, match="cannot be used"):
            workbook(**{name: [*ROWS[name], row]})
        return
    plan, passwords = load(workbook(**{name: [*ROWS[name], row]}))
    assert [f"{one.column}{one.row}" for one in plan.wrong] == [place]
    assert plan.wrong[0].sheet == sheets.SHEETS[name][0]
    zh, _, en = plan.wrong[0].text.partition(" · ")
    assert zh
    assert en
    assert (passwords, ledger.last_number(), Department.objects.count()) == ({}, 0, 0)


def test_every_fault_of_a_workbook_is_told_at_once():
    wrong = [["Lin", "林", "690000-zj", "supervisor"], ["zhou", "", "690000-zj", "king"]]
    assert len(tried(workbook(officers=[*ROWS["officers"], *wrong])).wrong) == 2


def test_a_missing_column_is_told_by_name():
    book = Workbook()
    book.active.title = "人员 Officers"
    book.active.append(["登录名 login", "姓名 name"])
    out = io.BytesIO()
    book.save(out)
    (one,) = tried(out.getvalue()).wrong
    assert "department" in one.text
    assert one.row == 1


def bomb():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * (sheets.UNPACKED + 1))
    return out.getvalue()


def other():
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"PK\x03\x04",
        b"<html>",
        bomb(),
        other(),
        b"x" * (sheets.LARGEST + 1),
        workbook()[:-900],
    ],
    ids=["empty", "head", "html", "bomb", "other sheets", "large", "cut"],
)
def test_what_is_no_workbook_of_ours_is_malformed(raw):
    with pytest.raises(Malformed) as caught:
        tried(raw)
    assert caught.value.code == "sheet_broken"


def test_an_officer_loads_only_what_they_may_do():
    opened(code="690000-yw", function="operator", industries=("*",))
    appointed("zhao", role="system_admin", department="690000-yw", name="赵一", password="")
    zhao = Actor(id="zhao", body="690000-yw", address="10.0.0.7")
    bodies = workbook(
        officers=[], powers=[], platforms=[], keys=[], departments=ROWS["departments"][:1]
    )
    with pytest.raises(Refused) as caught:
        starting.load(bodies, by=zhao, at=NOON)
    assert caught.value.where == "policy.set"
    plain = [[*ROWS["departments"][0][:7], ""]]
    plan, _ = starting.load(workbook(officers=[], powers=[], departments=plain), by=zhao, at=NOON)
    assert len(plan.events) == 3


def test_once_a_department_grants_by_itself_the_start_up_adds_no_power_there():
    load(workbook())
    services.appoint_officer(
        login="wang",
        name="王一",
        department="690000-zj",
        role="security_admin",
        by=OPERATOR,
        at=NOON,
    )
    Grant.objects.filter(login="lin").update(proposed_by="wang")
    more = [*ROWS["powers"], ["lin", "supervise", "2026-01-01", "", "文", "甲", "乙"]]
    (one,) = tried(workbook(powers=more)).wrong
    assert "已自行授权" in one.text
