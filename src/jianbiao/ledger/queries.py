"""Reading the ledger: entries in their order, bookmarks, sizes.

Order of number is order of commit, so a reader at N has missed nothing before N.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from django.conf import settings
from django.db import connections

from jianbiao.errors import Refused
from jianbiao.ledger import statements
from jianbiao.ledger.logs import LOGS
from jianbiao.ledger.models import Bookmark, Folding

ERASED = b"\0"
"""What stands before the rest of an erased body: no JSON begins so."""

LARGEST = 2**63 - 1
"""The largest number a database column holds; no log has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One entry as the rooms read it. ``event`` has its ``kind``; ``body`` the exact bytes.

    ``erased`` is the entry that had the content erased, 0 while it is whole: ``event`` then is what
    may stay, which places the entry, and ``body`` is empty.
    """

    number: int
    kind: str
    at: datetime
    by: str
    address: str
    event: dict[str, Any]
    body: bytes
    erased: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """One entry as it lies in the log: what anybody may see, and the body where not erased."""

    number: int
    kind: str
    leaf: bytes
    body: bytes | None


def views_alias() -> str:
    """Return the database that holds pulled tables: a file of its own on SQLite."""
    return "views" if "views" in settings.DATABASES else "default"


def entries_after(number: int, *, log: str = "official", limit: int = 1000) -> list[Said]:
    """Return up to ``limit`` entries after ``number`` in order, of erased ones what may stay."""
    sql = f"select number, kind, body from {LOGS[log].entries} where number > %s order by number limit %s"
    with connections["default"].cursor() as cursor:
        cursor.execute(sql, [number, limit])
        return [_said(*row) for row in cursor.fetchall()]


def entries(numbers: Sequence[int], *, log: str = "official") -> dict[int, Said]:
    """Return the entries with these numbers by number, of erased ones what may stay."""
    numbers = [number for number in numbers if number <= LARGEST]
    if not numbers:
        return {}
    marks = ", ".join(["%s"] * len(numbers))
    sql = f"select number, kind, body from {LOGS[log].entries} where number in ({marks})"
    with connections["default"].cursor() as cursor:
        cursor.execute(sql, list(numbers))
        return {row[0]: _said(*row) for row in cursor.fetchall()}


def entries_of(kinds: Sequence[str], *, after: int, upto: int, log: str) -> list[Said]:
    """Return the entries of these kinds in (``after``, ``upto``] in order. Reads all between."""
    marks = ", ".join(["%s"] * len(kinds))
    sql = f"select number, kind, body from {LOGS[log].entries} where number > %s and number <= %s and kind in ({marks}) order by number"
    with connections["default"].cursor() as cursor:
        cursor.execute(sql, [after, upto, *kinds])
        return [_said(*row) for row in cursor.fetchall()]


def newest_before(moment: datetime, *, log: str, upto: int) -> int:
    """Return the newest entry up to ``upto`` that was received before ``moment``; 0 where none was."""
    low, high = 0, upto
    while low < high:
        middle = (low + high + 1) // 2
        if entries([middle], log=log)[middle].at < moment:
            low = middle
        else:
            high = middle - 1
    return low


def stored(number: int, *, log: str = "official") -> Stored:
    """Return one entry. Raise Refused when the log has no such number."""
    sql = f"select number, kind, leaf, body from {LOGS[log].entries} where number = %s"
    with connections["default"].cursor() as cursor:
        cursor.execute(sql, [min(number, LARGEST)])
        row = cursor.fetchone()
    if row is None:
        raise Refused(f"the log has no entry {number}", code="entry_unknown", where=str(number))
    body = bytes(row[3])
    whole = None if body.startswith(ERASED) else body
    return Stored(number=row[0], kind=row[1], leaf=bytes(row[2]), body=whole)


def house_acts(*, before: int = LARGEST, limit: int = 200) -> list[Said]:
    """Return the latest acts of people and of the clock in the official log, newest first.

    What platforms send is left out: an index of its own holds the others, which are few.
    """
    table = LOGS["official"].entries
    sql = f"select number, kind, body from {table} where (kind < 'intake:' or kind >= 'intake;') and number < %s and body is not null order by number desc limit %s"
    with connections["default"].cursor() as cursor:
        cursor.execute(sql, [before, limit])
        return [_said(*row) for row in cursor.fetchall()]


def leaves_after(number: int, *, log: str, limit: int = 20_000) -> list[tuple[int, bytes]]:
    """Return (number, leaf) in order after ``number``: what the tree is built from."""
    sql = f"select number, leaf from {LOGS[log].entries} where number > %s order by number limit %s"
    with connections["default"].cursor() as cursor:
        cursor.execute(sql, [number, limit])
        return [(n, bytes(leaf)) for n, leaf in cursor.fetchall()]


def last_number(log: str = "official", *, using: str = "default") -> int:
    """Return the number of the newest entry; 0 when the log is empty."""
    with connections[using].cursor() as cursor:
        cursor.execute(f"select coalesce(max(number), 0) from {LOGS[log].entries}")
        return int(cursor.fetchone()[0])


def numbers_of(keys: Sequence[bytes], *, log: str = "official") -> dict[bytes, tuple[int, bytes]]:
    """Return {key: (number, digest)} for those of ``keys`` whose act is in the log."""
    if not keys:
        return {}
    return found_numbers(statements.rows(*seeking(keys, log=log)))


def kinds_of(numbers: Sequence[int], *, log: str = "official") -> dict[int, str]:
    """Return the kinds of the entries with these numbers by number."""
    if not numbers:
        return {}
    marks = ", ".join(["%s"] * len(numbers))
    sql = f"select number, kind from {LOGS[log].entries} where number in ({marks})"
    with connections["default"].cursor() as cursor:
        cursor.execute(sql, list(numbers))
        return dict(cursor.fetchall())


def seeking(keys: Sequence[bytes], *, log: str = "official") -> statements.Question:
    """Return the question whose answer ``found_numbers`` reads."""
    if statements.is_postgres():
        # `= any(array)` chose a scan on tables never analysed: 4.5 times slower.
        sql = f"select k.key, k.number, k.digest from unnest(%b::bytea[]) x(key), lateral (select key, number, digest from {LOGS[log].keys} where key = x.key limit 1) k"
        return sql, [list(keys)]
    marks = ", ".join(["?"] * len(keys))
    sql = f"select key, number, digest from {LOGS[log].keys} where key in ({marks})"
    return sql, list(keys)


def found_numbers(rows: Iterable[statements.Row]) -> dict[bytes, tuple[int, bytes]]:
    """Return {key: (number, digest)} of the rows that answer ``seeking``."""
    return {bytes(key): (number, bytes(digest)) for key, number, digest in rows}


def bookmark(room: str, log: str = "official", *, using: str | None = None) -> int:
    """Return up to which entry ``room`` has folded ``log``; 0 when it has not begun."""
    row = Bookmark.objects.using(using or views_alias()).filter(name=f"{room}/{log}").first()
    return row.number if row else 0


def folded_by() -> str:
    """Return the digest of the code that wrote the derived tables; empty when nobody noted it."""
    row = Folding.objects.filter(name="folds").first()
    return row.digest if row else ""


def _said(number: int, kind: str, body: bytes | memoryview) -> Said:
    raw = bytes(body)
    erased = raw.startswith(ERASED)
    said = orjson.loads(raw[len(ERASED) :] if erased else raw)
    return Said(
        number=number,
        kind=kind,
        at=datetime.fromisoformat(said["at"]),
        by=said["by"],
        address=said["from"],
        event=said["event"],
        body=b"" if erased else raw,
        erased=said["erased"] if erased else 0,
    )
