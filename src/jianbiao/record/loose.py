"""Reading 不属项目的记录: lists by set, what names an entity, and one approved project.

Records of sets that are open to nobody, and credit that authorities keep among themselves, are seen
only by those in whose reach the platform is that reported them.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Q, QuerySet

from jianbiao.errors import Refused
from jianbiao.record import queries
from jianbiao.record.domain.items import OF_PROJECT, PROJECT
from jianbiao.record.domain.items import Item as Facts
from jianbiao.record.domain.pointing import LOOSE, is_open
from jianbiao.record.models import Item, Pointer, Tender
from jianbiao.standard.messages import DELETE
from jianbiao.standard.sets import SETS

LOG: Final = "official"
MOST: Final = 500
"""Records of one name that a list finds, and of one kind that a page of an entity shows."""
_WINDOW: Final = 2_000
"""Rows looked at for one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of records, newest first; ``following`` begins the next, 0 on the last."""

    rows: tuple[Facts, ...]
    following: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectPage:
    """One approved project: what holds of it, its contracts let without a tender, its tenders."""

    code: str
    project: Facts | None
    direct: tuple[Facts, ...]
    tenders: tuple[Tender, ...]
    attached: tuple[Facts, ...]


def tender_or_named(code: str, *, log: str, at: datetime) -> Tender:
    """Return one tender; of one that nobody reported what its code says, as of ``at``."""
    known = queries.tenders(None, log=log).filter(code=code)
    if code.startswith(OF_PROJECT) or known.exists():
        return queries.tender(code, log=log)
    return Tender(
        log=log,
        code=code,
        title=f"{code}（未报送 · not reported）",
        first_at=at,
        last_at=at,
        last_number=0,
        lots=0,
        bids=0,
    )


def listed(
    name: str, near: Collection[str], *, text: str = "", before: int = 0, size: int = 50
) -> Page:
    """Return a page of set ``name``: open records, and all of the platforms ``near``.

    ``text`` is a whole code or name. Raise Refused for a set that is not listed by itself, or of
    which the reader may see nothing.
    """
    if name not in LOOSE or not (SETS[name].public or near):
        raise Refused(f"没有记录清单 {name} · no list {name}", code="set_unknown", where=name)
    rows = Item.objects.filter(log=LOG, set=name, tender="", ended_by=0).exclude(data_type=DELETE)
    if text:
        named = Pointer.objects.filter(log=LOG, set=name, ended_by=0)
        both = named.filter(key=text).union(named.filter(name=text), all=True)
        rows = rows.filter(number__in=[one.number for one in both[:MOST]])
    if not SETS[name].public:
        rows = rows.filter(platform__in=sorted(near))
    if before:
        rows = rows.filter(number__lt=before)
    looked = [row.facts() for row in rows.order_by("-number")[:_WINDOW]]
    found = [one for one in looked if is_open(one) or one.platform in near]
    last = found[size - 1].number if len(found) > size else 0
    if not last and len(looked) == _WINDOW:
        last = looked[-1].number
    return Page(rows=tuple(found[:size]), following=last)


def of_entity(
    key: str, near: Collection[str], *, sets: Collection[str] = LOOSE
) -> dict[str, list[Facts]]:
    """Return by set the records under no tender that name an entity and that the reader may see."""
    rows = Pointer.objects.filter(log=LOG, key=key, set__in=sorted(sets), ended_by=0)
    seen = rows.filter(Q(open=True) | Q(platform__in=sorted(near)))
    numbers = list(seen.order_by("-number").values_list("number", flat=True)[:MOST])
    items = _numbered(numbers)
    found: dict[str, list[Facts]] = {}
    for one in sorted(items, key=lambda one: (one.happened_at, one.number), reverse=True):
        found.setdefault(one.set, []).append(one)
    return found


def project(code: str, tenders: QuerySet[Tender]) -> ProjectPage:
    """Return an approved project with those of ``tenders`` that are its own. Raise Refused if none."""
    items = queries.project_items([code], log=LOG).get(code, [])
    held = [one for one in items if not one.ended_by and one.data_type != DELETE]
    own = tuple(tenders.filter(project=code).order_by("code")[:MOST]) if code else ()
    if not held and not own:
        raise Refused(f"没有项目 {code} · no project {code}", code="tender_unknown", where=code)
    return ProjectPage(
        code=code,
        project=next((one for one in reversed(held) if one.set == PROJECT), None),
        direct=_of_set(held, "DIRECT_CONTRACT_INFO"),
        tenders=own,
        attached=_of_set(held, "PROJECT_ATTACHMENTS"),
    )


def _of_set(held: Sequence[Facts], name: str) -> tuple[Facts, ...]:
    return tuple(one for one in held if one.set == name)


def _numbered(numbers: Sequence[int]) -> list[Facts]:
    return [row.facts() for row in Item.objects.filter(log=LOG, number__in=numbers)]
