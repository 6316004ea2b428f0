"""Addresses of matters and cases."""

from django.urls import path

from jianbiao.web.cases import administration, figures, filing, inspections, public, staff

app_name = "cases"

urlpatterns = [
    path("matters", public.matters, name="matters"),
    path("matters/figures", figures.figures, name="figures"),
    path("matters/<slug:code>", public.matter, name="matter"),
    path("apply/<slug:code>", administration.apply, name="apply"),
    path("electronic", administration.electronic, name="electronic"),
    path("inspections", inspections.draws, name="draws"),
    path("inspections/<slug:id>.json", inspections.draw_data, name="draw_data"),
    path("inspections/<slug:id>", inspections.draw, name="draw"),
    path("desk/duties", administration.duties, name="duties"),
    path("desk/inspections", inspections.plans, name="inspections"),
    path("desk/inspections/<slug:id>", inspections.inspection, name="inspection"),
    path("complain", filing.complain, name="complain"),
    path("follow", filing.follow, name="follow"),
    path("desk/cases", staff.cases, name="cases"),
    path("desk/cases/figures", figures.desk_figures, name="desk_figures"),
    path("desk/cases/new", staff.opening, name="new"),
    path("desk/cases/<slug:id>", staff.case, name="case"),
]
