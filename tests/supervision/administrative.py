"""Makers of administrative matters: filings as platforms send them, officers' acts, a caught-up record."""

from datetime import datetime

from jianbiao.record import services as record
from jianbiao.standard.terms import SHANGHAI, Actor
from jianbiao.supervision import administration, services
from jianbiao.supervision.domain.cases import Attempt
from tests import make

LIN = Actor(id="lin", body="690100-zj", address="10.0.0.9")
WANG = Actor(id="wang", body="690100-zj", address="10.0.0.8")
NOON = datetime(2026, 3, 3, 12, tzinfo=SHANGHAI)
POWERS = frozenset({"case.handle", "case.approve"})
SELF = {
    "applicant": "朔宁市水务局",
    "contact": "13900000000",
    "people": "甲\n乙",
    "experience": "同类项目三个。",
    "able": "1",
}


def attempt(act, by=LIN, at=NOON, *, competent=True, seen=-1, **fields):
    """Return what an officer tries."""
    return Attempt(
        act=act,
        by=by.id,
        body=by.body,
        at=at,
        side="authority",
        powers=POWERS,
        competent=competent,
        fields=fields,
        seen=seen,
    )


def filing(matter="self_tendering", act="1", number="2026-1", *, tender=make.TENDER, **fields):
    """Return 行政事项申报 of a platform."""
    said = fields if fields or act != "1" else SELF
    data = {
        "PROJECT_CODE": make.PROJECT,
        "FILING_NO": number,
        "FILING_MATTER": matter,
        "FILING_ACT": act,
        "FIELD_SET": [{"FIELD_NAME": k, "FIELD_VALUE": v} for k, v in said.items()],
    }
    if tender:
        data["TENDER_PROJECT_CODE"] = tender
    return make.envelope("ADMIN_FILING", data)


def fold():
    """Let the record, supervision and its administrative matters catch up."""
    while record.catch_up(seconds=9) or services.catch_up() or administration.catch_up():
        pass
