"""初始登记: record what a workbook says, all of it or nothing, with one-time passwords shown once."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

from django.db import transaction

from jianbiao.errors import Refused
from jianbiao.people import rows, services, sheets
from jianbiao.people.sheets import Plan
from jianbiao.standard.bodies import BodyOpened, PolicySet, PowerConfirmed, PowerProposed
from jianbiao.standard.events import KeyAdded, OfficerAppointed, PlatformRegistered
from jianbiao.standard.terms import Actor

_NEEDS: Final[dict[type[Any], str]] = {
    BodyOpened: "department.open",
    PolicySet: "policy.set",
    OfficerAppointed: "officer.appoint",
    PowerProposed: "power.grant",
    PowerConfirmed: "power.confirm",
    PlatformRegistered: "platform.register",
    KeyAdded: "key.add",
}


def tried(raw: bytes, *, by: Actor, at: datetime) -> Plan:
    """Return what a workbook would record now; nothing is written."""
    return sheets.plan(raw, services.roll(), by=by, at=at)


@transaction.atomic
def load(raw: bytes, *, by: Actor, at: datetime) -> tuple[Plan, dict[str, str]]:
    """Record a workbook without faults; return its plan and the one-time passwords by login.

    Repeated, it records nothing. With a fault nothing is recorded and the plan tells it.
    """
    plan = tried(raw, by=by, at=at)
    if plan.wrong or not plan.events:
        return plan, {}
    _check_may(plan.events, by=by, at=at)
    rows.acts(plan.events, by=by, at=at)
    # Their officers exist only now; hashing takes time, and a start-up is done once.
    passwords = {
        event.login: services.one_time()
        for event in plan.events
        if isinstance(event, OfficerAppointed)
    }
    for login, password in passwords.items():
        services.set_password(login, password, initial=True)
    return plan, passwords


def _check_may(events: Sequence[Any], *, by: Actor, at: datetime) -> None:
    for kind in {type(event) for event in events}:
        if kind not in _NEEDS:
            raise Refused(f"{kind.__name__} 不在初始登记中 · no part of a start-up")
        rows.check_may(by, at, _NEEDS[kind])
