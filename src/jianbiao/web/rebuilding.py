"""Fold the ledger anew into a scratch database and compare every derived table row by row.

So are the indexes that are searched: each token with where it leads, whatever the database.

The tables in use are compared as of one moment while the instance goes on: SQLite files are copied
and the copy is caught up; PostgreSQL reads one snapshot, catches up inside it and rolls back.
"""

import hashlib
import pathlib
import resource
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from typing import Any, Final, TextIO

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """One derived table or index: its rows (an index: tokens) now and rebuilt, and whether they are alike."""

    name: str
    now: int
    rebuilt: int
    equal: bool


def compare(out: TextIO, *, as_json: bool = False) -> int:
    """Print each derived table with its rows now and rebuilt, and how fast each room was.

    Raise Tampered where they differ. The peak of memory is that of the whole process.
    """
    with tempfile.TemporaryDirectory() as folder, _moment(pathlib.Path(folder)):
        _open(SCRATCH, pathlib.Path(folder) / "scratch.sqlite3")
        call_command("migrate", database=SCRATCH, interactive=False, verbosity=0)
        rates: list[rooms.Rate] = []
        for log in LOGS:
            rooms.catch_up(log=log)
            rates += rooms.rebuild(using=SCRATCH, log=log)
        tables = [_equal(m) for m in derived()] + [_found_alike(one) for one in rooms.INDEXES]
        _close(SCRATCH)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _KIB
    (_as_json if as_json else _as_text)(tables, rates, peak, out)
    if differing := [one.name for one in tables if not one.equal]:
        names = ", ".join(differing)
        raise Tampered(f"derived tables differ from the ledger: {names}", where=names)
    return 0


_KIB: Final = 1024
"""Kibibytes, as the system counts memory, in a mebibyte."""


def _per_second(one: rooms.Rate) -> int:
    return round(one.entries / one.seconds) if one.seconds > 0 else 0


def _as_text(
    tables: Iterable[Compared], rates: Iterable[rooms.Rate], peak: int, out: TextIO
) -> None:
    for one in tables:
        mark = "=" if one.equal else "DIFFERS"
        print(f"{one.name:<28} {one.now:>9} {one.rebuilt:>9}  {mark}", file=out)
    print(f"\n{'room':<20} {'log':<9} {'entries':>9} {'seconds':>9} {'entries/s':>10}", file=out)
    for rate in rates:
        if rate.entries:
            print(
                f"{rate.room:<20} {rate.log:<9} {rate.entries:>9} {rate.seconds:>9.2f}"
                f" {_per_second(rate):>10,}",
                file=out,
            )
    print(f"memory, peak: {peak} MB", file=out)


def _as_json(
    tables: Iterable[Compared], rates: Iterable[rooms.Rate], peak: int, out: TextIO
) -> None:
    said = {
        "tables": [asdict(one) for one in tables],
        "rooms": [
            asdict(one) | {"seconds": round(one.seconds, 3), "entries_per_second": _per_second(one)}
            for one in rates
        ],
        "peak_mb": peak,
    }
    print(orjson.dumps(said).decode(), file=out)


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


def _equal(model: type[models.Model]) -> Compared:
    name = model._meta.db_table  # noqa: SLF001
    return _compared(name, _digest(model, None), _digest(model, SCRATCH))


def _found_alike(index: Index) -> Compared:
    """Compare where an index leads to with the one made anew."""
    now = _held(index, ledger_queries.views_alias())
    return _compared(index.name, now, _held(index, SCRATCH))


def _compared(name: str, now: tuple[int, Any], rebuilt: tuple[int, Any]) -> Compared:
    return Compared(name=name, now=now[0], rebuilt=rebuilt[0], equal=now == rebuilt)


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
