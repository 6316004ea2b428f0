"""主体档案 read: names, parts in tenders, what was told of it, and which names may be its own.

Nobody is told of a bid before its opening: not a row, not a name, not a count. Every number here is
of what may be shown at the moment.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any, Final

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from jianbiao.errors import Refused
from jianbiao.people.queries import Scope
from jianbiao.record.domain import names
from jianbiao.record.domain.parties import UNCODED
from jianbiao.record.models import Alias, Claim, Gram, Match, Opening, Party, Pointer, Tender, Trait
from jianbiao.standard import identifiers

PAGE: Final = 50
COMMON: Final = 200
"""A pair of characters that more names hold tells none from another."""
CANDIDATES: Final = 8
_NOT_ENTITIES: Final = ("expert", "project")
"""Roles of a mention that are a person or a project."""
PER_LOOK: Final = 25
"""Names without a code that are looked at for one page."""
_PAST: Final = f"{UNCODED[:-1]};"
"""The first key after those of names without a code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """One name with the first and the last entry that say so; ``now`` while one holds.

    ``beside`` says that another name was said in between: two names at the same time.
    """

    name: str
    first: int
    last: int
    now: bool
    beside: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One field of an entity as it was told: every value that holds, side by side."""

    field: str
    values: tuple[Trait, ...]

    @property
    def differs(self) -> bool:
        """Say whether sources differ."""
        return len({one.value for one in self.values}) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """A name that may be the same entity's: a person says whether it is."""

    key: str
    name: str
    likeness: float
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One entity. ``valid`` is whether its code's check digits hold, None where it has no code.

    ``mentioned`` is the name under which records of no tender speak of one that is in none.
    """

    key: str
    valid: bool | None
    names: tuple[Name, ...]
    roles: dict[str, int]
    rows: tuple[Party, ...]
    page: int
    following: int
    told: tuple[Told, ...]
    acts: tuple[Match, ...]
    partners: tuple[tuple[str, str, int], ...]
    mentioned: str = ""

    @property
    def parts(self) -> int:
        """In how many places of tenders it stands now."""
        return sum(self.roles.values())

    @property
    def differing(self) -> int:
        """Of how many fields its sources differ."""
        return sum(one.differs for one in self.told)

    @property
    def title(self) -> str:
        """The name said last, or the code."""
        return (
            self.names[0].name if self.names and self.names[0].name else self.mentioned or self.key
        )


def profile(
    key: str,
    *,
    at: datetime,
    scope: Scope | None = None,
    near: Collection[str] = (),
    page: int = 1,
    log: str = "official",
) -> Profile:
    """Return an entity as the public (no ``scope``) or an officer may know it at ``at``.

    ``near`` are the platforms of which the officer reads what is not open to everybody. Raise
    Refused when nothing may be known of it.
    """
    rows = _visible(Party.objects.filter(log=log, key=key), at, scope)
    seen = list(
        rows.order_by("-number", "tender", "lot", "role", "name")[
            (page - 1) * PAGE : page * PAGE + 1
        ]
    )
    mentioned = "" if seen else _mentioned(key, log, near)
    if not seen and not mentioned and (page == 1 or not rows.exists()):
        raise Refused(f"没有主体 {key} · no entity {key}", code="entity_unknown", where=key)
    counted = rows.filter(until=0).order_by().values("role").annotate(n=Count("tender"))
    return Profile(
        key=key,
        valid=None if key.startswith(UNCODED) else identifiers.valid("uscc", key),
        names=_names(rows),
        roles={row["role"]: row["n"] for row in counted},
        rows=tuple(seen[:PAGE]),
        page=page,
        following=page + 1 if len(seen) > PAGE else 0,
        told=_told(key, log, near),
        acts=_acts(key, public=scope is None) if log == "official" else (),
        partners=_partners(key, at, scope, log),
        mentioned=mentioned,
    )


def known(key: str, *, at: datetime, scope: Scope) -> bool:
    """Say whether an officer may know at ``at`` that there is such an entity."""
    return _visible(Party.objects.filter(log="official", key=key), at, scope).exists()


def uncoded(*, after: str = "", most: int = PER_LOOK) -> list[str]:
    """Return keys of names that were reported without a code, openly, in their order."""
    rows = Alias.objects.filter(log="official", key__gt=max(after, UNCODED), openly__gt=0)
    keys = rows.filter(key__lt=_PAST).order_by("key").values_list("key", flat=True).distinct()
    return list(keys[:most])


def decisions(*, most: int = 50) -> list[Match]:
    """Return what persons decided last about who is who."""
    return list(Match.objects.order_by("-number")[:most])


def alike(key: str, *, log: str = "official") -> list[Alike]:
    """Return names that may be those of ``key``: of an uncoded name codes, of a code uncoded names.

    Only names told openly are compared, and only those that share a pair of characters few names
    have: the cost does not grow with the number of entities. What a person decided is left out.
    """
    own = list(Alias.objects.filter(log=log, key=key, openly__gt=0)[:COMMON])
    decided = {pair for row in _decided(key) for pair in ((row.key, row.code),)}
    found: dict[str, Alike] = {}
    for row in own:
        for other in _sharing(row, log):
            pair = (key, other.key) if key.startswith(UNCODED) else (other.key, key)
            likeness = names.likeness(row.name, other.name)
            best = found.get(other.key)
            if (
                likeness >= names.ALIKE
                and pair not in decided
                and (best is None or best.likeness < likeness)
            ):
                found[other.key] = Alike(
                    key=other.key, name=other.name, likeness=likeness, number=other.first
                )
    return sorted(found.values(), key=lambda one: (-one.likeness, one.key))[:CANDIDATES]


def _sharing(row: Alias, log: str) -> list[Alias]:
    """Return names of the other kind (coded, uncoded) that share the most rare pairs with a name."""
    core = names.core(row.name)
    votes: Counter[tuple[str, str]] = Counter()
    uncoded = row.key.startswith(UNCODED)
    for gram in {a + b for a, b in pairwise(core)}:
        rows = Gram.objects.filter(log=log, gram=gram)
        rows = (
            rows.exclude(key__startswith=UNCODED)
            if uncoded
            else rows.filter(key__startswith=UNCODED)
        )
        holders = list(rows.values_list("key", "name")[: COMMON + 1])
        if len(holders) <= COMMON:
            votes.update(holders)
    best = {pair for pair, _ in votes.most_common(COMMON)}
    found = Alias.objects.filter(log=log, key__in={key for key, _ in best}, openly__gt=0)
    return [one for one in found if (one.key, one.name) in best]


def _visible(rows: QuerySet[Party], at: datetime, scope: Scope | None) -> QuerySet[Party]:
    opened = Opening.objects.filter(
        log=OuterRef("log"), tender=OuterRef("tender"), lot=OuterRef("lot"), opens_at__lte=at
    )
    rows = rows.filter(Q(secret=False) | Exists(opened))
    if scope is not None:
        reach = Tender.objects.filter(log=OuterRef("log"), code=OuterRef("tender"))
        if scope.reach is None:
            return rows.none()
        rows = rows.filter(Q(tender="") | Exists(scope.filter(reach)))
    return rows


def _mentioned(key: str, log: str, near: Collection[str]) -> str:
    """Return the name of an entity that a record under no tender speaks of; empty where none does."""
    rows = Pointer.objects.filter(log=log, key=key, ended_by=0)
    seen = rows.filter(Q(open=True) | Q(platform__in=sorted(near))).exclude(role__in=_NOT_ENTITIES)
    row = seen.order_by("-number").first()
    return (row.name or key) if row else ""


def _names(rows: QuerySet[Party]) -> tuple[Name, ...]:
    said = (
        rows.exclude(name="")
        .order_by()
        .values("name")
        .annotate(start=Min("number"), end=Max("number"), held=Count("tender", filter=Q(until=0)))
    )
    spans = sorted(said, key=lambda one: (one["held"] > 0, one["end"]), reverse=True)
    return tuple(
        Name(
            name=one["name"],
            first=one["start"],
            last=one["end"],
            now=one["held"] > 0,
            beside=any(
                other is not one and other["start"] < one["end"] and one["start"] < other["end"]
                for other in spans
            ),
        )
        for one in spans
    )


def _told(key: str, log: str, near: Collection[str]) -> tuple[Told, ...]:
    rows = Trait.objects.filter(log=log, key=key, ended_by=0).order_by("field", "-number")
    rows = rows.filter(Q(open=True) | Q(platform__in=sorted(near)))
    by_field: dict[str, list[Trait]] = {}
    for row in rows[:500]:
        by_field.setdefault(row.field, []).append(row)
    return tuple(Told(field=name, values=tuple(some)) for name, some in by_field.items())


def _decided(key: str) -> QuerySet[Match]:
    return Match.objects.filter(Q(key=key) | Q(code=key), log="official")


def _acts(key: str, *, public: bool) -> tuple[Match, ...]:
    rows = _decided(key).order_by("-number")
    return tuple(rows.exclude(verdict="different")[:100] if public else rows[:100])


def _partners(
    key: str, at: datetime, scope: Scope | None, log: str
) -> tuple[tuple[str, str, int], ...]:
    """Return (key, name, entry) of those with whom an entity bids as one (联合体)."""
    of = Claim.objects.filter(log=log, leader=key, ended_by=0)
    mine = Claim.objects.filter(log=log, key=key, ended_by=0).exclude(leader="")
    led = [(one.key, one.name, one.number) for one in _shown(of, at, scope)]
    found: dict[str, tuple[str, str, int]] = {one[0]: one for one in led}
    for one in _shown(mine, at, scope):
        found.setdefault(one.leader, (one.leader, "", one.number))
    return tuple(found.values())


def _shown(rows: QuerySet[Any], at: datetime, scope: Scope | None) -> Sequence[Any]:
    return list(_visible(rows, at, scope).order_by("-number")[:PAGE])
