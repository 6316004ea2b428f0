"""Powers (权限) follow from role and department; nobody is given one by hand.

三员分立 (GB/T 22239): who runs the system, who grants accounts and who audits are three people.
监管与运营分离: supervision powers exist only inside an administrative supervision department; no
account of a platform operator or of the public-resource bureau holds one, whatever its role.
"""

from enum import StrEnum
from typing import Final

PUBLIC: Final = "public"
"""What a route that anybody may open names as its power."""


class Role(StrEnum):
    """岗位: what an officer is appointed as; one login has one role."""

    SUPERVISOR = "supervisor"
    LEGAL_OFFICER = "legal_officer"
    SYSTEM_ADMIN = "system_admin"
    SECURITY_ADMIN = "security_admin"
    AUDITOR = "auditor"


class Function(StrEnum):
    """职能: what a department is there for."""

    SUPERVISION = "supervision"
    COORDINATOR = "coordinator"
    OPERATOR = "operator"
    OVERSIGHT = "oversight"


ROLE_WORDS: Final[dict[str, tuple[str, str]]] = {
    Role.SUPERVISOR: ("监督人员", "supervisor"),
    Role.LEGAL_OFFICER: ("法制审核人员", "legal officer"),
    Role.SYSTEM_ADMIN: ("系统管理员", "system administrator"),
    Role.SECURITY_ADMIN: ("安全管理员", "security administrator"),
    Role.AUDITOR: ("审计管理员", "auditor"),
}

FUNCTION_WORDS: Final[dict[str, tuple[str, str]]] = {
    Function.SUPERVISION: ("行政监督部门", "supervision department"),
    Function.COORDINATOR: ("公共资源交易管理机构", "public-resource bureau"),
    Function.OPERATOR: ("平台运营机构", "platform operator"),
    Function.OVERSIGHT: ("审计与纪检监察机构", "audit and discipline oversight"),
}

POWER_WORDS: Final[dict[str, tuple[str, str]]] = {
    "account.own": ("查看本人账户、修改口令", "see one's own account, change the password"),
    "desk.read": ("查看待办与预警队列", "see the desk and its queue"),
    "tender.read": ("查看职责范围内的招标项目", "see tenders in reach"),
    "file.read": ("调阅职责范围内的文件", "get files in reach"),
    "alert.read": ("查看预警", "see alerts"),
    "alert.close": ("办结预警", "close alerts"),
    "platform.read": ("查看平台对接情况", "see how platforms dock"),
    "ledger.read": ("查看台账条目", "see ledger entries"),
    "rule.read": ("查看规则及其状态", "see rules and their standing"),
    "rule.stand": ("确认规则、变更规则状态", "confirm a rule, move its standing"),
    "parameter.set": ("设定规则参数", "set a rule's parameter"),
    "catalogue.adopt": ("启用规则目录", "adopt a rule catalogue"),
    "calendar.adopt": ("启用工作日历", "adopt a working-day calendar"),
    "department.open": ("登记部门", "register departments"),
    "platform.register": ("登记交易平台", "register platforms"),
    "platform.end": ("注销交易平台", "end platforms"),
    "key.add": ("登记平台公钥", "add a platform's key"),
    "key.revoke": ("吊销平台公钥", "revoke a platform's key"),
    "officer.appoint": ("任用人员", "appoint officers"),
    "officer.end": ("办理人员离任", "end an appointment"),
    "audit.read": ("查看登录与操作审计", "see sign-ins and acts of staff"),
}
"""Every power by name, with what it allows in Chinese and English."""

SUPERVISION: Final = frozenset(
    {
        "desk.read",
        "file.read",
        "alert.read",
        "alert.close",
        "rule.stand",
        "parameter.set",
        "catalogue.adopt",
        "calendar.adopt",
    }
)
"""监督权力. Unconfirmed suspicion is shown to supervision alone, so reading it is one of them."""

_STAFF: Final = frozenset({"account.own", "platform.read", "ledger.read", "rule.read"})

POWERS: Final[dict[str, frozenset[str]]] = {
    Role.SUPERVISOR: _STAFF
    | {"desk.read", "tender.read", "file.read", "alert.read", "alert.close"},
    Role.LEGAL_OFFICER: _STAFF
    | {
        "desk.read",
        "tender.read",
        "file.read",
        "alert.read",
        "rule.stand",
        "parameter.set",
        "catalogue.adopt",
        "calendar.adopt",
    },
    Role.SYSTEM_ADMIN: _STAFF | {"department.open", "platform.register", "platform.end", "key.add"},
    Role.SECURITY_ADMIN: _STAFF | {"officer.appoint", "officer.end", "key.revoke"},
    Role.AUDITOR: _STAFF | {"audit.read"},
}
"""What a role may do in a supervision department."""


def powers(role: str, function: str) -> frozenset[str]:
    """Return what ``role`` may do in a department with ``function``; unknown roles may nothing."""
    said = POWERS.get(role, frozenset())
    return said if function == Function.SUPERVISION else said - SUPERVISION
