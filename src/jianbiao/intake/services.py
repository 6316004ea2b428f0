"""接收 acts: settle what the door has authenticated, expire what waited too long.

``settle`` is the hot path: one turn of the ledger for whatever waits, however many requests it
came in. It runs in the appender's process; correctness does not depend on being alone.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from jianbiao.intake import domain, queries
from jianbiao.intake.domain import Decision, Incoming, Outcome
from jianbiao.intake.models import Notice, Waiting, WaitingFor
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.ledger import statements
from jianbiao.standard import canonical
from jianbiao.standard.events import (
    MessageAccepted,
    MessageExpired,
    MessageHeld,
    MessageRefused,
    MessageRejected,
    MessageReleased,
)
from jianbiao.standard.faults import Fault
from jianbiao.standard.terms import SYSTEM

EXPIRED_AT_ONCE = 500
HELD_FOR = timedelta(days=7)
"""How long a message may wait for what it refers to before that becomes a finding."""

_KINDS = {
    Outcome.ACCEPTED: MessageAccepted.kind,
    Outcome.HELD: MessageHeld.kind,
    Outcome.REJECTED: MessageRejected.kind,
    Outcome.CONFLICT: MessageRejected.kind,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What one message is answered: its outcome, entry number, leaf hash, and reasons."""

    outcome: str
    number: int
    leaf_hash: bytes
    faults: tuple[Fault, ...] = ()
    missing: tuple[str, ...] = ()
    replayed: bool = False


@dataclass(slots=True)
class _Turn:
    """One turn of the ledger while it is being prepared."""

    after: int
    at: datetime
    seen: dict[bytes, tuple[int, bytes]]
    owners: dict[str, str]
    rows: list[ledger.Row] = field(default_factory=list)
    places: list[tuple[str, str, int]] = field(default_factory=list)
    waiting: list[Waiting] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    ended: list[Waiting] = field(default_factory=list)
    refused: dict[int, tuple[Fault, ...]] = field(default_factory=dict)
    _held: dict[int, Waiting] = field(default_factory=dict)
    _by_name: dict[str, list[int]] = field(default_factory=dict)

    def await_of(self, some: Iterable[Waiting]) -> None:
        """Remember messages that wait, each once."""
        for waiting in some:
            if self._held.setdefault(waiting.number, waiting) is waiting:
                for name in waiting.missing:
                    self._by_name.setdefault(name, []).append(waiting.number)

    def waiting_for(self, names: Iterable[str]) -> list[Waiting]:
        """Return the messages that still wait for one of ``names``, the first that came first."""
        numbers = {number for name in names for number in self._by_name.get(name, ())}
        found = (self._held[number] for number in sorted(numbers))
        return [waiting for waiting in found if not waiting.ended_by]

    @property
    def next(self) -> int:
        return self.after + len(self.rows) + 1

    def place(self, names: Iterable[str], platform: str, number: int) -> None:
        for name in names:
            if name not in self.owners:
                self.owners[name] = platform
                self.places.append((name, platform, number))


def settle(items: Sequence[Incoming], *, at: datetime) -> list[Answer]:
    """Append one outcome entry for each new message of ``items`` and return the answers in order.

    Messages answered before get the same answer in today's state and no second entry.
    """
    with transaction.atomic():
        turn = _begin(items, at)
        decisions = [_settle_one(item, turn) for item in items]
        _store(turn)
    return _answers(decisions, turn)


def expire(*, at: datetime) -> list[int]:
    """Append that messages held since before ``at`` - HELD_FOR have waited in vain."""
    late = queries.held_before(at - HELD_FOR)
    return _expire(late, at) if late.exists() else []


@transaction.atomic
def _expire(some: QuerySet[Waiting], at: datetime) -> list[int]:
    ledger.take_turn("official")  # before reading: none of these is released meanwhile
    late = list(some[:EXPIRED_AT_ONCE])
    if not late:
        return []
    said = [MessageExpired(held=w.number, missing=list(w.missing)) for w in late]
    numbers = ledger.append_many(said, by=SYSTEM, at=at)
    for waiting, number in zip(late, numbers, strict=True):
        _end(waiting, "expired", number, MessageExpired.kind).save()
        Waiting.objects.filter(number=waiting.number).update(state="expired", ended_by=number)
        WaitingFor.objects.filter(number=waiting.number).delete()
    return numbers


def _begin(items: Sequence[Incoming], at: datetime) -> _Turn:
    after, seen = ledger.take_turn_for([item.key for item in items], "official")
    other = [i for i in items if i.key in seen and seen[i.key][1] != i.digest]
    seen.update(ledger_queries.numbers_of([domain.conflict_key(item) for item in other]))
    brought = {name for item in items for name in item.brings}
    names = brought.union(name for item in items for name in item.needs)
    owners, awaited = queries.owners_and_waiting(names, brought)
    turn = _Turn(after=after, at=at, seen=seen, owners=owners)
    turn.await_of(queries.held(awaited))
    return turn


def _settle_one(item: Incoming, turn: _Turn) -> tuple[Incoming, Decision, int]:
    decision = domain.decide(item, seen=turn.seen, owners=turn.owners)
    if decision.outcome is Outcome.CONFLICT:
        item = domain.as_conflict(item)
        if (before := turn.seen.get(item.key)) is not None:
            return (
                item,
                Decision(outcome=Outcome.CONFLICT, faults=decision.faults, number=before[0]),
                before[0],
            )
    elif decision.number:
        return item, decision, decision.number
    number = turn.next
    turn.rows.append(_row(item, decision, turn.at))
    turn.seen[item.key] = (number, item.digest)
    if decision.outcome is Outcome.ACCEPTED:
        known = len(turn.places)
        turn.place(item.brings, item.platform, number)
        _release(turn, turn.places[known:])
    elif decision.outcome is Outcome.HELD:
        turn.waiting.append(_waiting(item, decision, number, turn.at))
        turn.await_of(turn.waiting[-1:])
    return item, decision, number


def _row(item: Incoming, decision: Decision, at: datetime) -> ledger.Row:
    kind = _KINDS[decision.outcome]
    faults = missing = b""
    if decision.faults:
        said = [{"code": f.code, "path": f.path, "said": f.said} for f in decision.faults]
        faults = b'"faults":%b,' % canonical.canonical(said)
    elif decision.outcome is Outcome.HELD:
        missing = b',"missing":%b' % canonical.canonical(list(decision.missing))
    event = b'{"evidence":%b,%b"kind":"%b","message":%b%b}' % (
        item.evidence,
        faults,
        kind.encode(),
        item.message,
        missing,
    )
    body = ledger.body_of(event, by=item.by, at=at.isoformat().encode(), address=item.address)
    return ledger.Row(kind, ledger.leaf_of(body), body, item.key, item.digest)


def _waiting(item: Incoming, decision: Decision, number: int, at: datetime) -> Waiting:
    return Waiting(
        number=number,
        platform=item.platform,
        message_id=item.message_id,
        held_at=at,
        missing=list(decision.missing),
        brings=list(item.brings),
    )


def _release(turn: _Turn, fresh: Sequence[tuple[str, str, int]]) -> None:
    """Release what waited for names just brought, and what waited for those that it brings.

    At once, before the next message of the turn is looked at: who came first comes first, however
    many messages the appender takes in one turn.
    """
    while fresh:
        because = max(number for _, _, number in fresh)
        known = len(turn.places)
        for waiting in turn.waiting_for(name for name, _, _ in fresh):
            names = (*waiting.missing, *waiting.brings)
            turn.owners.update(queries.owners(n for n in names if n not in turn.owners))
            if domain.ready(waiting.missing, turn.owners):
                _end_waiting(waiting, because, turn)
        fresh = turn.places[known:]
        turn.await_of(queries.waiting_for([name for name, _, _ in fresh]) if fresh else ())


def _end_waiting(waiting: Waiting, because: int, turn: _Turn) -> None:
    """Release a message whose names have come, or refuse it when they are not its sender's."""
    faults = domain.misplaced(waiting.platform, waiting.missing, waiting.brings, turn.owners)
    kind, state = MessageReleased.kind, "released"
    event: dict[str, Any] = {"because": because, "held": waiting.number}
    if faults:
        kind, state = MessageRefused.kind, "refused"
        event["faults"] = [{"code": f.code, "path": f.path, "said": f.said} for f in faults]
        turn.refused[waiting.number] = faults
    number = turn.next
    event["kind"] = kind
    body = ledger.body_of(
        canonical.canonical(event),
        by=b'"system"',
        at=turn.at.isoformat().encode(),
        address=b'"127.0.0.1"',
    )
    turn.rows.append(ledger.Row(kind, ledger.leaf_of(body), body))
    if not faults:
        turn.place(waiting.brings, waiting.platform, number)
    turn.notices.append(_end(waiting, state, number, kind))
    turn.ended.append(waiting)


def _end(waiting: Waiting, state: str, number: int, kind: str) -> Notice:
    waiting.state, waiting.ended_by = state, number
    return Notice(
        platform=waiting.platform,
        number=number,
        kind=kind,
        about=waiting.number,
        message_id=waiting.message_id,
    )


def _store(turn: _Turn) -> None:
    if not turn.rows:
        return
    ledger.insert(turn.rows, after=turn.after, log="official")
    _insert_places(turn.places)
    if turn.waiting:
        Waiting.objects.bulk_create(turn.waiting)
        WaitingFor.objects.bulk_create(
            WaitingFor(name=name, number=w.number)
            for w in turn.waiting
            if w.state == "held"
            for name in w.missing
        )
    if turn.ended:
        numbers = [w.number for w in turn.ended]
        Waiting.objects.bulk_update(turn.ended, ["state", "ended_by"])
        WaitingFor.objects.filter(number__in=numbers).delete()
        Notice.objects.bulk_create(turn.notices)


def _insert_places(places: Sequence[tuple[str, str, int]]) -> None:
    if not places:
        return
    if statements.is_postgres():
        columns = [list(column) for column in zip(*places, strict=True)]
        sql = "insert into intake_place select * from unnest(%b::text[], %b::text[], %b::bigint[])"
        statements.rows(sql, columns)
    else:
        statements.each("insert into intake_place values (?, ?, ?)", places)


def _answers(decisions: Sequence[tuple[Incoming, Decision, int]], turn: _Turn) -> list[Answer]:
    old = sorted({number for _, decision, number in decisions if decision.number})
    states = queries.states(old)
    ended = {w.number for w in turn.ended}
    answers = []
    for _, decision, number in decisions:
        if decision.number:
            answers.append(_replayed(decision, number, states[number]))
            continue
        row = turn.rows[number - turn.after - 1]
        held = decision.outcome is Outcome.HELD and number not in ended
        faults = turn.refused.get(number, decision.faults)
        answers.append(
            Answer(
                outcome=_told(decision.outcome, refused=number in turn.refused, held=held),
                number=number,
                leaf_hash=sha256(b"\x00" + row.leaf).digest(),
                faults=faults,
                missing=decision.missing if held else (),
            )
        )
    return answers


def _told(outcome: Outcome, *, refused: bool, held: bool) -> str:
    if refused or held:
        return "rejected" if refused else "held"
    return {Outcome.HELD: "accepted", Outcome.CONFLICT: "rejected"}.get(outcome, outcome.value)


def _replayed(decision: Decision, number: int, state: queries.State) -> Answer:
    return Answer(
        outcome=state.outcome,
        number=number,
        leaf_hash=state.leaf_hash,
        faults=state.faults or decision.faults,
        missing=state.missing,
        replayed=True,
    )
