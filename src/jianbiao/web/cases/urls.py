"""Addresses of matters and cases."""

from django.urls import path

from jianbiao.web.cases import (
    decided,
    documents,
    figures,
    filing,
    following,
    papers,
    public,
    staff,
)

app_name = "cases"

urlpatterns = [
    path("matters", public.matters, name="matters"),
    path("matters/figures", figures.figures, name="figures"),
    path("matters/<slug:code>", public.matter, name="matter"),
    path("documents", documents.check, name="check"),
    path("complain", filing.complain, name="complain"),
    path("tip", filing.tip, name="tip"),
    path("follow", following.follow, name="follow"),
    path("respond", following.respond, name="respond"),
    path("decisions", decided.decisions, name="decisions"),
    path("decisions/<slug:id>", decided.decided, name="decided"),
    path("desk/cases", staff.cases, name="cases"),
    path("desk/cases/figures", figures.desk_figures, name="desk_figures"),
    path("desk/cases/new", staff.opening, name="new"),
    path("desk/cases/<slug:id>", staff.case, name="case"),
    path("desk/cases/<slug:id>/documents/<int:entry>", documents.printed, name="document"),
    path("desk/cases/<slug:id>/papers/<str:sha256>", papers.paper, name="paper"),
]
