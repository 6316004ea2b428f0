"""Reading 人员与平台: officers, platforms, keys in force, and the scope every staff query passes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar

from django.conf import settings
from django.db.models import Max, Model, Q, QuerySet

from jianbiao.errors import Refused
from jianbiao.people import domain
from jianbiao.people.models import Department, Officer, Platform, PlatformKey
from jianbiao.seal.keys import KeyWindow, PublicKey, check_key_in_force
from jianbiao.standard.terms import Actor

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyInForce:
    """One key as the door needs it; its window ends with its platform.

    ``relays`` says whether the platform may pass on what others have signed.
    """

    key_id: str
    platform: str
    uscc: str
    region: str
    public: PublicKey
    window: KeyWindow
    relays: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """监督范围 of one person. Every staff query passes through ``filter`` or ``sees``.

    ``reach`` is None for nobody: a visitor, or an officer whose appointment is over.
    """

    reach: domain.Reach | None

    @classmethod
    def of(cls, user: object) -> "Scope":
        """Return what ``user`` sees on this instance."""
        if not isinstance(user, Officer) or not user.is_active:
            return cls(reach=None)
        return cls(reach=domain.reach(user.department.facts(), home=home()))

    def sees(self, region: str, industry: str) -> bool:
        """Say whether a tender of ``region`` and ``industry`` is in scope."""
        return self.reach is not None and self.reach.covers(region, industry)

    def filter(
        self,
        rows: QuerySet[Row],
        *,
        region: str = "region",
        industry: str | None = "industry",
    ) -> QuerySet[Row]:
        """Return the rows in scope; ``region`` and ``industry`` name their columns or lookups.

        ``industry`` is None for rows of no industry, such as platforms.
        """
        if self.reach is None:
            return rows.none()
        if self.reach.prefix:
            rows = rows.filter(**{f"{region}__startswith": self.reach.prefix})
        if industry is not None and self.reach.industries is not None:
            rows = rows.filter(**{f"{industry}__in": self.reach.industries})
        return rows


def home() -> str:
    """Return the division of this instance, the first word of its origin (``690000``)."""
    return str(settings.JIANBIAO_ORIGIN).split(".", maxsplit=1)[0]


def actor(officer: Officer, address: str) -> Actor:
    """Return ``officer`` as the one who acts from ``address``."""
    return Actor(id=officer.login, body=officer.department_id, address=address)


def officer(login: str) -> Officer:
    """Return one officer, in office or not. Raise Refused when nobody has this login."""
    row = Officer.objects.filter(login=login).first()
    if row is None:
        raise Refused(f"没有 {login} · nobody is {login}", code="officer_unknown", where=login)
    return row


def officers() -> QuerySet[Officer]:
    """Return everybody ever appointed, department by department."""
    return Officer.objects.order_by("department_id", "login")


def legal_officer() -> Actor | None:
    """Return the longest-serving legal officer of a supervision department, acting here."""
    able = Q(role=domain.Role.LEGAL_OFFICER, department__function=domain.Function.SUPERVISION)
    row = Officer.objects.filter(able, ended_at=None).order_by("appointed_at", "number").first()
    return actor(row, "127.0.0.1") if row else None


def departments() -> QuerySet[Department]:
    """Return all departments, the province first."""
    return Department.objects.order_by("region", "code")


def platforms() -> QuerySet[Platform]:
    """Return all platforms ever registered."""
    return Platform.objects.order_by("code")


def platform(code: str) -> Platform:
    """Return one platform. Raise Refused when there is none."""
    row = Platform.objects.filter(code=code).first()
    if row is None:
        raise Refused(
            f"平台 {code} 未登记 · no platform {code}", code="platform_unknown", where=code
        )
    return row


def key(key_id: str, at: datetime) -> KeyInForce:
    """Return a key that is in force at ``at``. Raise Refused key_unknown, key_expired, key_revoked."""
    row = PlatformKey.objects.select_related("platform").filter(id=key_id).first()
    if row is None:
        raise Refused(f"没有密钥 {key_id} · no key {key_id}", code="key_unknown", where=key_id)
    found = _in_force(row)
    check_key_in_force(found.window, at)
    return found


def keys() -> dict[str, KeyInForce]:
    """Return every key by its id, in force or not: for whoever checks many and caches them."""
    return {row.id: _in_force(row) for row in PlatformKey.objects.select_related("platform")}


def keys_version() -> int:
    """Return the entry that last changed a key or its platform: reload ``keys`` when it moves."""
    said: dict[str, Any] = PlatformKey.objects.aggregate(
        key=Max("number"), platform=Max("platform__number")
    )
    return max(said["key"] or 0, said["platform"] or 0)


def _in_force(row: PlatformKey) -> KeyInForce:
    ended = row.platform.ended_at
    return KeyInForce(
        key_id=row.id,
        platform=row.platform_id,
        uscc=row.platform.uscc,
        region=row.platform.region,
        public=PublicKey(algorithm=row.algorithm, raw=bytes.fromhex(row.public_key)),
        window=KeyWindow(
            valid_from=row.valid_from,
            valid_until=min(row.valid_until, ended) if ended else row.valid_until,
            revoked_at=row.revoked_at,
        ),
        relays=row.platform.function == "relay",
    )
