"""成批写入: rows of derived tables by their natural keys, in one statement each for the driver.

Django's own bulk writing costs more than all the rest of a fold: it asks every field of every row.
"""

from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Any

from django.db import connections, models

_AS_IT_IS = (models.TextField, models.BigIntegerField, models.IntegerField, models.BooleanField)


def insert(model: type[models.Model], rows: Iterable[object], using: str) -> None:
    """Insert ``rows``: anything with an attribute for each column of ``model``."""
    _write(model, rows, using, "")


def upsert(model: type[models.Model], rows: Iterable[object], using: str) -> None:
    """Insert ``rows``, or change those that are there."""
    quoted = connections[using].ops.quote_name
    keys = [str(f.column) for f in model._meta.pk_fields]  # noqa: SLF001
    others = [f.column for f in _fields(model) if f.column not in keys]
    change = ", ".join(f"{quoted(name)} = excluded.{quoted(name)}" for name in others)
    _write(
        model, rows, using, f"on conflict ({', '.join(map(quoted, keys))}) do update set {change}"
    )


def _write(model: type[models.Model], rows: Iterable[object], using: str, tail: str) -> None:
    connection, fields = connections[using], _fields(model)
    read = attrgetter(*(f.attname for f in fields))
    change = [(i, _written(f, connection)) for i, f in enumerate(fields) if not _plain(f)]
    values = []
    for row in rows:
        said = list(read(row))
        for i, written in change:
            said[i] = written(said[i])
        values.append(said)
    if not values:
        return
    quoted = connection.ops.quote_name
    names = ", ".join(quoted(f.column) for f in fields)
    marks = ", ".join(["%s"] * len(fields))
    table = quoted(model._meta.db_table)  # noqa: SLF001
    with connection.cursor() as cursor:
        cursor.executemany(f"insert into {table} ({names}) values ({marks}) {tail}", values)


def _fields(model: type[models.Model]) -> Sequence[Any]:
    return [f for f in model._meta.concrete_fields if f.column]  # noqa: SLF001


def _plain(field: Any) -> bool:
    return isinstance(field, _AS_IT_IS)


def _written(field: Any, connection: Any) -> Callable[[Any], Any]:
    """Return how a field's value is written: as its own model would."""
    return lambda value: field.get_db_prep_save(value, connection)
