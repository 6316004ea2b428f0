"""Names of facts (事实的名称): fields of a record as rules call them."""

from functools import cache
from typing import Any, Final

from jianbiao.record.domain import calling
from jianbiao.record.domain.deadlines import DOCUMENTS
from jianbiao.record.domain.items import Item

CONTRACT: Final = "CONTRACT_PERFORMANCE"
AWARD: Final = "BID_WINNING_NOTICE"
_RENAMED: Final = {
    f"{DOCUMENTS}.POST_REFER_END_TIME": f"{DOCUMENTS}.x_new_deadline",
    f"{DOCUMENTS}.MARGIN_PERCENT": f"{DOCUMENTS}.x_MARGIN_PERCENT",
    f"{DOCUMENTS}.IS_AFFECT_BID": f"{DOCUMENTS}.x_affects_bids",
    f"{DOCUMENTS}.PRICE_FORM_CODE": "x_PRICE_FORM_CODE",
    f"{CONTRACT}.CONTRACT_PRICE": f"{CONTRACT}.x_CONTRACT_PRICE",
    **calling.RENAMED,
}
_ASKED: Final = {
    "BID_OPENING_RECORD": ("TIME",),
    AWARD: ("WIN_NOTICE_SEND_TIME",),
    "TENDER_CANDIDATE_ANNOUNCE": ("PUBLICITY_START_TIME", "PUBLICITY_END_TIME"),
}
"""Fields that a rule asks of a set once it has come: left out, they are missing, not unspoken of."""


def named(one: Item) -> dict[str, Any]:
    """Return what ``one`` says, each field under the name that rules read."""
    names = _names(one.set)
    said: dict[str, Any] = dict.fromkeys(names.asked)
    for field, value in one.data.items():
        said[names[field]] = value
    return said


class _Names(dict[str, str]):
    """The names of one set's fields, each put together when it is first met."""

    def __init__(self, of: str) -> None:
        super().__init__()
        self._of = of
        self.asked = tuple(f"{of}.{field}" for field in _ASKED.get(of, ()))

    def __missing__(self, field: str) -> str:
        name = f"{self._of}.{field}"
        self[field] = name = _RENAMED.get(name, name)
        return name


@cache
def _names(of: str) -> _Names:
    return _Names(of)
