"""Addresses of matters and cases."""

from django.urls import path

from jianbiao.web.cases import (
    attached,
    casefile,
    decided,
    documents,
    figures,
    filing,
    following,
    issued,
    leading,
    public,
    sharing,
    staff,
)

app_name = "cases"

urlpatterns = [
    path("matters", public.matters, name="matters"),
    path("matters/figures", figures.figures, name="figures"),
    path("matters/<slug:code>", public.matter, name="matter"),
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
    path("desk/cases/<slug:id>/issued/<int:entry>", issued.printed, name="issued"),
    path("desk/cases/<slug:id>/attached/<str:sha256>", attached.paper, name="attached"),
    path("desk/cases/<slug:id>/case", leading.file, name="file_lead"),
    path("desk/cases/<slug:id>/file", casefile.file, name="file"),
    path("desk/cases/<slug:id>/archive", casefile.export, name="archive"),
    path("desk/cases/<slug:id>/evidence", casefile.add, name="add_evidence"),
    path("desk/cases/<slug:id>/evidence/<slug:piece>", casefile.remove, name="remove_evidence"),
    path("desk/cases/<slug:id>/papers", casefile.upload, name="upload"),
    path("desk/cases/<slug:id>/papers/<slug:piece>", casefile.paper, name="paper"),
    path("desk/cases/<slug:id>/notes", casefile.note, name="note"),
    path("desk/cases/<slug:id>/documents/<slug:kind>", documents.draft, name="draft"),
    path("desk/documents/<int:number>", documents.document, name="document"),
    path("desk/documents/<int:number>.<slug:form>", documents.download, name="download"),
    path("desk/templates", documents.templates, name="templates"),
    path("desk/sharing", sharing.shares, name="shares"),
    path("desk/sharing/<slug:id>", sharing.share, name="share"),
    path("desk/sharing/<slug:id>/decide", sharing.decide, name="decide_share"),
    path("desk/sharing/<slug:id>/shared", sharing.shared, name="shared"),
    path("desk/looks", sharing.looks, name="looks"),
    path("documents", documents.verify, name="verify"),
    path("documents/<slug:digest>.pdf", documents.public_file, name="public_file"),
]
