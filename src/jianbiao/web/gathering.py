"""`jianbiao import ocds|notices|table`: take files into the second log, fold them, compare (采集)."""

import json
import pathlib
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import IO, Any, TextIO

from jianbiao.errors import Malformed
from jianbiao.gather.readings import Reading, Row
from jianbiao.gather.releases import plain
from jianbiao.intake import gathering
from jianbiao.intake.gathering import Form, Import, Taken, Tally
from jianbiao.law.catalogue import RULES
from jianbiao.law.outcomes import NotApplicable, Outcome, Undecidable, verdict
from jianbiao.record import aside
from jianbiao.record import queries as record
from jianbiao.record.domain.facts import Subject
from jianbiao.register import queries as register
from jianbiao.register.domain import Book
from jianbiao.standard.terms import Actor
from jianbiao.watch.checks import CHECKS
from jianbiao.watch.judge import judge
from jianbiao.web import rooms

LOG = "gathered"
STDIN = "-"


@dataclass(slots=True, kw_only=True)
class Outlets:
    """Where an import tells what it does: a bar on a terminal, a file of repairs."""

    bar: TextIO | None = None
    repairs: TextIO | None = None
    rows: int = 0
    name: str = ""
    size: int = 0
    stream: Any = None
    told: float = field(default_factory=time.monotonic)

    def watch(self, taken: Sequence[Taken]) -> None:
        """Tell of a batch that is in the log."""
        self.rows += len(taken)
        if self.repairs is not None:
            for one in taken:
                for repair in one.reading.repairs:
                    said = {
                        "file": self.name,
                        "line": one.row.number,
                        "kind": repair.kind,
                        "path": repair.path,
                        "before": repair.before,
                        "after": repair.after,
                    }
                    self.repairs.write(json.dumps(said, ensure_ascii=False) + "\n")
        if self.bar is not None and time.monotonic() - self.told > _OFTEN:
            self.told = time.monotonic()
            share = self.stream.tell() / self.size if self.size else None
            self._draw(self.bar, share, f"{self.rows:,} {self.name[:40]}")

    def fold(self, room: str, share: float) -> None:
        """Tell which share of what is new a room has folded."""
        if self.bar is not None and time.monotonic() - self.told > _OFTEN:
            self.told = time.monotonic()
            self._draw(self.bar, share, f"{_FOLDING} {room}")

    def _draw(self, bar: TextIO, share: float | None, what: str) -> None:
        full = int(_WIDE * min(share or 0.0, 1.0))
        drawn = "█" * full + "·" * (_WIDE - full)
        percent = "    " if share is None else f"{share:4.0%}"
        bar.write(f"\r{drawn} {percent} {what}\x1b[K")
        bar.flush()

    def end(self) -> None:
        """Clear the bar."""
        if self.bar is not None:
            self.bar.write("\r\x1b[K")
            self.bar.flush()


_SLICE = 1.0
"""Seconds of one slice of folding: the worker may have to wait as long."""

_OFTEN = 0.2
_WIDE = 30
_FOLDING = "归集 folding"


def take(
    files: Iterable[str], *, form: Form, source: str, by: Actor, at: datetime, outlets: Outlets
) -> dict[str, Any]:
    """Take files into the second log and fold them; return what became of the rows.

    A file that is broken or no file of this form is named under ``errors``; what came before the
    break is recorded, and the other files go on.
    """
    began = time.monotonic()
    tally, errors = Tally(), []
    for file in files:
        try:
            with _opened(file) as (stream, name, size):
                outlets.stream, outlets.name, outlets.size = stream, name, size
                said = Import(form=form, source=source or name, by=by, at=at)
                gathering.gather(stream, name, said, tally, watch=outlets.watch)
        except Malformed as error:
            errors.append(str(error))
    rooms.catch_up(log=LOG, seconds=_SLICE, tell=outlets.fold)
    outlets.end()
    seconds = round(time.monotonic() - began, 2)
    return {**tally.said(), "errors": [*errors, *tally.broken], "seconds": seconds}


def preview(files: Iterable[str], *, form: Form, most: int) -> Iterator[dict[str, Any]]:
    """Yield the first ``most`` rows as they would be recorded; nothing is."""
    left = most
    for file in files:
        with _opened(file) as (stream, name, _):
            for row in form.rows(stream, name):
                if left == 0:
                    return
                left -= 1
                yield _shown(row, gathering.read(row, form), name)


def _shown(row: Row, reading: Reading, name: str) -> dict[str, Any]:
    said: dict[str, Any] = {"file": name, "line": row.number}
    if reading.release is not None:
        said["release"] = plain(reading.release)
    else:
        said |= {"reason": reading.reason, "where": reading.where}
        if reading.suggestion is not None:
            said["suggestion"] = plain(reading.suggestion)
    return {**said, "repairs": gathering.repaired(reading.repairs)}


@contextmanager
def _opened(file: str) -> Iterator[tuple[IO[bytes], str, int]]:
    """Yield a file's bytes, its name and its size, 0 where that is not known."""
    if file == STDIN:
        yield sys.stdin.buffer, "stdin", 0
        return
    path = pathlib.Path(file)
    try:
        stream = path.open("rb")
    except OSError as error:
        raise Malformed(str(error), code="file_broken", where=file) from error
    with stream:
        yield stream, path.name, path.stat().st_size


def compare(place: str, *, on: date) -> dict[str, dict[str, Any]]:
    """Measure every gathered tender by the rules of ``place``: a comparison, never a breach.

    By rule, how many subjects came to which verdict, and under ``missing`` which fields those lack
    of whom nothing can be said.
    """
    counts: dict[str, Counter[str]] = {}
    lacking: dict[str, Counter[str]] = {}
    book = register.book()
    for row in record.tenders(None, log=LOG).iterator():
        for subject in aside.facts_of(row.code, log=LOG):
            for number, outcome in _outcomes(subject, book, place, on):
                counts.setdefault(number, Counter())[verdict(outcome)] += 1
                if isinstance(outcome, Undecidable):
                    lacking.setdefault(number, Counter()).update(outcome.missing)
    return {
        rule: {
            **found,
            **({"missing": dict(lacking[rule].most_common())} if rule in lacking else {}),
        }
        for rule, found in sorted(counts.items())
    }


def _outcomes(subject: Subject, book: Book, place: str, on: date) -> Iterator[tuple[str, Outcome]]:
    """Yield what each rule that applies to ``subject`` says of it."""
    for number, check in CHECKS.items():
        if subject.unit != check.UNIT:
            continue
        outcome = judge(
            number,
            subject.facts,
            jurisdiction=subject.jurisdiction,
            parameters=book.parameters(RULES[number], place, on),
            compare=True,
        )
        if not isinstance(outcome, NotApplicable):
            yield number, outcome
