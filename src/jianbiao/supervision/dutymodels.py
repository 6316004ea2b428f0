"""行政事项 tables: what is due, how steps came, filings by message, tags of draws."""

from typing import ClassVar

from django.db import models


class DutyRow(models.Model):
    """应办事项: one clock of a matter that messages do, about one lot; overdue follows from the day."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("tender", "matter", "clock", "lot")
    tender = models.TextField()
    matter = models.TextField()
    clock = models.TextField()
    lot = models.TextField()
    side = models.TextField()
    region = models.TextField()
    industry = models.TextField()
    platform = models.TextField()
    since = models.DateField()
    last = models.DateField()
    provisional = models.BooleanField()
    stopped = models.DateField(null=True)
    kept = models.BooleanField(help_text="Stopped no later than its last day.")
    how = models.TextField(help_text="electronic, paper or missing.")
    number = models.BigIntegerField(help_text="The entry that did it, 0 while none has.")

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["region", "industry", "last"],
                name="duty_due",
                condition=models.Q(stopped__isnull=True),
            ),
            models.Index(
                fields=["last"], name="duty_last", condition=models.Q(stopped__isnull=True)
            ),
            models.Index(
                fields=["matter", "last"],
                name="duty_matter",
                condition=models.Q(stopped__isnull=True),
            ),
            models.Index(
                fields=["tender"],
                name="duty_provisional",
                condition=models.Q(stopped__isnull=True, provisional=True),
            ),
        ]


class StageStanding(models.Model):
    """环节电子化: how each step of a tender, or one filing, came; what the tally was counted from."""

    standing: ClassVar[str] = "pulled"

    subject = models.TextField(primary_key=True, help_text="A tender's code or a case's id.")
    city = models.TextField()
    stages = models.JSONField()


class ElectronicTally(models.Model):
    """电子化率计数: how many tenders of a city came through a step how."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("city", "stage", "how")
    city = models.TextField()
    stage = models.TextField()
    how = models.TextField()
    count = models.BigIntegerField()


class FilingMessage(models.Model):
    """申报消息: a platform's signed filing, correction or withdrawal, and the entry that took it up."""

    standing: ClassVar[str] = "pulled"

    number = models.BigIntegerField(primary_key=True)
    platform = models.TextField()
    case = models.TextField()
    matter = models.TextField()
    act = models.TextField()
    project = models.TextField()
    tender = models.TextField()
    lot = models.TextField()
    fields = models.JSONField()
    taken = models.BigIntegerField(default=0)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["number"], name="filing_waiting", condition=models.Q(taken=0)),
            models.Index(fields=["case"], name="filing_case"),
        ]


class DrawTag(models.Model):
    """抽取编号: who stands behind a tag of a draw; public pages and the ledger show the tag alone."""

    standing: ClassVar[str] = (
        "kept: names behind the tags of a draw, of which the ledger holds the tag"
    )

    pk = models.CompositePrimaryKey("case", "tag")
    case = models.TextField()
    tag = models.TextField(help_text="First 16 hex digits of SHA-256 of salt and who.")
    salt = models.TextField()
    who = models.TextField(help_text="An officer's login, or an evaluator's code or name.")
    name = models.TextField()
