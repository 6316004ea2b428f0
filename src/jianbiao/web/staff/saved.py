"""保存的视图 as tabs: an officer's own lists in their order, then those the department shares."""

from dataclasses import dataclass
from typing import Final

from django.db import transaction

from jianbiao.errors import Refused
from jianbiao.people.models import Officer
from jianbiao.web.models import SavedView

MOST: Final = 20
LONGEST: Final = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """One kept list; ``by`` is empty where it is one's own."""

    name: str
    query: str
    by: str
    shared: bool
    chosen: bool


def tabs(officer: Officer, query: str) -> list[Tab]:
    """Return the tabs ``officer`` sees; the one whose filters are ``query`` is chosen."""
    own = SavedView.objects.filter(officer=officer.login).order_by("place", "name")
    shared = SavedView.objects.filter(department=officer.department_id, shared=True)
    others = shared.exclude(officer=officer.login).order_by("officer", "place", "name")
    rows = [*((row, "") for row in own), *((row, row.officer) for row in others[:MOST])]
    return [
        Tab(name=r.name, query=r.query, by=by, shared=r.shared, chosen=r.query == query)
        for r, by in rows
    ]


def keep(officer: Officer, *, name: str, query: str, shared: bool) -> None:
    """Keep ``query`` as the last tab, or under a name that is there already in its place.

    Raise Refused for a name that is none, and beyond ``MOST`` tabs.
    """
    if not name or len(name) > LONGEST:
        raise Refused(
            f"名称要有 1 至 {LONGEST} 个字 · a name has 1 to {LONGEST} characters",
            code="view_name",
            where="name",
        )
    with transaction.atomic(using="default"):
        own = SavedView.objects.filter(officer=officer.login)
        places = dict(own.values_list("name", "place"))
        if name not in places and len(places) >= MOST:
            raise Refused(
                f"至多保存 {MOST} 个视图，请先删去一个 · at most {MOST} views are kept: remove one first",
                code="view_many",
                where="name",
            )
        SavedView.objects.update_or_create(
            officer=officer.login,
            name=name,
            defaults={
                "department": officer.department_id,
                "query": query,
                "shared": shared,
                "place": places.get(name, max(places.values(), default=0) + 1),
            },
        )


def drop(officer: Officer, *, name: str) -> None:
    """Forget one's own tab; one that is not there is forgotten already."""
    SavedView.objects.filter(officer=officer.login, name=name).delete()


def first(officer: Officer, *, name: str) -> None:
    """Put one's own tab before the others."""
    with transaction.atomic(using="default"):
        own = list(SavedView.objects.filter(officer=officer.login).order_by("place", "name"))
        for place, row in enumerate(sorted(own, key=lambda row: row.name != name)):
            SavedView.objects.filter(officer=row.officer, name=row.name).update(place=place)
