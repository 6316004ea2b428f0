"""采集: rows that nobody signed to us, into the second log, whatever form they come in.

One rule: rows in = rows recorded + rows quarantined. A row is known by the digest of its exact
bytes, so running an import twice changes nothing and an interrupted one goes on where it stopped.
Rows are read outside the transaction and appended in batches, so memory does not grow.
"""

import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from typing import IO, Any, Final

from django.db import transaction

from jianbiao.errors import Malformed
from jianbiao.gather.readings import Reading, Repair, Row
from jianbiao.gather.releases import spelled, whole
from jianbiao.intake import rows as keeping
from jianbiao.intake.quarantine import settling_key
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.standard import canonical
from jianbiao.standard.gathering_events import (
    GATHERED,
    QUARANTINED,
    RELEASED,
    RecordGathered,
    RecordQuarantined,
    RecordReread,
)
from jianbiao.standard.terms import Actor

LOG: Final = "gathered"
BATCH: Final = 500
BATCH_BYTES: Final = 4 * 1024 * 1024
"""A batch is one transaction: rows up to either of both."""

BROKEN: Final = frozenset(
    {"file_broken", "gzip_broken", "gzip_cut", "zip_broken", "zip_nested", "bomb", "utf16"}
)
"""Reasons that say that the rest of a file was lost, not just a row."""

LONGEST_OCID: Final = 500
"""Characters of an ocid that can be an index's key; real ones have some thirty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """How files of one form are taken apart and read. ``scope`` is the digest of a table's mapping."""

    name: str
    reader: str
    rows: Callable[[IO[bytes], str], Iterator[Row]]
    read: Callable[[Row], Reading]
    scope: str = ""


@dataclass(slots=True)
class Tally:
    """What became of the rows of an import."""

    rows_in: int = 0
    recorded: int = 0
    known: int = 0
    broken: list[str] = field(default_factory=list)
    quarantined: Counter[str] = field(default_factory=Counter)
    repairs: Counter[str] = field(default_factory=Counter)

    def said(self) -> dict[str, Any]:
        """Return it as JSON values; ``known_before`` counts rows that stood in the log before."""
        return {
            "rows_in": self.rows_in,
            "recorded": self.recorded,
            "quarantined": dict(sorted(self.quarantined.items())),
            "known_before": self.known,
            "repairs": dict(sorted(self.repairs.items())),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """One import: of which form, from which source, by whom, when."""

    form: Form
    source: str
    by: Actor
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One row with its reading and the key it is known by."""

    row: Row
    reading: Reading
    digest: bytes
    key: bytes


Watch = Callable[[Sequence[Taken]], None]
"""Told of each batch once it is in the log."""


def gather(
    stream: IO[bytes], name: str, said: Import, tally: Tally, *, watch: Watch | None = None
) -> None:
    """Append each row of the file ``name`` to the second log.

    A file that breaks off ends with a row that says where; what came before is recorded. Raise
    Malformed where the file is not of this form at all.
    """
    for batch in batches(_unbroken(said.form.rows(stream, name))):
        taken = [take(row, said, name) for row in batch]
        _append(taken, said, name, tally)
        if watch is not None:
            watch(taken)


def _unbroken(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield rows, and one that says so where the file breaks off."""
    last = 0
    try:
        for row in rows:
            last = row.number
            yield row
    except (Malformed, OSError, EOFError, zlib.error) as error:
        if isinstance(error, Malformed) and not last:
            raise
        code = error.code if isinstance(error, Malformed) and error.code in BROKEN else ""
        where = f"{error} {error.where}".strip() if isinstance(error, Malformed) else str(error)
        yield Row(number=last + 1, raw=b"", reason=code or "file_broken", where=where)


def batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield rows in batches that fit a transaction and memory."""
    batch: list[Row] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += len(row.raw)
        if len(batch) == BATCH or size >= BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def take(row: Row, said: Import, name: str) -> Taken:
    """Read one row and return it with the key it is known by."""
    digest = sha256(row.raw).digest()
    key = _key(row, digest, said, name)
    return Taken(row=row, reading=read(row, said.form), digest=digest, key=key)


def read(row: Row, form: Form) -> Reading:
    """Read one row; what no record could be known by is set aside, whoever read it."""
    if row.reason:
        return Reading(release=None, reason=row.reason, where=row.where)
    return _fit(form.read(row))


def _fit(reading: Reading) -> Reading:
    if reading.release is None:
        return reading
    ocid = reading.release.get("ocid")
    reason = ""
    if not isinstance(ocid, str) or not ocid.strip():
        reason = "ocid_missing"
    elif len(ocid) > LONGEST_OCID:
        reason = "ocid_too_long"
    if not reason:
        return reading
    return replace(reading, release=None, reason=reason, where="/ocid", suggestion=reading.release)


def _key(row: Row, digest: bytes, said: Import, name: str) -> bytes:
    """Return the row's key: its bytes and what they are read by, or its place where none were kept."""
    form = said.form
    if not row.raw:
        return sha256(f"{said.source}\0{name}\0{row.number}\0{row.reason}".encode()).digest()
    if form.name == "ocds" and not row.context:
        return digest
    scope = f"{form.name}\0{form.scope}\0{row.context}\0".encode("utf-8", "surrogatepass")
    return sha256(scope + digest).digest()


@transaction.atomic
def _append(taken: Sequence[Taken], said: Import, name: str, tally: Tally) -> None:
    """Append those of ``taken`` that are not in the log yet, and count all of them."""
    after = ledger.take_turn(LOG)
    outcome, settling = _known(taken)
    common = _common(said)
    rows: list[ledger.Row] = []
    count = Tally()
    for one in taken:
        readable = one.reading.release is not None
        before = outcome.get(one.key)
        count.known += before is not None
        event: Any = None
        if before is None:
            event = _event(one, said, name)
            outcome[one.key] = "recorded" if readable else "open"
            rows.append(_row(event, one.key, common))
        elif before == "open" and readable and one.key in settling:
            fence = settling_key(settling[one.key])
            rows.append(_row(_reread(one, settling[one.key], said), fence, common))
            outcome[one.key] = "recorded"
        _count(count, one, name, recorded=outcome[one.key] == "recorded")
    if rows:
        ledger.insert(rows, after=after, log=LOG)
    _add(tally, count)


def _known(taken: Sequence[Taken]) -> tuple[dict[bytes, str], dict[bytes, int]]:
    """Return how rows stand that the log has, and the entries of those that were set aside.

    A row set aside stands as recorded once a person or a later reader has brought it in.
    """
    found = ledger_queries.numbers_of(list({one.key for one in taken}), log=LOG)
    numbers = {key: number for key, (number, _) in found.items()}
    kinds = ledger_queries.kinds_of(list(numbers.values()), log=LOG)
    outcome = {k: "recorded" if kinds[n] in GATHERED else "open" for k, n in numbers.items()}
    aside = {k: n for k, n in numbers.items() if kinds[n] in QUARANTINED}
    fences = {settling_key(n): k for k, n in aside.items()}
    settled = ledger_queries.numbers_of(list(fences), log=LOG)
    acts = ledger_queries.kinds_of([number for number, _ in settled.values()], log=LOG)
    for fence, (number, _) in settled.items():
        outcome[fences[fence]] = "recorded" if acts[number] in RELEASED else "dismissed"
    return outcome, aside


def _count(count: Tally, one: Taken, name: str, *, recorded: bool) -> None:
    count.rows_in += 1
    if recorded:
        count.recorded += 1
        count.repairs.update(repair.kind for repair in one.reading.repairs)
    else:
        count.quarantined[one.reading.reason or "set_aside_before"] += 1
    if one.row.reason in BROKEN:
        count.broken.append(f"{name}: {one.row.reason}: {one.row.where}")


def _add(tally: Tally, count: Tally) -> None:
    """Add what a batch came to, once its transaction has held so far."""
    tally.rows_in += count.rows_in
    tally.recorded += count.recorded
    tally.known += count.known
    tally.broken += count.broken
    tally.quarantined += count.quarantined
    tally.repairs += count.repairs


def _event(one: Taken, said: Import, name: str) -> RecordGathered | RecordQuarantined:
    row, reading = one.row, one.reading
    text, coding = keeping.kept(row.raw)
    common: dict[str, Any] = {
        "source": said.source,
        "form": said.form.name,
        "file": name,
        "line": row.number,
        "digest": one.digest.hex(),
        "raw": text,
        "coding": coding,
        "context": row.context,
        "repairs": repaired(reading.repairs),
        "reader": said.form.reader,
    }
    if reading.release is None:
        suggestion = spelled(reading.suggestion) if reading.suggestion else ""
        where = whole(reading.where)
        return RecordQuarantined(
            **common, reason=reading.reason, where=where, suggestion=suggestion
        )
    return RecordGathered(**common, reading=_reading(one, said.form))


def _reading(one: Taken, form: Form) -> str:
    """Return the release as JSON; nothing where the row itself is the release, for nothing was mended."""
    if form.name == "ocds" and not one.reading.repairs and not one.row.context:
        return ""
    return spelled(one.reading.release or {})


def _reread(one: Taken, number: int, said: Import) -> RecordReread:
    return RecordReread(
        quarantined=number,
        source=said.source,
        release=spelled(one.reading.release or {}),
        repairs=repaired(one.reading.repairs),
        reader=said.form.reader,
    )


def repaired(repairs: Sequence[Repair]) -> list[dict[str, str]]:
    """Return repairs as an event keeps them."""
    return [
        {
            "kind": one.kind,
            "path": whole(one.path),
            "before": whole(one.before),
            "after": whole(one.after),
        }
        for one in repairs
    ]


def _common(said: Import) -> Mapping[str, bytes]:
    return {
        "by": canonical.canonical(said.by.id),
        "at": said.at.isoformat().encode(),
        "address": canonical.canonical(said.by.address),
    }


def _row(event: Any, key: bytes, common: Mapping[str, bytes]) -> ledger.Row:
    # Not ``events.to_dict``, which copies every repair of every row.
    said = {"kind": event.kind, **{name: getattr(event, name) for name in event.__slots__}}
    body = ledger.body_of(canonical.canonical_fast(said), **common)
    return ledger.Row(event.kind, ledger.leaf_of(body), body, key, key)
