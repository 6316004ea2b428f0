"""台账条目 for staff: what an officer may read of one entry, by power and by reach."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from jianbiao.errors import Refused
from jianbiao.ledger import queries as ledger
from jianbiao.ledger.logs import LOGS
from jianbiao.ledger.queries import Said, Stored
from jianbiao.people.models import Officer
from jianbiao.people.queries import Scope
from jianbiao.publish import domain as public
from jianbiao.record import queries as record
from jianbiao.record.domain.items import Item
from jianbiao.record.models import Item as ItemRow
from jianbiao.supervision.models import CaseRow
from jianbiao.watch import queries as watch
from jianbiao.web.staff.timeline import classes

_OPEN_KINDS: Final = ("register:", "people:", "supervision:matter:")
"""Acts of the house that any officer may read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage:
    """``said`` is None where the officer may see the leaf only, and ``why`` says the reason's key."""

    stored: Stored
    said: Said | None
    why: str
    item: Item | None
    lines: tuple[public.Line, ...]
    evidence: dict[str, Any]
    fields: dict[str, Any]


def entry_page(log: str, number: int, officer: Officer, at: datetime) -> EntryPage:
    """Return one entry as ``officer`` may see it. Raise Refused where there is none."""
    if log not in LOGS:
        raise Refused(f"没有账本 {log} · no log {log}", code="log_unknown", where=log)
    stored = ledger.stored(number, log=log)
    said = ledger.entries([number], log=log).get(number)
    row = ItemRow.objects.filter(log=log, proof=number).first()
    item = row.facts() if row else None
    why = _shut(said, item, officer, at)
    if why or said is None:
        return EntryPage(
            stored=stored, said=None, why=why, item=None, lines=(), evidence={}, fields={}
        )
    event = said.event
    return EntryPage(
        stored=stored,
        said=said,
        why="",
        item=item,
        lines=public.lines(item.set, item.data, classes(officer)) if item else (),
        evidence=event.get("evidence", {}),
        fields={k: v for k, v in event.items() if k not in {"kind", "evidence", "message", "raw"}},
    )


def _shut(said: Said | None, item: Item | None, officer: Officer, at: datetime) -> str:
    """Return the key of why the body stays shut; empty where it is open to the officer."""
    if said is None or said.erased:
        return "entry.shut.erased"
    if said.kind.startswith(_OPEN_KINDS):
        return ""
    room = said.kind.partition(":")[0]
    if not officer.may(_NEEDED.get(room, "tender.read")):
        return "entry.shut.power"
    if room in _REACHED:
        return _REACHED[room](said, officer)
    if item is None:
        return "entry.shut.unplaced"
    return _unseen(item, officer, at)


def _unwatched(said: Said, officer: Officer) -> str:
    """Return why an act about an alert or a deadline stays shut: its tender is out of reach."""
    event = said.event
    tender = event["tender"] if "tender" in event else watch.alert(event["alert"]).tender
    log = event.get("log", "official")
    seen = record.tenders(Scope.of(officer), log=log).filter(code=tender).exists()
    return "" if seen else "entry.shut.reach"


def _uncased(said: Said, officer: Officer) -> str:
    """Return why an act in a case stays shut: its case is out of reach, or there is none."""
    row = CaseRow.objects.filter(id=said.event["case"]).first()
    seen = row is not None and Scope.of(officer).sees(row.region, row.industry)
    return "" if seen else "entry.shut.reach"


_NEEDED: Final = {"watch": "alert.read", "supervision": "case.read"}
_REACHED: Final = {"watch": _unwatched, "supervision": _uncased}
"""Rooms whose acts are about a tender without being told by a platform: power and reach."""


def _unseen(item: Item, officer: Officer, at: datetime) -> str:
    if item.log != "official" or not item.tender:
        return ""
    held = record.items_of([item.tender], log=item.log)[item.tender]
    row = record.tenders(Scope.of(officer), log=item.log).filter(code=item.tender).first()
    if row is None:
        return "entry.shut.reach"
    if public.is_open(item, held, at):
        return ""
    return "entry.shut.opening" if item.set in public.BIDS else "entry.shut.award"
