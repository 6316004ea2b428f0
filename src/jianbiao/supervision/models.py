"""监督 tables: matters adopted, cases as acts left them, and the clocks of cases, pulled."""

from dataclasses import replace
from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from jianbiao.supervision.domain.cases import Case, Done, Subject
from jianbiao.supervision.domain.clocks import Running
from jianbiao.supervision.dutymodels import (
    DrawTag,
    DutyRow,
    ElectronicTally,
    FilingMessage,
    StageStanding,
)
from jianbiao.supervision.filemodels import (
    BodySeal,
    CaseAlert,
    CaseBody,
    DocumentTemplate,
    Evidence,
    Note,
    Share,
    SignedDocument,
)
from jianbiao.supervision.issuedmodels import (
    IssuedDocument,
    Outage,
    Recount,
    Reminder,
    ReminderTry,
)

__all__ = [
    "BodySeal",
    "CaseAlert",
    "CaseBody",
    "CaseClock",
    "CaseCode",
    "CaseRow",
    "CaseStood",
    "CaseTally",
    "Complained",
    "DocumentTemplate",
    "DrawTag",
    "DutyRow",
    "ElectronicTally",
    "Evidence",
    "FilingMessage",
    "IssuedDocument",
    "MatterVersion",
    "Note",
    "Outage",
    "PlatformAnswer",
    "Recount",
    "Reminder",
    "ReminderTry",
    "Share",
    "SignedDocument",
    "StageStanding",
]


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
    joint = models.JSONField(default=list, help_text="Departments that handle it beside it.")
    alerts = models.JSONField(default=list, help_text="The alerts it takes up.")
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
            models.Index(
                fields=["platform", "last_number"],
                name="case_issued",
                condition=models.Q(state="issued"),
            ),
            models.Index(fields=["party"], name="case_party", condition=~models.Q(party="")),
            models.Index(fields=["body", "ended", "-last_number"], name="case_body"),
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
            joint=tuple(self.joint),
            alerts=tuple(self.alerts),
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
            joint=list(case.joint),
            alerts=list(case.alerts),
            done=[_kept(one) for one in case.done],
            opened_number=first.number,
            opened_at=first.at,
            last_number=last.number,
            last_at=last.at,
        )


class CaseCode(models.Model):
    """反馈码: whose code opens which case: of whoever filed it, or of a party, until the next one.

    ``name`` is whom an act issued it to; empty for whoever filed the case.
    """

    standing: ClassVar[str] = "own"

    digest = models.TextField(primary_key=True, help_text="SHA-256 of the code.")
    case = models.TextField()
    side = models.TextField()
    name = models.TextField()
    number = models.BigIntegerField(help_text="The entry that issued it.")

    class Meta:
        indexes = [models.Index(fields=["case", "name"], name="code_case")]


class Complained(models.Model):
    """投诉人的投诉: who complained about what, and what came of it; names as digests."""

    standing: ClassVar[str] = "pulled"

    case = models.TextField(primary_key=True)
    key = models.TextField(help_text="SHA-256 of the complainant as names are compared, or empty.")
    respondent = models.TextField(help_text="SHA-256 of the respondent's name likewise.")
    tender = models.TextField()
    about = models.TextField(help_text="The code of what it is about.")
    filed_on = models.DateField()
    decided_on = models.DateField(null=True)
    conclusion = models.TextField(help_text="true, partly, untrue; empty while undecided.")
    means = models.TextField(help_text="fabricated, forged, unlawful where that was found.")

    class Meta:
        indexes = [
            models.Index(fields=["key", "decided_on"], name="complained_by"),
            models.Index(fields=["tender", "decided_on"], name="complained_tender"),
        ]


class PlatformAnswer(models.Model):
    """签收与回复: a platform's signed message about a case, and the entry that took it up."""

    standing: ClassVar[str] = "pulled"

    number = models.BigIntegerField(primary_key=True)
    platform = models.TextField()
    case = models.TextField()
    act = models.TextField()
    text = models.TextField()
    files = models.TextField(default="")
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
