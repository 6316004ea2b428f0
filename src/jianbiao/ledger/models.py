"""台账 tables: entries of both logs, idempotency keys, bookmarks of the rooms that pull."""

from typing import ClassVar

from django.db import models


class _Entry(models.Model):
    """One act, exactly as it was said. Rows are written once; only erasure replaces a body."""

    standing: ClassVar[str] = "kept: the ledger itself, from which everything else is derived"

    number = models.BigIntegerField(
        primary_key=True, help_text="Given under the write lock, never by a sequence."
    )
    kind = models.TextField(help_text="What happened, as room:subject:event/version.")
    leaf = models.BinaryField(help_text="What the tree commits to: two digests, nothing else.")
    body = models.BinaryField(null=True, help_text="Canonical JSON with a salt; null once erased.")

    class Meta:
        abstract = True


class Entry(_Entry):
    """An entry of the official log."""

    class Meta:
        db_table = "ledger_entry"


class Gathered(_Entry):
    """An entry of the second log: what was collected from open sources and nobody signed."""

    class Meta:
        db_table = "ledger_gathered"


class _Key(models.Model):
    """An idempotency key: the act behind it was appended once, as entry ``number``."""

    standing: ClassVar[str] = "kept: fences against doubling; a lost row could double an act"

    key = models.BinaryField(primary_key=True, help_text="Time-ordered where the sender orders.")
    number = models.BigIntegerField()
    digest = models.BinaryField(help_text="Of what was said: same key, other digest = conflict.")

    class Meta:
        abstract = True


class Key(_Key):
    """Keys of the official log."""

    class Meta:
        db_table = "ledger_key"


class GatheredKey(_Key):
    """Keys of the second log."""

    class Meta:
        db_table = "ledger_gathered_key"


class Bookmark(models.Model):
    """Up to which entry a room has folded a log."""

    standing: ClassVar[str] = "pulled"

    name = models.TextField(primary_key=True, help_text="room/log")
    number = models.BigIntegerField()

    class Meta:
        db_table = "ledger_bookmark"


class Folding(models.Model):
    """Which code wrote the derived tables: another one brings them back anew."""

    standing: ClassVar[str] = "kept: says of the other tables by which code they were derived"

    name = models.TextField(primary_key=True)
    digest = models.TextField(help_text="SHA-256 of the code that folds.")

    class Meta:
        db_table = "ledger_folding"
