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
NOON = datetime(2026, 3, 3, 12, tzinfo=SHANGHAI)
ABOUT = Subject(tender=make.TENDER, region="690100", industry="A07", platform=make.PLATFORM)
POWERS = frozenset({"case.handle", "case.approve"})
BEGAN = datetime(2026, 1, 1, tzinfo=SHANGHAI)


def adopt():
    """Put rules and matters in force, and report a tender."""
    register.seed(at=BEGAN, by=LIN, legal=LEGAL)
    services.seed(at=BEGAN, by=LIN)
    settle(make.project(), make.tender(), make.lot())


def attempt(act, by=LIN, at=NOON, *, powers=POWERS, competent=True, seen=-1, **fields):
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
    )


def drafted(matter="suspension", *, about=ABOUT, by=LIN, at=NOON, **fields):
    """Open a case of an instruction; return its id."""
    said = fields or {"ground": "评标标准涉嫌改动"}
    id, _ = services.open_case(matter, attempt("open", by, at, **said), subject=about, by=by, at=at)
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
