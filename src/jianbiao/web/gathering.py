"""`jianbiao import ocds`: take files into the second log, fold them, compare on request (采集)."""

import pathlib
import time
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from jianbiao.errors import Malformed
from jianbiao.intake import gathering
from jianbiao.law.catalogue import RULES
from jianbiao.law.outcomes import NotApplicable, verdict
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


def take(files: Iterable[str], *, source: str, by: Actor, at: datetime) -> dict[str, Any]:
    """Take JSON lines into the second log and fold them; return what became of the rows.

    A broken file is named under ``errors``; what came before the break is recorded, and the other
    files go on.
    """
    began = time.monotonic()
    tally, errors = gathering.Tally(), []
    for file in files:
        path = pathlib.Path(file)
        try:
            gathering.gather(path, source=source or path.name, by=by, at=at, tally=tally)
        except Malformed as error:
            errors.append(str(error))
    rooms.catch_up(log=LOG)
    seconds = round(time.monotonic() - began, 2)
    return {**tally.said(), "errors": errors, "seconds": seconds}


def compare(place: str, *, on: date) -> dict[str, dict[str, int]]:
    """Measure every gathered tender by the rules of ``place``: a comparison, never a breach."""
    counts: dict[str, Counter[str]] = {}
    book = register.book()
    for row in record.tenders(None, log=LOG).iterator():
        for subject in aside.facts_of(row.code, log=LOG):
            _count(subject, book, place, on, counts)
    return {rule: dict(found) for rule, found in sorted(counts.items())}


def _count(
    subject: Subject, book: Book, place: str, on: date, counts: dict[str, Counter[str]]
) -> None:
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
            counts.setdefault(number, Counter())[verdict(outcome)] += 1
