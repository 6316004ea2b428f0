"""P25 基本账户转出: the account from which a bid bond in money was paid.

Law: 实施条例 第二十六条 第二款. Binds domestic bidders of 依法必须招标 projects; money and cheques only.
Reading: account numbers are compared without blanks and hyphens. Where one is masked and the digits
shown agree it is doubtful; digits that differ decide. A transfer is money.
Undecidable: an account missing; they differ, but the form of the bond is unknown or whether mandatory.
Not applicable: a guarantee letter or insurance; a tender that need not be held; no bond.
"""

import re
from functools import lru_cache
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.scope import where_mandatory

NUMBER: Final = "P25"
UNIT: Final = "bid"

_PAID: Final = "BIDDER_MARGIN_INFO.MARGIN_ACCOUNT"
_BASIC: Final = "x_BASIC_ACCOUNT_NO"
_FORM: Final = "x_MARGIN_PAY_FORM"
_LETTER: Final = re.compile(r"guarantee|letter|insurance|保函|保险|担保", re.IGNORECASE)
_MONEY: Final = re.compile(
    r"cash|cheque|check|transfer|remit|现金|支票|转账|汇款|电汇", re.IGNORECASE
)
_CODES: Final = {"1": "transfer", "2": "cheque", "3": "guarantee", "4": "guarantee"}
_BLANK: Final = re.compile(r"[\s-]+")
_MASKED: Final = re.compile(r"[*＊]+|[xX]{2,}")
_NONE: Final = NotApplicable(
    zh="没有投标保证金缴纳的信息。", en="Nothing about the payment of a bid bond was reported."
)
_PAPER: Final = NotApplicable(
    zh="保证金为保函等形式，不涉及账户。", en="The bond is a guarantee, which leaves no account."
)
_SAME: Final = Clear(zh="保证金从基本账户转出。", en="The bond was paid from the basic account.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001 - every check is given it
    """Compare the paying account with the basic account."""
    if not facts.speaks_of(_PAID, _FORM):
        return _NONE
    paper, money = _form(facts.text(_FORM) or "")
    if paper:
        return _PAPER
    return where_mandatory(facts, _judged(facts, money=money))


@lru_cache(maxsize=1024)
def _form(said: str) -> tuple[bool, bool]:
    """Say whether a form of bond is a guarantee, and whether it is money."""
    form = _CODES.get(said, said)
    return _LETTER.search(form) is not None, _MONEY.search(form) is not None


def _judged(facts: Facts, *, money: bool) -> Outcome:
    paid, basic = _account(facts, _PAID), _account(facts, _BASIC)
    if not paid or not basic:
        gaps = {_PAID: not paid, _BASIC: not basic}
        return Undecidable(missing=tuple(name for name, gap in gaps.items() if gap))
    if paid == basic and (paid.isdecimal() or not _MASKED.search(paid)):
        return _SAME
    if not money:
        return Undecidable(missing=(_FORM,))
    if _shown_agree(paid, basic) or _shown_agree(basic, paid):
        return Doubt(
            numbers={},
            zh="账号有遮盖，所示部分相同，是否同一账户须由人判断。",
            en="An account is masked and what is shown agrees: a person must judge whether it is the same.",
        )
    return Breach(
        numbers={},
        zh="保证金不是从投标人的基本账户转出。",
        en="The bond was not paid from the bidder's basic account.",
    )


def _account(facts: Facts, name: str) -> str:
    said = facts.text(name) or ""
    return said if said.isalnum() else _BLANK.sub("", said)


def _shown_agree(masked: str, other: str) -> bool:
    """Say whether ``masked`` hides digits and what it shows fits the ends of ``other``."""
    parts = _MASKED.split(masked)
    if len(parts) == 1:
        return False
    return other.startswith(parts[0]) and other.endswith(parts[-1])
