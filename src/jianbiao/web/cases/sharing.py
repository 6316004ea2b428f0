"""共享 pages: find, ask, grant or refuse, read what was granted; and who looked at ours."""

from collections.abc import Callable, Iterable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from jianbiao.errors import Malformed, Refused
from jianbiao.people import looking, sessions
from jianbiao.people.models import Department
from jianbiao.people.views import actor, require_power
from jianbiao.publish import domain as public
from jianbiao.record import queries as record
from jianbiao.standard.faults import words
from jianbiao.standard.terms import SHANGHAI
from jianbiao.supervision import casefile, queries, sharing, signing
from jianbiao.supervision.domain.matters import Said
from jianbiao.supervision.models import Share
from jianbiao.web.cases.staff import moment_of_request, officer_of, shown_page
from jianbiao.web.house.forms import DAY, DayField, Form, choice, long, text
from jianbiao.web.staff.timeline import classes

BAD: Final = 400


class AskForm(Form):
    """申请共享."""

    what = choice(
        "内容 · What", [("record", "招标项目记录 · record"), ("case", "案卷 · case file")]
    )
    subject = text("编号或者名称 · Number or name", most=200)
    holder = text("持有部门（代码） · Holder (code)", most=32)
    purpose = long("用途 · Purpose")
    authority = text("法律依据 · Legal authority", most=400)
    until = DayField(label="使用至 · Until", max_length=10, help_text=DAY)


class GrantForm(Form):
    """同意共享."""

    given = text("提供（案件编号或者项目代码） · What is given", most=120)
    until = DayField(label="查阅至 · Until", max_length=10, help_text=DAY)
    reason = text("说明（可不填） · Remark", most=1000, needed=False)


class ReasonForm(Form):
    """不同意、收回."""

    reason = long("理由 · Reason")


@require_power("share.ask")
@require_http_methods(["GET", "HEAD", "POST"])
def shares(request: HttpRequest) -> HttpResponse:
    """Show what a search finds, the department's requests and those it has to answer; or ask."""
    if request.method == "POST":
        return _ask(request)
    return _shares(request, AskForm())


def _ask(request: HttpRequest) -> HttpResponse:
    form = AskForm(request.POST)
    if not form.is_valid():
        return _shares(request, form, status=BAD)
    try:
        id, _ = sharing.ask_share(
            **form.cleaned_data, by=actor(request), at=moment_of_request(request)
        )
    except (Refused, Malformed) as error:
        form.add_error(error.where if error.where in form.fields else None, str(error))
        return _shares(request, form, status=words(error.code).status)
    return redirect("cases:share", id=id)


def _shares(request: HttpRequest, form: AskForm, *, status: int = 200) -> HttpResponse:
    words_, found, wrong = request.GET.get("q", "").strip(), [], ""
    body = actor(request).body
    if words_:
        try:
            found = [one for one in sharing.find(words_) if one.holder != body]
        except Refused as error:
            wrong, status = str(error), words(error.code).status
        else:
            _searched(request, words_, {one.holder for one in found})
    rows = sharing.shares_of(body)
    shown = {
        "room": "shares",
        "q": words_,
        "found": found,
        "wrong": wrong,
        "form": form,
        "mine": [row for row in rows if row.body == body],
        "ours": [row for row in rows if row.holder == body],
        "names": _names({*(row.body for row in rows), *(row.holder for row in rows)}),
        "holders": _names(one.holder for one in found),
    }
    return shown_page(request, "cases/shares.html", shown, status=status)


@require_power("share.ask")
@require_safe
def share(request: HttpRequest, id: str) -> HttpResponse:
    """Show one request to either of its two sides."""
    return _share(request, sharing.share(id, actor(request).body))


@require_power("case.approve")
@require_POST
def decide(request: HttpRequest, id: str) -> HttpResponse:
    """Grant, refuse or take back what the department holds."""
    row = sharing.share(id, actor(request).body)
    does: dict[str, tuple[type[Form], Callable[..., int]]] = {
        "grant": (GrantForm, sharing.grant_share),
        "refuse": (ReasonForm, sharing.refuse_share),
        "withdraw": (ReasonForm, sharing.withdraw_share),
    }
    if request.POST.get("act") not in does:
        raise Refused("没有这项办理 · there is no such act", code="share_state", where="act")
    made, do = does[request.POST["act"]]
    form = made(request.POST)
    if not form.is_valid():
        return _share(request, row, tried=form, status=BAD)
    try:
        do(id, **form.cleaned_data, by=actor(request), at=moment_of_request(request))
    except (Refused, Malformed) as error:
        form.add_error(error.where if error.where in form.fields else None, str(error))
        return _share(request, row, tried=form, status=words(error.code).status)
    return redirect("cases:share", id=id)


@require_power("share.ask")
@require_safe
def shared(request: HttpRequest, id: str) -> HttpResponse:
    """Show what was granted, read only, to the department that asked, while it lasts."""
    at = moment_of_request(request)
    row = sharing.readable(id, actor(request).body, at.astimezone(SHANGHAI).date())
    request.owners = [row.holder]  # type: ignore[attr-defined]
    shown: dict[str, Any] = {"share": row, "room": "shares"}
    if row.what == "case":
        case = queries.case(row.given)
        matter = queries.matter(case.matter, case.version)
        shown |= {
            "row": case,
            "matter": matter,
            "acts": [(one, matter.acts[one.act]) for one in case.facts().done],
            "evidence": [one for one in casefile.evidence_of(case.id) if not one.removed],
            "documents": signing.documents_of(case.id),
        }
    else:
        page = record.tender_page(row.given, scope=None)
        readable = classes(officer_of(request))
        shown |= {
            "page": page,
            "items": [
                (one, public.headline(one), public.lines(one.set, one.data, readable))
                for one in public.open_items(page.items, at)
            ],
        }
    return shown_page(request, "cases/shared.html", shown)


@require_power("case.read")
@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    """Show who of other departments looked at ours; ``?own=1`` our own people too."""
    own = request.GET.get("own") == "1"
    rows = looking.at_ours(actor(request).body, others=not own)
    shown = {"room": "shares", "rows": rows, "own": own, "names": _names(body for _, body in rows)}
    return shown_page(request, "cases/looks.html", shown)


def _share(
    request: HttpRequest, row: Share, *, tried: Form | None = None, status: int = 200
) -> HttpResponse:
    body = actor(request).body
    on = moment_of_request(request).astimezone(SHANGHAI).date()
    facts = sharing.facts(row)
    shown = {
        "room": "shares",
        "row": row,
        "holds": row.holder == body,
        "lasts": facts.lasts(on),
        "choices": sharing.choices(facts) if row.holder == body else [],
        "grant_form": tried if isinstance(tried, GrantForm) else GrantForm(),
        "reason_form": tried if isinstance(tried, ReasonForm) else ReasonForm(),
        "names": _names({row.body, row.holder}),
        "decides": officer_of(request).may("case.approve"),
    }
    return shown_page(request, "cases/share.html", shown, status=status)


def _searched(request: HttpRequest, said: str, holders: set[str]) -> None:
    """Keep that somebody searched for what others hold: those can read of it."""
    looking.look(
        by=actor(request),
        power="share.ask",
        subject=f"cases:shares {said}",
        page=request.path,
        reason=sessions.reason(request.session),
        owners=sorted(holders),
        at=moment_of_request(request),
    )


def _names(codes: Iterable[str]) -> dict[str, Department | Said]:
    """Return what bodies are called; one that is not registered by its code."""
    wanted = set(codes)
    return {code: Said(zh=code, en=code) for code in wanted} | Department.objects.in_bulk(wanted)
