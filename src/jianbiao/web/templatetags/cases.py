"""Tags of matters and cases: sides, lengths of clocks, acts and states by their words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from jianbiao.intake import files
from jianbiao.publish.domain.autonomy import Limit
from jianbiao.record.domain.items import Item
from jianbiao.standard.sets import SETS
from jianbiao.supervision import queries, shipped
from jianbiao.supervision.domain import documents
from jianbiao.supervision.domain.duties import sets_of
from jianbiao.supervision.domain.matters import Clock, Field, Kind, Matter, Pause
from jianbiao.supervision.domain.objections import Link
from jianbiao.supervision.models import CaseRow
from jianbiao.web.cases import known
from jianbiao.web.templatetags.jb import say, w
from jianbiao.web.words import WORDS

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
    if field.kind is Kind.FILES and said:
        return w(context, "case.files", n=said.count("\n") + 1)
    if field.kind is Kind.FLAG and said:
        return w(context, "case.yes" if said == "1" else "case.no")
    return said


@register.simple_tag(takes_context=True)
def word(context: Mapping[str, Any], room: str, name: str) -> SafeString:
    """Say the word of a part, a standing or a type; what nobody knows is said as other."""
    key = f"{room}.{name}"
    return w(context, key if key in WORDS else f"{room}.9")


@register.simple_tag(takes_context=True)
def choice_of(context: Mapping[str, Any], field: Field, said: str) -> Any:
    """Return what somebody wrote in one field, a code by its words."""
    return value_of(context, field, {field.name: said})


@register.filter
def told(fields: Iterable[Field], sees: bool) -> list[Field]:  # noqa: FBT001 - a filter's argument
    """Return the fields of an act that are read here: digests never, closed ones by who ``sees``."""
    return [one for one in fields if one.kind is not Kind.DIGEST and (sees or not one.closed)]


@register.filter
def files_in(field: Field, fields: Mapping[str, str]) -> list[str]:
    """Return the SHA-256 of the files that came in a field; nothing for any other field."""
    said = fields.get(field.name, "") if field.kind is Kind.FILES else ""
    return [line.partition(":")[2] for line in said.split("\n") if line.startswith("sha256:")]


@register.simple_tag
def file_names(digests: list[str]) -> list[tuple[str, str]]:
    """Return files by their digests with the names they came under."""
    named = files.named(digests)
    return [(one, named[one].terms.name if one in named else one[:16]) for one in digests]


@register.simple_tag(takes_context=True)
def clock_named(context: Mapping[str, Any], matter: Matter, name: str) -> Any:
    """Return a clock by its words."""
    return next(say(context, one.words) for one in matter.clocks if one.name == name)


@register.simple_tag(takes_context=True)
def objection_chain(context: Mapping[str, Any], items: Sequence[Item]) -> list[tuple[Link, bool]]:
    """Return the objections among what a page shows with their days counted; none says by whom."""
    return [(one, False) for one in known.links_of(items, context["request"], named=False)]


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
def what_of(context: Mapping[str, Any], name: str) -> SafeString:
    """Say what kind of evidence it is."""
    return w(context, f"file.what.{name}")


@register.simple_tag(takes_context=True)
def base_of(context: Mapping[str, Any], name: str) -> SafeString:
    """Say of which amount a fine is a share."""
    return w(context, f"file.base.{name}")


@register.simple_tag(takes_context=True)
def share_what(context: Mapping[str, Any], name: str) -> SafeString:
    """Say what is shared."""
    return w(context, f"share.what.{name}")


@register.simple_tag(takes_context=True)
def share_state(context: Mapping[str, Any], name: str) -> SafeString:
    """Say how a request stands."""
    return w(context, f"share.state.{name}")


@register.simple_tag
def chinese_day(on: date) -> str:
    """Return a day as documents print it, whatever the page's language."""
    return documents.chinese_day(on)


@register.simple_tag
def braced(names: Iterable[str]) -> str:
    """Return names as a template asks for them: {{title}} {{number}}."""
    return " ".join(f"{{{{{name}}}}}" for name in names)


@register.simple_tag(takes_context=True)
def template_named(context: Mapping[str, Any], kind: str) -> Any:
    """Return a kind of document by its words."""
    return say(context, shipped.templates()[kind].words)


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
