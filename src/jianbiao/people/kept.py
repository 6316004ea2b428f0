"""账户 tables that are in no ledger: passwords, second factors, looks on their way into it."""

from typing import ClassVar

from django.db import models


class Secret(models.Model):
    """口令散列 of one officer; argon2. No password is ever an event, so no ledger brings it back."""

    standing: ClassVar[str] = "kept: password hashes are secrets and are in no ledger"

    # A rebuild of the officers must not take their passwords with it: no constraint, no cascade.
    officer = models.OneToOneField(
        "people.Officer",
        primary_key=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_column="officer",
        related_name="secret",
    )
    hash = models.TextField()
    initial = models.BooleanField(default=False, help_text="One-time: the first visit changes it.")
    epoch = models.BigIntegerField(default=0, help_text="Sessions of an earlier one are over.")
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return str(self.officer_id)

    @classmethod
    def keep(cls, login: str, hash: str, *, initial: bool = False) -> None:
        """Write the hash; sessions begun under another one end."""
        said = {"hash": hash, "initial": initial}
        cls.objects.update_or_create(officer_id=login, defaults=said)


class Second(models.Model):
    """第二因素 of one officer: a TOTP secret (RFC 6238) and hashes of the recovery codes left."""

    standing: ClassVar[str] = "kept: second factors are secrets and are in no ledger"

    officer = models.TextField(primary_key=True)
    sealed = models.TextField(help_text="The TOTP secret under the instance's key.")
    confirmed = models.BooleanField(default=False)
    last_step = models.BigIntegerField(default=-1, help_text="No code counts twice.")
    recovery = models.JSONField(default=list, help_text="SHA-256 of the unused recovery codes.")
    failed = models.IntegerField(default=0)
    failed_at = models.FloatField(default=0, help_text="Unix seconds of the last wrong code.")

    def __str__(self) -> str:
        return self.officer


class PendingLook(models.Model):
    """查阅待记: a look at what is not open, before the next act takes it into the ledger."""

    standing: ClassVar[str] = "kept: waits for the act that appends it, and goes with that act"

    at = models.DateTimeField()
    by = models.TextField()
    address = models.TextField()
    power = models.TextField()
    subject = models.TextField()
    page = models.TextField()
    reason = models.TextField(default="")
    body = models.TextField(default="")
    owners = models.TextField(default="")

    def __str__(self) -> str:
        return f"{self.by} {self.subject}"
