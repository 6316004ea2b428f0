"""文书 pages: drafted from a case, signed with the department's seal, printed, checked by everybody."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from jianbiao.errors import Malformed, Refused
from jianbiao.people.views import actor, require_power
from jianbiao.standard.faults import words
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import docx, printing, queries, shipped, signing, templating
from jianbiao.supervision.domain import drafting
from jianbiao.supervision.domain.documents import Document, Section, Signing, paragraphs
from jianbiao.supervision.domain.drafting import Template
from jianbiao.supervision.models import CaseRow, SignedDocument
from jianbiao.web.cases.issued import check, is_issued
from jianbiao.web.cases.staff import case_of, moment_of_request, officer_of, shown_page
from jianbiao.web.house.forms import Form, choice, text

BAD: Final = 400


class DraftForm(Form):
    """拟制文书."""

    number = text("文号 · Document number", most=signing.LONGEST_NUMBER)
    addressee = text("主送（不填则按案卷） · Addressee (else from the case)", needed=False)
    more = forms.CharField(
        label="补充内容 · What is added",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class TemplateForm(Form):
    """部门文书模板."""

    document = choice(
        "文书 · Document",
        [(one.kind, f"{one.words.zh} · {one.words.en}") for one in shipped.templates().values()],
    )
    file = forms.FileField(label="模板（.docx，至多 512 KB） · Template (.docx, at most 512 KB)")


@require_power("case.read")
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest, id: str, kind: str) -> HttpResponseBase:
    """Show a document drafted from a case as it would be printed; sign it where the form says so."""
    row, template = case_of(request, id), _template(kind)
    form = DraftForm(request.POST if request.method == "POST" else None)
    number = request.POST.get("number", "") if request.method == "POST" else ""
    try:
        document = _drafted(request, row, template, number=number)
    except Malformed as error:
        form.add_error(None, str(error))
        document = _drafted(request, row, template, number="", plain=True)
        return _draft(request, row, template, document, form, status=BAD)
    if request.method != "POST" or "preview" in request.POST or not form.is_valid():
        status = BAD if request.method == "POST" and not form.is_valid() else 200
        return _draft(request, row, template, document, form, status=status)
    return _sign(request, row, template, document, form)


@require_power("case.approve", recent=True)
def _sign(
    request: HttpRequest,
    row: CaseRow,
    template: Template,
    document: Document,
    form: DraftForm,
) -> HttpResponse:
    try:
        signed = signing.sign_document(
            document,
            home=settings.JIANBIAO_HOME,
            open=template.open,
            by=actor(request),
            at=moment_of_request(request),
        )
    except Refused as error:
        form.add_error("number" if error.where == "number" else None, str(error))
        status = words(error.code).status
        return _draft(request, row, template, document, form, status=status)
    return redirect("cases:document", number=signed.entry)


@require_power("case.read")
@require_safe
def document(request: HttpRequest, number: int) -> HttpResponse:
    """Show a signed document of a case in reach as it is printed."""
    row = _signed(request, number)
    return shown_page(request, "cases/document.html", {"row": row, "document": signing.check(row)})


@require_power("case.read")
@require_safe
def download(request: HttpRequest, number: int, form: str) -> HttpResponse:
    """Give a signed document as PDF or .docx, the latter in its department's template."""
    row = _signed(request, number)
    return _file(request, row, form)


@require_power("public")
@require_safe
def verify(request: HttpRequest) -> HttpResponseBase:
    """Check a document by its number: open ones are shown, others told only with their digest."""
    number, digest = request.GET.get("number", "").strip(), request.GET.get("digest", "").strip()
    shown: dict[str, Any] = {"number": number, "digest": digest, "room": "documents"}
    if not number:
        return render(request, "cases/verify.html", shown)
    if is_issued(number):
        return check(request)
    try:
        row = _known(number, digest)
    except Refused as error:
        shown["wrong"] = str(error)
        return render(request, "cases/verify.html", shown, status=words(error.code).status)
    document = signing.check(row)
    same = not digest or digest.lower() == row.digest
    shown |= {"row": row, "document": document if row.open else None, "same": same}
    return render(request, "cases/verify.html", shown)


@require_power("public")
@require_safe
def public_file(request: HttpRequest, digest: str) -> HttpResponse:
    """Give an open document as PDF."""
    row = SignedDocument.objects.filter(digest=digest, open=True).first()
    if row is None:
        raise Refused(
            "没有该文书 · there is no such document", code="document_unknown", where="digest"
        )
    return _file(request, row, "pdf")


@require_power("case.approve")
@require_http_methods(["GET", "HEAD", "POST"])
def templates(request: HttpRequest) -> HttpResponse:
    """Show the department's own templates, or keep one."""
    form = TemplateForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        raw = form.cleaned_data["file"].read(docx.LARGEST + 1)
        try:
            templating.keep_template(
                form.cleaned_data["document"],
                raw,
                by=actor(request),
                at=moment_of_request(request),
            )
        except Malformed as error:
            form.add_error("file", str(error))
        else:
            return redirect("cases:templates")
    body = actor(request).body
    shown = {
        "form": form,
        "kept": templating.templates_of(body),
        "shipped": shipped.templates(),
        "fields": (
            "title",
            "number",
            "addressee",
            "body",
            "basis",
            "issuer",
            "issued_on",
            "digest",
        ),
    }
    wrong = request.method == "POST" and bool(form.errors)
    return shown_page(request, "cases/templates.html", shown, status=BAD if wrong else 200)


def _known(number: str, digest: str) -> SignedDocument:
    """Return a document that is open, or whose digest the asker holds already."""
    row = signing.by_number(number)
    if not row.open and digest.lower() != row.digest:
        raise Refused(
            "没有该文书 · there is no such document", code="document_unknown", where="number"
        )
    return row


def _signed(request: HttpRequest, number: int) -> SignedDocument:
    row = SignedDocument.objects.filter(entry=number).first()
    if row is None:
        raise Refused(
            "没有该文书 · there is no such document", code="document_unknown", where=str(number)
        )
    case_of(request, row.case)
    return row


def _template(kind: str) -> Template:
    found = shipped.templates().get(kind)
    if found is None:
        raise Refused(
            "没有该种文书 · no such kind of document", code="document_unknown", where=kind
        )
    return found


def _drafted(
    request: HttpRequest, row: CaseRow, template: Template, *, number: str, plain: bool = False
) -> Document:
    """Return the document of a template from a case, with what the form adds."""
    officer = officer_of(request)
    now, matter = row.facts(), queries.matter(row.matter, row.version)
    if matter.code not in template.matters:
        raise Refused("该案件没有这种文书 · not a document of this matter", code="document_unknown")
    made = drafting.draft(
        template,
        drafting.said_of(now, matter, issuer=officer.department.zh),
        number=number.strip(),
        signing=Signing(
            body=officer.department_id,
            name=officer.department.zh,
            by=officer.login,
            on=moment_of_request(request).astimezone(SHANGHAI).date(),
        ),
        about=row.id,
    )
    return made if plain else _with(made, request)


def _with(made: Document, request: HttpRequest) -> Document:

    more = paragraphs(request.POST.get("more", ""))
    added = (Section(heading="", paragraphs=more),) if more else ()
    addressee = request.POST.get("addressee", "").strip() or made.addressee
    return replace(made, addressee=addressee, sections=(*made.sections, *added))


def _draft(
    request: HttpRequest,
    row: CaseRow,
    template: Template,
    document: Document,
    form: DraftForm,
    *,
    status: int = 200,
) -> HttpResponse:
    shown = {"row": row, "template": template, "document": document, "form": form}
    shown["mine"] = actor(request).body in row.facts().bodies
    return shown_page(request, "cases/draft.html", shown, status=status)


def _file(request: HttpRequest, row: SignedDocument, form: str) -> HttpResponse:
    found = signing.check(row)
    where = request.build_absolute_uri(reverse("cases:verify"))
    made: dict[str, tuple[str, Callable[[], bytes]]] = {
        "pdf": (
            "application/pdf",
            lambda: printing.pdf(found, signature=row.signature, verify=where),
        ),
        "docx": (docx.TYPE, lambda: docx.docx(found, templating.template(row.body, found.kind))),
    }
    if form not in made:
        raise Refused("没有这种格式 · no such form", code="document_unknown", where=form)
    kind, build = made[form]
    answer = HttpResponse(build(), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{row.digest[:16]}.{form}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
