"""一行之读: one row of a table as a partial release of its tender; rows of one tender are merged.

What a row says of a lot, a bid or an award carries an id that follows from the row itself, so that
the same row read again is the same bid.
"""

import csv
import json
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from typing import Any, Final

from jianbiao.gather.readings import Reading, Repair, Row
from jianbiao.gather.tables.cells import Cell, Unreadable, value
from jianbiao.gather.tables.mapping import TARGETS, Column, Mapping, folded
from jianbiao.gather.tables.splitting import Spelling, cells

_GROUPS: Final = ("release", "tender", "lot", "bid", "award", "contract")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """What a row's cells say by target, with what was mended and the first thing unreadable."""

    said: dict[str, str]
    repairs: list[Repair]
    reason: str = ""
    where: str = ""


def read(row: Row, mapping: Mapping) -> Reading:
    """Return one row of a table as a release. Never guesses: what cannot be read is set aside."""
    if row.reason:
        return Reading(release=None, reason=row.reason, where=row.where)
    try:
        found, repairs = _cells(row)
    except (csv.Error, UnicodeDecodeError) as error:
        return Reading(release=None, reason="row_malformed", where=str(error))
    except Unreadable as error:
        return Reading(release=None, reason=error.reason, where=str(row.number))
    told = _told(found, mapping, repairs)
    return _reading(told, found, mapping)


def _reading(told: _Told, found: AnyMapping[str, Cell], mapping: Mapping) -> Reading:
    keys = [found.get(folded(name), Cell(text="")).text.strip() for name in mapping.key]
    reason, where = told.reason, told.where
    release: dict[str, Any] | None = None
    if not all(keys) or any(key in mapping.blank for key in keys):
        reason, where = "key_missing", mapping.key[0]
    else:
        release, lacking = _release(told.said, "-".join(keys), mapping)
        if lacking and not reason:
            reason, where = lacking
    if reason:
        return Reading(
            release=None,
            repairs=tuple(told.repairs),
            reason=reason,
            where=where,
            suggestion=release,
        )
    return Reading(release=release, repairs=tuple(told.repairs))


def _told(found: AnyMapping[str, Cell], mapping: Mapping, repairs: list[Repair]) -> _Told:
    said, reason, where = dict(mapping.constants), "", ""
    for column in mapping.columns:
        cell = found.get(folded(column.name))
        if cell is None or cell.text.strip() in mapping.blank:
            continue
        try:
            text, mended = value(cell, column)
            repairs += mended
            if text:
                said[column.to] = text
        except Unreadable as error:
            if not reason:
                reason, where = error.reason, _where(column, cell)
    return _Told(said=said, repairs=repairs, reason=reason, where=where)


def _where(column: Column, cell: Cell) -> str:
    return f"{column.name}: {cell.text[:200]}"


def _release(
    said: AnyMapping[str, str], key: str, mapping: Mapping
) -> tuple[dict[str, Any], tuple[str, str] | None]:
    """Return the release a row makes, and what it lacks: (reason, where)."""
    told = {group: _group(said, group, mapping) for group in _GROUPS}
    columns = {one.to for one in mapping.columns}
    lot = told["lot"].get("id", "")
    release: dict[str, Any] = {
        "ocid": f"{mapping.prefix}-{key}",
        "tag": ["tenderUpdate"],
        "tender": {"id": key, **told["tender"]},
        **told["release"],
    }
    lacking: tuple[str, str] | None = None
    if _spoken(said, "lot", columns):
        release["tender"]["lots"] = [told["lot"]]
        lacking = None if lot else ("lot_missing", "lot.id")
    for name, place in (("bid", "bidder"), ("award", "supplier")):
        if not _spoken(said, name, columns):
            continue
        one, party = told[name], told[name].pop(place, {})
        if not party:
            lacking = lacking or (f"{place}_missing", f"{name}.{place}")
        _add(release, name, one, party, lot)
    if _spoken(said, "contract", columns):
        one = told["contract"]
        release["contracts"] = [{"id": one.get("id", lot or "1"), **one}]
    return release, lacking


def _spoken(said: AnyMapping[str, str], group: str, columns: set[str]) -> bool:
    """Say whether a cell, and not just a constant, tells of ``group``."""
    return any(name.startswith(f"{group}.") and name in columns for name in said)


def _add(
    release: dict[str, Any], name: str, one: dict[str, Any], party: dict[str, Any], lot: str
) -> None:
    who = party.get("id") or party.get("name", "")
    one = {"id": "/".join(text for text in (lot, who) if text) or "1", **one}
    if lot:
        one["relatedLots"] = [lot]
    party = {"id": who, **party}
    if name == "bid":
        release["bids"] = {"details": [{**one, "tenderers": [party]}]}
    else:
        release["awards"] = [{**one, "suppliers": [party]}]


def _group(said: AnyMapping[str, str], group: str, mapping: Mapping) -> dict[str, Any]:
    """Return what is said of one group as nested objects."""
    found: dict[str, Any] = {}
    for name, text in said.items():
        first, *path = name.split(".")
        if first != group:
            continue
        into = found
        for step in path[:-1]:
            into = into.setdefault(step, {})
        into[path[-1]] = int(text) if TARGETS[name] == "count" else text
    if "amount" in found.get("value", {}):
        found["value"].setdefault("currency", mapping.currency)
    else:
        found.pop("value", None)
    return found


def _cells(row: Row) -> tuple[dict[str, Cell], list[Repair]]:
    """Return a row's cells by the names of their columns, and what filling merged cells mended."""
    context = json.loads(row.context)
    if "sheet" in context:
        return _of_sheet(json.loads(row.raw), context["columns"])
    spelling = Spelling(
        encoding=context["encoding"], delimiter=context["delimiter"], quote=context["quote"]
    )
    said = cells(row.raw.decode(spelling.encoding), spelling)
    columns = context["columns"]
    if len(said) > len(columns) and any(text.strip() for text in said[len(columns) :]):
        raise Unreadable("too_many_cells")
    if len(said) < len(columns):
        raise Unreadable("too_few_cells")
    named = {folded(n): Cell(text=t) for n, t in zip(columns, said, strict=False) if n.strip()}
    return named, []


def _of_sheet(
    said: AnyMapping[str, Any], columns: AnyMapping[str, str]
) -> tuple[dict[str, Cell], list[Repair]]:
    found, repairs = {}, []
    for at, name in columns.items():
        kind, text, *formula = said["cells"].get(at, ["empty", ""])
        if kind == "error":
            raise Unreadable("cell_error")
        if formula and not text:
            raise Unreadable("formula_without_value")
        if at in said.get("merged", {}):
            before = said["merged"][at]
            repairs.append(
                Repair(kind="merged_cell", path=f"{at}{said['row']}", before=before, after=text)
            )
        found[folded(name)] = Cell(text=text, number=kind == "number", dated=kind == "date")
    return found, repairs
