"""在册 tables: each row is one act, written once with its entry and never changed."""

from dataclasses import asdict
from typing import ClassVar

from django.db import models

from jianbiao.register.domain import (
    Adopted,
    Assigned,
    Overlaid,
    Setting,
    Stood,
    Worked,
    Year,
)


class _Act(models.Model):
    """One act of this room under the number of its entry."""

    standing: ClassVar[str] = "own"

    number = models.BigIntegerField(primary_key=True)
    by = models.TextField()
    at = models.DateTimeField()

    class Meta:
        abstract = True


class Catalogue(_Act):
    """规则目录 adopted: the digest fixes every word of it."""

    version = models.TextField(unique=True)
    digest = models.TextField()
    rules = models.JSONField()
    effective_on = models.DateField()

    def __str__(self) -> str:
        return self.version

    def facts(self) -> Adopted:
        """Return the plain value that the domain decides on."""
        return Adopted(
            number=self.number,
            version=self.version,
            digest=self.digest,
            rules=tuple(self.rules),
            effective_on=self.effective_on,
            by=self.by,
            at=self.at,
        )


class Calendar(_Act):
    """工作日历 adopted."""

    digest = models.TextField()
    through = models.IntegerField()
    source = models.TextField()

    def __str__(self) -> str:
        return str(self.through)

    def facts(self) -> Worked:
        """Return the plain value that the domain decides on."""
        return Worked(
            number=self.number,
            digest=self.digest,
            through=self.through,
            source=self.source,
            by=self.by,
            at=self.at,
        )


class CalendarYear(_Act):
    """年度放假安排 published after this release."""

    year = models.IntegerField()
    rest = models.TextField()
    work = models.TextField()
    source = models.TextField()

    def __str__(self) -> str:
        return str(self.year)

    def facts(self) -> Year:
        """Return the plain value that the domain decides on."""
        return Year(
            number=self.number,
            year=self.year,
            rest=self.rest,
            work=self.work,
            source=self.source,
            by=self.by,
            at=self.at,
        )


class Overlay(_Act):
    """省级扩展 adopted: the digest fixes every field, code and region name it adds."""

    prefix = models.TextField()
    version = models.TextField(unique=True)
    digest = models.TextField()
    names = models.JSONField()

    def __str__(self) -> str:
        return self.version

    def facts(self) -> Overlaid:
        """Return the plain value that the domain decides on."""
        return Overlaid(
            number=self.number,
            prefix=self.prefix,
            version=self.version,
            digest=self.digest,
            names=tuple(self.names),
            by=self.by,
            at=self.at,
        )


class RuleStanding(_Act):
    """规则状态 moved by a legal officer. ``stood`` is the standing: ``standing`` is the table's."""

    rule = models.TextField(db_index=True)
    stood = models.TextField()
    basis = models.TextField()
    effective_on = models.DateField()

    def __str__(self) -> str:
        return f"{self.rule} {self.stood}"

    def facts(self) -> Stood:
        """Return the plain value that the domain decides on."""
        return Stood(
            number=self.number,
            rule=self.rule,
            standing=self.stood,
            basis=self.basis,
            effective_on=self.effective_on,
            by=self.by,
            at=self.at,
        )


class RuleParameter(_Act):
    """规则参数 of one place from one day on."""

    rule = models.TextField(db_index=True)
    name = models.TextField()
    value = models.TextField()
    jurisdiction = models.TextField()
    effective_on = models.DateField()
    basis = models.TextField()

    def __str__(self) -> str:
        return f"{self.rule} {self.name} {self.jurisdiction}"

    def facts(self) -> Setting:
        """Return the plain value that the domain decides on."""
        return Setting(
            number=self.number,
            rule=self.rule,
            name=self.name,
            value=self.value,
            jurisdiction=self.jurisdiction,
            effective_on=self.effective_on,
            basis=self.basis,
            by=self.by,
            at=self.at,
        )


class CompetenceAct(_Act):
    """职责划分: whose the tenders of a sector in a division are; an empty list takes it back."""

    region = models.TextField()
    sector = models.TextField()
    departments = models.JSONField()
    basis = models.TextField()

    class Meta:
        indexes = [models.Index(fields=["region", "sector", "-number"], name="competence_act")]

    def __str__(self) -> str:
        return f"{self.region}/{self.sector}"

    def facts(self) -> Assigned:
        """Return the plain value that the domain decides on."""
        return Assigned(
            number=self.number,
            region=self.region,
            sector=self.sector,
            departments=tuple(self.departments),
            basis=self.basis,
            by=self.by,
            at=self.at,
        )


_ROWS: dict[type, type[_Act]] = {
    Adopted: Catalogue,
    Worked: Calendar,
    Year: CalendarYear,
    Overlaid: Overlay,
    Stood: RuleStanding,
    Setting: RuleParameter,
    Assigned: CompetenceAct,
}


def row_of(act: Adopted | Worked | Year | Overlaid | Stood | Setting | Assigned) -> models.Model:
    """Return the unsaved row that holds ``act``."""
    said = {k: list(v) if isinstance(v, tuple) else v for k, v in asdict(act).items()}
    if isinstance(act, Stood):
        said["stood"] = said.pop("standing")
    return _ROWS[type(act)](**said)
