"""规则目录: every built rule by its number, and the digest under which it is adopted."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, Final

from jianbiao.law.rule import Rule
from jianbiao.law.rules.answers import ANSWERS
from jianbiao.law.rules.approval import APPROVAL
from jianbiao.law.rules.autonomy import AUTONOMY
from jianbiao.law.rules.award import AWARD
from jianbiao.law.rules.bidders import BIDDERS
from jianbiao.law.rules.bids import BIDS
from jianbiao.law.rules.bonds import BONDS
from jianbiao.law.rules.changes import CHANGES
from jianbiao.law.rules.closing import CLOSING
from jianbiao.law.rules.complaints import COMPLAINTS
from jianbiao.law.rules.contract import CONTRACT
from jianbiao.law.rules.decisions import DECISIONS
from jianbiao.law.rules.documents import DOCUMENTS
from jianbiao.law.rules.duty import DUTY
from jianbiao.law.rules.evaluation import EVALUATION
from jianbiao.law.rules.evasion import EVASION
from jianbiao.law.rules.fairness import FAIRNESS
from jianbiao.law.rules.handling import HANDLING
from jianbiao.law.rules.media import MEDIA
from jianbiao.law.rules.objections import OBJECTIONS
from jianbiao.law.rules.opening import OPENING
from jianbiao.law.rules.panel import PANEL
from jianbiao.law.rules.panel_work import PANEL_WORK
from jianbiao.law.rules.plausibility import PLAUSIBILITY
from jianbiao.law.rules.preparation import PREPARATION
from jianbiao.law.rules.prices import PRICES
from jianbiao.law.rules.publication import PUBLICATION
from jianbiao.law.rules.publicity import PUBLICITY
from jianbiao.law.rules.secrecy import SECRECY
from jianbiao.law.rules.suspended import SUSPENDED
from jianbiao.law.rules.winner import WINNER

_SHOWN: Final = 12
"""Characters of a digest that name a version."""
_CHAPTERS: Final = "PBACX"
"""Preparation, bids, award, complaints, plausibility: the order of a tender."""

_BUILT: Final = (
    *DUTY,
    *EVASION,
    *APPROVAL,
    *MEDIA,
    *PUBLICATION,
    *PREPARATION,
    *DOCUMENTS,
    *BONDS,
    *PRICES,
    *FAIRNESS,
    *SECRECY,
    *OPENING,
    *BIDS,
    *BIDDERS,
    *PANEL,
    *PANEL_WORK,
    *EVALUATION,
    *AWARD,
    *PUBLICITY,
    *WINNER,
    *CONTRACT,
    *CLOSING,
    *OBJECTIONS,
    *ANSWERS,
    *COMPLAINTS,
    *HANDLING,
    *DECISIONS,
    *PLAUSIBILITY,
    *CHANGES,
    *SUSPENDED,
    *AUTONOMY,
)

RULES: Final[Mapping[str, Rule]] = {
    rule.number: rule
    for rule in sorted(_BUILT, key=lambda one: (_CHAPTERS.index(one.number[0]), one.number))
}
"""Every rule that has a check, in the order of a tender."""


def as_data(rule: Rule) -> dict[str, Any]:
    """Return ``rule`` as JSON values; decimal thresholds become text."""
    said = {name: _plain(value) for name, value in asdict(rule).items()}
    if not rule.also:
        del said["also"]  # what a rule does not say leaves its version as it was
    return said


def digest() -> str:
    """Return the SHA-256 of the whole catalogue, for the act that adopts it."""
    return _digest([as_data(rule) for rule in RULES.values()])


def version() -> str:
    """Return the catalogue's version: the beginning of its digest, so that a changed word shows."""
    return digest()[:_SHOWN]


@cache
def edition(number: str) -> str:
    """Return the version of one rule: it changes with any word or number of it, and with no other."""
    return _digest(as_data(RULES[number]))[:_SHOWN]


def _digest(said: Any) -> str:
    text = json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    match value:
        case Decimal():
            return f"{value:f}"
        case Mapping():
            return {key: _plain(one) for key, one in value.items()}
        case tuple() | list():
            return [_plain(one) for one in value]
    return value


SINCE: Final = date(2012, 2, 1)
"""实施条例施行之日. Confirming that our text is the law's reaches back to it: the law held all along."""

CONFIRMED: Final = {"verified": "in_force", "own": "internal"}
"""How the rules of a release stand once a legal officer confirms it; the others run in shadow."""


def outlined(rule: Rule) -> dict[str, Any]:
    """Return a rule as data with title, basis, and how and since when it stands once confirmed."""
    standing = CONFIRMED.get(rule.text_status, "unconfirmed")
    since = SINCE.isoformat() if rule.text_status in CONFIRMED else None
    return {
        "number": rule.number,
        "title": rule.zh,
        "title_en": rule.en,
        "basis": rule.basis_zh,
        "basis_en": rule.basis_en,
        "standing": standing,
        "effective_from": since,
        "effective_to": None,
        "version": edition(rule.number),
        **as_data(rule),
    }
