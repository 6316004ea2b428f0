"""成批写入: rows of derived tables by their natural keys, new or changed alike."""

from collections.abc import Sequence
from typing import TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


def upsert(model: type[Row], rows: Sequence[Row], using: str, *, only: Sequence[str] = ()) -> None:
    """Insert ``rows``, or change those that are there: all columns, or ``only`` these."""
    if not rows:
        return
    keys = [f.attname for f in model._meta.pk_fields]  # type: ignore[attr-defined]  # noqa: SLF001
    columns = [f.attname for f in model._meta.concrete_fields]  # noqa: SLF001
    model._default_manager.using(using).bulk_create(  # noqa: SLF001
        rows,
        update_conflicts=True,
        unique_fields=keys,
        update_fields=list(only) or [name for name in columns if name not in keys],
    )
