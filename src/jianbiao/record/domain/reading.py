"""Read a tender from its messages alone (一个项目的消息): no ledger, no server, the same fold."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from jianbiao.errors import Malformed
from jianbiao.intake.domain import Effective
from jianbiao.record.domain import facts, items, mentions
from jianbiao.record.domain.laid import laid
from jianbiao.standard.messages import check_message


def subjects(envelopes: Sequence[Mapping[str, Any]]) -> Iterator[facts.Subject]:
    """Yield the subjects of the tenders in ``envelopes``, and of contracts let without any.

    Raise Malformed at the first envelope that cannot be read, with its place.
    """
    folded: dict[str, list[items.Item]] = {}
    for number, envelope in enumerate(envelopes, start=1):
        one = items.item(_effective(number, envelope))
        folded.setdefault(one.group, [])
        for group in folded if items.ends(one) else (one.group,):
            folded[group] = items.after(folded[group], one)
    whole = [one for group in folded.values() for one in group]
    told = [one for one in whole if mentions.stands_beside(one)]
    around: dict[str, list[items.Item]] = {}
    for one in sorted(whole, key=lambda one: one.number):
        if mentions.of_project(one):
            around.setdefault(one.project, []).append(one)
    for tender in folded.values():
        if code := tender[0].tender:
            near = [one for one in around.get(tender[-1].project, ()) if one.tender != code]
            beside = [mentions.beside_another(one) for one in near]
            beside += _aside(tender, told, near)
            now = facts.beside(items.standing(tender), items.standing(beside))
            yield from facts.subjects(now, history=tender)
        elif tender[0].project:
            alike = items.standing(list(_aside(tender, told)))
            yield from facts.subjects(facts.beside(items.standing(tender), alike))
    known = {"", *folded}
    unknown = [one for one in items.standing(told) if mentions.referred(one)[0] not in known]
    yield from (subject for _, subject in facts.decisions(laid(unknown)))


def _aside(
    own: Sequence[items.Item], told: Sequence[items.Item], near: Sequence[items.Item] = ()
) -> Iterator[items.Item]:
    """Yield what stands beside a project's ``own`` records of what is told of their parties."""
    keys = mentions.keys_of(own, near)
    for one in told:
        if mentions.among(one, keys) and (here := mentions.beside_a(own[0].project, one)):
            yield here


def _effective(number: int, envelope: Mapping[str, Any]) -> Effective:
    if faults := check_message(envelope):
        first = faults[0]
        raise Malformed(
            f"{first.zh} {first.en} {first.said}",
            code=first.code,
            where=f"/{number - 1}{first.path}",
        )
    happened = datetime.fromisoformat(envelope["happened_at"])
    return Effective(
        log="file",
        number=number,
        proof=number,
        received_at=happened,
        happened_at=happened,
        platform=str(envelope["data"].get("TRADE_PLAT", "")),
        message=dict(envelope),
    )
