"""Decisions on complaints for everybody (投诉处理决定公开): the list, and one with personal data removed."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from jianbiao.errors import Refused
from jianbiao.people.models import Department
from jianbiao.people.views import require_power
from jianbiao.publish.domain.decisions import open_document, open_name
from jianbiao.record import queries as record
from jianbiao.supervision import queries
from jianbiao.supervision.domain.cases import Case
from jianbiao.supervision.domain.complaint import COMPLAINT, complaint, last
from jianbiao.supervision.domain.decisions import About, decision, outcome
from jianbiao.supervision.domain.documents import Document
from jianbiao.supervision.domain.engine import hidden
from jianbiao.supervision.domain.matters import Matter
from jianbiao.supervision.models import CaseRow
from jianbiao.web.cases.moments import day_of

PAGE = 25


@require_power("public")
@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """Show the decisions that were served, the newest first."""
    rows = CaseRow.objects.filter(matter=COMPLAINT, ended=True, state="closed")
    page = Paginator(rows.order_by("-last_number"), PAGE).get_page(request.GET.get("page"))
    titles = record.titles(row.tender for row in page if row.tender)
    listed = []
    for row in page:
        case, matter = row.facts(), queries.matter(row.matter, row.version)
        listed.append((row, _respondent(case), _outcomes(case, matter), _number(case)))
    shown = {"page": page, "listed": listed, "titles": titles, "room": "decisions"}
    return render(request, "cases/decisions.html", shown)


@require_power("public")
@require_safe
def decided(request: HttpRequest, id: str) -> HttpResponse:
    """Show one decision that was served. Raise Refused where there is none to be shown."""
    row = CaseRow.objects.filter(id=id, matter=COMPLAINT, state="closed").first()
    if row is None:
        raise Refused(f"没有公开的决定 {id} · no decision {id}", code="case_unknown", where=id)
    case, matter = row.facts(), queries.matter(row.matter, row.version)
    titles = record.titles([row.tender] if row.tender else [])
    shown = {
        "row": row,
        "title": titles.get(row.tender, ""),
        "respondent": _respondent(case),
        "outcomes": _outcomes(case, matter),
        "document": published(case, matter, request),
        "served": last(case, "serve"),
        "numbers": [one.number for one in case.done if one.act in {"decide", "serve"}],
        "room": "decisions",
    }
    return render(request, "cases/decided.html", shown)


def published(case: Case, matter: Matter, request: HttpRequest) -> Document:
    """Return the decision as everybody reads it once it is served."""
    persons = [
        name
        for one in case.done
        if one.act in {"draft", "serve"}
        for name in one.fields.get("persons", "").split("\n")
    ]
    whole = decision(case, matter, about(case), on=day_of(request))
    return open_document(whole, marks=hidden(case, matter), persons=persons)


def about(case: Case) -> About:
    """Return what a decision says of the world around its case."""
    code = case.subject.tender
    department = Department.objects.filter(code=case.body).first()
    titles = record.titles([code] if code else [])
    return About(
        tender=code,
        title=titles.get(code, ""),
        department=department.zh if department else case.body,
    )


def _respondent(case: Case) -> str:
    told = complaint(case)
    return open_name(told.respondent) if told else ""


def _outcomes(case: Case, matter: Matter) -> list[object]:
    """Return the words of result and conclusion."""
    asked = {one.name: one for one in matter.acts["draft"].fields}
    pairs = zip(("outcome", "conclusion"), outcome(case, matter), strict=True)
    return [
        asked[name].codes[code]
        for name, code in pairs
        if name in asked and code in asked[name].codes
    ]


def _number(case: Case) -> str:
    signed = last(case, "decide")
    return signed.fields.get("document_number", "") if signed else ""
