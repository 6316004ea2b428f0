"""记录 tables, all pulled from the ledger: tenders, their items, approved projects, parties."""

from typing import Any, ClassVar

from django.db import models

from jianbiao.record.domain.items import Item as Facts
from jianbiao.record.domain.summary import Party as PartyFacts
from jianbiao.record.domain.summary import Summary


class Tender(models.Model):
    """招标项目 as lists show it."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "code")
    log = models.TextField()
    code = models.TextField()
    title = models.TextField()
    project = models.TextField()
    platform = models.TextField()
    procuring_entity = models.TextField()
    region = models.TextField()
    city = models.TextField(default="", help_text="First four digits of region.")
    industry = models.TextField()
    mode = models.TextField(default="", help_text="TENDER_MODE.")
    value = models.BigIntegerField(null=True, help_text="Estimate, else ceiling, whole yuan.")
    mandatory = models.TextField()
    stage = models.TextField()
    lots = models.IntegerField()
    bids = models.IntegerField()
    deadline = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    last_number = models.BigIntegerField()

    class Meta:
        indexes = [
            models.Index(fields=["log", "-last_number"], name="tender_newest"),
            models.Index(fields=["log", "-first_at", "code"], name="tender_begun"),
            models.Index(fields=["log", "deadline"], name="tender_deadline"),
            models.Index(fields=["log", "project"], name="tender_project"),
            models.Index(fields=["log", "region", "-last_number"], name="tender_region"),
            models.Index(fields=["log", "industry", "-last_number"], name="tender_industry"),
            models.Index(fields=["log", "stage", "-last_number"], name="tender_stage"),
            models.Index(fields=["log", "platform", "-last_number"], name="tender_platform"),
            models.Index(fields=["log", "stage", "-first_at", "code"], name="tender_stage_begun"),
            models.Index(fields=["log", "city", "-first_at", "code"], name="tender_city_begun"),
            models.Index(fields=["log", "region", "-first_at", "code"], name="tender_region_begun"),
            models.Index(
                fields=["log", "industry", "-first_at", "code"], name="tender_industry_begun"
            ),
            models.Index(fields=["log", "mode", "-first_at", "code"], name="tender_mode_begun"),
            models.Index(
                fields=["log", "platform", "-first_at", "code"], name="tender_platform_begun"
            ),
            models.Index(fields=["log", "value"], name="tender_value"),
        ]

    @classmethod
    def row(cls, log: str, code: str, said: Summary) -> "Tender":
        """Return the row that shows ``said`` of a tender."""
        return cls(log=log, code=code, **{name: getattr(said, name) for name in Summary.__slots__})


class Tally(models.Model):
    """How many tenders there are of a kind (项目计数): what counts read instead of the tenders."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "region", "industry", "mode", "stage")
    log = models.TextField()
    region = models.TextField()
    industry = models.TextField()
    mode = models.TextField()
    stage = models.TextField()
    count = models.BigIntegerField()


class Item(models.Model):
    """过程条目: one message in effect."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "number")
    log = models.TextField()
    number = models.BigIntegerField(help_text="The entry since which it counts.")
    proof = models.BigIntegerField(help_text="The entry that holds its bytes.")
    set = models.TextField()
    platform = models.TextField()
    data_key = models.TextField()
    data_type = models.TextField()
    project = models.TextField()
    tender = models.TextField()
    lot = models.TextField()
    happened_at = models.DateTimeField()
    received_at = models.DateTimeField()
    data = models.JSONField()
    ended_by = models.BigIntegerField(default=0)
    carried_by = models.TextField(default="")

    class Meta:
        indexes = [
            models.Index(fields=["log", "tender", "number"], name="item_tender"),
            models.Index(fields=["log", "project", "set", "number"], name="item_project"),
            models.Index(fields=["log", "platform", "data_key"], name="item_key"),
            models.Index(fields=["log", "proof"], name="item_proof"),
        ]

    def facts(self) -> Facts:
        """Return the plain value that the fold works on."""
        return Facts(**{name: getattr(self, name) for name in Facts.__slots__})

    @classmethod
    def row(cls, one: Facts) -> "Item":
        """Return the row that keeps ``one``."""
        said: dict[str, Any] = {name: getattr(one, name) for name in Facts.__slots__}
        return cls(**said)


class Party(models.Model):
    """主体 in a tender: who, as what, since which entry."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "key", "tender", "role", "name")
    log = models.TextField()
    key = models.TextField(help_text="统一社会信用代码, or name:… where none was reported.")
    tender = models.TextField()
    role = models.TextField()
    name = models.TextField()
    number = models.BigIntegerField(help_text="The first entry that says so.")
    until = models.BigIntegerField(
        default=0, help_text="The entry since which none says so; 0 while one does."
    )

    class Meta:
        indexes = [models.Index(fields=["log", "tender", "role"], name="party_tender")]

    @classmethod
    def row(cls, log: str, tender: str, said: PartyFacts) -> "Party":
        """Return the row that keeps ``said`` about a tender."""
        return cls(
            log=log,
            key=said.key,
            tender=tender,
            role=said.role,
            name=said.name,
            number=said.number,
            until=said.until,
        )
