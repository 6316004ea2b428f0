"""监测 folds and acts: ask the rules after each message, let deadlines pass, close alerts.

Findings follow from the entries up to N alone: the rules are asked about a tender as it stood at
each entry, with the parameters and standings of that entry.
"""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from jianbiao.errors import Refused
from jianbiao.law.catalogue import RULES, edition
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.ledger.queries import Said
from jianbiao.register import queries as register
from jianbiao.standard.deadline_events import DeadlinePassed
from jianbiao.standard.events import CalendarYearPublished, ErasureDone
from jianbiao.standard.rule_events import RuleAskedAnew
from jianbiao.standard.terms import SHANGHAI, SYSTEM, Actor
from jianbiao.watch import anew, domain, queries
from jianbiao.watch.slices import Slice

ROOM = "watch"
BATCH = 50
"""Entries read at once at most: what they bear on is read with them."""

STORING = 2
"""Storing a slice takes as long as asking about it."""

_AFTER_ALL = {ErasureDone.kind, CalendarYearPublished.kind, RuleAskedAnew.kind}

MOST = 4_000
"""Items of tenders and findings that a process keeps: about 15 MB."""


@dataclass(slots=True)
class Kept:
    """What a process keeps in memory from slice to slice: about ``most`` items of tenders in hand.

    It stands as of an entry and serves only whoever goes on from there.
    """

    most: int = MOST
    slices: dict[tuple[str, str], tuple[int, Slice]] = field(default_factory=dict)

    def take(self, log: str, using: str, after: int) -> Slice:
        """Return what is kept as of entry ``after``, or begin anew."""
        upto, now = self.slices.pop((log, using), (-1, None))
        if now is not None and upto == after:
            return now
        return Slice(log=log, using=using, book=register.book(upto=after))

    def keep(self, now: Slice, upto: int) -> None:
        """Keep what was stored as of entry ``upto``, of too much what was asked for last."""
        now.let_go(self.most)
        self.slices[now.log, now.using] = (upto, now)


def catch_up(
    *,
    log: str = "official",
    using: str | None = None,
    seconds: float = 0.05,
    kept: Kept | None = None,
) -> int:
    """Ask the rules about one slice of new entries and return how many; never ahead of the record.

    A slice is what fits into about ``seconds``, in one transaction with its bookmark. However the
    entries fall into slices, the tables come out the same. ``kept`` is whatever the caller keeps for
    the next slice.
    """
    alias = using or ledger_queries.views_alias()
    limit = ledger_queries.bookmark("record", log, using=alias)
    if ledger_queries.bookmark(ROOM, log, using=alias) >= limit:
        return 0
    kept = kept or Kept()
    with transaction.atomic(using=alias):
        began, count = time.monotonic(), 0
        after = ledger_queries.bookmark(ROOM, log, using=alias)
        now = kept.take(log, alias, after)
        batch = now.fits

        def enough() -> bool:
            return time.monotonic() - began > seconds / STORING

        while said := ledger_queries.entries_after(after, log=log, limit=min(batch, limit - after)):
            for part in _parts(said):
                done = now.fold(part, enough=enough)
                after, count = part[done - 1].number, count + done
                if done < len(part):
                    break
                now.act_on(part[-1])
            if after >= limit or enough():
                break
            batch = min(BATCH, batch * 2)
        if count:
            now.store()
            ledger.set_bookmark(ROOM, log, after, using=alias)
    kept.keep(now, after)
    return count


def _parts(said: Sequence[Said]) -> Iterator[list[Said]]:
    """Yield entries in runs that end with an act whose meaning depends on all before it."""
    run: list[Said] = []
    for entry in said:
        run.append(entry)
        if entry.kind in _AFTER_ALL:
            yield run
            run = []
    if run:
        yield run


def behind(log: str) -> bool:
    """Say whether entries of ``log`` are received that this room has not folded yet."""
    return ledger_queries.bookmark(ROOM, log) < ledger_queries.last_number(log)


def pass_deadlines(*, at: datetime) -> list[int]:
    """Append, once each, that what was due before ``at`` has not come."""
    numbers = []
    for row in queries.overdue(at):
        due = row.facts()
        event = DeadlinePassed(
            rule=due.rule,
            tender=due.tender,
            lot=due.lot,
            subject=due.subject,
            expects=due.zh,
            due_on=due.due_on.isoformat(),
            log=due.log,
        )
        number = ledger.append_once(event, key=domain.passing_key(due), by=SYSTEM, at=at)
        if number is not None:
            numbers.append(number)
    return numbers


def ask_anew(*, at: datetime) -> list[int]:
    """Append, of each parameter that is in force at ``at``, about which tenders its rule is asked next.

    One slice of tenders for each; the next one once that was folded.
    """
    numbers, using = [], ledger_queries.views_alias()
    for row in anew.waiting(at.astimezone(SHANGHAI).date(), using=using):
        codes = anew.spoken_of(
            row.rule, row.jurisdiction, after=row.after, most=anew.MANY, using=using
        )
        event = RuleAskedAnew(
            rule=row.rule,
            version=edition(row.rule) if row.rule in RULES else "",
            act=row.act,
            jurisdiction=row.jurisdiction,
            after=row.after,
            upto=codes[-1] if codes else row.after,
            last=len(codes) < anew.MANY,
        )
        key = f"asked-anew:{row.act}:{row.after}"
        number = ledger.append_once(event, key=key, by=SYSTEM, at=at)
        if number is not None:
            numbers.append(number)
    return numbers


def close_alert(id: str, *, verdict: str, reason: str, by: Actor, at: datetime) -> int:
    """Record a person's verdict on an alert: load, decide, append; the table follows.

    Two persons may press at once: an alert is closed once each time it opened.
    """
    now = queries.alert(id)
    event = domain.close(now, said=verdict, reason=reason, by=by)
    number = ledger.append_once(event, key=domain.closing_key(now), by=by, at=at)
    if number is None:
        raise Refused(f"{id} 已办结 · {id} is closed", code="alert_closed", where=id)
    return number
