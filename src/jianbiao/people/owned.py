"""数据归属: whose data a look was at, so that its owner can read who looked."""

from typing import ClassVar

from django.db import models


class OwnedLook(models.Model):
    """查阅归属: one look, by the department whose data it was at when it happened."""

    standing: ClassVar[str] = "own"

    pk = models.CompositePrimaryKey("owner", "number", "place")
    owner = models.TextField()
    number = models.BigIntegerField(help_text="The entry that holds the look.")
    place = models.IntegerField()
    body = models.TextField(help_text="The department that looked.")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["owner", "-number", "-place"], name="look_owner")]
