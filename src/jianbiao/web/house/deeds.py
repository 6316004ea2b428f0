"""办理: one page holds several acts; each names its power, its form and the service it calls.

An act answers with its number in the ledger; what a service refuses stands above its form, in both
languages, with what was written kept.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django import forms
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url

from jianbiao.errors import Malformed, Refused
from jianbiao.ledger import queries as ledger
from jianbiao.people import sessions
from jianbiao.people.domain.powers import POWER_WORDS
from jianbiao.people.models import Officer
from jianbiao.people.views import actor, real
from jianbiao.standard.faults import words
from jianbiao.standard.terms import Actor

Do = Callable[[dict[str, Any], Actor, datetime], int | tuple[int, str]]
"""What an act does with the cleaned form: the number of its last entry, perhaps a secret shown once."""

BAD: Final = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One act of a page. ``word`` is the key of its heading and of its button."""

    name: str
    power: str
    word: str
    form: Callable[..., forms.Form]
    do: Do
    grave: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A deed with its form, as the page shows it."""

    deed: Deed
    form: forms.Form
    open: bool


def answer(
    request: HttpRequest, template: str, deeds: Sequence[Deed], shown: Callable[[], dict[str, Any]]
) -> HttpResponse:
    """Show a page, or do the act that its form names and lead back to the page with the number."""
    user = request.user
    able = [one for one in deeds if isinstance(user, Officer) and user.may(one.power)]
    if request.method != "POST":
        return _page(request, template, able, shown())
    deed = next((one for one in deeds if one.name == request.POST.get("act", "")), None)
    if deed is None or deed not in able:
        zh, en = POWER_WORDS[deed.power] if deed else ("作此办理", "do this")
        raise PermissionDenied(f"本账户无权{zh} · this account may not {en}")
    if not sessions.proved(request.session, real=real(request)):
        return redirect_to_login(request.get_full_path(), resolve_url("people:again"))
    form = deed.form(request.POST, request.FILES or None)
    if not form.is_valid():
        return _page(request, template, able, shown(), tried=(deed, form, BAD))
    try:
        number = deed.do(form.cleaned_data, actor(request), _at(request))
    except (Refused, Malformed) as error:
        form.add_error(error.where if error.where in form.fields else None, str(error))
        status = words(error.code).status
        return _page(request, template, able, shown(), tried=(deed, form, status))
    if isinstance(number, tuple):
        return _page(request, template, able, {**shown(), "number": number[0], "once": number[1]})
    return redirect(f"{request.path}?done={number}")


Tried = tuple[Deed, forms.Form, int]
"""The act that was tried, its form with the faults, and the status to answer."""


def _page(
    request: HttpRequest,
    template: str,
    able: list[Deed],
    shown: dict[str, Any],
    *,
    tried: Tried | None = None,
) -> HttpResponse:
    offered = [
        Offered(deed=tried[0], form=tried[1], open=True)
        if tried and one == tried[0]
        else Offered(deed=one, form=one.form(), open=False)
        for one in able
    ]
    done = request.GET.get("done", "")
    said = {
        "deeds": offered,
        "proved": sessions.proved(request.session, real=real(request)),
        "number": int(done) if done.isascii() and done.isdigit() and len(done) < 19 else 0,  # noqa: PLR2004
        "desk": True,
        "room": "house",
        "seen": ledger.last_number(),
        **shown,
    }
    return render(request, template, said, status=tried[2] if tried else 200)


def _at(request: HttpRequest) -> datetime:
    return request.at  # type: ignore[attr-defined,no-any-return]
