"""Makers of cases: say only what the test is about."""

from datetime import datetime

from jianbiao.standard.terms import SHANGHAI, Actor
from jianbiao.supervision import services
from jianbiao.supervision.domain.cases import Attempt, Subject
from tests import make

LIN = Actor(id="lin", body="690100-zj", address="10.0.0.9")
WANG = Actor(id="wang", body="690100-zj", address="10.0.0.8")
QIN = Actor(id="qin", body="690100-sl", address="10.0.1.2")
ZHOU = Actor(id="zhou", body="690000-fg", address="10.0.2.3")
NOON = datetime(2026, 3, 3, 12, tzinfo=SHANGHAI)
ABOUT = Subject(tender=make.TENDER, region="690100", industry="A07", platform=make.PLATFORM)
POWERS = frozenset({"case.handle", "case.approve"})
ABLE = frozenset({"690100-zj", "690100-sl"})

LEAD = {
    "source": "alert",
    "summary": "发售期两日",
    "suspect": "云禾建筑有限公司",
    "conduct_ended_on": "2026-03-01",
    "period": "2",
}
CASE = {
    "cause": "涉嫌串通投标",
    "conduct": "collusion",
    "suspect": "云禾建筑有限公司",
    "suspect_code": make.USCC,
    "facts": "两家报价呈规律性差异",
    "conduct_ended_on": "2026-03-01",
    "period": "2",
}
ASSIGNED = {"officers": "lin\nwang", "recusal_checked": "1"}
DRAFTED = {
    "outcome": "penalty",
    "conduct": "collusion",
    "found": "两家报价呈等差，保证金同一账户",
    "grounds": "招标投标法第五十三条",
    "base": "7600000.00",
    "fine": "50000.00",
    "base_source": "№ 12",
}
NOTIFIED = {
    "document_number": "朔建告〔2026〕1号",
    "notified_on": "2026-03-10",
    "statement_by": "2026-03-15",
    "hearing_right": "1",
}
DECIDED = {
    "outcome": "penalty",
    "document_number": "朔建罚〔2026〕1号",
    "conduct": "collusion",
    "base": "7600000.00",
    "fine": "50000.00",
    "collective": "1",
}


def attempt(act, by=LIN, at=NOON, *, below=(), competent=True, **fields):
    return Attempt(
        act=act,
        by=by.id,
        body=by.body,
        at=at,
        side="authority",
        powers=POWERS,
        competent=competent,
        fields=fields,
        able=ABLE,
        known=ABLE | {ZHOU.body},
        below=frozenset(below),
    )


def opened(matter, by=LIN, at=NOON, about=ABOUT, **fields):
    id, _ = services.open_case(
        matter, attempt("open", by, at, **fields), subject=about, by=by, at=at
    )
    return id


def act(id, name, by=LIN, at=NOON, **fields):
    return services.act(id, attempt(name, by, at, **fields), by=by, at=at)
