"""招标人自主决定 in the rehearsal: what the entity decided on its own, with its reasons or as planted."""

from datetime import datetime, timedelta
from typing import Final

from jianbiao.rehearsal.case import Case, Lot
from jianbiao.rehearsal.moments import wire

MODE: Final = ("1", "采用邀请招标", "技术复杂且受自然环境限制，只有少量潜在投标人可供选择。")
WINNER: Final = (
    "6",
    "在中标候选人中择优确定中标人",
    "经比较各候选人的技术方案、履约能力与报价，所定中标人方案最优。",
)
_BEFORE: Final = timedelta(minutes=20)


def decide(case: Case, lot: Lot, what: tuple[str, str, str], at: datetime) -> None:
    """Report one decision shortly before it takes effect, unless the plan leaves it untold."""
    how = lot.shape.own_decision
    if how == "untold":
        return
    kind, content, reason = what
    case.say(
        "ENTITY_DECISION",
        at - _BEFORE,
        {
            **lot.place,
            "DECISION_KIND": kind,
            "DECISION_CONTENT": content,
            "DECISION_REASON": {"bare": None, "phrase": "符合相关规定。"}.get(how, reason),
            "DECIDER_NAME": f"{case.work.entity.name}定标委员会",
            "IS_COLLECTIVE": "1",
            "DECIDE_TIME": wire(at - _BEFORE),
        },
    )
