"""参数变动后的重核 (asking anew): a place's parameter came into force, its open tenders are asked again.

Setting one says nothing of any tender. Once its day has come the worker says, some tenders at a time,
that its rule is asked about them anew; what is found then follows from that entry.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Final

from jianbiao.law.catalogue import RULES
from jianbiao.ledger.queries import Said
from jianbiao.record.domain import facts as facting
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.laid import Laid
from jianbiao.standard.events import ParameterSet
from jianbiao.standard.rule_events import RuleAskedAnew
from jianbiao.watch.asking import Asked, Asker
from jianbiao.watch.models import Anew, Finding

MANY: Final = 50
"""Tenders of one slice."""

_VERDICTS: Final = ("breach", "yellow", "compliant", "undecidable", "not_applicable")
_ENDING: Final = frozenset({"CONTRACT_PERFORMANCE", "TENDER_ABNORMITY_REPORT"})
"""Sets with which a lot comes to its end."""


def note(entry: Said, *, using: str) -> None:
    """Take note of a parameter that was set, or of how far its rule was asked anew."""
    said, rows = entry.event, Anew.objects.using(using)
    if entry.kind == ParameterSet.kind:
        rows.filter(act=entry.number).delete()
        rows.create(
            act=entry.number,
            rule=said["rule"],
            jurisdiction=said["jurisdiction"],
            effective_on=date.fromisoformat(said["effective_on"]),
        )
    elif entry.kind == RuleAskedAnew.kind:
        rows.filter(act=said["act"]).update(after=said["upto"], done=said["last"])


def waiting(day: date, *, using: str) -> list[Anew]:
    """Return the parameters in force on ``day`` whose rules are still to be asked anew."""
    return list(Anew.objects.using(using).filter(done=False, effective_on__lte=day).order_by("act"))


def spoken_of(
    rule: str, place: str, *, after: str, upto: str = "", most: int = 0, using: str
) -> list[str]:
    """Return tenders of a place, by code, of which a rule has spoken: after one, up to one or ``most``."""
    where, _, industry = place.partition("@")[0].partition("/")
    rows = Finding.objects.using(using).filter(log="official", rule=rule, tender__gt=after)
    if upto:
        rows = rows.filter(tender__lte=upto)
    if where != "CN":
        rows = rows.filter(region__startswith=where.removesuffix("00").removesuffix("00"))
    if industry:
        rows = rows.filter(industry=industry)
    found: set[str] = set()
    for verdict in _VERDICTS:  # each by the index of rule, verdict and tender
        some = rows.filter(verdict=verdict).order_by("tender")
        codes = some.values_list("tender", flat=True).distinct()
        found.update(codes[:most] if most else codes)
    return sorted(found)[:most] if most else sorted(found)


def is_over(items: Laid, code: str, awaited: Collection[str]) -> bool:
    """Say whether a tender has come to its end: each lot let or failed, and nothing is waited for."""
    if not items or code in awaited:
        return not items
    lots = items.lots() or [""]
    return bool(items.tender) and all(items.about(lot).has(*_ENDING) for lot in lots)


def answers(asker: Asker, rule: str, items: Laid, history: list[Item]) -> Iterator[Asked]:
    """Yield what one rule says now about a tender's holding ``items``."""
    units = [unit for unit in facting.UNITS if RULES[rule].speaks_of(unit)]
    wanted = frozenset(RULES[rule].reads)
    for subject in facting.subjects(items, units=units, wanted=wanted, history=history):
        yield asker.answer(rule, subject)
