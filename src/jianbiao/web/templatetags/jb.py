"""Tags (标签): words in the visitor's language, figures, seals, entry numbers, addresses."""

import re
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import quote, urlencode

from django import template
from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.urls import reverse
from django.utils.html import conditional_escape, format_html
from django.utils.http import escape_leading_slashes
from django.utils.safestring import SafeString, mark_safe

from jianbiao.law import catalogue, facts
from jianbiao.law import sanctions as law_sanctions
from jianbiao.law import words as law_words
from jianbiao.people import queries as people
from jianbiao.publish import domain as public
from jianbiao.record.domain.parties import SUBJECT
from jianbiao.record.domain.stages import WORDS as WORDS_OF_STAGES
from jianbiao.record.domain.stages import Stage
from jianbiao.standard.sets import SETS
from jianbiao.web import figures, places
from jianbiao.web.seals import SEALS
from jianbiao.web.words import WORDS

register = template.Library()

_UNITS = {
    "日": ("日", " days"),
    "秒": ("秒", " s"),
    "个": ("个", ""),
    "元": ("元", " yuan"),
    "倍": ("倍", " times"),
}
_READINGS = {
    "doubt": ("存议", "doubtful"),
    "counted": ("计入", "counted"),
    "excluded": ("不计入", "left out"),
    "accepted": ("认可", "accepted"),
}
"""How a place reads a period, as parameters name it."""

_SHORTCUTS = {
    "desk": "d",
    "alerts": "a",
    "tenders": "t",
    "records": "o",
    "platforms": "p",
    "rules": "r",
}

_NUMBER = re.compile(r"-?[0-9][0-9,]{0,29}(\.[0-9]{1,12})?")

NOTHING = mark_safe('<span aria-hidden="true">—</span>')


@register.simple_tag(takes_context=True)
def w(context: Mapping[str, Any], key: str, **values: Any) -> SafeString:
    """Say the words of ``key``; {name} is filled with escaped values. KeyError on unknown keys."""
    text = WORDS[key][context.get("lang", "zh") == "en"]
    safe = {name: _safe(value) for name, value in values.items()}
    return mark_safe(figures.filled(text, safe))  # noqa: S308 - words are ours, values escaped


@register.simple_tag(takes_context=True)
def say(context: Mapping[str, Any], said: Any, name: str = "") -> Any:
    """Say ``name`` of an object that has it in both languages, or a (zh, en) pair."""
    lang = str(context.get("lang", "zh"))
    if isinstance(said, (tuple, list)):
        return said[lang == "en"]
    return getattr(said, f"{name}_{lang}" if name else lang)


@register.simple_tag(takes_context=True)
def money(context: Mapping[str, Any], said: Any, style: str = "", currency: str = "CNY") -> Any:
    """Write an amount of yuan (Decimal or decimal text)."""
    amount = said if isinstance(said, Decimal) else facts.read_amount(said)
    if amount is None:
        return NOTHING
    return figures.money(amount, str(context.get("lang", "zh")), style, currency or "CNY")


@register.simple_tag(takes_context=True)
def day(context: Mapping[str, Any], said: Any, style: str = "") -> Any:
    """Write a day (date, datetime or ISO text)."""
    if not said:
        return NOTHING
    at = date.fromisoformat(said[:10]) if isinstance(said, str) else said
    at = at.date() if isinstance(at, datetime) else at
    return figures.day(at, str(context.get("lang", "zh")), style)


@register.simple_tag(takes_context=True)
def moment(context: Mapping[str, Any], said: Any, style: str = "") -> Any:
    """Write a moment; ``short`` leaves out this year."""
    at = facts.read_moment(said) if isinstance(said, str) else said
    if not isinstance(at, datetime):
        return NOTHING
    now = context.get("at")
    year = now.year if isinstance(now, datetime) else 0
    return figures.moment(at, str(context.get("lang", "zh")), style, year)


@register.simple_tag(takes_context=True)
def span(context: Mapping[str, Any], seconds: float) -> str:
    """Write a span of time."""
    return figures.span(seconds, str(context.get("lang", "zh")))


@register.simple_tag(takes_context=True)
def seal(context: Mapping[str, Any], name: str) -> SafeString:
    """Stamp a seal with its full name for those who do not see it."""
    mark = SEALS[name]
    if context.get("lang") == "en":
        return format_html(
            '<span class="seal {}" title="{}">{}</span>', mark.css, mark.en, mark.word
        )
    return format_html(
        '<span class="seal {}" role="img" aria-label="{}，{}" title="{}">{}</span>',
        mark.css,
        mark.character,
        mark.zh,
        mark.zh,
        mark.character,
    )


@register.simple_tag(takes_context=True)
def no(context: Mapping[str, Any], number: int, log: str = "official") -> SafeString:
    """Write an entry number as the door to its proof: the desk's page for staff."""
    room = "staff:entry" if context.get("desk") else "publish:entry"
    address = reverse(room, kwargs={"log": log, "number": number})
    title = WORDS["entry.door"][context.get("lang", "zh") == "en"]
    return format_html(
        '<a class="no" href="{}" title="{}">{}</a>', address, title, figures.number(number)
    )


@register.filter
def number(said: int) -> str:
    """Write an entry number without a door."""
    return figures.number(said)


@register.filter
def count(said: int) -> str:
    """Write a count with thousands grouped."""
    return f"{said:,}"


@register.filter
def figure(said: str) -> str:
    """Write a number of a finding as people read it: grouped, without idle zeros; other text as it is."""
    try:
        return (
            f"{Decimal(said.replace(',', '')).normalize():,f}" if _NUMBER.fullmatch(said) else said
        )
    except InvalidOperation:
        return said


@register.filter
def zero(said: int) -> SafeString:
    """Write a count of a table: zero is a dot, read out as 0."""
    if said:
        return format_html("{}", f"{said:,}")
    return mark_safe('<span aria-hidden="true">·</span><span class="vh">0</span>')


@register.simple_tag(takes_context=True)
def person(context: Mapping[str, Any], login: str) -> SafeString | str:
    """Write an officer: name and department; the login where nobody has it."""
    row = people.officers().filter(login=login).select_related("department").first()
    if row is None:
        return login
    body = row.department.en if context.get("lang") == "en" else row.department.zh
    return format_html("{} · {}", called(context, row), body)


@register.simple_tag(takes_context=True)
def holder(context: Mapping[str, Any], held: tuple[Any, Any]) -> SafeString:
    """Write who has an alert in hand; the reader's own are marked as such."""
    charge, officer = held
    mine = getattr(context.get("officer"), "login", "") == charge.login
    english = context.get("lang") == "en"
    if mine:
        return format_html("<b>{}</b>", WORDS["charge.mine"][english])
    name = called(context, officer) if officer is not None else charge.login
    return format_html(WORDS["charge.by"][english], by=name)


@register.simple_tag(takes_context=True)
def called(context: Mapping[str, Any], officer: Any) -> SafeString:
    """Write an officer's name; in English beside the login, for a name has no other spelling here."""
    if context.get("lang") == "en":
        return format_html('{} (<span lang="zh-CN">{}</span>)', officer.login, officer.name)
    return format_html("{}", officer.name)


@register.simple_tag(takes_context=True)
def reported(context: Mapping[str, Any], said: str) -> SafeString:
    """Write a text as reported; in English its translation, or marked as Chinese where there is none."""
    if context.get("lang") != "en":
        return format_html("{}", said)
    english = public.english(said)
    return format_html('<span lang="zh-CN">{}</span>' if english == said else "{}", english)


@register.simple_tag(takes_context=True)
def half(context: Mapping[str, Any], said: str) -> str:
    """Write the visitor's half of a text said as 中文 · English; whole where it has no halves."""
    halves = said.split(" · ")
    return halves[context.get("lang") == "en"] if len(halves) == 2 else said  # noqa: PLR2004


@register.simple_tag(takes_context=True)
def setting(context: Mapping[str, Any], value: Any, parameter: Any) -> str:
    """Write a parameter's value with its unit, a reading in words."""
    english = context.get("lang") == "en"
    if value in _READINGS:
        return _READINGS[value][english]
    unit = _UNITS.get(parameter.unit, (parameter.unit, parameter.unit))[english]
    return f"{value}{unit}"


@register.filter
def at(said: Mapping[Any, Any], key: Any) -> Any:
    """Return ``said[key]``; None where it is not there."""
    return said.get(key)


@register.simple_tag(takes_context=True)
def here(context: Mapping[str, Any], **changes: Any) -> str:
    """Return this page's address with some parameters changed; an empty value takes one away."""
    request = context["request"]
    try:
        given = request.GET.lists()
    except TooManyFieldsSent:  # the page that says so has links too
        given = iter(())
    kept = [(k, v) for k, values in given if k not in changes for v in values] + [
        (k, v) for k, v in changes.items() if v not in {"", None}
    ]
    return escape_leading_slashes(quote(request.path)) + (f"?{urlencode(kept)}" if kept else "")


def _safe(value: Any) -> Any:
    """Escape what is shown; numbers stay numbers, so that words can agree with them."""
    return value if isinstance(value, int) else conditional_escape(value)


@register.simple_tag(takes_context=True)
def region(context: Mapping[str, Any], code: str) -> SafeString:
    """Write a division in one piece: its name where the instance knows it, else its code."""
    if not code:
        return NOTHING
    said = places.names(settings.JIANBIAO_HOME).get(code)
    name = said[context.get("lang") == "en"] if said else code
    return format_html('<span class="nw">{}</span>', name)


@register.simple_tag(takes_context=True)
def stage(context: Mapping[str, Any], name: str) -> str:
    """Write a stage of a tender."""
    return WORDS_OF_STAGES[Stage(name)][context.get("lang") == "en"]


@register.simple_tag(takes_context=True)
def field(context: Mapping[str, Any], name: str) -> str:
    """Write what a fact or a number of a finding is called."""
    lang = context.get("lang") == "en"
    if f"number.{name}" in WORDS:
        return WORDS[f"number.{name}"][lang]
    return law_words.name_en(name) if lang else law_words.name_zh(name)


@register.simple_tag
def sanctions(number: str) -> tuple[law_sanctions.Sanction, ...]:
    """Return what the law lays down for conduct that a rule points to."""
    return law_sanctions.of_rule(number)


@register.simple_tag
def edition(number: str) -> str:
    """Return the version of a rule."""
    return catalogue.edition(number)


@register.simple_tag
def limitation() -> law_sanctions.Limitation:
    """Return until when conduct may be punished."""
    return law_sanctions.LIMITATION


@register.simple_tag(takes_context=True)
def verdict(context: Mapping[str, Any], name: str) -> str:
    """Write a rule's answer."""
    return WORDS[f"verdict.{name}"][context.get("lang") == "en"]


@register.simple_tag(takes_context=True)
def iso(context: Mapping[str, Any], said: str) -> Any:
    """Write a wire day, yyyyMMdd."""
    return day(context, facts.read_moment(said))


@register.filter
def chosen(choices: Any) -> bool:
    """Say whether one of a filter's choices is in force."""
    return any(one.chosen for one in choices)


@register.filter
def only(said: Mapping[str, str], names: str) -> dict[str, str]:
    """Return those parameters of an address that a form must keep."""
    return {name: said[name] for name in names.split(",") if said.get(name)}


@register.filter
def alone(said: int) -> list[int]:
    """Return a list of one, for parts that prove many entries."""
    return [said]


@register.simple_tag(takes_context=True)
def close_verdict(context: Mapping[str, Any], name: str) -> str:
    """Write what a person found an alert to be."""
    return WORDS[f"closed.{name}"][context.get("lang") == "en"]


@register.simple_tag(takes_context=True)
def standing(context: Mapping[str, Any], name: str) -> str:
    """Write how a rule stands."""
    return WORDS[f"standing.{name}"][context.get("lang") == "en"]


@register.simple_tag(takes_context=True)
def role(context: Mapping[str, Any], name: str) -> str:
    """Write a party's role in a tender."""
    return WORDS[f"role.{name}"][context.get("lang") == "en"]


@register.simple_tag(takes_context=True)
def kind(context: Mapping[str, Any], name: str) -> str:
    """Write what kind of entry it is; the version is not for people."""
    return WORDS[f"kind.{name.partition('/')[0]}"][context.get("lang") == "en"]


@register.filter
def over(left: int) -> int:
    """Return by how many days something is over, of days that are left."""
    return -left


@register.filter
def shortcut(room: str) -> str:
    """Return the key that leads to a room after g."""
    return _SHORTCUTS.get(room, room[:1])


@register.simple_tag(takes_context=True)
def label(context: Mapping[str, Any], name: str) -> str:
    """Write what a field of an entity's own record is called."""
    field = SETS[SUBJECT].by_name.get(name)
    return (field.en if context.get("lang") == "en" else field.zh) if field else name
