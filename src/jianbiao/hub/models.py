"""枢纽 tables: how far each peer instance has been told."""

from typing import ClassVar

from django.db import models


class Peer(models.Model):
    """Another instance, and up to which of our entries it has answered."""

    standing: ClassVar[str] = "kept: progress of sending, a lost row only sends again"

    url = models.TextField(primary_key=True)
    number = models.BigIntegerField(default=0)
    refused = models.BigIntegerField(default=0, help_text="Messages the peer rejected.")
    told_at = models.DateTimeField(null=True)
