"""采集: open contracting data (OCDS) that nobody signed to us, line by line into the second log.

One rule: rows in = rows recorded + rows quarantined. A line is known by the digest of its exact
bytes, so running an import twice changes nothing and an interrupted one goes on where it stopped.
"""

import gzip
import pathlib
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import IO, Any

import orjson
from django.db import transaction

from jianbiao.errors import Malformed
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.standard import canonical, events
from jianbiao.standard.events import RecordGathered, RecordQuarantined
from jianbiao.standard.terms import Actor

LOG = "gathered"
SLICE = 200
LONGEST_LINE = 32 * 1024 * 1024


@dataclass(slots=True)
class Tally:
    """What became of the rows of an import."""

    rows_in: int = 0
    recorded: int = 0
    known: int = 0
    quarantined: Counter[str] = field(default_factory=Counter)

    def said(self) -> dict[str, Any]:
        """Return it as JSON values; ``known`` counts recorded rows that stood there before."""
        return {
            "rows_in": self.rows_in,
            "recorded": self.recorded,
            "quarantined": dict(sorted(self.quarantined.items())),
            "known_before": self.known,
            "repairs": {},
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    number: int
    raw: bytes
    reason: str = ""
    where: str = ""


LONGEST_OCID = 500
"""Characters of an ocid that can be an index's key; real ones have some thirty."""


def gather(path: pathlib.Path, *, source: str, by: Actor, at: datetime, tally: Tally) -> None:
    """Append each line of ``path`` (JSON lines, plain or gzip) to the second log.

    Raise Malformed when the file cannot be opened or its compression is broken; what came before
    the break is recorded.
    """
    slice_: list[_Line] = []
    try:
        with _open(path) as file:
            for line in _lines(file):
                slice_.append(line)
                if len(slice_) == SLICE:
                    _append(slice_, source=source, by=by, at=at, tally=tally)
                    slice_ = []
    except (OSError, EOFError, zlib.error) as error:
        _append(slice_, source=source, by=by, at=at, tally=tally)
        raise Malformed(f"{path.name}: {error}", code="file_broken", where=path.name) from error
    _append(slice_, source=source, by=by, at=at, tally=tally)


def judge(raw: bytes) -> tuple[str, str]:
    """Return (reason, where) why a line is no OCDS release; two empty texts when it is one."""
    try:
        said = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        return "not_json", str(error)
    if not isinstance(said, dict):
        return "not_an_object", type(said).__name__
    for name, reason in (("ocid", "ocid_missing"), ("tender", "tender_missing")):
        if not said.get(name):
            return reason, f"/{name}"
    return _misfit(said["ocid"], said["tender"])


def _misfit(ocid: Any, tender: Any) -> tuple[str, str]:
    if not isinstance(ocid, str):
        return "ocid_not_text", "/ocid"
    if len(ocid) > LONGEST_OCID:
        return "ocid_too_long", "/ocid"
    if not isinstance(tender, dict):
        return "tender_not_an_object", "/tender"
    return "", ""


def _open(path: pathlib.Path) -> IO[bytes]:
    with path.open("rb") as file:
        zipped = file.read(2) == b"\x1f\x8b"
    return gzip.open(path) if zipped else path.open("rb")  # type: ignore[return-value]


def _lines(file: IO[bytes]) -> Iterator[_Line]:
    number = 0
    while raw := file.readline(LONGEST_LINE + 1):
        number += 1
        if len(raw) > LONGEST_LINE:
            while not raw.endswith(b"\n") and raw:
                raw = file.readline(LONGEST_LINE + 1)
            yield _Line(number=number, raw=b"", reason="line_too_long", where=f"> {LONGEST_LINE}")
            continue
        raw = raw.rstrip(b"\r\n")
        if number == 1:
            raw = raw.removeprefix(b"\xef\xbb\xbf")
        if raw.strip():
            reason, where = judge(raw)
            yield _Line(number=number, raw=raw, reason=reason, where=where)


@transaction.atomic
def _append(lines: Sequence[_Line], *, source: str, by: Actor, at: datetime, tally: Tally) -> None:
    """Append those of ``lines`` that are not in the log yet, and count all of them."""
    after = ledger.take_turn(LOG)
    keys = [_key(line, source) for line in lines]
    seen = ledger_queries.numbers_of(list(set(keys)), log=LOG)
    rows: list[ledger.Row] = []
    for line, key in zip(lines, keys, strict=True):
        tally.rows_in += 1
        if line.reason:
            tally.quarantined[line.reason] += 1
        else:
            tally.recorded += 1
        if key in seen:
            tally.known += 1
            continue
        seen[key] = (0, key)
        rows.append(_row(line, key, source=source, by=by, at=at))
    if rows:
        ledger.insert(rows, after=after, log=LOG)


def _key(line: _Line, source: str) -> bytes:
    """Return the line's key: its bytes, or its place where no bytes were kept."""
    return sha256(line.raw or f"{source}#{line.number}".encode()).digest()


def _row(line: _Line, key: bytes, *, source: str, by: Actor, at: datetime) -> ledger.Row:
    common: dict[str, Any] = {
        "source": source,
        "line": line.number,
        "digest": sha256(line.raw).hexdigest(),
        "raw": line.raw.decode("utf-8", "backslashreplace"),
    }
    event = (
        RecordQuarantined(**common, reason=line.reason, where=line.where)
        if line.reason
        else RecordGathered(**common)
    )
    body = ledger.body_of(
        canonical.canonical(events.to_dict(event)),
        by=canonical.canonical(by.id),
        at=at.isoformat().encode(),
        address=canonical.canonical(by.address),
    )
    return ledger.Row(event.kind, ledger.leaf_of(body), body, key, key)
