"""Tags of the house (内务): how grants stand, who signed, which pages an officer may open."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from jianbiao.web.templatetags.jb import half, person
from jianbiao.web.words import WORDS

register = template.Library()

HOUSE = (
    ("rule.read", "house:bodies", "bodies", "body.title"),
    ("power.confirm", "house:powers", "powers", "grant.title"),
    ("officer.appoint", "house:officers", "officers", "officer.title"),
    ("platform.read", "house:platforms", "platforms", "platform.title"),
    ("rule.read", "house:rules", "rules", "rule.acts.title"),
    ("rule.read", "house:calendar", "calendar", "year.title"),
    ("rule.read", "house:competence", "competence", "competence.title"),
    ("platform.read", "house:coverage", "coverage", "coverage.title"),
    ("department.open", "house:start", "start", "start.title"),
    ("alert.read", "house:charges", "charges", "charge.title"),
    ("row.settle", "house:quarantine", "quarantine", "quarantine.title"),
    ("entity.match", "house:whois", "whois", "whois.title"),
    ("content.erase", "house:erasures", "erasures", "erase.title"),
    ("outage.record", "house:outages", "outages", "outages.title"),
    ("audit.read", "house:audit", "audit", "audit.title"),
)
"""Pages of the house: power, address, part, word."""


@register.simple_tag(takes_context=True)
def grant_state(context: Mapping[str, Any], name: str) -> str:
    """Write how a grant stands."""
    return WORDS[f"grant_state.{name}"][context.get("lang") == "en"]


@register.simple_tag(takes_context=True)
def quarantine_state(context: Mapping[str, Any], name: str) -> str:
    """Write what has become of a row that was set aside."""
    return WORDS[f"quarantine_state.{name}"][context.get("lang") == "en"]


@register.simple_tag(takes_context=True)
def offer_status(context: Mapping[str, Any], code: str) -> str:
    """Write how a bid or an award stands; a code that the standard does not have as it is."""
    said = WORDS.get(f"offer.{code}")
    return said[context.get("lang") == "en"] if said else code or "—"


@register.simple_tag(takes_context=True)
def form_word(context: Mapping[str, Any], name: str) -> str:
    """Write the form in which unsigned data came."""
    said = WORDS.get(f"form.{name}")
    return said[context.get("lang") == "en"] if said else name


@register.simple_tag(takes_context=True)
def word(context: Mapping[str, Any], key: str) -> str:
    """Say the words of a key that a view names."""
    return WORDS[key][context.get("lang") == "en"]


@register.simple_tag(takes_context=True)
def signer(context: Mapping[str, Any], said: str) -> str:
    """Write who acted or signed: an officer by name, the machine and the clock by word."""
    if f"signer.{said}" in WORDS:
        return WORDS[f"signer.{said}"][context.get("lang") == "en"]
    if " " in said or not said.isascii():
        return half(context, said)
    known: dict[str, str] = context["request"].__dict__.setdefault("_signers", {})
    if said not in known:
        known[said] = person(context, said)
    return known[said]


@register.simple_tag(takes_context=True)
def looked(context: Mapping[str, Any], said: str) -> SafeString:
    """Write what somebody looked at: the kind of page by word, and of whom or what."""
    room, _, subject = said.partition(" ")
    key = f"looked.{room}"
    kind = WORDS[key][context.get("lang") == "en"] if key in WORDS else room
    return format_html('{} <code class="qq">{}</code>', kind, subject)


@register.inclusion_tag("house/_nav.html", takes_context=True)
def house_nav(context: Mapping[str, Any], part: str) -> dict[str, Any]:
    """Show the doors of the house that this officer may open."""
    officer = context.get("officer")
    doors = [door for power, *door in HOUSE if officer is not None and officer.may(power)]
    return {"house_doors": doors, "part": part, "lang": context.get("lang", "zh")}
