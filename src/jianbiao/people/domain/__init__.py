"""Who may act, who is competent, who sees what (职责与权限). Decides; stores nothing."""

from jianbiao.people.domain.competence import Bodies
from jianbiao.people.domain.departments import BODIES, POLICIES, Department
from jianbiao.people.domain.grants import Grant, Holder
from jianbiao.people.domain.officers import Officer
from jianbiao.people.domain.platforms import Key, Platform
from jianbiao.people.domain.powers import (
    GRANTABLE,
    PUBLIC,
    SUPERVISION,
    Function,
    Role,
    powers,
    usual,
)
from jianbiao.people.domain.reach import Reach, Strip, reach, visible

__all__ = [
    "BODIES",
    "GRANTABLE",
    "POLICIES",
    "PUBLIC",
    "SUPERVISION",
    "Bodies",
    "Department",
    "Function",
    "Grant",
    "Holder",
    "Key",
    "Officer",
    "Platform",
    "Reach",
    "Role",
    "Strip",
    "powers",
    "reach",
    "usual",
    "visible",
]
