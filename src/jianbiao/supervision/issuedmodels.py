"""监督文书、提醒、故障 tables: documents that acts issued, reminders, outages of our own."""

from typing import ClassVar

from django.db import models


class IssuedDocument(models.Model):
    """文书: a document by its number, the act that issued it, and the seal it got once."""

    standing: ClassVar[str] = "own"

    number = models.TextField(primary_key=True)
    body = models.TextField()
    word = models.TextField(help_text="The word of its kind: 暂停.")
    prefix = models.TextField()
    year = models.IntegerField()
    serial = models.IntegerField()
    case = models.TextField()
    act = models.TextField()
    entry = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    sealed_by = models.BigIntegerField(default=0, help_text="The entry of its seal, 0 before it.")
    digest = models.TextField(default="", help_text="SHA-256 of its canonical bytes, in hex.")
    algorithm = models.TextField(default="")
    public_key = models.TextField(default="")
    signature = models.TextField(default="")
    content = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "word", "year", "serial"], name="document_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "entry"], name="document_case"),
            models.Index(
                fields=["entry"], name="document_unsealed", condition=models.Q(sealed_by=0)
            ),
        ]


class Reminder(models.Model):
    """提醒: what a connector sent about an act, or gave up to send."""

    standing: ClassVar[str] = "own"

    entry = models.BigIntegerField(primary_key=True, help_text="The act that it is about.")
    case = models.TextField()
    contact = models.TextField()
    settled_by = models.BigIntegerField(
        default=0, help_text="The entry that says what became of it."
    )
    outcome = models.TextField(default="")
    detail = models.TextField(default="")
    tries = models.IntegerField(default=0)
    at = models.DateTimeField(null=True)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["case"], name="reminder_case"),
            models.Index(
                fields=["entry"], name="reminder_waiting", condition=models.Q(settled_by=0)
            ),
        ]


class ReminderTry(models.Model):
    """How often a reminder was tried in vain, and when it is tried again."""

    standing: ClassVar[str] = "kept: progress of sending, a lost row only sends again"

    entry = models.BigIntegerField(primary_key=True)
    tries = models.IntegerField(default=0)
    again_at = models.DateTimeField()
    detail = models.TextField(default="")


class Outage(models.Model):
    """故障: when our own service was out of order, as one person stated and another confirmed."""

    standing: ClassVar[str] = "own"

    id = models.TextField(primary_key=True)
    since = models.DateTimeField()
    until = models.DateTimeField()
    what = models.TextField()
    cause = models.TextField()
    stated = models.BigIntegerField()
    stated_by = models.TextField()
    settled = models.BigIntegerField(default=0, db_index=True)
    settled_by = models.TextField(default="")
    confirmed = models.BooleanField(default=False)
    note = models.TextField(default="")


class Recount(models.Model):
    """重算期限: running clocks that are counted anew, slice by slice, since an entry."""

    standing: ClassVar[str] = "pulled"

    number = models.BigIntegerField(primary_key=True, help_text="The entry that causes it.")
    provisional = models.BooleanField(help_text="Only clocks whose last day was not final.")
    after = models.TextField(default="", help_text="The last case that was counted.")
