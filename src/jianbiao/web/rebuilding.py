"""Fold the ledger anew into a scratch database and compare every derived table row by row.

So are the indexes that are searched: each token with where it leads, whatever the database.

The tables in use are compared as of one moment while the instance goes on: SQLite files are copied
and the copy is caught up; PostgreSQL reads one snapshot, catches up inside it and rolls back.
"""

import hashlib
import pathlib
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any, TextIO

import orjson
from django.apps import apps
from django.core.management import call_command
from django.db import connections, models, transaction

from jianbiao.errors import Tampered
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger.logs import LOGS
from jianbiao.record.indexing import Index
from jianbiao.web import rooms

SCRATCH = "scratch"


def compare(out: TextIO) -> int:
    """Print each derived table with its rows now and rebuilt. Raise Tampered where they differ."""
    with tempfile.TemporaryDirectory() as folder, _moment(pathlib.Path(folder)):
        _open(SCRATCH, pathlib.Path(folder) / "scratch.sqlite3")
        call_command("migrate", database=SCRATCH, interactive=False, verbosity=0)
        for log in LOGS:
            rooms.catch_up(log=log)
            rooms.rebuild(using=SCRATCH, log=log)
        differing = [m._meta.db_table for m in derived() if not _equal(m, out)]  # noqa: SLF001
        differing += [one.name for one in rooms.INDEXES if not _found_alike(one, out)]
        _close(SCRATCH)
    if differing:
        names = ", ".join(differing)
        raise Tampered(f"derived tables differ from the ledger: {names}", where=names)
    return 0


def derived() -> list[type[models.Model]]:
    """Return every model that the ledger alone can bring back."""
    return [m for m in apps.get_models() if getattr(m, "standing", "") in {"own", "pulled"}]


@contextmanager
def _moment(folder: pathlib.Path) -> Iterator[None]:
    """Hold the tables in use as they are now; whatever is written inside is thrown away."""
    if connections["default"].vendor == "postgresql":
        connection = connections["default"]
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read")
            yield
            transaction.set_rollback(True)
        return
    before = {}
    for alias in ("views", "default"):  # the ledger last: it must not lag behind its views
        before[alias] = connections.settings[alias]
        copy = folder / f"{alias}.sqlite3"
        with closing(sqlite3.connect(copy)) as target:
            connections[alias].ensure_connection()
            connections[alias].connection.backup(target)
        _close(alias)
        _open(alias, copy)
    try:
        yield
    finally:
        for alias, settings in before.items():
            _close(alias)
            connections.settings[alias] = settings


def _open(alias: str, path: pathlib.Path) -> None:
    connections.settings[alias] = {
        **connections.settings["default"],
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(path),
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": "PRAGMA synchronous=OFF"},
        "CONN_MAX_AGE": 0,
    }


def _close(alias: str) -> None:
    """Close a database, so that the next one of this name is opened anew."""
    connections[alias].close()
    del connections[alias]


def _equal(model: type[models.Model], out: TextIO) -> bool:
    name = model._meta.db_table  # noqa: SLF001
    return _told(name, _digest(model, None), _digest(model, SCRATCH), out)


def _found_alike(index: Index, out: TextIO) -> bool:
    """Say whether an index leads to the same places as the one made anew."""
    now = _held(index, ledger_queries.views_alias())
    return _told(index.name, now, _held(index, SCRATCH), out)


def _told(name: str, now: tuple[int, Any], rebuilt: tuple[int, Any], out: TextIO) -> bool:
    mark = "=" if now == rebuilt else "DIFFERS"
    print(f"{name:<28} {now[0]:>9} {rebuilt[0]:>9}  {mark}", file=out)
    return now == rebuilt


def _held(index: Index, using: str) -> tuple[int, int]:
    """Return how many tokens an index holds, and a sum over them that needs no order."""
    total, count = 0, 0
    for log in LOGS:
        for token, place in index.entries(log=log, using=using):
            said = f"{log} {place} {token}".encode()
            total += int.from_bytes(hashlib.blake2b(said, digest_size=32).digest())
            count += 1
    return count, total


def _digest(model: type[models.Model], using: str | None) -> tuple[int, str]:
    digest, count = hashlib.sha256(), 0
    for row in _rows(model, using):
        digest.update(orjson.dumps(row, default=str, option=orjson.OPT_SORT_KEYS))
        count += 1
    return count, digest.hexdigest()


def _rows(model: type[models.Model], using: str | None) -> Iterator[dict[str, Any]]:
    columns = [f.attname for f in model._meta.concrete_fields]  # noqa: SLF001
    kept = set(getattr(model, "kept_columns", ()))
    rows = model._default_manager.using(using) if using else model._default_manager.all()  # noqa: SLF001
    keys = [f.attname for f in model._meta.pk_fields]  # noqa: SLF001
    return iter(rows.order_by(*keys).values(*(c for c in columns if c not in kept)).iterator())
