"""Which database a table lives in: pulled tables and sessions in ``views``, the rest in ``default``."""

from typing import Any

from django.apps import apps
from django.conf import settings

_LIGHT = {"sessions", "axes"}


class Router:
    """Follow each model's ``standing``. On PostgreSQL both names are one database."""

    def db_for_read(self, model: Any, **_: Any) -> str:
        """Return the alias that holds ``model``."""
        return _alias(model)

    def db_for_write(self, model: Any, **_: Any) -> str:
        """Return the alias that holds ``model``."""
        return _alias(model)

    def allow_relation(self, *_: Any, **__: Any) -> bool:
        """Relations are within one room; natural keys cross rooms."""
        return True

    def allow_migrate(
        self, db: str, app_label: str, model_name: str | None = None, **_: Any
    ) -> bool | None:
        """Say whether a table is created in ``db``; operations without a model run in both.

        Migrations know models as they were, without ``standing``: today's model decides.
        """
        if "views" not in settings.DATABASES or db not in {"default", "views"}:
            return True
        if model_name is None:
            return None
        try:
            return _alias(apps.get_model(app_label, model_name)) == db
        except LookupError:
            return db == "default"


def _alias(model: Any) -> str:
    light = model._meta.app_label in _LIGHT or getattr(model, "standing", "") == "pulled"  # noqa: SLF001
    return "views" if light and "views" in settings.DATABASES else "default"
