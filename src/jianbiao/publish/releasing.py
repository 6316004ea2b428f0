"""开放合同发布 asked for: one tender's release, or the releases of many by code; open items alone."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from django.conf import settings

from jianbiao.errors import Refused
from jianbiao.publish import domain
from jianbiao.publish.domain import releases
from jianbiao.record import queries as record
from jianbiao.record.domain.items import Item
from jianbiao.record.models import Tender

LOG: Final = "official"


def package(found: Iterable[Mapping[str, Any]], *, uri: str, at: datetime) -> dict[str, Any]:
    """Return releases as a release package that anybody may keep under ``uri``."""
    return {
        "uri": uri,
        "version": "1.1",
        "extensions": list(releases.EXTENSIONS),
        "publishedDate": at.isoformat(),
        "publisher": {"name": settings.JIANBIAO_NAME_ZH},
        "releases": list(found),
    }


def ocid(code: str) -> str:
    """Return the open contracting id of a tender."""
    return f"{settings.JIANBIAO_OCID_PREFIX}-{code}"


def release(said: str, at: datetime) -> dict[str, Any]:
    """Return the release of an ocid as of ``at``. Raise Refused when there is none."""
    code = said.removeprefix(ocid(""))
    row = Tender.objects.filter(log=LOG, code=code).first() if code != said else None
    found = _releases([row], at) if row is not None else []
    if not found:
        raise Refused(f"没有 {said} · no {said}", code="tender_unknown", where=said)
    return found[0]


def releases_after(code: str, *, limit: int, at: datetime) -> tuple[list[dict[str, Any]], str]:
    """Return the releases of the ``limit`` tenders after ``code``, and the last code looked at.

    The code is empty when there are no more.
    """
    rows = list(Tender.objects.filter(log=LOG, code__gt=code).order_by("code")[:limit])
    return _releases(rows, at), rows[-1].code if len(rows) == limit else ""


def _releases(rows: Sequence[Tender], at: datetime) -> list[dict[str, Any]]:
    items = record.items_of([row.code for row in rows], log=LOG)
    projects = record.projects_of({row.project for row in rows}, log=LOG)
    found = ((row.code, _shown(items[row.code], at), projects.get(row.project)) for row in rows)
    return [
        releases.release(shown, project, ocid=ocid(code)) for code, shown, project in found if shown
    ]


def _shown(items: Sequence[Item], at: datetime) -> list[Item]:
    held = sorted(items, key=lambda one: (one.happened_at, one.number))
    return [one for one in domain.open_items(held, at) if domain.is_public(one)]
