"""监督 tables: matters adopted, cases as acts left them, and the clocks of cases, pulled."""

from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from jianbiao.supervision.domain.cases import Case, Done, Subject
from jianbiao.supervision.domain.clocks import Running


class MatterVersion(models.Model):
    """监督事项 in one version, whole, in force from a day on."""

    standing: ClassVar[str] = "own"

    pk = models.CompositePrimaryKey("matter", "version")
    matter = models.TextField()
    version = models.TextField()
    effective_on = models.DateField()
    digest = models.TextField()
    content = models.JSONField()
    number = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.TextField()


class CaseRow(models.Model):
    """案件: where it stands and everything that was done, in order."""

    standing: ClassVar[str] = "own"

    id = models.TextField(primary_key=True)
    matter = models.TextField()
    version = models.TextField()
    tender = models.TextField()
    lot = models.TextField()
    alert = models.TextField()
    party = models.TextField()
    region = models.TextField()
    industry = models.TextField()
    platform = models.TextField()
    state = models.TextField()
    ended = models.BooleanField()
    body = models.TextField(help_text="The department that handles it; empty while none does.")
    secret = models.TextField(help_text="SHA-256 of the feedback code of whoever filed it.")
    done = models.JSONField(help_text="Every act with its number, person, body, moment and form.")
    opened_number = models.BigIntegerField()
    opened_at = models.DateTimeField()
    last_number = models.BigIntegerField()
    last_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["ended", "region", "industry", "-last_number"], name="case_place"),
            models.Index(fields=["ended", "-last_number"], name="case_last"),
            models.Index(fields=["matter", "ended", "-last_number"], name="case_matter"),
            models.Index(fields=["tender", "matter"], name="case_tender"),
            models.Index(fields=["alert"], name="case_alert"),
            models.Index(fields=["secret"], name="case_secret", condition=~models.Q(secret="")),
        ]

    def facts(self, *, upto: int | None = None) -> Case:
        """Return the plain value; ``upto`` an entry, with no act after it."""
        done = tuple(
            Done(**{**one, "at": datetime.fromisoformat(one["at"])})
            for one in self.done
            if upto is None or one["number"] <= upto
        )
        return Case(
            id=self.id,
            matter=self.matter,
            version=self.version,
            subject=Subject(**{n: getattr(self, n) for n in Subject.__slots__}),
            state=self.state,
            body=self.body,
            secret=self.secret,
            done=done,
        )

    @classmethod
    def row(cls, case: Case, *, ended: bool) -> "CaseRow":
        """Return the row that keeps ``case``."""
        first, last = case.done[0], case.done[-1]
        return cls(
            id=case.id,
            matter=case.matter,
            version=case.version,
            **{n: getattr(case.subject, n) for n in Subject.__slots__},
            state=case.state,
            ended=ended,
            body=case.body,
            secret=case.secret,
            done=[_kept(one) for one in case.done],
            opened_number=first.number,
            opened_at=first.at,
            last_number=last.number,
            last_at=last.at,
        )


class PlatformAnswer(models.Model):
    """签收与回复: a platform's signed message about a case, and the entry that took it up."""

    standing: ClassVar[str] = "pulled"

    number = models.BigIntegerField(primary_key=True)
    platform = models.TextField()
    case = models.TextField()
    act = models.TextField()
    text = models.TextField()
    handled_at = models.TextField()
    taken = models.BigIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["number"], name="answer_waiting", condition=models.Q(taken=0))
        ]


class CaseClock(models.Model):
    """期限: one clock of one case; whether it is late follows from the day it is looked at."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("case", "name")
    case = models.TextField()
    name = models.TextField()
    matter = models.TextField()
    side = models.TextField()
    body = models.TextField()
    region = models.TextField()
    industry = models.TextField()
    tender = models.TextField()
    since = models.DateField()
    last = models.DateField(null=True)
    provisional = models.BooleanField()
    stopped = models.DateField(null=True)
    kept = models.BooleanField(help_text="Stopped no later than its last day.")

    class Meta:
        indexes = [
            models.Index(
                fields=["last"], name="clock_running", condition=models.Q(stopped__isnull=True)
            ),
            models.Index(
                fields=["side", "body", "last"],
                name="clock_body",
                condition=models.Q(stopped__isnull=True),
            ),
            models.Index(
                fields=["provisional", "case"],
                name="clock_provisional",
                condition=models.Q(stopped__isnull=True),
            ),
            models.Index(fields=["matter", "name", "kept"], name="clock_kept"),
        ]

    @classmethod
    def row(cls, case: Case, one: Running) -> "CaseClock":
        """Return the row of one clock of ``case``."""
        return cls(
            case=case.id,
            name=one.clock.name,
            matter=case.matter,
            side=one.clock.side.value,
            body=case.body,
            region=case.subject.region,
            industry=case.subject.industry,
            tender=case.subject.tender,
            since=one.since,
            last=one.last,
            provisional=one.provisional,
            stopped=one.stopped,
            kept=one.standing == "done",
        )


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
        indexes = [
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
        indexes = [
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


class CaseStood(models.Model):
    """计数所据: how a case stood when it was counted last, so that it can be taken back."""

    standing: ClassVar[str] = "pulled"

    case = models.TextField(primary_key=True)
    state = models.TextField()
    body = models.TextField()
    number = models.BigIntegerField(help_text="The last act that was counted.")

    def as_counted(self, case: Case) -> Case:
        """Return ``case`` as it was when it was counted."""
        done = tuple(one for one in case.done if one.number <= self.number)
        return replace(case, state=self.state, body=self.body, done=done)


class CaseTally(models.Model):
    """办理统计: how many cases of a department left one mark; see ``domain.marks``."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("body", "matter", "kind", "name", "year", "days")
    body = models.TextField()
    matter = models.TextField()
    kind = models.TextField()
    name = models.TextField()
    year = models.IntegerField()
    days = models.IntegerField()
    n = models.BigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["kind", "matter", "name"], name="tally_kind")]

    def key(self) -> tuple[str, str, str, str, int, int]:
        """Return what it counts."""
        return (self.body, self.matter, self.kind, self.name, self.year, self.days)


def _kept(one: Done) -> dict[str, Any]:
    return {
        "number": one.number,
        "act": one.act,
        "by": one.by,
        "body": one.body,
        "at": one.at.isoformat(),
        "fields": dict(one.fields),
    }
