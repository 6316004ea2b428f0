"""Outages of the platform (平台故障): stated by one administrator, settled by another, for all to see."""

from datetime import datetime
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from jianbiao.people.views import require_power
from jianbiao.standard.terms import Actor
from jianbiao.supervision import outages
from jianbiao.web.house.deeds import Deed, answer
from jianbiao.web.house.forms import Form, choice, long, moment_of, text

_HINT = "如 2026-03-02 09:30 · like 2026-03-02 09:30"


class OutageForm(Form):
    """记录故障."""

    since = text("开始时间 · From", most=40, hint=_HINT)
    until = text("恢复时间 · Until", most=40, hint=_HINT)
    what = text("受影响的服务 · What was down")
    cause = long("原因 · Cause")

    def clean_since(self) -> datetime:
        """Return the moment."""
        return moment_of(self.cleaned_data["since"])

    def clean_until(self) -> datetime:
        """Return the moment."""
        return moment_of(self.cleaned_data["until"])


class SettleForm(Form):
    """复核故障."""

    outage = text("编号 · Id", most=40)
    verdict = choice("复核意见 · Verdict", [("1", "属实 · confirmed"), ("0", "不属实 · not so")])
    note = forms.CharField(label="说明 · Note", max_length=500, required=False)


@require_power("outage.record")
@require_http_methods(["GET", "HEAD", "POST"])
def staff_outages(request: HttpRequest) -> HttpResponse:
    """Show outages; state one, or settle what another person stated."""

    def shown() -> dict[str, Any]:
        return {"waiting": outages.waiting(), "rows": outages.confirmed(), "days": outages.days()}

    return answer(request, "house/outages.html", _DEEDS, shown)


@require_power("public")
@require_safe
def public_outages(request: HttpRequest) -> HttpResponse:
    """Show every confirmed outage, and the days that clocks leave out."""
    shown = {"rows": outages.confirmed(), "days": outages.days(), "room": "outages"}
    return render(request, "publish/outages.html", shown)


def _state(said: dict[str, Any], by: Actor, at: datetime) -> int:
    return outages.state(
        said["since"], said["until"], what=said["what"], cause=said["cause"], by=by, at=at
    )


def _settle(said: dict[str, Any], by: Actor, at: datetime) -> int:
    return outages.settle(
        said["outage"].strip(), confirmed=said["verdict"] == "1", note=said["note"], by=by, at=at
    )


_DEEDS = (
    Deed(name="state", power="outage.record", word="outages.state", form=OutageForm, do=_state),
    Deed(
        name="settle",
        power="outage.record",
        word="outages.settle",
        form=SettleForm,
        do=_settle,
        grave=True,
    ),
)
