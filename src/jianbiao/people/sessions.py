"""会话: how long one lasts, what its officer has to do first, and when they last proved who they are.

Moments are real seconds: a demo's clock runs too fast to sit in front of.
"""

from typing import Any, Final

from jianbiao.people import accounts
from jianbiao.people.models import Officer

REFRESHED: Final = 60
"""Seconds between two looks at the department's rules; a change takes effect within them."""

REASON: Final = 200
"""Characters of a reason."""

PROVED: Final = 600
"""Seconds after which a grant or a key asks for the password again."""


def alive(session: Any, officer: Officer, *, real: float) -> bool:
    """Say whether the session goes on at ``real``, and note that its officer was here."""
    said = session.get("jb")
    if said is not None and _over(said, real):
        return False
    if said is None or real - said["seen"] >= REFRESHED:
        refresh(session, officer, real=real)
    return True


def begin(session: Any, officer: Officer, *, real: float) -> None:
    """Begin a session at ``real``: whatever the visitor's one said before is over."""
    session.pop("jb", None)
    refresh(session, officer, real=real)
    prove(session, real=real)


def refresh(session: Any, officer: Officer, *, real: float) -> None:
    """Read the department's rules into the session: they hold from now on."""
    rules = accounts.policy(officer.department_id)
    began = session.get("jb", {}).get("began", real)
    session["jb"] = {
        "began": began,
        "seen": real,
        "idle": 60 * rules["idle_minutes"],
        "longest": 3600 * rules["session_hours"],
        "must": accounts.must(officer, rules),
    }


def must(session: Any) -> str:
    """Return what has to be done first: ``password``, ``second`` or nothing."""
    return str(session.get("jb", {}).get("must", ""))


def prove(session: Any, *, real: float) -> None:
    """Note that the officer has just shown their password."""
    session["proved"] = real


def proved(session: Any, *, real: float) -> bool:
    """Say whether the officer has shown their password lately."""
    said = session.get("proved")
    return said is not None and 0 <= real - said <= PROVED


def explain(session: Any, said: str) -> None:
    """Keep why the officer looks at what is not open, until told otherwise or signed out."""
    session["reason"] = " ".join(said.split())[:REASON]


def reason(session: Any) -> str:
    """Return why the officer looks, as they said; empty where they did not."""
    return str(session.get("reason", ""))


def _over(said: dict[str, Any], real: float) -> bool:
    # The mark is written once a minute, so an idle session may last up to a minute longer.
    idle = real - said["seen"] > said["idle"] + REFRESHED
    return bool(idle or real - said["began"] > said["longest"])
