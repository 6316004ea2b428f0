"""台账条目 for staff: what an officer may read of one entry, by power and by reach."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from jianbiao.errors import Refused
from jianbiao.ledger import queries as ledger
from jianbiao.ledger.logs import LOGS
from jianbiao.ledger.queries import Said, Stored
from jianbiao.people import queries as people
from jianbiao.people.models import Officer
from jianbiao.people.queries import Scope
from jianbiao.publish import domain as public
from jianbiao.publish.domain.lines import PUBLIC
from jianbiao.record import queries as record
from jianbiao.record.domain.items import Item
from jianbiao.record.models import Item as ItemRow
from jianbiao.standard.bodies import LOOKED
from jianbiao.standard.case_events import CaseActed, CaseOpened
from jianbiao.standard.casefile_events import NoteWritten
from jianbiao.standard.fields import FieldClass
from jianbiao.supervision import queries as supervision
from jianbiao.supervision.models import CaseRow, Share
from jianbiao.watch import queries as watch
from jianbiao.watch.telling import may_be_told
from jianbiao.web.cases.beside import competent, sees_identity
from jianbiao.web.staff.timeline import classes

_OPEN_KINDS: Final = ("register:", "people:", "record:", "supervision:matter:")
"""Acts of the house, and who is who, that any officer may read."""
_CHARGES: Final = "people:charge:"
_CASES: Final = "case.read"
_ACTS: Final = frozenset({CaseOpened.kind, CaseActed.kind})
_APART: Final = frozenset({"kind", "evidence", "message", "raw"})


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
        lines=public.lines(item.set, item.data, readable(item, officer)) if item else (),
        evidence=event.get("evidence", {}),
        fields={k: _told(k, v) for k, v in _shown(event, officer).items() if k not in _APART},
    )


def _shown(event: Mapping[str, Any], officer: Officer) -> Mapping[str, Any]:
    """Return an event without what its case keeps from the officer: who somebody is."""
    if event["kind"] not in _ACTS:
        return event
    row = CaseRow.objects.filter(id=event["case"]).first()
    if row is None:
        return event
    matter = supervision.matter(row.matter, row.version)
    closed = set(matter.closed(event["act"]))
    if not closed or sees_identity(officer, row, competent=competent(officer, row)):
        return event
    return {**event, "fields": {k: v for k, v in event["fields"].items() if k not in closed}}


def readable(item: Item, officer: Officer) -> frozenset[FieldClass]:
    """Return the classes of fields of ``item`` that ``officer`` may read.

    What hangs under no tender (experts, relations, accounts, credit kept among authorities) is shared
    by the platform it came from: beyond its open fields only those see it who see that platform.
    """
    if item.tender or item.log != "official":
        return classes(officer)
    platforms = people.platforms().filter(code=item.platform)
    near = Scope.of(officer).filter(platforms, industry=None).exists()
    return classes(officer) if near and officer.may("tender.read") else PUBLIC


def _told(name: str, value: Any) -> Any:
    """Return a field of an act; of what was handed over how much it was, for it names alerts."""
    return len(value) if name == "subjects" else value


def _shut(said: Said | None, item: Item | None, officer: Officer, at: datetime) -> str:
    """Return the key of why the body stays shut; empty where it is open to the officer."""
    if said is None or said.erased:
        return "entry.shut.erased"
    watched = said.kind.startswith(("watch:", _CHARGES))
    if said.kind.startswith(_OPEN_KINDS) and said.kind not in LOOKED and not watched:
        return ""
    power = _power(said, watched=watched)
    if not officer.may(power):
        return "entry.shut.power"
    if power == _CASES or watched:
        return _unwatched(said, officer, at) if watched else _uncased(said, officer)
    if item is None:
        return "" if said.kind in LOOKED else "entry.shut.unplaced"
    return _unseen(item, officer, at)


def _unwatched(said: Said, officer: Officer, at: datetime) -> str:
    """Return why an act about an alert or a deadline stays shut: out of reach, or it tells of bids."""
    event, scope = said.event, Scope.of(officer)
    if "tender" not in event:
        named = event.get("alert") or event["subject"]
        seen = watch.shown(scope, at).filter(id=named).exists()
        return "" if seen else "entry.shut.reach"
    log = event.get("log", "official")
    if not record.tenders(scope, log=log).filter(code=event["tender"]).exists():
        return "entry.shut.reach"
    items = record.items_of([event["tender"]], log=log)[event["tender"]]
    told = may_be_told(event["rule"], event["lot"], items, at)
    return "" if told else "entry.shut.opening"


def _uncased(said: Said, officer: Officer) -> str:
    """Return why an act in a case stays shut: its case is out of reach, or there is none.

    A request between departments is told to its two sides, a note to those it was written for; seals
    and templates of departments to everybody who reads cases.
    """
    event, mine = said.event, officer.department_id
    if "share" in event:
        row = Share.objects.filter(id=event["share"]).first()
        return "" if row and mine in {row.body, row.holder} else "entry.shut.reach"
    if "case" not in event or event.get("open"):
        return ""
    case = CaseRow.objects.filter(id=event["case"]).first()
    bodies = case.facts().bodies if case else frozenset()
    if said.kind == NoteWritten.kind:
        told = mine in bodies and (not event["own"] or event["body"] == mine)
    else:
        told = case is not None and (
            mine in bodies or Scope.of(officer).sees(case.region, case.industry)
        )
    return "" if told else "entry.shut.reach"


def _power(said: Said, *, watched: bool) -> str:
    """Return the power that reading an act needs."""
    if said.kind in LOOKED:
        return "audit.read"
    if said.kind.startswith("supervision:"):
        return _CASES
    return "alert.read" if watched else "tender.read"


def _unseen(item: Item, officer: Officer, at: datetime) -> str:
    if item.log != "official":
        return ""
    if not item.tender:
        whole = public.is_public(item) or readable(item, officer) != PUBLIC
        return "" if whole else "entry.shut.reach"
    held = record.items_of([item.tender], log=item.log)[item.tender]
    row = record.tenders(Scope.of(officer), log=item.log).filter(code=item.tender).first()
    if row is None:
        return "entry.shut.reach"
    if public.is_open(item, held, at):
        return ""
    return "entry.shut.opening" if public.until(item) == "opening" else "entry.shut.award"
