"""部门文书模板: a department's own .docx for one kind of document, checked when it is kept."""

import base64
from collections.abc import Sequence
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from jianbiao.errors import Malformed
from jianbiao.ledger import services as ledger
from jianbiao.standard import events
from jianbiao.standard.casefile_events import TemplateKept
from jianbiao.standard.terms import Actor
from jianbiao.supervision import casefile, docx, shipped
from jianbiao.supervision.domain.documents import fields, read_document
from jianbiao.supervision.models import DocumentTemplate

_SAMPLE = {
    "about": "",
    "addressee": "x",
    "basis": ["x"],
    "kind": "x",
    "number": "x",
    "sections": [{"heading": "x", "paragraphs": ["x"]}],
    "signing": {"body": "x", "by": "x", "name": "x", "on": "2026-01-01"},
    "title": "x",
}
"""A document whose fields a template may ask for."""


@transaction.atomic
def keep_template(document: str, content: bytes, *, by: Actor, at: datetime) -> int:
    """Keep a department's template for a kind of document; the newest counts.

    Raise Malformed where it is no .docx, asks for a field there is not, or for none at all.
    """
    if document not in shipped.templates():
        raise Malformed(f"没有文书 {document} · no such document", code="document_unknown")
    asked = docx.check_template(content)
    known = fields(read_document(_SAMPLE))
    if unknown := [name for name in asked if name not in known]:
        raise Malformed(
            f"没有字段 {unknown[0]}，可用 · no such field, one of: {', '.join(sorted(known))}",
            code="template_field",
            where=unknown[0],
        )
    if not asked:
        raise Malformed("模板没有字段 · it has no field", code="template_malformed", where="file")
    event = TemplateKept(
        body=by.body,
        document=document,
        digest=sha256(content).hexdigest(),
        content=base64.b64encode(content).decode(),
    )
    number = ledger.append(event, by=by, at=at)
    casefile.keep_template(events.to_dict(event), number, by.id, at)
    return number


def template(body: str, document: str) -> bytes:
    """Return a department's template for a kind of document; empty where it has none."""
    row = DocumentTemplate.objects.filter(body=body, document=document).first()
    return base64.b64decode(row.content) if row else b""


def templates_of(body: str) -> Sequence[DocumentTemplate]:
    """Return a department's templates."""
    return list(DocumentTemplate.objects.filter(body=body).order_by("document"))
