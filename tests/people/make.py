"""Makers of 人员与平台: say only what the test is about."""

import functools
from datetime import datetime, timedelta

import pytest

from jianbiao.people import granting, services
from jianbiao.people.domain import Department, Officer, usual
from jianbiao.people.domain.grants import Draft
from jianbiao.people.models import Department as DepartmentRow
from jianbiao.people.models import Officer as OfficerRow
from jianbiao.seal import sm2
from jianbiao.seal.keys import PrivateKey
from jianbiao.standard.terms import SHANGHAI, Actor

NOON = datetime(2026, 11, 24, 12, tzinfo=SHANGHAI)
LATER = NOON + timedelta(days=1)
needs_sm2 = pytest.mark.skipif(bool(sm2.unavailable()), reason=sm2.unavailable())
OPERATOR = Actor(id="operator", body="operator", address="127.0.0.1")
PASSWORD = "measured-Liang-1103"
USCC = "91690100MA0000007Y"


def department(**said):
    return Department(
        **{
            "code": "YH-ZJ",
            "zh": "云禾省住房和城乡建设厅",
            "en": "Yunhe Housing",
            "level": "province",
            "region": "690000",
            "industries": ("A01", "A02"),
            "function": "supervision",
            "body": BODY.get(said.get("function", "supervision"), "other_supervision"),
            **said,
        }
    )


BODY = {
    "coordinator": "public_resource",
    "operator": "operator",
    "oversight": "audit",
    "legal": "legal_office",
    "trading_centre": "trading_centre",
}
"""A kind of body for each function, where a test does not care."""


def officer(**said):
    return Officer(
        **{
            "login": "lin",
            "name": "林一",
            "department": "YH-ZJ",
            "role": "supervisor",
            "appointed_at": NOON,
            **said,
        }
    )


def as_said(facts):
    """Return the keyword arguments by which a service opens the department ``facts``."""
    names = ("code", "zh", "en", "level", "region", "industries", "function", "body")
    return {name: getattr(facts, name) for name in names}


def opened(**said):
    facts = department(**said)
    services.open_department(**as_said(facts), by=OPERATOR, at=NOON)
    return facts


def appointed(login="lin", *, role="supervisor", department="YH-ZJ", password=PASSWORD, **said):
    services.appoint_officer(
        login=login,
        name=said.get("name", "林一"),
        department=department,
        role=role,
        by=OPERATOR,
        at=said.get("at", NOON),
    )
    if said.get("grants", True):
        granted(login, *usual(role, DepartmentRow.objects.get(code=department).function))
    if password:
        services.set_password(login, password)
    return OfficerRow.objects.get(login=login)


def granted(login, *names, from_on="2026-01-01", until_on=""):
    """Write grants of a start-up down: signed on paper by two persons."""
    for name in names:
        draft = Draft(
            login=login,
            power=name,
            from_on=from_on,
            until_on=until_on,
            basis="初始登记",
            signed_by="甲",
        )
        id, _ = granting.propose(draft, by=OPERATOR, at=NOON)
        granting.confirm([id], by=OPERATOR, at=NOON, signed_by="乙")


def platform(**said):
    return {
        "code": "E6901000001",
        "zh": "朔宁市电子交易平台",
        "en": "Shuoning e-tendering",
        "uscc": USCC,
        "region": "690100",
        **said,
    }


def key(**said):
    return {
        "platform": "E6901000001",
        "name": "k1",
        "algorithm": "ed25519",
        "public_key": public_key(1),
        "valid_from": NOON,
        "valid_until": NOON + timedelta(days=365),
        **said,
    }


@functools.cache
def public_key(number, algorithm="ed25519"):
    """Return the hex of key ``number``; an SM2 key is a real point of its curve."""
    if algorithm == "ed25519":
        return (bytes([number]) * 32).hex()
    return PrivateKey.generate("sm2").public.raw.hex()


def registered(**said):
    services.register_platform(**platform(**said), by=OPERATOR, at=NOON)


def added(**said):
    return services.add_key(**key(**said), by=OPERATOR, at=NOON)
