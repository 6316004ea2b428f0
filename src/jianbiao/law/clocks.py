"""The periods of the law by rule number (法定期限), for every rule that counts days.

Numbers are those of the rule list; article numbers in ``basis``. Built checks take their length
from the register instead, so that a place can lengthen it.
"""

from dataclasses import dataclass
from typing import Final

from jianbiao.law.periods import Direction, Kind, Period, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A period of the law with what starts it; ``period`` is None where it has no length."""

    basis: str
    starts_zh: str
    starts_en: str
    kind: Kind
    period: Period | None = None


def _forward(length: int, basis: str, zh: str, en: str, *, kind: Kind = Kind.ACT_BY) -> Clock:
    return Clock(
        basis=basis, starts_zh=zh, starts_en=en, kind=kind, period=Period(length=length, kind=kind)
    )


def _working(length: int, basis: str, zh: str, en: str) -> Clock:
    period = Period(length=length, unit=Unit.WORKING, roll=False)
    return Clock(basis=basis, starts_zh=zh, starts_en=en, kind=Kind.ACT_BY, period=period)


def _before(length: int, basis: str) -> Clock:
    return Clock(
        basis=basis,
        starts_zh="截止时间",
        starts_en="the deadline",
        kind=Kind.ACT_BY,
        period=Period(length=length, direction=Direction.BACKWARD, roll=False),
    )


CLOCKS: Final[dict[str, Clock]] = {
    "P16": _forward(5, "实施条例16", "开始发售", "sale starts", kind=Kind.MINIMUM),
    "P17": _forward(5, "实施条例17", "停止发售", "sale ends", kind=Kind.MINIMUM),
    "P18": _forward(20, "招标投标法24", "开始发出", "issue starts", kind=Kind.MINIMUM),
    "P19": _before(15, "招标投标法23;实施条例21"),
    "P20": _before(3, "实施条例21"),
    "B08": _forward(5, "实施条例35", "收到撤回通知", "withdrawal received"),
    "A01": _forward(3, "实施条例54", "收到评标报告", "evaluation report received"),
    "A02": _forward(3, "实施条例54", "公示开始", "publicity starts", kind=Kind.MINIMUM),
    "A09": _forward(30, "招标投标法46", "中标通知书发出", "award notice sent"),
    "A12": _forward(5, "实施条例57", "合同签订", "contract signed"),
    "A13": _forward(15, "招标投标法47", "确定中标人", "winner decided"),
    "C01": _before(2, "实施条例22"),
    "C02": _before(10, "实施条例22"),
    "C03": Clock(
        basis="实施条例44", starts_zh="开标", starts_en="the opening", kind=Kind.ON_THE_SPOT
    ),
    "C04": Clock(
        basis="实施条例54", starts_zh="公示开始", starts_en="publicity starts", kind=Kind.INSIDE
    ),
    "C05": _forward(3, "实施条例22;实施条例54", "收到异议", "objection received"),
    "C06": _forward(10, "实施条例60", "知道或者应当知道", "knew or should have known"),
    "C08": _working(3, "实施条例61", "收到投诉", "complaint received"),
    "C09": _working(30, "实施条例61", "受理", "acceptance"),
    "C19": _working(20, "发改法规〔2008〕1531号", "处理决定", "decision"),
}
