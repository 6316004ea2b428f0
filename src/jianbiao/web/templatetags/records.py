"""Tags of records and files (记录标签): the class of a file, its size, to what it belongs."""

from collections.abc import Mapping
from typing import Any

from django import template

from jianbiao.publish import domain as public
from jianbiao.standard.tendering_codes import OPEN_CLASS
from jianbiao.web.words import WORDS

register = template.Library()

_STEP = 1024


@register.simple_tag(takes_context=True)
def file_class(context: Mapping[str, Any], one: Any) -> str:
    """Write a file's class: as it was sent, else as the record says."""
    english = context.get("lang") == "en"
    if one.sent is not None:
        return WORDS[f"class.{one.sent.terms.file_class.value}"][english]
    said = str(one.named.data.get("OPEN_CLASS", ""))
    return OPEN_CLASS.values.get(said, ("—", "—"))[english]


@register.simple_tag
def size(said: int) -> str:
    """Write a number of bytes."""
    if said < _STEP:
        return f"{said} B"
    if said < _STEP**2:
        return f"{said / _STEP:.1f} KB"
    return f"{said / _STEP**2:,.1f} MB"


@register.simple_tag(takes_context=True)
def attachment(context: Mapping[str, Any], item: Any) -> str:
    """Write what kind of file it is and to which record it belongs."""
    head = public.headline_of(str(item.data.get("RELATE_SET", "")), {})
    belongs = head.en if context.get("lang") == "en" else head.zh
    kind = str(item.data.get("ATTACHMENT_TYPE", ""))
    return " · ".join(part for part in (kind, belongs) if part)
