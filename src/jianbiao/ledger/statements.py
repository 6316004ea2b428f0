"""SQL on the driver's own cursor (直接语句) inside Django's transaction: for the hot path only.

Django's cursor wraps each statement at 25 µs, a quarter of what one message may cost. Errors are
Django's all the same. SQLite takes ``?``; PostgreSQL ``%b``, prepared, both ways in binary.
"""

import contextlib
import functools
from collections.abc import Sequence
from typing import Any

from django.db import connections

Row = tuple[Any, ...]
Question = tuple[str, Sequence[Any]]
"""A statement and its values."""


def is_postgres() -> bool:
    """Say which of the two dialects the ledger's database speaks."""
    return connections["default"].vendor == "postgresql"


def rows(sql: str, values: Sequence[Any] = ()) -> list[Row]:
    """Run one statement on the ledger's database and return what it answers."""
    return together([(sql, values)])[0]


def together(questions: Sequence[Question]) -> list[list[Row]]:
    """Run statements one after the other, on PostgreSQL in one round trip; return their answers."""
    connection = connections["default"]
    with connection.wrap_database_errors:
        connection.ensure_connection()
        raw: Any = connection.connection
        if connection.vendor != "postgresql":
            return [raw.execute(sql, values).fetchall() for sql, values in questions]
        with raw.pipeline() if len(questions) > 1 else contextlib.nullcontext():
            asked = [_ask(raw, sql, values) for sql, values in questions]
        return [one.fetchall() if one.description else [] for one in asked]


def each(sql: str, values: Sequence[Sequence[Any]]) -> None:
    """Run one SQLite statement for each row of ``values``."""
    connection = connections["default"]
    with connection.wrap_database_errors:
        connection.ensure_connection()
        raw: Any = connection.connection
        raw.executemany(sql, values)


def _ask(raw: Any, sql: str, values: Sequence[Any]) -> Any:
    return _cursor()(raw).execute(sql, values or None, prepare=True, binary=True)


@functools.cache
def _cursor() -> Any:
    """Return the driver's plain cursor; the driver is installed only where PostgreSQL is used."""
    import psycopg

    return psycopg.Cursor
