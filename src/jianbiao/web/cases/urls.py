"""Addresses of matters and cases."""

from django.urls import path

from jianbiao.web.cases import documents, figures, filing, public, staff

app_name = "cases"

urlpatterns = [
    path("matters", public.matters, name="matters"),
    path("matters/figures", figures.figures, name="figures"),
    path("matters/<slug:code>", public.matter, name="matter"),
    path("documents", documents.check, name="check"),
    path("complain", filing.complain, name="complain"),
    path("follow", filing.follow, name="follow"),
    path("desk/cases", staff.cases, name="cases"),
    path("desk/cases/figures", figures.desk_figures, name="desk_figures"),
    path("desk/cases/new", staff.opening, name="new"),
    path("desk/cases/<slug:id>", staff.case, name="case"),
    path("desk/cases/<slug:id>/documents/<int:entry>", documents.printed, name="document"),
]
