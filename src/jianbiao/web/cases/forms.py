"""Forms of acts (办理表单), made from the fields that a matter lists; what binds is decided there."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms

from jianbiao.supervision.domain.matters import Act, Field, Kind
from jianbiao.supervision.domain.papers import ENDINGS, LONGEST, MOST
from jianbiao.web.house.forms import Form, choice

ROWS = 3
LONG = 300
"""Characters from which on a text gets several lines."""


FILES = ", ".join(f".{ending}" for ending in ENDINGS)
_MADE_HERE = frozenset({Kind.DIGEST, Kind.FILES})
"""Kinds that nobody writes: what fills them is made of what came."""


def form_of(
    act: Act,
    said: Mapping[str, Any] | None = None,
    *,
    before: Mapping[str, str] | None = None,
    of: str = "",
) -> Form:
    """Return the form of an act, bound to what was written if something was.

    ``before`` is what stands in it beforehand, ``of`` its matter where forms of several stand on a page.
    """
    fields = {one.name: _field(one) for one in act.fields if one.kind is not Kind.DIGEST}
    made: Form = type(f"Act_{of}{act.name}", (Form,), fields)(said)
    made.initial = dict(before or {})
    return made


def fields_of(form: forms.Form, act: Act) -> dict[str, str]:
    """Return what was written, as text by name."""
    written = [field.name for field in act.fields if field.kind not in _MADE_HERE]
    return {name: str(form.data.get(name, "")) for name in written}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of a form (投诉书的一部分): its word and its fields."""

    name: str
    fields: list[forms.BoundField]


def parts_of(form: Form, act: Act) -> list[Part]:
    """Return the parts of a form in order, without the files: those come with the last step."""
    found: dict[str, list[forms.BoundField]] = {}
    for field in act.fields:
        if field.kind not in _MADE_HERE:
            found.setdefault(field.part, []).append(form[field.name])
    return [Part(name=name, fields=fields) for name, fields in found.items()]


class ManyFiles(forms.ClearableFileInput):
    """An input that takes several files."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"


def _field(field: Field) -> forms.Field:
    label = f"{field.words.zh} · {field.words.en}"
    if field.kind is Kind.CODE:
        made: forms.Field = choice(
            label, [(code, f"{one.zh} · {one.en}") for code, one in field.codes.items()]
        )
    elif field.kind is Kind.FLAG:
        made = choice(label, [("1", "是 · yes"), ("0", "否 · no")])
    elif field.kind is Kind.FILES:
        made = forms.FileField(
            label=label, widget=ManyFiles(attrs={"accept": FILES.replace(" ", "")})
        )
    else:
        made = forms.CharField(label=label, max_length=field.longest, widget=_widget(field))
    made.required = field.required
    made.help_text = _HINTS.get(field.kind, "")
    return made


def _widget(field: Field) -> forms.Widget:
    if field.kind is Kind.DAY:
        return forms.DateInput(attrs={"type": "date"})
    if field.kind in {Kind.NAMES, Kind.OFFICERS} or (
        field.kind is Kind.TEXT and field.longest > LONG
    ):
        return forms.Textarea(attrs={"rows": ROWS})
    return forms.TextInput()


_HINTS: Mapping[Kind, str] = {
    Kind.MOMENT: "如 2026-03-02T09:30 · like 2026-03-02T09:30",
    Kind.AMOUNT: "元，如 12000.00 · yuan, like 12000.00",
    Kind.NAMES: "每行一人 · one name a line",
    Kind.OFFICERS: "登录名，每行一人 · one login a line",
    Kind.FILES: f"至多 {MOST} 个，每个至多 {LONGEST >> 20} MB：{FILES} · {MOST} at most, {LONGEST >> 20} MB each: {FILES}",
}
