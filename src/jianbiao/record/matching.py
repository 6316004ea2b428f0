"""主体归并 acts: a person finds that an uncoded name is, or is not, the entity of a code.

Nothing is ever merged by likeness alone. An act may be taken back by another one about the same pair.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from django.db import transaction

from jianbiao.errors import Refused
from jianbiao.ledger import services as ledger
from jianbiao.ledger.queries import Said
from jianbiao.record.domain.parties import UNCODED
from jianbiao.record.models import Alias, Match
from jianbiao.record.storing import upsert
from jianbiao.standard.entity_events import EntitiesMerged, EntityMatched
from jianbiao.standard.terms import Actor

VERDICTS: Final = ("same", "different")
LOG: Final = "official"
"""Acts are about entities of what was signed to us; gathered data stay as they were gathered."""
_SHORTEST: Final = 4
"""Characters of a reason: a word is none."""


@transaction.atomic
def match_entity(key: str, code: str, *, verdict: str, reason: str, by: Actor, at: datetime) -> int:
    """Record whether the uncoded ``key`` is the entity ``code``; return the number of the act.

    Raise Refused when either is not known, the verdict is none, or the reason is missing.
    """
    if verdict not in VERDICTS:
        raise Refused(f"{verdict}: same, different", code="malformed", where="verdict")
    if not key.startswith(UNCODED) or code.startswith(UNCODED):
        raise Refused(
            "无代码名称对代码 · an uncoded name and a code", code="malformed", where="key"
        )
    _check(key, code, reason)
    event = EntityMatched(key=key, code=code, verdict=verdict, reason=reason.strip())
    return ledger.append(event, by=by, at=at)


@transaction.atomic
def merge_entities(
    absorbed: str,
    code: str,
    *,
    effective_on: date,
    reason: str,
    by: Actor,
    at: datetime,
) -> int:
    """Record that the entity ``absorbed`` went over into ``code`` (合并、更换代码); return the number.

    Both stay records of their own; each shows the other. Raise Refused as ``match_entity`` does.
    """
    if absorbed == code or absorbed.startswith(UNCODED) or code.startswith(UNCODED):
        raise Refused("须为两个不同代码 · two different codes", code="malformed", where="code")
    _check(absorbed, code, reason)
    event = EntitiesMerged(
        absorbed=absorbed,
        code=code,
        effective_on=effective_on.isoformat(),
        reason=reason.strip(),
    )
    return ledger.append(event, by=by, at=at)


def note_acts(acts: Sequence[Said], *, using: str) -> None:
    """Store what acts of this room say about entities; of one pair the last counts."""
    found = {}
    for one in acts:
        row = _merged(one) if one.kind == EntitiesMerged.kind else _matched(one)
        found[row.key, row.code] = row
    upsert(Match, list(found.values()), using)


def _check(key: str, code: str, reason: str) -> None:
    if len(reason.strip()) < _SHORTEST:
        raise Refused("须写明理由 · say why", code="reason_missing", where="reason")
    for one in (key, code):
        if not Alias.objects.filter(log=LOG, key=one).exists():
            raise Refused(f"没有主体 {one} · no entity {one}", code="entity_unknown", where=one)


def _matched(said: Said) -> Match:
    event = said.event
    return Match(
        log=LOG,
        key=event["key"],
        code=event["code"],
        verdict=event["verdict"],
        reason=event["reason"],
        number=said.number,
        at=said.at,
        by=said.by,
    )


def _merged(said: Said) -> Match:
    event = said.event
    return Match(
        log=LOG,
        key=event["absorbed"],
        code=event["code"],
        verdict="merged",
        reason=event["reason"],
        effective_on=event["effective_on"],
        number=said.number,
        at=said.at,
        by=said.by,
    )
