"""Officers of one body, a suspension and its acts, for tests of supervision."""

from datetime import datetime

from jianbiao.record import services as record
from jianbiao.register import services as register
from jianbiao.standard.terms import SHANGHAI, Actor
from jianbiao.supervision import services
from jianbiao.supervision.domain.cases import Attempt, Subject
from tests import make
from tests.record.make import settle
from tests.register.make import LEGAL

LIN = Actor(id="lin", body="690100-zj", address="10.0.0.9")
WANG = Actor(id="wang", body="690100-zj", address="10.0.0.8")
QIN = Actor(id="qin", body="690100-sl", address="10.0.1.2")
ZHOU = Actor(id="zhou", body="690000-fg", address="10.0.2.3")
NOON = datetime(2026, 3, 3, 12, tzinfo=SHANGHAI)
ABOUT = Subject(tender=make.TENDER, region="690100", industry="A07", platform=make.PLATFORM)
POWERS = frozenset({"case.handle", "case.approve"})
ABLE = frozenset({"690100-zj", "690100-sl"})
BEGAN = datetime(2026, 1, 1, tzinfo=SHANGHAI)

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


def adopt():
    """Put rules and matters in force, and report a tender."""
    register.seed(at=BEGAN, by=LIN, legal=LEGAL)
    services.seed(at=BEGAN, by=LIN)
    settle(make.project(), make.tender(), make.lot())


def attempt(act, by=LIN, at=NOON, *, powers=POWERS, competent=True, seen=-1, below=(), **fields):
    """Return what an officer tries."""
    return Attempt(
        act=act,
        by=by.id,
        body=by.body,
        at=at,
        side="authority",
        powers=powers,
        competent=competent,
        fields=fields,
        seen=seen,
        able=ABLE,
        known=ABLE | {ZHOU.body},
        below=frozenset(below),
    )


def drafted(matter="suspension", *, about=ABOUT, by=LIN, at=NOON, **fields):
    """Open a case of an instruction; return its id."""
    said = fields or {"ground": "评标标准涉嫌改动"}
    id, _ = services.open_case(matter, attempt("open", by, at, **said), subject=about, by=by, at=at)
    return id


def opened(matter, by=LIN, at=NOON, about=ABOUT, **fields):
    id, _ = services.open_case(
        matter, attempt("open", by, at, **fields), subject=about, by=by, at=at
    )
    return id


def act(id, name, by=LIN, at=NOON, **fields):
    """Do one act of a case."""
    return services.act(id, attempt(name, by, at, **fields), by=by, at=at)


def issued(matter="suspension", *, about=ABOUT, at=NOON, opening=None, **fields):
    """Draft, approve and issue an instruction; return its id."""
    id = drafted(matter, about=about, at=at, **(opening or {}))
    act(id, "approve", WANG, at)
    act(id, "issue", LIN, at, **fields)
    return id


def answer(case, act="1", **data):
    """Return a platform's message about a case."""
    said = {"TENDER_PROJECT_CODE": make.TENDER, "CASE_NO": case, "CASE_ACT": act}
    return make.envelope("SUPERVISION_ANSWER", said | {"HANDLE_TIME": "20260303130000"} | data)


def fold():
    """Let record and supervision take whatever is new."""
    while record.catch_up(seconds=9) or services.catch_up():
        pass
