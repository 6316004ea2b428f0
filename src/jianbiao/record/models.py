"""记录 tables, all pulled from the ledger: tenders, their items, approved projects, parties."""

from typing import ClassVar

from django.db import models

from jianbiao.record.domain.counting import Counted
from jianbiao.record.domain.items import Item as Facts
from jianbiao.record.domain.parties import Claim as ClaimFacts
from jianbiao.record.domain.search import Content
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


class Reported(models.Model):
    """接入情况: how many tenders of an industry in a division a platform has reported, and when last."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "platform", "region", "industry")
    log = models.TextField()
    platform = models.TextField()
    region = models.TextField()
    industry = models.TextField()
    count = models.BigIntegerField()
    last_at = models.DateTimeField()


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
            models.Index(fields=["log", "tender", "lot", "number"], name="item_lot"),
            models.Index(fields=["log", "tender", "set", "lot"], name="item_set"),
            models.Index(fields=["log", "project", "set", "number"], name="item_project"),
            models.Index(fields=["log", "platform", "data_key", "ended_by"], name="item_key"),
            models.Index(fields=["log", "proof"], name="item_proof"),
            models.Index(
                fields=["log", "set", "-number"],
                name="item_alone",
                condition=models.Q(tender=""),
            ),
        ]

    def facts(self) -> Facts:
        """Return the plain value that the fold works on."""
        return Facts(**{name: getattr(self, name) for name in Facts.__slots__})


class Holding(models.Model):
    """项目内计数: what holds of a tender by set and lot, so that one more record costs no reading."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "code")
    log = models.TextField()
    code = models.TextField()
    sets = models.JSONField()
    lots = models.JSONField()
    platform = models.TextField()
    project = models.TextField()
    first = models.BigIntegerField(help_text="The entry with which the tender began.")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    last_number = models.BigIntegerField()
    ended = models.BigIntegerField(help_text="The last entry that ended a record; 0 where none.")
    over = models.BooleanField()

    class Meta:
        indexes = [models.Index(fields=["log", "project"], name="holding_project")]

    def facts(self) -> Counted:
        """Return the plain value."""
        return Counted(**{name: getattr(self, name) for name in Counted.__slots__})

    @classmethod
    def row(cls, log: str, code: str, said: Counted) -> "Holding":
        """Return the row that keeps ``said`` about a tender."""
        return cls(log=log, code=code, **{n: getattr(said, n) for n in Counted.__slots__})


class Opening(models.Model):
    """开标时间 of a lot: from when on its bids are open."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "tender", "lot")
    log = models.TextField()
    tender = models.TextField()
    lot = models.TextField()
    opens_at = models.DateTimeField()


class Party(models.Model):
    """主体 in a tender: who, as what, about which lot, since which entry."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "key", "tender", "lot", "role", "name")
    log = models.TextField()
    key = models.TextField(help_text="统一社会信用代码, or name:… where none was reported.")
    tender = models.TextField()
    lot = models.TextField()
    role = models.TextField()
    name = models.TextField()
    secret = models.BooleanField(help_text="Nobody may know before the opening.")
    first = models.BigIntegerField(help_text="The first entry that ever said so.")
    number = models.BigIntegerField(help_text="The first entry that says so and holds.")
    until = models.BigIntegerField(
        default=0, help_text="The entry since which none says so; 0 while one does."
    )

    class Meta:
        indexes = [
            models.Index(fields=["log", "tender", "role"], name="party_tender"),
            models.Index(fields=["log", "key", "-number", "lot"], name="party_newest"),
        ]


class Claim(models.Model):
    """主体说法: one record names one party; the source of every name and role."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "number", "role", "key", "name")
    log = models.TextField()
    number = models.BigIntegerField()
    proof = models.BigIntegerField(help_text="The entry that holds its bytes.")
    role = models.TextField()
    key = models.TextField()
    name = models.TextField()
    tender = models.TextField()
    lot = models.TextField()
    set = models.TextField()
    platform = models.TextField()
    happened_at = models.DateTimeField()
    leader = models.TextField(
        help_text="Key of the consortium's leader; empty for nobody's member."
    )
    secret = models.BooleanField()
    ended_by = models.BigIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["log", "key", "tender", "ended_by", "number"], name="claim_key"),
            models.Index(
                fields=["log", "leader", "number"],
                name="claim_leader",
                condition=~models.Q(leader=""),
            ),
        ]

    def facts(self) -> ClaimFacts:
        """Return the plain value."""
        return ClaimFacts(**{name: getattr(self, name) for name in ClaimFacts.__slots__})


class Alias(models.Model):
    """主体名称: one name of one entity, how often it is said, first and last."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "key", "name")
    log = models.TextField()
    key = models.TextField()
    name = models.TextField()
    said = models.BigIntegerField(help_text="How many records that hold say so.")
    openly = models.BigIntegerField(help_text="How many of them tell of no bid before its opening.")
    first = models.BigIntegerField(help_text="The first entry that said so.")
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()


class Trait(models.Model):
    """主体属性: what one record of an entity itself says in one field; the source of each value."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "number", "field", "value")
    log = models.TextField()
    number = models.BigIntegerField()
    proof = models.BigIntegerField(help_text="The entry that holds its bytes.")
    field = models.TextField()
    value = models.TextField()
    key = models.TextField()
    platform = models.TextField()
    open = models.BooleanField(help_text="The field is open to the public.")
    happened_at = models.DateTimeField()
    ended_by = models.BigIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["log", "key", "field", "number"], name="trait_key")]


class Mention(models.Model):
    """旁引: a record under nothing speaks of a tender, of one party, or of two."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "number")
    log = models.TextField()
    number = models.BigIntegerField()
    key = models.TextField(help_text="A credit code, or the code of a tender.")
    other = models.TextField(help_text="The second party of a relation; empty for none.")

    class Meta:
        indexes = [models.Index(fields=["log", "key", "other", "number"], name="mention_key")]


class Gram(models.Model):
    """名称两字组: which names hold a pair of characters; where alike names are looked for."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "gram", "key", "name")
    log = models.TextField()
    gram = models.TextField()
    key = models.TextField()
    name = models.TextField()


class Match(models.Model):
    """主体归并: what a person found about an uncoded name and a code, or two codes that merged."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "key", "code")
    log = models.TextField()
    key = models.TextField(help_text="name:… that was matched, or the code that was absorbed.")
    code = models.TextField()
    verdict = models.TextField(help_text="same, different or merged")
    reason = models.TextField()
    effective_on = models.TextField(default="", help_text="Of a merger: yyyy-mm-dd.")
    number = models.BigIntegerField()
    at = models.DateTimeField()
    by = models.TextField()

    class Meta:
        indexes = [
            models.Index(fields=["log", "code"], name="match_code"),
            models.Index(fields=["-number"], name="match_newest"),
        ]


class Pointer(models.Model):
    """提及: whom a record under no tender names (credit, expert, relation, direct contract)."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "number", "role", "key")
    log = models.TextField()
    number = models.BigIntegerField()
    role = models.TextField()
    key = models.TextField(help_text="The code that was said, or name:… where none was.")
    name = models.TextField()
    set = models.TextField()
    platform = models.TextField()
    open = models.BooleanField(help_text="Anybody may know of the record.")
    happened_at = models.DateTimeField()
    ended_by = models.BigIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["log", "key", "set", "-number"], name="pointer_key"),
            models.Index(fields=["log", "name", "set", "-number"], name="pointer_name"),
        ]


class Searched(models.Model):
    """可检索内容 of a tender, as both sides of a comparison are written (``domain.search``)."""

    kept_columns: ClassVar[tuple[str, ...]] = ("changed",)

    log = models.TextField()
    code = models.TextField()
    place = models.BigIntegerField(help_text="The entry with which the tender began.")
    codes = models.TextField()
    title = models.TextField()
    parties = models.TextField()
    body = models.TextField()
    facets = models.JSONField()
    changed = models.BigIntegerField(help_text="The entry up to which this was looked at last.")

    class Meta:
        abstract = True

    def content(self) -> Content:
        """Return the plain value."""
        codes = tuple(self.codes.split("\n")) if self.codes else ()
        return Content(codes=codes, title=self.title, parties=self.parties, body=self.body)

    @staticmethod
    def said(content: Content) -> dict[str, str]:
        """Return the columns that keep ``content``."""
        codes = "\n".join(content.codes)
        texts = {"title": content.title, "parties": content.parties, "body": content.body}
        return {"codes": codes, **texts}


class Doc(Searched):
    """监督检索 of a tender: open fields and those shared between authorities. Never for the public."""

    standing: ClassVar[str] = "pulled"

    pk = models.CompositePrimaryKey("log", "code")

    class Meta:
        indexes = [
            models.Index(fields=["log", "place"], name="doc_place"),
            models.Index(fields=["log", "changed", "code"], name="doc_changed"),
        ]
