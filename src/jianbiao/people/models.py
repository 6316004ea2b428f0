"""人员与平台 tables. Own tables are stored with the append; a password is kept, nowhere else.

``number`` is the entry that last changed a row.
"""

from dataclasses import asdict
from typing import Any, ClassVar

from django.contrib.auth import hashers
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ObjectDoesNotExist
from django.db import models

from jianbiao.people import domain


class Department(models.Model):
    """行政监督部门 and the other bodies whose people sign in."""

    standing: ClassVar[str] = "own"

    code = models.TextField(primary_key=True)
    zh = models.TextField()
    en = models.TextField()
    level = models.TextField(help_text="province, city or county.")
    region = models.TextField(help_text="Six digits of GB/T 2260.")
    industries = models.JSONField(help_text="INDUSTRIES_TYPE codes, or * alone.")
    function = models.TextField(help_text="Only supervision holds supervision powers.")
    number = models.BigIntegerField()

    def __str__(self) -> str:
        return self.zh

    def facts(self) -> domain.Department:
        """Return the plain value that the domain decides on."""
        return domain.Department(
            code=self.code,
            zh=self.zh,
            en=self.en,
            level=self.level,
            region=self.region,
            industries=tuple(self.industries),
            function=self.function,
        )

    @classmethod
    def store(cls, facts: domain.Department, *, number: int, using: str) -> None:
        """Write the row as ``facts`` say."""
        said = {**asdict(facts), "industries": list(facts.industries), "number": number}
        _store(cls, said, "code", using)


class OfficerManager(BaseUserManager["Officer"]):
    """Reads an officer with department and secret in one query: each request needs all three."""

    def get_queryset(self) -> models.QuerySet["Officer"]:
        """Return officers with what a request asks of them."""
        return super().get_queryset().select_related("department", "secret")


class Officer(AbstractBaseUser):
    """人员: an appointment. Django's user; its password lives in ``Secret``, its last visit nowhere."""

    standing: ClassVar[str] = "own"

    login = models.TextField(primary_key=True)
    name = models.TextField()
    department = models.ForeignKey(
        Department, on_delete=models.PROTECT, db_column="department", related_name="officers"
    )
    role = models.TextField()
    appointed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    number = models.BigIntegerField()

    last_login = None

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[OfficerManager] = OfficerManager()

    def __str__(self) -> str:
        return self.login

    @property
    def password(self) -> str:
        """Return the hash; an unusable one while no password was set."""
        said: str | None = self.__dict__.get("_hash")
        if said is None:
            try:
                said = self.secret.hash
            except ObjectDoesNotExist:
                said = hashers.UNUSABLE_PASSWORD_PREFIX
        return said

    @password.setter
    def password(self, said: str) -> None:
        self.__dict__["_hash"] = said

    def check_password(self, raw_password: str | None) -> bool:
        """Say whether it is the password; a hash of an older strength is renewed on the way."""
        return hashers.check_password(raw_password, self.password, self._renew)

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Say whether the appointment lasts."""
        return self.ended_at is None

    @property
    def powers(self) -> frozenset[str]:
        """Return what this officer may do now; nothing once the appointment is over."""
        if self.ended_at is not None:
            return frozenset()
        return domain.powers(self.role, self.department.function)

    def may(self, power: str) -> bool:
        """Say whether the officer holds ``power``."""
        return power in self.powers

    def facts(self) -> domain.Officer:
        """Return the plain value that the domain decides on."""
        return domain.Officer(
            login=self.login,
            name=self.name,
            department=self.department_id,
            role=self.role,
            appointed_at=self.appointed_at,
            ended_at=self.ended_at,
        )

    @classmethod
    def store(cls, facts: domain.Officer, *, number: int, using: str) -> None:
        """Write the row as ``facts`` say."""
        said = asdict(facts)
        said["department_id"] = said.pop("department")
        _store(cls, {**said, "number": number}, "login", using)

    def _renew(self, raw_password: str) -> None:
        Secret.keep(self.login, hashers.make_password(raw_password))


class Secret(models.Model):
    """口令散列 of one officer; argon2. No password is ever an event, so no ledger brings it back."""

    standing: ClassVar[str] = "kept: password hashes are secrets and are in no ledger"

    # A rebuild of the officers must not take their passwords with it: no constraint, no cascade.
    officer = models.OneToOneField(
        Officer,
        primary_key=True,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        db_column="officer",
        related_name="secret",
    )
    hash = models.TextField()
    changed_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return self.officer_id

    @classmethod
    def keep(cls, login: str, hash: str) -> None:
        """Write the hash; sessions begun under another one end."""
        cls.objects.update_or_create(officer_id=login, defaults={"hash": hash})


class Platform(models.Model):
    """交易平台 and other docked instances."""

    standing: ClassVar[str] = "own"

    code = models.TextField(primary_key=True)
    zh = models.TextField()
    en = models.TextField()
    uscc = models.TextField()
    region = models.TextField()
    function = models.TextField()
    ended_at = models.DateTimeField(null=True)
    number = models.BigIntegerField()

    def __str__(self) -> str:
        return self.zh

    def facts(self) -> domain.Platform:
        """Return the plain value that the domain decides on."""
        return domain.Platform(
            code=self.code,
            zh=self.zh,
            en=self.en,
            uscc=self.uscc,
            region=self.region,
            function=self.function,
            ended_at=self.ended_at,
        )

    @classmethod
    def store(cls, facts: domain.Platform, *, number: int, using: str) -> None:
        """Write the row as ``facts`` say."""
        _store(cls, {**asdict(facts), "number": number}, "code", using)


class PlatformKey(models.Model):
    """平台公钥: never deleted, so that an old signature can always be checked."""

    standing: ClassVar[str] = "own"

    id = models.TextField(primary_key=True, help_text="platform/name, the keyid of signatures.")
    platform = models.ForeignKey(
        Platform, on_delete=models.PROTECT, db_column="platform", related_name="keys"
    )
    name = models.TextField()
    algorithm = models.TextField()
    public_key = models.TextField(help_text="The raw key in hex.")
    valid_from = models.DateTimeField()
    valid_until = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    number = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["public_key"], name="people_key_material_once")
        ]

    def __str__(self) -> str:
        return self.id

    def facts(self) -> domain.Key:
        """Return the plain value that the domain decides on."""
        return domain.Key(
            platform=self.platform_id,
            name=self.name,
            algorithm=self.algorithm,
            public_key=self.public_key,
            valid_from=self.valid_from,
            valid_until=self.valid_until,
            revoked_at=self.revoked_at,
        )

    @classmethod
    def store(cls, facts: domain.Key, *, number: int, using: str) -> None:
        """Write the row as ``facts`` say."""
        said = {**asdict(facts), "id": facts.id, "number": number}
        said["platform_id"] = said.pop("platform")
        _store(cls, said, "id", using)


def _store(model: type[models.Model], said: dict[str, Any], key: str, using: str) -> None:
    # The base manager joins nothing: PostgreSQL locks no row on the far side of an outer join.
    rows = model._base_manager.using(using)  # noqa: SLF001
    rows.update_or_create(**{key: said[key]}, defaults={k: v for k, v in said.items() if k != key})
