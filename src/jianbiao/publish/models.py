"""公开 tables, pulled: what anybody may find. Restricted fields are in no table of this room."""

from typing import ClassVar

from django.db import models

from jianbiao.record.models import Searched


class Doc(Searched):
    """公开检索 of a tender: open fields of open records alone."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "code")

    class Meta:
        indexes = [models.Index(fields=["log", "place"], name="open_doc_place")]
