"""How a contract was let (采购方式): tendered or not, openly or by invitation, in the words reported."""

import re
from typing import Final, Literal

Procedure = Literal["tendered", "untendered"]
Mode = Literal["open", "invited", "other"]

_UNTENDERED: Final = re.compile(
    r"direct|negotiat|comparison|single.?source|quotation|untendered|not tendered|without tender"
    r"|直接|谈判|磋商|询价|比选|单一来源|[未不]招标|非招标",
    re.IGNORECASE,
)
_TENDERED: Final = re.compile(r"tender|open|invit|selective|招标", re.IGNORECASE)
_MODES: Final[dict[str, Mode]] = {"1": "open", "2": "invited", "9": "other", "其他": "other"}
_INVITED: Final = re.compile(r"invit|selective|邀请", re.IGNORECASE)
_OPEN: Final = re.compile(r"open|public|公开", re.IGNORECASE)

MODE_WORDS: Final[dict[str, tuple[str, str]]] = {
    "open": ("公开招标", "open tender"),
    "invited": ("邀请招标", "invited tender"),
    "other": ("其他方式", "another method"),
}
"""(中文, English) of a mode in a sentence."""


def procedure(said: str | None) -> Procedure | None:
    """Return whether ``said`` names a tender; None where it names nothing known."""
    if said is None:
        return None
    if _UNTENDERED.search(said):
        return "untendered"
    return "tendered" if _TENDERED.search(said) else None


def mode(said: str | None) -> Mode | None:
    """Return 招标方式: a code of the national list or its word; None where it is neither."""
    if said is None or said in _MODES:
        return _MODES.get(said or "")
    if _INVITED.search(said):
        return "invited"
    return "open" if _OPEN.search(said) else None
