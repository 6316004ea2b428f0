"""Addresses of the house (内务): staff pages below ``desk/house/``, two public ones."""

from django.urls import path

from jianbiao.web.house import coverage, outages, pages, public, quarantine, records, start, whois

app_name = "house"
urlpatterns = [
    path("powers", public.powers, name="public_powers"),
    path("coverage", coverage.coverage, name="public_coverage"),
    path("outages", outages.public_outages, name="public_outages"),
    path("desk/house/outages", outages.staff_outages, name="outages"),
    path("desk/house/bodies", pages.bodies, name="bodies"),
    path("desk/house/powers", pages.powers, name="powers"),
    path("desk/house/officers", pages.officers, name="officers"),
    path("desk/house/platforms", pages.platforms, name="platforms"),
    path("desk/house/rules", pages.rules, name="rules"),
    path("desk/house/competence", pages.competence, name="competence"),
    path("desk/house/coverage", coverage.staff_coverage, name="coverage"),
    path("desk/house/start", start.start, name="start"),
    path("desk/house/start/template", start.template, name="template"),
    path("desk/house/charges", pages.charges, name="charges"),
    path("desk/house/calendar", records.calendar, name="calendar"),
    path("desk/house/erasures", records.erasures, name="erasures"),
    path("desk/house/quarantine", quarantine.rows, name="quarantine"),
    path("desk/house/quarantine/<int:number>", quarantine.row, name="quarantined"),
    path("desk/house/whois", whois.whois, name="whois"),
    path("desk/house/audit", pages.audit, name="audit"),
]
