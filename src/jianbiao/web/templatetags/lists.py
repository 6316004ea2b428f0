"""Tags of the tender list (清单标签): filters by name and value, amounts of a column."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django import template

from jianbiao.law.catalogue import RULES
from jianbiao.people import queries as people
from jianbiao.publish import domain as public
from jianbiao.standard import codes
from jianbiao.standard import tendering_codes as tendering
from jianbiao.web.templatetags.jb import here, region, stage, verdict
from jianbiao.web.words import WORDS

register = template.Library()


@register.filter
def yuan(said: int) -> str:
    """Write whole yuan in the 万元 of a column, to a hundredth."""
    return f"{Decimal(said) / 10_000:,.2f}"


@register.simple_tag(takes_context=True)
def filter_name(context: Mapping[str, Any], name: str) -> str:
    """Write what a filter is called."""
    word = {"least": "filter.least", "most": "filter.most"}.get(name, f"filter.{name}")
    return WORDS[word][context.get("lang") == "en"]


@register.simple_tag(takes_context=True)
def filter_value(context: Mapping[str, Any], name: str, value: str) -> Any:
    """Write the value of a filter in force."""
    tags: dict[str, Callable[[Mapping[str, Any], str], Any]] = {
        "stage": stage,
        "region": region,
        "verdict": verdict,
        "alert": verdict,
    }
    if name in tags:
        return tags[name](context, value)
    return _filtered(name, value)[context.get("lang") == "en"]


def _filtered(name: str, value: str) -> tuple[str, str]:
    """Return a filter's value in Chinese and English; what nobody knows stands for itself."""
    if name == "industry":
        return public.industry(value)
    if name == "evaluation":
        return tendering.EVALUATING_METHOD.values.get(value, (value, value))
    if name == "method":
        return codes.TENDER_MODE.values.get(value, (value, value))
    if name == "rule" and value in RULES:
        return f"{value} {RULES[value].zh}", f"{value} {RULES[value].en}"
    known: dict[str, Callable[[], Any]] = {
        "body": people.departments,
        "platform": people.platforms,
    }
    row = known[name]().filter(code=value).first() if name in known else None
    return (row.zh, row.en) if row is not None else (value, value)


@register.simple_tag(takes_context=True)
def here_without(context: Mapping[str, Any], name: str) -> str:
    """Return this list's address without one of its filters, from its first page."""
    return here(context, **{name: "", "before": ""})
