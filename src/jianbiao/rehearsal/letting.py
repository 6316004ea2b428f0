"""直接发包: contracts of a project let without a tender, split, exempted, or small enough."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from jianbiao.rehearsal import habits
from jianbiao.rehearsal.case import Case
from jianbiao.rehearsal.days import DAY
from jianbiao.rehearsal.moments import wire
from jianbiao.rehearsal.names import GOODS, SERVICES, WORKS

_THRESHOLD: Final = Decimal(4_000_000)
_SPLIT: Final[Mapping[str, tuple[tuple[str, str | None], ...]]] = {
    "split": ((WORKS, "0.92"), (WORKS, "0.85"), (WORKS, "0.97")),
    "split_many": (
        (WORKS, "0.8"),
        (WORKS, "0.9"),
        (WORKS, "0.88"),
        (WORKS, "0.95"),
        (WORKS, "0.82"),
    ),
    "small": ((WORKS, "0.4"), (WORKS, "0.35")),
    "classes": ((WORKS, "0.6"), (GOODS, "0.3"), (SERVICES, "0.15")),
    "unpriced": ((WORKS, "0.5"), (WORKS, None)),
    "phases": ((WORKS, "0.7"), (WORKS, "0.6")),
    "alone": ((WORKS, "0.9"), (WORKS, "0.95"), (WORKS, "0.86")),
    "alone_small": ((WORKS, "0.3"), (WORKS, "0.4")),
    "alone_unpriced": ((WORKS, "0.5"), (WORKS, None)),
    "akin": ((WORKS, "0.9"),),
    "akin_apart": ((WORKS, "0.9"),),
    "akin_names": ((WORKS, "0.9"),),
}
"""The parts of what is let, by class and share of the threshold of works."""

ALONE: Final = frozenset(how for how in _SPLIT if how.startswith(("alone", "akin")))
"""What is let under a project of which nothing is ever tendered."""

_ELSEWHERE: Final[Mapping[str, tuple[tuple[str, int, str], ...]]] = {
    "akin": (("0.93", 21, ""), ("0.88", 47, "")),
    "akin_apart": (("0.93", 370, ""), ("0.88", 740, "")),
    "akin_names": (("0.93", 21, "东校区"), ("0.88", 47, "西校区")),
}
"""What else is let under other project codes: its share of the threshold, after how many days, where."""

_APART: Final = {"phases": 380}
"""Days between the parts, where not the usual ones."""

_USUAL: Final = 11

_SINGLE: Final[Mapping[str, tuple[str, str | None, str]]] = {
    "goods": ("B010000", "2000000.00", "1"),
    "goods_much": ("B010000", "5200000.00", "1"),
    "goods_below": ("B010000", "1999999.99", "1"),
    "goods_private": ("B010000", "3000000.00", "0"),
    "goods_unpriced": ("B010000", None, "1"),
    "services": ("C020000", "1000000.00", "1"),
    "services_much": ("C020000", "2600000.00", "1"),
    "services_below": ("C020000", "999999.99", "1"),
    "services_private": ("C020000", "1500000.00", "0"),
    "services_unnamed": ("C000000", "1500000.00", "1"),
    "services_unpriced": ("C020000", None, "1"),
    "works_below": ("A010000", "3999999.99", "1"),
    "works_private": ("A010000", "6000000.00", "0"),
    "works_unpriced": ("A010000", None, "1"),
}
"""One contract: its class, its estimate in 元, and whether enterprises of the state pay for it."""

_DUE: Final = {"goods", "goods_much", "services", "services_much", "services_unnamed"}
"""Those reported as ones that must be tendered."""

_GROUNDS: Final[Mapping[str, tuple[str | None, str | None]]] = {
    "groundless": (None, None),
    "unlisted": ("99", "会议纪要〔2026〕3号"),
    "documented": ("21", "专利证明及论证意见"),
    "documented_later": ("12", None),
    "undocumented": ("12", None),
    "unknown_duty": (None, None),
}
"""The ground claimed and the document that shows it."""


def let(case: Case, filed: datetime) -> None:
    """Report contracts of the project that were let without a tender, where the plan has some."""
    how = case.shape.let
    for place, (kind, share) in enumerate(_SPLIT.get(how, ())):
        estimate = None if share is None else _THRESHOLD * Decimal(share)
        at = filed + DAY * (3 + _APART.get(how, _USUAL) * place)
        case.say("DIRECT_CONTRACT_INFO", at, _part(case, place, kind, estimate, at))
    if how in _SINGLE:
        _single(case, how, filed + DAY * 2)
    if how in _GROUNDS:
        _exempted(case, how, filed + DAY * 2)


def elsewhere(case: Case) -> int:
    """Return under how many other project codes something is let as well."""
    return len(_ELSEWHERE.get(case.shape.let, ()))


def let_elsewhere(other: Case, place: int, filed: datetime) -> None:
    """Report what is let under another project code: the same again, or what only looks like it."""
    share, after, where = _ELSEWHERE[other.shape.let][place]
    at = filed + DAY * (3 + after)
    said = _part(other, place + 1, WORKS, _THRESHOLD * Decimal(share), at)
    name = f"{other.work.title}{where}零星工程{place + 2}"
    other.say("DIRECT_CONTRACT_INFO", at, {**said, "CONTRACT_NAME": name})


def _part(
    case: Case, place: int, kind: str, estimate: Decimal | None, at: datetime
) -> dict[str, Any]:
    contractor = habits.party((case.index * 7 + place // 3) % 8000)
    return {
        "PROJECT_CODE": case.project,
        "TENDER_PROJECT_CODE": None if case.shape.let in ALONE else case.tender,
        "CONTRACT_NAME": f"{case.work.title}零星工程{place + 1}",
        "TENDERER_NAME": case.work.entity.name,
        "TENDERER_CODE": case.work.entity.code,
        "CLASSIFY_CODE": kind,
        "CONTRACT_RECKON_PRICE": None if estimate is None else f"{estimate:.2f}",
        "PRICE_UNIT": "0",
        "IS_TO_LAW": "0",
        "PROCEDURE": "1",
        "CONTRACTOR_NAME": contractor.name,
        "CONTRACTOR_CODE": contractor.code,
        "SIGN_TIME": wire(at),
    }


def _single(case: Case, how: str, at: datetime) -> None:
    """Report one contract that claims no ground; the funds of its project say whether it may be let."""
    kind, estimate, _ = _SINGLE[how]
    said = _part(case, 0, kind, None if estimate is None else Decimal(estimate), at)
    if how in _DUE:
        said["IS_TO_LAW"] = "1"
    case.subjects["direct"] = case.say("DIRECT_CONTRACT_INFO", at, said)


def funds(how: str) -> dict[str, str]:
    """Return what a project says of its funds where one of its contracts is asked about."""
    if how not in _SINGLE:
        return {}
    controlled = _SINGLE[how][2]
    private = {"BUDGET_FUNDS": "0.00", "BUDGET_RATE": "0"} if controlled == "0" else {}
    return {"IS_SOE_CONTROL": controlled, **private}


def _exempted(case: Case, how: str, at: datetime) -> None:
    ground, document = _GROUNDS[how]
    said = _part(case, 0, WORKS, _THRESHOLD * 2, at) | {
        "IS_TO_LAW": None if how == "unknown_duty" else "1",
        "EXEMPTION_GROUND": ground,
        "EXEMPTION_DOC": document,
    }
    key = case.subjects["direct"] = case.say("DIRECT_CONTRACT_INFO", at, said)
    if how == "documented_later":
        later = {**said, "EXEMPTION_DOC": "应急管理部门救灾文件"}
        case.say("DIRECT_CONTRACT_INFO", at + timedelta(days=6), later, change_of=key)
