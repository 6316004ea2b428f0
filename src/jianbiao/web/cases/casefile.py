"""案卷 pages: evidence, papers, notes, hearing and sanctions of a case; the file as one archive."""

import tempfile
from typing import Any, Final

from django import forms
from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from jianbiao.errors import Malformed, Refused
from jianbiao.intake.blobs import Blobs
from jianbiao.ledger import queries as ledger
from jianbiao.people.queries import Scope
from jianbiao.people.views import actor, require_power
from jianbiao.record import queries as record
from jianbiao.standard.faults import words
from jianbiao.supervision import archive, casefile, queries, shipped, signing
from jianbiao.supervision.domain.engine import hidden
from jianbiao.supervision.models import CaseRow, Evidence
from jianbiao.watch import queries as watch
from jianbiao.web.cases import picking, uploading
from jianbiao.web.cases.computing import computed
from jianbiao.web.cases.staff import case_of, moment_of_request, sees, shown_page
from jianbiao.web.house.forms import Form, long, text

SPOOLED: Final = 16 << 20
BAD: Final = 400
OFFICIAL: Final = "official"


class EntryForm(Form):
    """从台账取证."""

    source = text(
        "来源：条目序号（如 12 或 gathered/7）、文件摘要（sha256:…）或者预警编号 · Entry, file or alert",
        most=120,
    )
    name = text("名称 · Name", needed=False)
    shows = long("证明内容 · What it shows", needed=False)


class PaperForm(Form):
    """上传材料."""

    file = forms.FileField(label="材料 · Paper")
    name = text("名称 · Name", needed=False)
    shows = long("证明内容 · What it shows", needed=False)


class NoteForm(Form):
    """办案笔记."""

    text = long("内容 · Text")
    own = forms.BooleanField(label="只给本部门看 · For our department only", required=False)


class RemoveForm(Form):
    """排除证据."""

    reason = long("理由 · Reason")


@require_power("case.read")
@require_safe
def file(request: HttpRequest, id: str) -> HttpResponse:
    """Show a case's file: evidence, documents, notes, ranges of sanctions, and its exports."""
    return _file(request, case_of(request, id))


@require_power("case.handle")
@require_POST
def add(request: HttpRequest, id: str) -> HttpResponse:
    """Put an entry, a file, a finding with the records it rests on into a case's file."""
    row, form = case_of(request, id), EntryForm(request.POST)
    if not form.is_valid():
        return _file(request, row, entry=form, status=BAD)
    said = form.cleaned_data
    try:
        pieces = picking.pieces(request, said["source"], name=said["name"], shows=said["shows"])
        casefile.add_evidence(id, pieces, by=actor(request), at=moment_of_request(request))
    except (Refused, Malformed) as error:
        form.add_error("source", str(error))
        return _file(request, row, entry=form, status=words(error.code).status)
    return redirect(f"{reverse('cases:file', args=[id])}#evidence")


@require_power("case.handle")
@require_POST
def upload(request: HttpRequest, id: str) -> HttpResponse:
    """Take a paper into a case's file: scanned first where there is a scanner."""
    row, form = case_of(request, id), PaperForm(request.POST, request.FILES)
    if not form.is_valid():
        return _file(request, row, paper=form, status=BAD)
    said = form.cleaned_data
    try:
        uploading.add_paper(
            row,
            said["file"],
            name=said["name"],
            shows=said["shows"],
            by=actor(request),
            at=moment_of_request(request),
        )
    except (Refused, Malformed) as error:
        form.add_error("file", str(error))
        return _file(request, row, paper=form, status=words(error.code).status)
    return redirect(f"{reverse('cases:file', args=[id])}#evidence")


@require_power("case.handle")
@require_POST
def remove(request: HttpRequest, id: str, piece: str) -> HttpResponse:
    """Say that a piece counts no more, and why."""
    row, form = case_of(request, id), RemoveForm(request.POST)
    if not form.is_valid():
        return _file(request, row, status=BAD)
    casefile.remove_evidence(
        id,
        piece,
        reason=form.cleaned_data["reason"],
        by=actor(request),
        at=moment_of_request(request),
    )
    return redirect(f"{reverse('cases:file', args=[id])}#evidence")


@require_power("case.handle")
@require_POST
def note(request: HttpRequest, id: str) -> HttpResponse:
    """Keep an internal note."""
    row, form = case_of(request, id), NoteForm(request.POST)
    if not form.is_valid():
        return _file(request, row, note=form, status=BAD)
    casefile.add_note(
        id,
        form.cleaned_data["text"],
        own=form.cleaned_data["own"],
        by=actor(request),
        at=moment_of_request(request),
    )
    return redirect(f"{reverse('cases:file', args=[id])}#notes")


@require_power("case.read")
@require_safe
def paper(request: HttpRequest, id: str, piece: str) -> HttpResponseBase:
    """Give the bytes of a paper or file in a case's file to those who handle the case."""
    row = case_of(request, id)
    _check_handles(request, row)
    found = Evidence.objects.filter(case=id, piece=piece, what__in=("file", "paper")).first()
    path = Blobs(settings.JIANBIAO_HOME).path(found.digest) if found else None
    if found is None or path is None or not path.exists():
        raise Refused("没有该材料 · no such paper", code="evidence_unknown", where=piece)
    answer = FileResponse(path.open("rb"), content_type="application/octet-stream")
    answer["Content-Disposition"] = content_disposition_header(True, found.name) or "attachment"
    answer["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_power("case.read")
@require_safe
def export(request: HttpRequest, id: str) -> HttpResponseBase:
    """Give a case's file as one archive to those who handle the case; ``?notes=1`` with their notes."""
    row = case_of(request, id)
    _check_handles(request, row)
    _check_identity(request, row)
    body = actor(request).body if request.GET.get("notes") == "1" else ""
    out = tempfile.SpooledTemporaryFile(max_size=SPOOLED)  # noqa: SIM115 - the answer closes it
    try:
        archive.export(
            row, out, home=settings.JIANBIAO_HOME, origin=settings.JIANBIAO_ORIGIN, body=body
        )
    except Refused:
        out.close()
        raise
    out.seek(0)
    return FileResponse(
        out, as_attachment=True, filename=f"{row.id}.zip", content_type="application/zip"
    )


def _check_identity(request: HttpRequest, row: CaseRow) -> None:
    """Refuse an archive that would tell who complained to somebody who may not read it."""
    matter = queries.matter(row.matter, row.version)
    if hidden(row.facts(), matter) and not sees(request, row):
        raise Refused(
            "案卷载有应予保密的身份信息，仅承办部门可以导出 · it says who complained: the department that handles it alone exports it",
            code="case_competence",
            where=row.id,
        )


def _check_handles(request: HttpRequest, row: CaseRow) -> None:
    if actor(request).body not in row.facts().bodies:
        raise Refused(
            "该件由其他部门办理 · another department handles the case",
            code="case_competence",
            where=row.id,
        )


def _file(
    request: HttpRequest,
    row: CaseRow,
    *,
    entry: EntryForm | None = None,
    paper: PaperForm | None = None,
    note: NoteForm | None = None,
    status: int = 200,
) -> HttpResponse:
    now, matter = row.facts(), queries.matter(row.matter, row.version)
    mine = actor(request).body in now.bodies
    items = record.items_of([row.tender], log=OFFICIAL).get(row.tender, []) if row.tender else []
    shown: dict[str, Any] = {
        "row": row,
        "matter": matter,
        "mine": mine,
        "evidence": casefile.evidence_of(row.id),
        "alerts": watch.shown(Scope.of(request.user), moment_of_request(request)).filter(
            id__in=row.alerts
        ),
        "notes": casefile.notes_of(row, actor(request).body),
        "documents": signing.documents_of(row.id),
        "templates": [one for one in shipped.templates().values() if row.matter in one.matters],
        "computed": computed(now, items),
        "entry_form": entry or EntryForm(),
        "paper_form": paper or PaperForm(),
        "note_form": note or NoteForm(),
        "most": settings.JIANBIAO_PAPER_LONGEST,
        "sealed_to": ledger.last_number(),
    }
    return shown_page(request, "cases/file.html", shown, status=status)
