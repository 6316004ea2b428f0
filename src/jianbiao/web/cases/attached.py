"""Files of a case (案卷材料) given to whoever handles it, each look recorded."""

from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from jianbiao.intake import files, filing
from jianbiao.intake.filing import Digest
from jianbiao.people.queries import Scope
from jianbiao.people.views import actor, require_power
from jianbiao.supervision import queries
from jianbiao.supervision.domain.matters import Kind
from jianbiao.supervision.models import CaseRow
from jianbiao.web import files as giving
from jianbiao.web.cases import staff
from jianbiao.web.cases.moments import at_of


@require_power("case.read")
@require_safe
def paper(request: HttpRequest, id: str, sha256: str) -> HttpResponseBase:
    """Give a file that came with an act of a case. Raise Refused where it is none, or not for them."""
    row = queries.case(id, Scope.of(request.user))
    digest = filing.read_digest(f"sha256:{sha256}")
    if not staff.sees(request, row) or str(digest) not in _named(row):
        raise filing.unknown()
    return _give(request, digest)


def _give(request: HttpRequest, digest: Digest) -> HttpResponseBase:
    found, filed = files.file_of(digest), files.filed(digest)
    if found is None or not filed:
        raise filing.unknown()
    platform, terms = filed[0]
    given = giving.give(found, terms)
    files.read(found.sha256, platform, by=actor(request), at=at_of(request))
    return given


def _named(row: CaseRow) -> set[str]:
    """Return the digests of every file that came with an act of the case."""
    matter, case = queries.matter(row.matter, row.version), row.facts()
    return {
        line
        for one in case.done
        for field in matter.acts[one.act].fields
        if field.kind is Kind.FILES
        for line in one.fields.get(field.name, "").split("\n")
        if line
    }
