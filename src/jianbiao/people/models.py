"""人员与平台 tables. Own tables are stored with the append; a password is kept, nowhere else.

``number`` is the entry that last changed a row.
"""

from dataclasses import asdict
from datetime import datetime
from typing import Any, ClassVar

from django.contrib.auth import hashers
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ObjectDoesNotExist
from django.db import models

from jianbiao.people import domain
from jianbiao.people.kept import PendingLook, Second, Secret
from jianbiao.people.owned import OwnedLook

__all__ = [
    "Charge",
    "Competence",
    "Department",
    "Grant",
    "Look",
    "Officer",
    "OwnedLook",
    "PendingLook",
    "Platform",
    "PlatformKey",
    "Policy",
    "Second",
    "Secret",
]


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
    body = models.TextField(default="other_supervision", help_text="What kind of body it is.")
    number = models.BigIntegerField(db_index=True)

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
            body=self.body,
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
    at: datetime | None = None
    """The moment of the request this officer asks in; without one, dated grants do not count."""

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

    def get_session_auth_hash(self) -> str:
        """Return what a session must agree with: another password or another epoch ends it."""
        try:
            epoch = self.secret.epoch
        except ObjectDoesNotExist:
            epoch = 0
        return f"{super().get_session_auth_hash()}.{epoch}"

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
        return domain.powers(self.role, self.department.function, self.granted)

    @property
    def granted(self) -> tuple[str, ...]:
        """Return the names of the grants that count at this request's moment."""
        held: list[domain.Grant] | None = self.__dict__.get("_grants")
        if held is None:
            rows = Grant.objects.using(self._state.db).filter(login=self.login, state="standing")
            held = self.__dict__["_grants"] = [row.facts() for row in rows]
        return tuple(g.power for g in held if g.counts(self.at))

    def keep_grants(self, held: list[domain.Grant]) -> None:
        """Take the grants as somebody read them for many officers at once."""
        self.__dict__["_grants"] = held

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        """Read the officer anew, grants and password with them."""
        for name in ("_grants", "_hash"):
            self.__dict__.pop(name, None)
        super().refresh_from_db(*args, **kwargs)

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


class Grant(models.Model):
    """授权: who holds which power since when, and who proposed and confirmed it."""

    standing: ClassVar[str] = "own"

    id = models.TextField(primary_key=True, help_text="login/power/count")
    login = models.TextField()
    power = models.TextField()
    from_on = models.DateField()
    until_on = models.DateField(null=True)
    basis = models.TextField()
    stands_in_for = models.TextField()
    state = models.TextField()
    proposed_by = models.TextField()
    proposed_at = models.DateTimeField()
    confirmed_by = models.TextField()
    confirmed_at = models.DateTimeField(null=True)
    ended_by = models.TextField()
    ended_at = models.DateTimeField(null=True)
    reason = models.TextField()
    number = models.BigIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["login", "state"], name="grant_held"),
            models.Index(fields=["state", "-number"], name="grant_newest"),
        ]

    def __str__(self) -> str:
        return self.id

    def facts(self) -> domain.Grant:
        """Return the plain value that the domain decides on."""
        return domain.Grant(**{name: getattr(self, name) for name in domain.Grant.__slots__})

    @classmethod
    def store(cls, facts: domain.Grant, *, number: int, using: str) -> None:
        """Write the row as ``facts`` say."""
        _store(cls, {**asdict(facts), "number": number}, "id", using)


class Policy(models.Model):
    """账户规则 of one department."""

    standing: ClassVar[str] = "own"

    pk = models.CompositePrimaryKey("department", "name")
    department = models.TextField()
    name = models.TextField()
    value = models.IntegerField()
    number = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.department} {self.name}"


class Charge(models.Model):
    """经办: which officer has which subject (an alert) in hand."""

    standing: ClassVar[str] = "own"

    subject = models.TextField(primary_key=True)
    login = models.TextField(db_index=True)
    since = models.DateTimeField()
    number = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.subject} {self.login}"


class Look(models.Model):
    """查阅: one look at what is not open, as its act says."""

    standing: ClassVar[str] = "own"

    pk = models.CompositePrimaryKey("number", "place")
    number = models.BigIntegerField(help_text="The entry that holds it.")
    place = models.IntegerField()
    at = models.DateTimeField()
    by = models.TextField()
    address = models.TextField()
    power = models.TextField()
    subject = models.TextField()
    page = models.TextField()
    reason = models.TextField(default="", help_text="Why, as the officer said.")

    class Meta:
        indexes = [
            models.Index(fields=["by", "-number", "-place"], name="look_by"),
            models.Index(fields=["subject", "-number", "-place"], name="look_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.by} {self.subject}"


class Competence(models.Model):
    """主管: who was first in charge of a sector in a division, from one entry to another."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("region", "sector", "department", "since")
    region = models.TextField()
    sector = models.TextField()
    department = models.TextField()
    since = models.BigIntegerField(help_text="The entry that made it so.")
    until = models.BigIntegerField(
        default=0, help_text="The entry that ended it; 0 while it lasts."
    )

    class Meta:
        indexes = [
            models.Index(fields=["region", "sector", "since"], name="competence_place"),
            models.Index(fields=["department", "until"], name="competence_body"),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.sector} {self.department}"


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
