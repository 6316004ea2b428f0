"""Tags of matters and cases: sides, lengths of clocks, acts and states by their words."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from jianbiao.publish.domain.autonomy import Limit
from jianbiao.standard.sets import SETS
from jianbiao.supervision import queries
from jianbiao.supervision.domain.duties import sets_of
from jianbiao.supervision.domain.matters import Clock, Field, Kind, Matter, Pause
from jianbiao.supervision.models import CaseRow
from jianbiao.web.templatetags.jb import say, w

register = template.Library()


@register.simple_tag(takes_context=True)
def side(context: Mapping[str, Any], name: str) -> SafeString:
    """Say whose move or duty it is."""
    return w(context, f"matter.side.{name}")


@register.simple_tag(takes_context=True)
def sep(context: Mapping[str, Any]) -> str:
    """Return what stands between the items of a list."""
    return ", " if context.get("lang") == "en" else "、"


@register.simple_tag(takes_context=True)
def length(context: Mapping[str, Any], clock: Clock) -> SafeString:
    """Say how long a clock runs."""
    if clock.until:
        return w(context, "matter.days.named")
    return w(context, f"matter.days.{clock.unit.value}", n=clock.length)


@register.simple_tag(takes_context=True)
def paused(context: Mapping[str, Any], matter: Matter, pause: Pause) -> SafeString:
    """Say which days do not count."""
    begins, ends = (say(context, matter.acts[one].words) for one in (pause.begins, pause.ends))
    return w(context, "matter.pauses", begins=begins, ends=ends)


@register.simple_tag(takes_context=True)
def acts_named(context: Mapping[str, Any], matter: Matter, names: Iterable[str]) -> SafeString:
    """Return acts by their words, in the order of the list."""
    wanted = set(names)
    return _listed(context, (act.words for act in matter.acts.values() if act.name in wanted))


@register.simple_tag(takes_context=True)
def states_named(context: Mapping[str, Any], matter: Matter, names: Iterable[str]) -> SafeString:
    """Return states by their words, in the order of the list."""
    wanted = set(names)
    return _listed(context, (one.words for one in matter.states.values() if one.name in wanted))


@register.simple_tag(takes_context=True)
def state_named(context: Mapping[str, Any], matter: Matter, name: str) -> Any:
    """Return one state by its words; nothing where the state stays."""
    return say(context, matter.states[name].words) if name else "—"


@register.simple_tag(takes_context=True)
def value_of(context: Mapping[str, Any], field: Field, fields: Mapping[str, str]) -> Any:
    """Return what a form said in one field, a code by its words."""
    said = fields.get(field.name, "")
    if field.kind is Kind.CODE and said in field.codes:
        return say(context, field.codes[said])
    if field.kind is Kind.FLAG and said:
        return w(context, "case.yes" if said == "1" else "case.no")
    return said


@register.simple_tag(takes_context=True)
def clock_named(context: Mapping[str, Any], matter: Matter, name: str) -> Any:
    """Return a clock by its words."""
    return next(say(context, one.words) for one in matter.clocks if one.name == name)


@register.simple_tag
def public_cases(tender: str) -> list[tuple[CaseRow, Matter]]:
    """Return the cases about a tender that the law makes public."""
    return queries.public_cases(tender)


def _listed(context: Mapping[str, Any], words: Iterable[Any]) -> SafeString:
    told = [conditional_escape(say(context, one)) for one in words]
    return mark_safe(sep(context).join(told))  # noqa: S308 - each is escaped


@register.simple_tag(takes_context=True)
def clock_standing(context: Mapping[str, Any], name: str) -> SafeString:
    """Say how a clock stands."""
    return w(context, f"case.standing.{name}")


@register.simple_tag(takes_context=True)
def nature_named(context: Mapping[str, Any], name: str) -> SafeString:
    """Say whether a matter is a filing, an approval, a report or an inspection."""
    return w(context, f"matter.nature.{name}")


@register.simple_tag(takes_context=True)
def stage_named(context: Mapping[str, Any], name: str, matters: Mapping[str, Matter]) -> Any:
    """Say a step of a tender, or a matter by its own words."""
    return say(context, matters[name].words) if name in matters else w(context, f"stage.{name}")


@register.simple_tag(takes_context=True)
def sets_named(context: Mapping[str, Any], matter: Matter) -> SafeString:
    """Return the data sets that do a matter's acts, by their words."""
    return _listed(context, (SETS[one] for one in sorted(sets_of([matter]))))


@register.simple_tag(takes_context=True)
def stage_step(context: Mapping[str, Any], name: str) -> SafeString:
    """Say a step of a tender."""
    return w(context, f"stage.{name}")


@register.simple_tag(takes_context=True)
def limit_named(context: Mapping[str, Any], limit: Limit) -> SafeString:
    """Say a time limit of the law with its article, and what was given."""
    given = w(
        context, "own.limit.unknown" if limit.days is None else "own.limit.days", n=limit.days
    )
    binds = "" if limit.binds else w(context, "own.limit.free")
    return w(context, f"own.limit.{limit.rule}", least=limit.least, given=given, binds=binds)
