"""Decide what may come into force (启用、确认、设定): who, from when, and never below the law.

Nothing is made stricter or looser for days already past. One exception: the first confirmation of
a rule may reach back, for the law held before anybody compared our text with it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Final

from jianbiao.errors import Refused
from jianbiao.law.rule import Parameter, Rule
from jianbiao.register.domain.book import Book, Standing
from jianbiao.register.domain.places import readable
from jianbiao.register.domain.values import limit, read, written
from jianbiao.standard.events import (
    CalendarAdopted,
    CalendarYearPublished,
    CatalogueAdopted,
    OverlayAdopted,
    ParameterSet,
    RuleStood,
)
from jianbiao.standard.terms import SHANGHAI

LEGAL_OFFICER: Final = "legal_officer"
"""法制审核人员: the only role by which a rule is confirmed or a parameter set."""


def adopt_catalogue(
    book: Book, *, version: str, digest: str, rules: Sequence[str], effective_on: date
) -> CatalogueAdopted:
    """Decide whether a catalogue may be adopted: a version names one text for ever."""
    same = next((c for c in book.catalogues if c.version == version), None)
    if same is not None:
        text = (
            f"目录 {version} 已启用 · catalogue {version} is adopted"
            if same.digest == digest
            else f"目录 {version} 已以另一摘要启用 · {version} was adopted with digest {same.digest}"
        )
        raise Refused(text, code="catalogue_exists", where=version)
    if book.catalogues and effective_on < book.catalogues[-1].effective_on:
        raise Refused(
            "生效日期不得早于现行目录 · effective before the catalogue it replaces",
            code="effective_past",
            where=effective_on.isoformat(),
        )
    return CatalogueAdopted(
        version=version, digest=digest, rules=list(rules), effective_on=effective_on.isoformat()
    )


def adopt_calendar(book: Book, *, digest: str, through: int, source: str) -> CalendarAdopted:
    """Decide whether a working-day calendar may be adopted; none may publish fewer years."""
    last = book.calendar()
    if last is not None and last.digest == digest:
        raise Refused(
            "该日历已启用 · the calendar is adopted", code="calendar_exists", where=digest
        )
    if last is not None and through < last.through:
        raise Refused(
            f"日历只到 {through}，现行到 {last.through} · it ends in {through}, the present one in {last.through}",
            code="calendar_shorter",
            where=str(through),
        )
    if not source.strip():
        raise Refused("来源必填 · a source is needed", code="basis_missing", where="source")
    return CalendarAdopted(digest=digest, through=through, source=source)


def publish_year(
    book: Book, *, year: int, rest: str, work: str, source: str, role: str
) -> CalendarYearPublished:
    """Decide whether a year's days off may be published, or published otherwise than before.

    Raise Malformed where the days cannot be read, Refused where nothing changes.
    """
    _check_role(role)
    if not source.strip():
        raise Refused("来源必填 · a source is needed", code="basis_missing", where="source")
    now = book.days()
    then = now.with_year(year, rest, work)
    if then == now:
        raise Refused(
            f"{year} 年安排没有变化 · {year} stands so already",
            code="calendar_exists",
            where=str(year),
        )
    return CalendarYearPublished(
        year=year, rest=" ".join(rest.split()), work=" ".join(work.split()), source=source.strip()
    )


def adopt_overlay(
    book: Book, *, prefix: str, version: str, digest: str, names: Sequence[str]
) -> OverlayAdopted:
    """Decide whether a provincial overlay may be adopted: a version names one text for ever.

    None may take a field away that an earlier one added: messages that carry it are in the ledger.
    """
    if any(one.digest == digest or one.version == version for one in book.overlays):
        raise Refused(
            f"扩展 {version} 已启用 · overlay {version} is adopted",
            code="overlay_exists",
            where=version,
        )
    gone = {name for one in book.overlays for name in one.names}.difference(names)
    if gone:
        raise Refused(
            f"扩展不得删去字段 · an overlay may not drop {min(gone)}",
            code="overlay_shorter",
            where=min(gone),
        )
    return OverlayAdopted(prefix=prefix, version=version, digest=digest, names=sorted(names))


def stand_rule(
    book: Book,
    rules: Mapping[str, Rule],
    *,
    rule: str,
    standing: str,
    basis: str,
    effective_on: date,
    role: str,
    at: datetime,
) -> RuleStood:
    """Decide whether a legal officer may move ``rule`` to ``standing`` from a day on."""
    _check_role(role)
    _rule(rules, rule)
    _check_basis(basis)
    if standing not in {Standing.SHADOW, Standing.INTERNAL, Standing.IN_FORCE}:
        raise Refused(
            f"状态 {standing} 不可设定 · not a standing: shadow, internal, in_force",
            code="standing_unknown",
            where="standing",
        )
    first = all(act.rule != rule for act in book.standings)
    if not first:
        _check_ahead(effective_on, at)
    if book.standing(rule, effective_on) == standing:
        raise Refused(
            f"{rule} 届时已是 {standing} · {rule} already stands so then",
            code="standing_same",
            where=rule,
        )
    return RuleStood(
        rule=rule, standing=standing, basis=basis, effective_on=effective_on.isoformat()
    )


def set_parameter(
    rules: Mapping[str, Rule],
    *,
    rule: str,
    name: str,
    value: str,
    jurisdiction: str,
    effective_on: date,
    basis: str,
    role: str,
    at: datetime,
) -> ParameterSet:
    """Decide whether a legal officer may set a parameter; below the statutory floor nobody may."""
    _check_role(role)
    parameter = _parameter(_rule(rules, rule), name)
    _check_basis(basis)
    _check_ahead(effective_on, at)
    if not readable(jurisdiction):
        raise Refused(
            f"地域 {jurisdiction!r} 不可读 · a place is CN, six digits, either with /A03, and with @2 for an evaluation method",
            code="jurisdiction_unknown",
            where="jurisdiction",
        )
    said = read(parameter, value)
    if not parameter.allows(said):
        raise Refused(
            f"{rule} {name} = {value} 越出法定范围（{limit(parameter)}） · outside what the law leaves room for",
            code="below_floor",
            where=f"{rule}/{name}",
        )
    return ParameterSet(
        rule=rule,
        name=name,
        value=written(said),
        jurisdiction=jurisdiction,
        effective_on=effective_on.isoformat(),
        basis=basis,
    )


def _check_role(role: str) -> None:
    if role != LEGAL_OFFICER:
        raise Refused(
            f"须由法制审核人员作出，{role} 无权 · only a legal officer may",
            code="power_missing",
            where=role,
        )


def _check_basis(basis: str) -> None:
    if not basis.strip():
        raise Refused("依据必填 · a basis is needed", code="basis_missing", where="basis")


def _check_ahead(effective_on: date, at: datetime) -> None:
    if effective_on < at.astimezone(SHANGHAI).date():
        raise Refused(
            f"生效日期 {effective_on} 已过，不溯及既往 · effective on a day that is past",
            code="effective_past",
            where="effective_on",
        )


def _rule(rules: Mapping[str, Rule], number: str) -> Rule:
    if number not in rules:
        raise Refused(f"目录中没有 {number} · no rule {number}", code="rule_unknown", where=number)
    return rules[number]


def _parameter(rule: Rule, name: str) -> Parameter:
    for parameter in rule.parameters:
        if parameter.name == name:
            return parameter
    raise Refused(
        f"{rule.number} 没有参数 {name} · {rule.number} has no parameter {name}",
        code="parameter_unknown",
        where=f"{rule.number}/{name}",
    )
