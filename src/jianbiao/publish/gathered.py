"""采集项目 for the public: one gathered tender with its source, its repairs and its original, masked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

import orjson

from jianbiao.gather.releases import parsed, plain
from jianbiao.intake import quarantine
from jianbiao.intake import rows as keeping
from jianbiao.intake.models import Harvest
from jianbiao.ledger import queries as ledger_queries
from jianbiao.publish.domain import masking
from jianbiao.publish.domain.originals import Part, original
from jianbiao.record import queries as record
from jianbiao.record.domain import items as folding
from jianbiao.record.domain import ocds
from jianbiao.record.models import Tender
from jianbiao.standard.gathering_events import RecordMended, RecordReread, today

LOG: Final = "gathered"
MOST_ROWS: Final = 5
"""Rows of a tender whose originals a page shows; of a table each bid is one."""
MOST_REPAIRS: Final = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One row that tells of a tender: where it stands, what was mended, its original."""

    number: int
    form: str
    file: str
    line: int
    reader: str
    mended: bool
    repairs: tuple[Mapping[str, str], ...]
    more: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One gathered tender: what its source says, step by step. Nobody signed it."""

    tender: Tender
    title: str
    outline: ocds.Outline
    steps: tuple[ocds.Step, ...]
    bids: tuple[ocds.Offer, ...]
    awards: tuple[ocds.Offer, ...]
    value: str
    sources: tuple[Source, ...]
    rows: int
    released: tuple[datetime, ...]
    numbers: tuple[int, ...]


def page(code: str) -> Page:
    """Return one gathered tender, natural persons masked. Raise Refused when there is none."""
    found = record.tender_page(code, log=LOG)
    items = sorted(found.items, key=lambda one: one.number)
    held = folding.last_stood(items)
    said = masking.release(folding.release(held))
    newest = sorted((one.proof for one in items), reverse=True)
    return Page(
        tender=found.tender,
        title=masking.text(found.tender.title),
        outline=ocds.outline(said),
        steps=tuple(ocds.steps(said)),
        bids=tuple(ocds.offers(said)),
        awards=tuple(ocds.awarded(said)),
        value=ocds.money(said.get("tender")),
        sources=tuple(_sources(newest[:MOST_ROWS])),
        rows=len(items),
        released=ocds.released(folding.releases(held)),
        numbers=tuple(sorted(newest)),
    )


def sources() -> list[dict[str, Any]]:
    """Return each source of gathered data by form: rows recorded, mended, set aside, dismissed."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for one in quarantine.harvest():
        row = found.setdefault((one.source, one.form), _empty(one))
        row[_COLUMN[one.state]] += one.rows
        row["repaired"] += one.repaired if one.state != "open" else 0
    return list(found.values())


_COLUMN: Final = {
    "recorded": "recorded",
    "mended": "recorded",
    "reread": "recorded",
    "open": "quarantined",
    "dismissed": "dismissed",
}


def _empty(one: Harvest) -> dict[str, Any]:
    counts = dict.fromkeys(("recorded", "repaired", "quarantined", "dismissed"), 0)
    return {"source": one.source, "form": one.form, **counts}


def _sources(numbers: list[int]) -> list[Source]:
    entries = ledger_queries.entries(numbers, log=LOG)
    acts = {n: e for n, e in entries.items() if e.kind in {RecordMended.kind, RecordReread.kind}}
    behind = ledger_queries.entries([e.event["quarantined"] for e in acts.values()], log=LOG)
    found = []
    for number in numbers:
        entry = entries[number]
        act = acts.get(number)
        row = behind[act.event["quarantined"]] if act else entry
        found.append(
            _source(
                number,
                today(row.event),
                dict(act.event) if act else {},
                erased=entry.erased or row.erased,
            )
        )
    return found


def _source(
    number: int, event: Mapping[str, Any], act: Mapping[str, Any], *, erased: int
) -> Source:
    repairs = act.get("repairs", event["repairs"])
    raw = b"" if erased else keeping.bytes_of(event)
    reading = _reading(act.get("release") or event.get("reading") or event.get("suggestion") or "")
    return Source(
        number=number,
        form=event["form"],
        file=event["file"],
        line=event["line"],
        reader=act.get("reader", event["reader"]),
        mended=act.get("kind") == RecordMended.kind,
        repairs=tuple({k: masking.text(v) for k, v in r.items()} for r in repairs[:MOST_REPAIRS]),
        more=max(0, len(repairs) - MOST_REPAIRS),
        parts=_parts(raw, event, repairs, reading) if raw else (),
    )


def _parts(
    raw: bytes, event: Mapping[str, Any], repairs: Any, reading: Mapping[str, Any]
) -> tuple[Part, ...]:
    if event["form"] == "ocds" and not event["coding"]:
        try:
            shown = masking.release(plain(parsed(raw)))
        except ValueError:
            return original(raw, event["coding"], repairs=repairs, mask=masking.text)
        return original(_indented(shown), "", repairs=repairs)
    return original(raw, event["coding"], repairs=repairs, reading=reading, mask=masking.text)


def _indented(said: Any) -> bytes:
    return orjson.dumps(said, option=orjson.OPT_INDENT_2)


def _reading(text: str) -> dict[str, Any]:
    return parsed(text.encode()) if text else {}
