"""主体接口: one entity as anybody may know it, with the entries behind every value."""

from datetime import datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.urls import reverse
from ninja import Path, Query, Router, Schema

from jianbiao.record import profiles
from jianbiao.record.models import Match, Party, Trait
from jianbiao.web import clock

router = Router()


class NameSaid(Schema):
    """A name it was reported under; ``number`` is the first entry that says so."""

    name: str
    number: int
    holds: bool


class PartSaid(Schema):
    """What it was in one tender or lot; ``ended_by`` is the entry since which none says so."""

    role: str
    tender: str
    lot: str
    name: str
    number: int
    ended_by: int | None


class ValueSaid(Schema):
    """One value of a field with the entry and the platform it came from."""

    value: str
    number: int
    platform: str
    happened_at: datetime


class ToldSaid(Schema):
    """One field; sources that differ stand side by side."""

    field: str
    values: list[ValueSaid]


class JoinedSaid(Schema):
    """What a person decided: ``key`` is, or became, ``code``."""

    key: str
    code: str
    verdict: str
    number: int


class EntitySaid(Schema):
    """An entity; ``code_valid`` says whether its check digits hold, null where it has no code.

    ``roles`` counts what it is now; ``following`` is the next page of ``parts``, null after the last.
    """

    key: str
    code_valid: bool | None
    names: list[NameSaid]
    roles: dict[str, int]
    parts: list[PartSaid]
    told: list[ToldSaid]
    joined: list[JoinedSaid]
    page: int
    following: int | None
    address: str


@router.get("/{key}", response=EntitySaid, summary="主体 Entity")
def show_entity(
    request: HttpRequest,
    key: Annotated[
        str, Path(max_length=300, description="统一社会信用代码 A unified social credit code")
    ],
    page: Annotated[int, Query(ge=1, le=99_999)] = 1,
) -> dict[str, Any]:
    """Return what is open about an entity: names, parts in tenders, told values; bids once opened."""
    found = profiles.profile(key, at=clock.now(), page=page)
    return {
        "key": found.key,
        "code_valid": found.valid,
        "names": [{"name": n.name, "number": n.first, "holds": n.now} for n in found.names],
        "roles": found.roles,
        "parts": [_part(row) for row in found.rows],
        "told": [
            {"field": one.field, "values": [_value(v) for v in one.values]} for one in found.told
        ],
        "joined": [_joined(one) for one in found.acts],
        "page": found.page,
        "following": found.following or None,
        "address": request.build_absolute_uri(reverse("publish:entity", args=[found.key])),
    }


def _part(row: Party) -> dict[str, Any]:
    kept = {name: getattr(row, name) for name in ("role", "tender", "lot", "name", "number")}
    return {**kept, "ended_by": row.until or None}


def _value(one: Trait) -> dict[str, Any]:
    return {
        "value": one.value,
        "number": one.number,
        "platform": one.platform,
        "happened_at": one.happened_at,
    }


def _joined(one: Match) -> dict[str, Any]:
    return {name: getattr(one, name) for name in ("key", "code", "verdict", "number")}
