"""May this act be done now? (可否行为): a platform asks before it acts.

An act is never refused after the fact, for what has happened is recorded.
"""

from dataclasses import dataclass
from datetime import datetime

from jianbiao.errors import Malformed, Refused
from jianbiao.intake import queries as intake
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach
from jianbiao.ledger import queries as ledger_queries
from jianbiao.record import queries as record
from jianbiao.record.domain.facts import Subject
from jianbiao.watch.judge import judge

_MOMENT = "%Y%m%d%H%M%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why an act may not be done: the rule it would break, in both languages."""

    rule: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class May:
    """The answer, as the record stood at entry ``seen``."""

    may: bool
    reasons: tuple[Reason, ...]
    seen: int


_ACTS: dict[str, tuple[str, tuple[str, ...]]] = {
    "open_bids": ("BID_OPENING_RECORD.TIME", ("B01", "B04")),
    "award": ("BID_WINNING_NOTICE.WIN_NOTICE_SEND_TIME", ("A07",)),
    "publish_candidates": ("TENDER_CANDIDATE_ANNOUNCE.x_now", ("B23",)),
}
"""Each act: the fact that doing it now would report, and the rules it might break."""


def may(act: str, code: str, *, platform: str, at: datetime) -> May:
    """Say whether ``platform`` may do ``act`` on tender or lot ``code`` at ``at``.

    Raise Malformed for an act that cannot be asked about, Refused for somebody else's tender.
    """
    if act not in _ACTS:
        known = ", ".join(_ACTS)
        raise Malformed(f"{act}: one of {known}", code="act_unknown", where="act")
    _check_owner(code, platform)
    name, rules = _ACTS[act]
    reasons = [
        Reason(rule=rule, zh=outcome.zh, en=outcome.en)
        for subject in record.facts_of(code[:20])
        if subject.unit == "lot" and code in {subject.code, subject.tender}
        for rule in rules
        if isinstance(outcome := _supposed(rule, subject, name, at), Breach)
    ]
    return May(may=not reasons, reasons=tuple(reasons), seen=ledger_queries.bookmark("record"))


def _check_owner(code: str, platform: str) -> None:
    if not code:
        raise Malformed("code is missing", code="code_missing", where="code")
    owner = intake.owner(f"L:{code}") or intake.owner(f"T:{code}")
    if owner is None:
        raise Refused(f"没有项目 {code} · no tender {code}", code="tender_unknown", where=code)
    if owner != platform:
        raise Refused(f"{code} is not {platform}'s", code="not_yours", where=code)


def _supposed(rule: str, subject: Subject, name: str, at: datetime) -> object:
    facts = Facts({**subject.facts, name: at.strftime(_MOMENT)})
    return judge(rule, facts, jurisdiction="CN")
