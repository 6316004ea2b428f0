"""监测 tables, all pulled: findings, alerts, deadlines. Nothing here is ever public."""

from typing import ClassVar

from django.db import models

from jianbiao.watch import domain


class Finding(models.Model):
    """核对结论: one rule's answer about one subject."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "subject", "rule")
    log = models.TextField()
    rule = models.TextField()
    subject = models.TextField()
    tender = models.TextField()
    lot = models.TextField()
    platform = models.TextField()
    region = models.TextField()
    industry = models.TextField()
    rule_standing = models.TextField()
    parameters = models.JSONField()
    verdict = models.TextField()
    numbers = models.JSONField()
    missing = models.JSONField()
    zh = models.TextField()
    en = models.TextField()
    seen = models.BigIntegerField()
    worst = models.TextField(default="")
    since = models.BigIntegerField(default=0)
    until = models.BigIntegerField(default=0)
    held_zh = models.TextField(default="")
    held_en = models.TextField(default="")
    held_numbers = models.JSONField(null=True)
    broken_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["log", "tender"], name="finding_tender"),
            models.Index(fields=["log", "verdict", "platform"], name="finding_verdict"),
            models.Index(fields=["log", "rule", "verdict", "tender"], name="finding_rule"),
        ]

    def facts(self) -> domain.Finding:
        """Return the plain value."""
        said = {n: getattr(self, n) for n in domain.Finding.__slots__ if n != "standing"}
        said["missing"] = tuple(said["missing"])
        return domain.Finding(standing=self.rule_standing, **said)

    @classmethod
    def row(cls, one: domain.Finding) -> "Finding":
        """Return the row that keeps ``one``."""
        said = {n: getattr(one, n) for n in domain.Finding.__slots__ if n != "standing"}
        said["missing"] = list(one.missing)
        said["numbers"] = dict(one.numbers)
        said["parameters"] = dict(one.parameters)
        return cls(rule_standing=one.standing, **said)


class Alert(models.Model):
    """预警: a finding before a person, until the person says what it is."""

    standing: ClassVar[str] = "pulled"

    id = models.TextField(primary_key=True)
    log = models.TextField()
    rule = models.TextField()
    subject = models.TextField()
    tender = models.TextField()
    lot = models.TextField()
    platform = models.TextField()
    region = models.TextField()
    industry = models.TextField()
    grade = models.TextField(help_text="breach or yellow, at its worst")
    state = models.TextField(help_text="open or closed")
    cured = models.BooleanField(default=False)
    opened_number = models.BigIntegerField()
    opened_at = models.DateTimeField()
    shown_from = models.DateTimeField(help_text="Before it nobody is shown the alert.")
    closed_number = models.BigIntegerField(default=0)
    closed_at = models.DateTimeField(null=True)
    closed_by = models.TextField(default="")
    verdict = models.TextField(default="")
    reason = models.TextField(default="")

    class Meta:
        indexes = [
            models.Index(fields=["log", "-opened_number"], name="alert_newest"),
            models.Index(fields=["log", "state", "-opened_number"], name="alert_state"),
            models.Index(fields=["log", "rule", "state", "verdict"], name="alert_rule"),
            models.Index(fields=["log", "tender"], name="alert_tender"),
            models.Index(fields=["log", "shown_from"], name="alert_shown"),
            models.Index(fields=["log", "state", "cured", "-opened_number"], name="alert_lasting"),
            models.Index(
                fields=["log", "state", "grade", "cured", "-opened_number"], name="alert_queue"
            ),
            models.Index(fields=["log", "rule", "-opened_number"], name="alert_by_rule"),
            models.Index(fields=["log", "grade", "-opened_number"], name="alert_by_grade"),
            models.Index(
                fields=["log", "state", "grade", "cured", "region", "industry"], name="alert_placed"
            ),
        ]

    def facts(self) -> domain.Alert:
        """Return the plain value."""
        return domain.Alert(**{name: getattr(self, name) for name in domain.Alert.__slots__})

    @classmethod
    def row(cls, one: domain.Alert) -> "Alert":
        """Return the row that keeps ``one``."""
        return cls(**{name: getattr(one, name) for name in domain.Alert.__slots__})


class Tally(models.Model):
    """预警计数: how many alerts there are of a kind."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey(
        "log", "rule", "region", "industry", "grade", "state", "verdict"
    )
    log = models.TextField()
    rule = models.TextField()
    region = models.TextField()
    industry = models.TextField()
    grade = models.TextField()
    state = models.TextField(help_text="open, cured or closed")
    verdict = models.TextField()
    count = models.BigIntegerField()


class Gap(models.Model):
    """缺项计数: how many questions a platform's reports leave undecidable, by rule and missing field."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "platform", "rule", "name")
    log = models.TextField()
    platform = models.TextField()
    rule = models.TextField()
    name = models.TextField(help_text="The missing fact; empty for the questions themselves.")
    count = models.BigIntegerField()


class Deadline(models.Model):
    """到期事项: what must come by when."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "rule", "subject")
    log = models.TextField()
    rule = models.TextField()
    subject = models.TextField()
    tender = models.TextField()
    lot = models.TextField()
    region = models.TextField()
    industry = models.TextField()
    zh = models.TextField()
    en = models.TextField()
    due_on = models.DateField()
    provisional = models.BooleanField()
    came = models.BooleanField()
    known_at = models.DateTimeField(help_text="When the entry came that started the period.")
    passed = models.BigIntegerField(default=0, help_text="The entry that says it has passed.")

    class Meta:
        indexes = [
            models.Index(fields=["came", "passed", "due_on"], name="deadline_due"),
            models.Index(fields=["log", "tender"], name="deadline_tender"),
        ]

    def facts(self) -> domain.Due:
        """Return the plain value."""
        return domain.Due(**{name: getattr(self, name) for name in domain.Due.__slots__})

    @classmethod
    def row(cls, one: domain.Due) -> "Deadline":
        """Return the row that keeps ``one``."""
        return cls(**{name: getattr(one, name) for name in domain.Due.__slots__})


class Anew(models.Model):
    """待重核: a parameter that was set, and up to which tender its rule was asked anew."""

    standing: ClassVar[str] = "pulled"

    act = models.BigIntegerField(primary_key=True, help_text="Entry that set the parameter.")
    rule = models.TextField()
    jurisdiction = models.TextField()
    effective_on = models.DateField()
    after = models.TextField(default="")
    done = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["done", "effective_on"], name="anew_due")]
