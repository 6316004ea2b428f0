"""Documents of supervision (监督文书): checked by anybody by number and digest, printed by officers."""

import re
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jianbiao.errors import Refused
from jianbiao.people.queries import Scope
from jianbiao.people.views import require_power
from jianbiao.supervision import documents, queries
from jianbiao.supervision.domain.documents import read_document
from jianbiao.supervision.domain.instructions import public_sections
from jianbiao.supervision.models import IssuedDocument

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")
_MISSING: Final = 404


def is_issued(number: str) -> bool:
    """Say whether an instruction has this document number."""
    return IssuedDocument.objects.filter(number=number).exists()


@require_power("public")
@require_safe
def check(request: HttpRequest) -> HttpResponse:
    """Show whether a document is what its body issued; without a number, the form alone."""
    number = request.GET.get("number", "").strip()[:80]
    digest = request.GET.get("digest", "").strip().lower().removeprefix("sha256:")[:80]
    shown: dict[str, object] = {"number": number, "digest": digest, "room": "matters"}
    if not number:
        return render(request, "cases/check.html", shown)
    try:
        row = documents.sealed(number)
    except Refused as error:
        return render(request, "cases/check.html", {**shown, "wrong": str(error)}, status=_MISSING)
    shown |= {"row": row, "valid": documents.valid(row), "same": _same(row, digest)}
    if row.sealed_by:
        case = queries.case(row.case)
        said = read_document(row.content)
        matter = queries.matter(case.matter, case.version)
        shown |= {"document": said, "sections": public_sections(said, matter)}
    return render(request, "cases/check.html", shown)


@require_power("case.read")
@require_safe
def printed(request: HttpRequest, id: str, entry: int) -> HttpResponse:
    """Show a document whole, in the layout of an official paper, to officers who see its case."""
    case = queries.case(id, Scope.of(request.user))
    row = IssuedDocument.objects.filter(case=case.id, entry=entry).first()
    if row is None:
        raise Refused("没有该文书 · no such document", code="document_unknown", where=str(entry))
    said = read_document(row.content) if row.sealed_by else documents.compose(row)
    shown = {"row": row, "document": said, "case": case, "desk": True, "room": "cases"}
    return render(request, "cases/issued.html", shown)


def _same(row: IssuedDocument, digest: str) -> bool | None:
    """Say whether a digest is the document's; None where none was given that could be one."""
    return digest == row.digest if _DIGEST.fullmatch(digest) and row.digest else None
