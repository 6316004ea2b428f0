"""Who may act, who is competent, who sees what (职责与权限). Decides; stores nothing."""

from jianbiao.people.domain.departments import Department
from jianbiao.people.domain.officers import Officer
from jianbiao.people.domain.platforms import Key, Platform
from jianbiao.people.domain.powers import POWERS, PUBLIC, SUPERVISION, Function, Role, powers
from jianbiao.people.domain.reach import Reach, reach, visible

__all__ = [
    "POWERS",
    "PUBLIC",
    "SUPERVISION",
    "Department",
    "Function",
    "Key",
    "Officer",
    "Platform",
    "Reach",
    "Role",
    "powers",
    "reach",
    "visible",
]
