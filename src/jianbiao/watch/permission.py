"""May this act be done now? (可否行为): a platform asks before it acts.

An act is never refused after the fact, for what has happened is recorded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from jianbiao.errors import Malformed, Refused
from jianbiao.intake import queries as intake
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach
from jianbiao.ledger import queries as ledger_queries
from jianbiao.record import aside
from jianbiao.record import queries as record
from jianbiao.record.domain.deadlines import DOCUMENTS
from jianbiao.record.domain.facts import Subject
from jianbiao.record.domain.summary import methods
from jianbiao.register import queries as register
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch.asking import Asker

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
    "sign_contract": ("CONTRACT_PERFORMANCE.SIGN_TIME", ()),
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
    if (order := intake.suspended(code)) is not None:
        stopped = Reason(
            rule="IR62",
            zh=f"已被责令暂停（{order.case}），恢复前不得进行（招标投标法实施条例第六十二条）",
            en=f"suspended by order ({order.case}); not before it is lifted (Regulations, art. 62)",
        )
        return May(may=False, reasons=(stopped,), seen=ledger_queries.last_number())
    name, rules = _ACTS[act]
    tender = code[:20]
    told = record.items_of([tender], log="official", sets=[DOCUMENTS], ended_by=0)[tender]
    asker = _asker(tender, methods(told), at)
    reasons = [
        Reason(rule=rule, zh=outcome.zh, en=outcome.en)
        for subject in aside.facts_of(code[:20], units=("lot",))
        if code in {subject.code, subject.tender}
        for rule in rules
        if isinstance(outcome := asker.answer(rule, _supposed(subject, name, at)).outcome, Breach)
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


def _asker(tender: str, methods: Mapping[str, str], at: datetime) -> Asker:
    """Return the rules with the parameters of the tender's place and evaluation methods."""
    row = record.tender(tender)
    return Asker(
        book=register.book(),
        place=(row.region, row.industry),
        methods=methods,
        foreign=False,
        on=at.astimezone(SHANGHAI).date(),
        now=at,
    )


def _supposed(subject: Subject, name: str, at: datetime) -> Subject:
    """Return ``subject`` as if the act had been done and reported at ``at``."""
    said = {**subject.facts, name: at.astimezone(SHANGHAI).strftime(_MOMENT)}
    return replace(subject, facts=Facts(said))
