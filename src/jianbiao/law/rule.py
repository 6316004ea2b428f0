"""A rule as data (规则): title, basis, what is compared, parameters, words, examples."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Literal

from jianbiao.law.periods import LONGEST

Value = int | Decimal | str | bool
"""A parameter's value; it keeps the type of its default."""

Severity = Literal["R", "Y", "B"]
"""R a limit broken on the face of the data; Y a person must judge; B a reminder (DOMAIN §1)."""

Scope = Literal["A", "M", "S"]
"""A every tender; M 依法必须招标 only; S state funds dominant and M."""

Unit = Literal[
    "notice",
    "clarification",
    "prequalification_clarification",
    "publication",
    "visit",
    "direct",
    "project",
    "lot",
    "bid",
    "tender",
    "panel",
    "objection",
    "complaint",
    "decision",
]
"""What one answer of the rule is about.

``publication`` is one notice on one medium, ``visit`` one site visit, ``direct`` one contract let
without a tender, ``project`` an approved project under which contracts were let and no tender.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A threshold of a rule (参数). A place may set it, never across ``floor`` (法定底线).

    ``kept`` says on which side of ``floor`` a value must stay, ``exactly`` that the law leaves no
    room; ``choices`` lists the only values.
    """

    name: str
    zh: str
    en: str
    default: Value
    unit: str = ""
    floor: Value | None = None
    kept: Literal["at_least", "at_most", "exactly"] = "at_least"
    choices: tuple[str, ...] = ()

    def allows(self, value: Value) -> bool:
        """Say whether a place may set ``value`` (of the type of ``default``)."""
        if self.choices:
            return value in self.choices
        if isinstance(self.default, str):
            return isinstance(value, str) and bool(value.strip())
        if isinstance(value, (str, bool)) or value < 0:
            return isinstance(value, bool) and isinstance(self.default, bool)
        return (self.unit != "日" or 1 <= value <= LONGEST) and self._keeps(value)

    def _keeps(self, value: int | Decimal) -> bool:
        if self.floor is None or isinstance(self.floor, (str, bool)):
            return True
        if self.kept == "exactly":
            return value == self.floor
        return value >= self.floor if self.kept == "at_least" else value <= self.floor


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A worked case for the public page (示例): the fields, the verdict, why in a sentence."""

    fields: Mapping[str, Any]
    verdict: Literal["breach", "yellow", "compliant", "undecidable", "not_applicable"]
    zh: str
    en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One rule of the catalogue; the pure function of the same number is in ``watch.checks``.

    ``text_status``: ``verified`` compared with the text of the law, ``recalled`` not yet compared,
    ``own`` a plausibility rule of ours that rests on no text and accuses nobody.
    ``jurisdiction``: ``CN`` or ``any``. ``expects``: what must come by the rule's last day.
    ``also``: other units it is asked about. ``parties``: whom the rule binds. ``reads``: the names it looks up in ``Facts``.
    """

    number: str
    zh: str
    en: str
    compares_zh: str
    compares_en: str
    threshold_zh: str
    threshold_en: str
    basis_zh: str
    basis_en: str
    severity: Severity
    scope: Scope
    text_status: Literal["verified", "recalled", "own"]
    unit: Unit
    reads: tuple[str, ...]
    reading_zh: str
    reading_en: str
    refutes_zh: str
    refutes_en: str
    public_zh: str
    public_en: str
    jurisdiction: Literal["CN", "any"] = "CN"
    exemptions_zh: str = ""
    exemptions_en: str = ""
    expects_zh: str = ""
    expects_en: str = ""
    also: tuple[Unit, ...] = field(default=())
    parameters: tuple[Parameter, ...] = field(default=())
    examples: tuple[Example, ...] = field(default=())

    def speaks_of(self, unit: str) -> bool:
        """Say whether it is asked about subjects of ``unit``."""
        return unit == self.unit or unit in self.also

    def defaults(self) -> dict[str, Value]:
        """Return the value of each parameter where no place has said anything."""
        return {p.name: p.default for p in self.parameters}
