"""Powers (权限): a few come with the post, whatever binds others is granted by name (授权).

三员分立 (GB/T 22239): who runs the system, who grants accounts and who audits are three people.
监管与运营分离: supervision powers exist only inside supervising bodies; no account of an operator, a
trading centre or the public-resource bureau can hold one, whatever its post and whoever grants it.
"""

from collections.abc import Iterable
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
    LEGAL = "legal"
    COORDINATOR = "coordinator"
    OVERSIGHT = "oversight"
    TRADING_CENTRE = "trading_centre"
    OPERATOR = "operator"


ROLE_WORDS: Final[dict[str, tuple[str, str]]] = {
    Role.SUPERVISOR: ("监督人员", "supervisor"),
    Role.LEGAL_OFFICER: ("法制审核人员", "legal officer"),
    Role.SYSTEM_ADMIN: ("系统管理员", "system administrator"),
    Role.SECURITY_ADMIN: ("安全管理员", "security administrator"),
    Role.AUDITOR: ("审计管理员", "auditor"),
}

FUNCTION_WORDS: Final[dict[str, tuple[str, str]]] = {
    Function.SUPERVISION: ("行政监督部门", "supervision department"),
    Function.LEGAL: ("法制机构", "legal office"),
    Function.COORDINATOR: ("公共资源交易管理机构", "public-resource bureau"),
    Function.OVERSIGHT: ("审计与纪检监察机构", "audit and discipline oversight"),
    Function.TRADING_CENTRE: ("交易中心", "trading centre"),
    Function.OPERATOR: ("平台运营机构", "platform operator"),
}

POWER_WORDS: Final[dict[str, tuple[str, str]]] = {
    "account.own": ("查看本人账户、修改口令", "see one's own account, change the password"),
    "desk.read": ("查看待办与预警队列", "see the desk and its queue"),
    "tender.read": ("查看职责范围内的招标项目", "see tenders in reach"),
    "file.read": ("调阅职责范围内的文件", "get files in reach"),
    "restricted.read": ("查看不公开的字段", "see fields that are not open"),
    "alert.read": ("查看预警", "see alerts"),
    "alert.close": ("办结预警", "close alerts"),
    "case.read": ("查看职责范围内的监督案件", "see supervision cases in reach"),
    "case.handle": ("立件、办理监督案件", "open and handle supervision cases"),
    "case.approve": ("审批、签发监督文书", "approve and sign supervision documents"),
    "share.ask": (
        "查询其他部门持有的信息，申请、接收共享",
        "find what others hold, ask for it and read what is granted",
    ),
    "entity.match": ("认定主体归并", "say whether two names are one entity"),
    "platform.read": ("查看平台对接情况", "see how platforms dock"),
    "ledger.read": ("查看台账条目", "see ledger entries"),
    "rule.read": ("查看规则及其状态", "see rules and their standing"),
    "rule.stand": ("确认规则、变更规则状态", "confirm a rule, move its standing"),
    "parameter.set": ("设定规则参数", "set a rule's parameter"),
    "competence.set": ("划分监督职责", "assign competence"),
    "catalogue.adopt": ("启用规则目录", "adopt a rule catalogue"),
    "calendar.adopt": ("启用工作日历", "adopt a working-day calendar"),
    "row.settle": ("处置隔离的采集记录", "settle gathered rows that were set aside"),
    "content.erase": ("申请、同意删除正文", "ask for and agree to erasure"),
    "department.open": ("登记机构", "register bodies"),
    "platform.register": ("登记交易平台", "register platforms"),
    "platform.end": ("注销交易平台", "end platforms"),
    "key.add": ("登记、更换平台公钥", "add or rotate a platform's key"),
    "key.revoke": ("吊销平台公钥", "revoke a platform's key"),
    "officer.appoint": ("任用人员", "appoint officers"),
    "officer.end": ("办理离任与交接", "end an appointment, hand work over"),
    "session.end": ("结束他人会话", "end somebody's sessions"),
    "outage.record": ("记录、复核本平台故障", "record outages of our own as one of two"),
    "policy.set": ("设定账户规则", "set rules for accounts"),
    "power.grant": ("拟定、收回授权", "propose and revoke grants"),
    "power.confirm": ("复核授权", "confirm grants as the second person"),
    "audit.read": ("查看登录、查阅与操作审计", "see who looked and who acted"),
}
"""Every power by name, with what it allows in Chinese and English."""

SUPERVISION: Final = frozenset(
    {
        "desk.read",
        "file.read",
        "alert.read",
        "alert.close",
        "restricted.read",
        "case.read",
        "case.handle",
        "case.approve",
        "share.ask",
        "entity.match",
        "rule.stand",
        "parameter.set",
        "competence.set",
        "content.erase",
        "catalogue.adopt",
        "calendar.adopt",
    }
)
"""监督权力. Unconfirmed suspicion is shown to supervision alone, so reading it is one of them."""

POST: Final = frozenset({"account.own", "platform.read", "ledger.read", "rule.read"})
"""What every post brings along: nothing that binds anybody or shows what is not open."""

GRANTABLE: Final[dict[str, frozenset[str]]] = {
    "supervise": frozenset({"desk.read", "tender.read", "alert.read", "case.read", "share.ask"}),
    "close_alert": frozenset({"alert.close", "entity.match"}),
    "handle_case": frozenset({"case.handle"}),
    "approve_case": frozenset({"case.approve"}),
    "read_restricted": frozenset({"restricted.read", "file.read"}),
    "witness": frozenset({"tender.read", "alert.read", "share.ask"}),
    "confirm_rule": frozenset({"rule.stand", "catalogue.adopt", "calendar.adopt"}),
    "set_parameter": frozenset({"parameter.set", "competence.set"}),
    "erase": frozenset({"content.erase"}),
    "settle_rows": frozenset({"row.settle"}),
    "coordinate": frozenset({"tender.read"}),
    "grant": frozenset({"power.grant", "power.confirm"}),
    "confirm_grant": frozenset({"power.confirm"}),
    "register_platform": frozenset({"platform.register", "platform.end", "key.add"}),
    "administer_system": frozenset({"department.open", "outage.record"}),
    "administer_security": frozenset(
        {
            "officer.appoint",
            "officer.end",
            "key.revoke",
            "session.end",
            "policy.set",
            "outage.record",
        }
    ),
    "administer_audit": frozenset({"audit.read"}),
}
"""What is granted by name, and the powers it brings."""

GRANT_WORDS: Final[dict[str, tuple[str, str]]] = {
    "supervise": ("监督", "supervise"),
    "close_alert": ("办结预警", "close alerts"),
    "handle_case": ("办理案件", "handle cases"),
    "approve_case": ("审批案件", "approve in cases"),
    "read_restricted": ("查阅不公开信息", "read what is not open"),
    "witness": ("查阅与见证", "read and witness"),
    "confirm_rule": ("确认规则", "confirm rules"),
    "set_parameter": ("设定参数与职责", "set parameters and competence"),
    "erase": ("删除正文", "erase content"),
    "settle_rows": ("处置隔离记录", "settle rows set aside"),
    "coordinate": ("综合协调", "coordinate"),
    "grant": ("授权管理", "grant powers"),
    "confirm_grant": ("授权复核", "confirm grants"),
    "register_platform": ("平台登记", "register platforms"),
    "administer_system": ("系统管理", "administer the system"),
    "administer_security": ("安全管理", "administer security"),
    "administer_audit": ("审计管理", "administer audit"),
}

_HOUSE: Final = frozenset(
    {
        "grant",
        "confirm_grant",
        "register_platform",
        "administer_system",
        "administer_security",
        "administer_audit",
    }
)
HOLDABLE: Final[dict[str, frozenset[str]]] = {
    Function.SUPERVISION: frozenset(GRANTABLE) - {"coordinate"},
    Function.LEGAL: _HOUSE | {"confirm_rule", "set_parameter", "erase"},
    Function.OVERSIGHT: _HOUSE | {"witness", "read_restricted", "erase"},
    Function.COORDINATOR: _HOUSE | {"coordinate", "settle_rows"},
    Function.TRADING_CENTRE: _HOUSE - {"register_platform"},
    Function.OPERATOR: _HOUSE,
}
"""What an officer of a department with this function can hold at all."""

APART: Final = frozenset({"administer_system", "administer_security", "administer_audit"})
"""三员: nobody holds two of them."""

_ADMIN: Final = {
    Role.SYSTEM_ADMIN: frozenset({"administer_system", "register_platform", "confirm_grant"}),
    Role.SECURITY_ADMIN: frozenset({"administer_security", "grant", "confirm_grant"}),
    Role.AUDITOR: frozenset({"administer_audit", "witness", "read_restricted", "erase"}),
}
_LEGAL_ONLY: Final = frozenset({"confirm_rule", "set_parameter"})
_ADMIN_ONLY: Final = APART | {"register_platform", "grant"}


def usual(role: str, function: str) -> tuple[str, ...]:
    """Return what is commonly granted to ``role`` in such a department: what a start-up proposes."""
    wanted: dict[str, tuple[str, ...]] = {
        Role.SUPERVISOR: (
            "supervise",
            "close_alert",
            "handle_case",
            "approve_case",
            "read_restricted",
            "witness",
            "coordinate",
            "settle_rows",
        ),
        Role.LEGAL_OFFICER: (
            "supervise",
            "confirm_rule",
            "set_parameter",
            "read_restricted",
            "erase",
        ),
        Role.SYSTEM_ADMIN: ("administer_system", "register_platform"),
        Role.SECURITY_ADMIN: ("administer_security", "grant"),
        Role.AUDITOR: ("administer_audit", "witness", "erase"),
    }
    said = tuple(one for one in wanted.get(role, ()) if holdable(one, role, function))
    # Whoever supervises sees as much, and an administrator of a supervising body need not see it.
    witnesses = function == Function.OVERSIGHT
    return tuple(one for one in said if one != "witness" or witnesses)


def holdable(name: str, role: str, function: str) -> bool:
    """Say whether an officer of ``role`` in a department with ``function`` can hold ``name``."""
    if name not in HOLDABLE.get(function, frozenset()):
        return False
    if role in _ADMIN:
        return name in _ADMIN[Role(role)]
    return name not in _ADMIN_ONLY and (name not in _LEGAL_ONLY or role == Role.LEGAL_OFFICER)


def powers(role: str, function: str, granted: Iterable[str] = ()) -> frozenset[str]:
    """Return what ``role`` may do in a department with ``function`` under these grants.

    A grant that the post or the department cannot hold brings nothing, however it came to be.
    """
    if role not in set(Role):
        return frozenset()
    held = [one for one in granted if holdable(one, role, function)]
    said = POST.union(*(GRANTABLE[one] for one in held))
    able = function in {Function.SUPERVISION, Function.LEGAL, Function.OVERSIGHT}
    return said if able else said - SUPERVISION
