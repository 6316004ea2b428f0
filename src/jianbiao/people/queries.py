"""Reading 人员与平台: officers, platforms, keys in force, and the scope every staff query passes."""

import functools
import operator
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeVar

from django.conf import settings
from django.db.models import Exists, Max, Model, OuterRef, Q, QuerySet

from jianbiao.errors import Refused
from jianbiao.people import domain
from jianbiao.people.domain.competence import divisions
from jianbiao.people.domain.departments import ALL
from jianbiao.people.models import (
    Charge,
    Competence,
    Department,
    Grant,
    Officer,
    Platform,
    PlatformKey,
    Policy,
)
from jianbiao.register import queries as register
from jianbiao.seal.keys import KeyWindow, PublicKey, check_key_in_force
from jianbiao.standard.codes import WORKS_TYPE
from jianbiao.standard.terms import Actor

Row = TypeVar("Row", bound=Model)

SECTORS: Final = (*WORKS_TYPE.values, ALL)
"""Sectors for which competence is listed; whatever else a tender says is read as every sector."""


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

    ``reach`` is None for nobody: a visitor, or an officer whose appointment is over. ``restricted``
    says whether words may be looked for in what is not open.
    """

    reach: domain.Reach | None
    restricted: bool = True

    @classmethod
    def of(cls, user: object) -> "Scope":
        """Return what ``user`` sees on this instance."""
        if not isinstance(user, Officer) or not user.is_active:
            return cls(reach=None)
        department = user.department.facts()
        reach = domain.reach(department, home=home(), bodies=_bodies())
        return cls(reach=reach, restricted=user.may("restricted.read"))

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
        if industry is None:
            return rows.filter(_below(region, self.reach.prefix))
        seen = [_inside(strip, region, industry) for strip in self.reach.strips]
        if not seen:
            return rows.none()
        # An empty condition is the whole: Django would leave it out of an alternative.
        return rows.filter(functools.reduce(operator.or_, seen)) if all(seen) else rows


def _inside(strip: domain.Strip, region: str, industry: str) -> Q:
    """Return the condition of one strip."""
    place = _below(region, strip.prefix)
    if strip.industries is None:
        return place
    return place & Q(**{f"{industry}__in": strip.industries})


def _below(region: str, prefix: str) -> Q:
    """Return the condition of a division, as a range too: that is what an index serves."""
    if not prefix:
        return Q()
    after = f"{prefix[:-1]}{chr(ord(prefix[-1]) + 1)}"
    span = {f"{region}__gte": prefix, f"{region}__lt": after}
    return Q(**{f"{region}__startswith": prefix}, **span)


def reaches(rows: Iterable[Department]) -> list[tuple[Department, domain.Reach]]:
    """Return departments with what each of them sees on this instance."""
    bodies, here = _bodies(), home()
    return [(row, domain.reach(row.facts(), home=here, bodies=bodies)) for row in rows]


def _bodies() -> domain.Bodies | None:
    """Return the acts of competence with the departments they name; None while there are none."""
    acts = register.competence()
    if not acts:
        return None
    named = {code for codes in acts.values() for code in codes}
    found = Department.objects.filter(code__in=named).order_by("code")
    rows = tuple(row.facts() for row in found)
    return domain.Bodies(departments=rows, acts=acts)


def in_charge(region: str, sector: str, *, number: int = 0) -> list[Competence]:
    """Return who is first in charge (主管) of ``sector`` in ``region``, or was at entry ``number``."""
    lasting = Q(until=0) | Q(until__gt=number) if number else Q(until=0)
    for place in divisions(region):
        rows = _listed(place, sector).filter(lasting)
        if found := list(
            (rows.filter(since__lte=number) if number else rows).order_by("department")
        ):
            return found
    return []


def charge_history(region: str, sector: str) -> list[Competence]:
    """Return everybody who was ever first in charge there, the latest first."""
    for place in divisions(region):
        if found := list(_listed(place, sector).order_by("-since", "department")):
            return found
    return []


def _listed(place: str, sector: str) -> QuerySet[Competence]:
    known = sector if sector in SECTORS else ALL
    return Competence.objects.filter(region=place, sector=known)


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


def in_office(logins: Iterable[str], *, at: datetime) -> list[Officer]:
    """Return who of ``logins`` is in office, with what was granted to each read at once."""
    rows = list(Officer.objects.filter(login__in=list(logins), ended_at=None).order_by("login"))
    held: dict[str, list[domain.Grant]] = {row.login: [] for row in rows}
    for grant in Grant.objects.filter(login__in=list(held), state="standing"):
        held[grant.login].append(grant.facts())
    for row in rows:
        row.at = at
        row.keep_grants(held[row.login])
    return rows


def policies(department: str) -> list[Policy]:
    """Return the rules that a department has set for its accounts."""
    return list(Policy.objects.filter(department=department).order_by("name"))


def charges(department: str) -> list[Charge]:
    """Return what the officers of a department have in hand, the latest first; at most 200."""
    own = Officer.objects.filter(department=department).values("login")
    return list(Charge.objects.filter(login__in=own).order_by("-number", "subject")[:200])


def holders(subjects: Iterable[str]) -> dict[str, Charge]:
    """Return who has which of ``subjects`` in hand."""
    return Charge.objects.in_bulk(list(subjects))


def held_by(login: str) -> list[str]:
    """Return what an officer has in hand, the latest first; at most 200."""
    rows = Charge.objects.filter(login=login).order_by("-number", "subject")
    return list(rows.values_list("subject", flat=True)[:200])


def grants_of(login: str) -> list[Grant]:
    """Return every grant an officer ever had, the newest first."""
    return list(Grant.objects.filter(login=login).order_by("-number", "id"))


def grants(*, state: str = "") -> QuerySet[Grant]:
    """Return grants in ``state``, or all; the newest first."""
    rows = Grant.objects.filter(state=state) if state else Grant.objects.all()
    return rows.order_by("-number", "id")


def legal_officer() -> Actor | None:
    """Return the longest-serving legal officer who may confirm rules, acting here."""
    held = Grant.objects.filter(login=OuterRef("login"), power="confirm_rule", state="standing")
    able = Officer.objects.filter(role=domain.Role.LEGAL_OFFICER, ended_at=None).filter(
        Exists(held)
    )
    for row in able.order_by("appointed_at", "number"):
        if row.may("rule.stand"):
            return actor(row, "127.0.0.1")
    return None


def departments() -> QuerySet[Department]:
    """Return all departments, the province first."""
    return Department.objects.order_by("region", "code")


def regions() -> list[str]:
    """Return the divisions in which a body is registered."""
    rows = Department.objects.order_by("region").values_list("region", flat=True)
    return list(dict.fromkeys(rows))


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
