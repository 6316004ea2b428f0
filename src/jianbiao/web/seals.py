"""印标: the only marks there are. One character, a shape, a colour, a name; English says the word.

A machine may stamp 越 议 触 疑; 违 stands for a decided case alone and no rule ever gets it.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True, kw_only=True)
class Seal:
    """``css`` draws it; ``zh`` and ``en`` name it in full; ``word`` stands in it in English."""

    character: str
    css: str
    zh: str
    en: str
    word: str


SEALS: Final[dict[str, Seal]] = {
    name: Seal(character=character, css=css, zh=zh, en=en, word=word)
    for name, character, css, zh, en, word in (
        ("breach", "越", "breach", "越限：数据表面即突破法定限度", "limit broken on the face of the data", "LIMIT BROKEN"),
        ("trigger", "触", "trigger", "法定推定情形", "statutory trigger", "TRIGGER"),
        ("clue", "疑", "clue", "统计线索", "clue", "CLUE"),
        ("doubt", "议", "doubt", "存议：读法不一或须由人判断", "doubt: readings differ or a person must judge", "DOUBT"),
        ("stop", "停", "stop", "已责令暂停", "suspended", "SUSPENDED"),
        ("over", "逾", "over", "已逾期", "overdue", "OVERDUE"),
        ("near", "近", "near", "临近到期", "due soon", "DUE SOON"),
        ("slow", "迟", "near", "报送迟缓", "reports slowly", "SLOW"),
        ("refused", "退", "near", "退回偏多", "often refused", "REFUSED"),
        ("tentative", "暂", "near", "暂定", "provisional", "PROVISIONAL"),
        ("run", "办", "run", "办理中", "running", "RUNNING"),
        ("wait", "待", "off", "等待对方", "waiting", "WAITING"),
        ("closed", "结", "off", "已办结", "closed", "CLOSED"),
        ("ok", "合", "ok", "符合或按时", "met", "MET"),
        ("up", "通", "ok", "正常", "up", "UP"),
    )
}  # fmt: skip
"""By name, as ``{% seal %}`` takes it."""

MACHINE: Final = frozenset({"breach", "trigger", "clue", "doubt"})
"""Marks of ``watch``: suspicion, which stands on no public page."""
