"""The only write path of Jianbiao: ``append_many`` for acts, ``take_turn`` + ``insert`` below it."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import connections, transaction

from jianbiao.errors import JianbiaoError
from jianbiao.ledger import queries, statements
from jianbiao.ledger.logs import LOGS
from jianbiao.ledger.models import Bookmark, Folding
from jianbiao.seal.digests import sm3
from jianbiao.standard import canonical, events
from jianbiao.standard.terms import Actor


@dataclass(frozen=True, slots=True)
class Row:
    """What is inserted: one entry, and the key that keeps it from being appended twice."""

    kind: str
    leaf: bytes
    body: bytes
    key: bytes | None = None
    digest: bytes = b""


def append(event: Any, *, by: Actor, at: datetime, log: str = "official") -> int:
    """Append one act and return its number."""
    return append_many([event], by=by, at=at, log=log)[0]


def append_many(
    said: Sequence[Any], *, by: Actor, at: datetime, log: str = "official"
) -> list[int]:
    """Append acts and return their numbers: the last step of the transaction that stores them.

    The log's lock is the last lock taken and is held until commit, so order of number is order of
    commit. A second append in one transaction would break that and raises.
    """
    _once()
    after = take_turn(log)
    rows = [_row(event, by=by, at=at) for event in said]
    insert(rows, after=after, log=log)
    return [after + 1 + i for i in range(len(rows))]


@transaction.atomic
def append_once(
    event: Any, *, key: str, by: Actor, at: datetime, log: str = "official"
) -> int | None:
    """Append what the clock caused, unless ``key`` was appended before: then return None."""
    _once()
    after = take_turn(log)
    name = key.encode()
    if queries.numbers_of([name], log=log):
        return None
    row = _row(event, by=by, at=at)
    insert([Row(row.kind, row.leaf, row.body, name, sha256(name).digest())], after=after, log=log)
    return after + 1


def take_turn(log: str) -> int:
    """Lock ``log`` until this transaction ends and return its newest number."""
    return take_turn_for([], log)[0]


def take_turn_for(keys: Sequence[bytes], log: str) -> tuple[int, dict[bytes, tuple[int, bytes]]]:
    """Lock ``log``; return its newest number and {key: (number, digest)} of ``keys`` it has.

    SQLite transactions are IMMEDIATE and so already alone; PostgreSQL takes an advisory lock. The
    primary key on the number is the fence should either be lost.
    """
    asked: list[statements.Question] = []
    if statements.is_postgres():
        # A statement of its own: the next ones must see what it waited for.
        asked.append((f"select pg_advisory_xact_lock({LOGS[log].lock})", ()))
    asked.append((f"select coalesce(max(number), 0) from {LOGS[log].entries}", ()))
    if not keys:
        return statements.together(asked)[-1][0][0], {}
    *_, newest, found = statements.together([*asked, queries.seeking(keys, log=log)])
    return newest[0][0], queries.found_numbers(found)


def insert(rows: Sequence[Row], *, after: int, log: str) -> None:
    """Insert ``rows`` as entries ``after`` + 1, … with their keys."""
    keyed = [(r.key, after + 1 + i, r.digest) for i, r in enumerate(rows) if r.key is not None]
    entries = [(after + 1 + i, r.kind, r.leaf, r.body) for i, r in enumerate(rows)]
    if statements.is_postgres():
        _insert_postgres(entries, keyed, log)
    else:
        _insert_sqlite(entries, keyed, log)


def body_of(event: bytes, *, by: bytes, at: bytes, address: bytes) -> bytes:
    """Splice a salted body from canonical JSON pieces; keys stand in their canonical order.

    ``by`` and ``address`` are JSON strings with their quotes, ``at`` is RFC 3339 without.
    """
    salt = secrets.token_hex(16).encode()
    return b'{"at":"%b","by":%b,"event":%b,"from":%b,"salt":"%b"}' % (at, by, event, address, salt)


def leaf_of(body: bytes) -> bytes:
    """Return what the tree commits to: a version and two digests of the salted body."""
    return b"jianbiao/1 sha256:%b sm3:%b" % (
        sha256(body).hexdigest().encode(),
        sm3(body).hex().encode(),
    )


def empty(left: Mapping[int, dict[str, Any]], *, by: int, log: str) -> None:
    """Replace the bodies of entries by what may stay of their events; the leaves stand.

    ``left`` is {number: event}; ``by`` the entry that says so, of the same transaction. Who asked
    and from where goes too; the moment stays.
    """
    said = queries.entries(list(left), log=log)
    sql = f"update {LOGS[log].entries} set body = %s where number = %s"
    with connections["default"].cursor() as cursor:
        for number, event in left.items():
            now = said[number]
            body = {
                "at": now.at.isoformat(),
                "by": now.by,
                "erased": by,
                "event": event,
                "from": "",
            }
            cursor.execute(sql, [queries.ERASED + canonical.canonical(body), number])


def purge() -> bool:
    """Let go of what SQLite's write-ahead logs still hold of earlier rows; False while one is read.

    PostgreSQL keeps dead rows until its own VACUUM: see docs/decisions/0016.
    """
    done = True
    for alias in connections:
        if connections[alias].vendor == "sqlite":
            with connections[alias].cursor() as cursor:
                cursor.execute("pragma wal_checkpoint(truncate)")
                done &= cursor.fetchone()[0] == 0
    return done


def set_bookmark(room: str, log: str, number: int, *, using: str | None = None) -> None:
    """Note that ``room`` has folded ``log`` up to ``number``; same transaction as its tables."""
    Bookmark.objects.using(using or queries.views_alias()).update_or_create(
        name=f"{room}/{log}", defaults={"number": number}
    )


def set_folded_by(digest: str) -> None:
    """Note which code wrote the derived tables."""
    Folding.objects.update_or_create(name="folds", defaults={"digest": digest})


def _row(event: Any, *, by: Actor, at: datetime) -> Row:
    body = body_of(
        canonical.canonical(events.to_dict(event)),
        by=canonical.canonical(by.id),
        at=at.isoformat().encode(),
        address=canonical.canonical(by.address),
    )
    return Row(event.kind, leaf_of(body), body)


def _once() -> None:
    """Raise when this transaction, or this savepoint inside a test's, has appended before."""
    connection = connections["default"]
    if not connection.in_atomic_block:
        raise JianbiaoError("append inside transaction.atomic(), as its last step")
    here = set(connection.savepoint_ids)
    if any(one[1] is _mark and one[0] == here for one in connection.run_on_commit):
        raise JianbiaoError("one append in one transaction: gather the events and append them once")
    transaction.on_commit(_mark)


def _mark() -> None:
    """Leave a trace among this transaction's callbacks; Django drops it on rollback."""


def _insert_sqlite(entries: list[Any], keyed: list[Any], log: str) -> None:
    statements.each(f"insert into {LOGS[log].entries} values (?, ?, ?, ?)", entries)
    if keyed:
        statements.each(f"insert into {LOGS[log].keys} values (?, ?, ?)", keyed)


def _insert_postgres(entries: list[Any], keyed: list[Any], log: str) -> None:
    numbers, kinds, leaves, bodies = (list(column) for column in zip(*entries, strict=True))
    keys, of, digests = (
        (list(column) for column in zip(*keyed, strict=True)) if keyed else ([], [], [])
    )
    statements.rows(
        f"with e as (insert into {LOGS[log].entries} select * from unnest(%b::bigint[], %b::text[], %b::bytea[], %b::bytea[])) "
        f"insert into {LOGS[log].keys} select * from unnest(%b::bytea[], %b::bigint[], %b::bytea[])",
        [numbers, kinds, leaves, bodies, keys, of, digests],
    )
