"""Addresses of the staff pages (工作台); mounted below ``desk/``."""

from django.urls import path

from jianbiao.web.staff import charging, entities, records, tenders, views

app_name = "staff"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("arrivals", views.arrivals, name="arrivals"),
    path("queue", views.queue, name="queue"),
    path("alerts", views.alerts, name="alerts"),
    path("alerts/<path:id>/close", views.close, name="close"),
    path("alerts/<path:id>/take", charging.take, name="take"),
    path("alerts/<path:id>/release", charging.release, name="release"),
    path("alerts/<path:id>", views.alert, name="alert"),
    path("tenders", tenders.tenders, name="tenders"),
    path("tenders/views", tenders.view, name="view"),
    path("tenders/<str:code>", views.tender, name="tender"),
    path("platforms", views.platforms, name="platforms"),
    path("platforms/<str:code>", views.platform, name="platform"),
    path("entities/<path:key>/match", entities.match, name="match"),
    path("entities/<path:key>", entities.entity, name="entity"),
    path("records", records.records, name="records"),
    path("records/<str:set>", records.listed, name="records_of"),
    path("projects/<str:code>", records.project, name="project"),
    path("rules", views.rules, name="rules"),
    path("rules/<str:number>", views.rule, name="rule"),
    path("entries/<str:log>/<int:number>", views.entry, name="entry"),
]
