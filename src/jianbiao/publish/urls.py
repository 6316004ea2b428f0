"""Addresses of the public site (公开网站); mounted at the root."""

from django.urls import path

from jianbiao.publish import views

app_name = "publish"
urlpatterns = [
    path("", views.home, name="home"),
    path("tenders", views.tenders, name="tenders"),
    path("tenders/<str:code>", views.tender, name="tender"),
    path("entities/<path:key>", views.entity, name="entity"),
    path("records", views.records, name="records"),
    path("records/<str:set>", views.records_of, name="records_of"),
    path("projects/<str:code>", views.project, name="project"),
    path("rules", views.rules, name="rules"),
    path("rules/<str:number>", views.rule, name="rule"),
    path("ledger", views.ledger, name="ledger"),
    path("ledger/<str:log>/<int:number>", views.entry, name="entry"),
    path("gathered", views.gathered, name="gathered"),
    path("gathered/<path:code>", views.gathered_tender, name="gathered_tender"),
]
