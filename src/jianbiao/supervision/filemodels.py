"""案卷 tables, all own: who handles a case, its alerts, evidence, notes, documents, seals, sharing."""

from typing import ClassVar

from django.db import models


class CaseBody(models.Model):
    """承办部门: a department that handles a case now, as its holder or jointly."""

    standing: ClassVar[str] = "own"

    pk = models.CompositePrimaryKey("body", "case")
    body = models.TextField()
    case = models.TextField()
    role = models.TextField(help_text="holder or joint")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case"], name="casebody_case")]


class CaseAlert(models.Model):
    """并入的预警: an alert that a case takes up."""

    standing: ClassVar[str] = "own"

    pk = models.CompositePrimaryKey("alert", "case")
    alert = models.TextField()
    case = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case"], name="casealert_case")]


class Evidence(models.Model):
    """证据: one piece in a case's file; what was removed stays, marked."""

    standing: ClassVar[str] = "own"

    pk = models.CompositePrimaryKey("case", "piece")
    case = models.TextField()
    piece = models.TextField()
    body = models.TextField()
    what = models.TextField(help_text="entry, finding, file or paper")
    log = models.TextField()
    number = models.BigIntegerField(help_text="The entry it is, or that brought its bytes.")
    digest = models.TextField(help_text="SHA-256 of its bytes, in hex.")
    name = models.TextField()
    shows = models.TextField()
    content = models.JSONField()
    added = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.TextField()
    removed = models.BigIntegerField(default=0)
    reason = models.TextField(default="")


class Note(models.Model):
    """办案笔记: internal to the departments that handle the case, or to the one that wrote it."""

    standing: ClassVar[str] = "own"

    number = models.BigIntegerField(primary_key=True)
    case = models.TextField()
    body = models.TextField()
    own = models.BooleanField()
    text = models.TextField()
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "number"], name="note_case")]


class BodySeal(models.Model):
    """电子印章: the key with which a department's documents are signed now."""

    standing: ClassVar[str] = "own"

    body = models.TextField(primary_key=True)
    algorithm = models.TextField()
    public_key = models.TextField()
    number = models.BigIntegerField()


class SignedDocument(models.Model):
    """签发的文书: whole and unchangeable; found by its 文号 or its digest."""

    standing: ClassVar[str] = "own"

    entry = models.BigIntegerField(primary_key=True)
    number = models.TextField(unique=True, help_text="文号")
    digest = models.TextField(unique=True)
    case = models.TextField()
    body = models.TextField()
    algorithm = models.TextField()
    public_key = models.TextField()
    signature = models.TextField()
    open = models.BooleanField()
    document = models.JSONField()
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "entry"], name="signed_case")]


class DocumentTemplate(models.Model):
    """部门文书模板: a .docx with {{fields}} for one kind of document."""

    standing: ClassVar[str] = "own"

    pk = models.CompositePrimaryKey("body", "document")
    body = models.TextField()
    document = models.TextField()
    digest = models.TextField()
    content = models.TextField(help_text="Base64.")
    number = models.BigIntegerField()


class Share(models.Model):
    """部门间共享: a request, what was decided about it, and until when it lasts."""

    standing: ClassVar[str] = "own"

    id = models.TextField(primary_key=True)
    body = models.TextField(help_text="Who asks.")
    holder = models.TextField(help_text="Whose it is.")
    what = models.TextField(help_text="record or case")
    subject = models.TextField()
    purpose = models.TextField()
    authority = models.TextField()
    asked_until = models.DateField()
    state = models.TextField(help_text="asked, granted, refused or withdrawn")
    given = models.TextField(default="")
    until = models.DateField(null=True)
    reason = models.TextField(default="")
    asked = models.BigIntegerField()
    asked_at = models.DateTimeField()
    asked_by = models.TextField()
    decided = models.BigIntegerField(default=0)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.TextField(default="")

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["body", "-asked"], name="share_body"),
            models.Index(fields=["holder", "state", "-asked"], name="share_holder"),
        ]
