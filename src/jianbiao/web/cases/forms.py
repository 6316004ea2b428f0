"""Forms of acts (办理表单), made from the fields that a matter lists; what binds is decided there."""

from collections.abc import Mapping
from typing import Any

from django import forms

from jianbiao.supervision.domain.matters import Act, Field, Kind
from jianbiao.web.house.forms import Form, choice

ROWS = 3
LONG = 300
"""Characters from which on a text gets several lines."""


def form_of(act: Act, said: Mapping[str, Any] | None = None) -> Form:
    """Return the form of an act, bound to what was written if something was."""
    fields = {field.name: _field(field) for field in act.fields}
    made: Form = type(f"Act_{act.name}", (Form,), fields)(said)
    return made


def fields_of(form: forms.Form, act: Act) -> dict[str, str]:
    """Return what was written, as text by name."""
    return {field.name: str(form.data.get(field.name, "")) for field in act.fields}


def _field(field: Field) -> forms.Field:
    label = f"{field.words.zh} · {field.words.en}"
    if field.kind is Kind.CODE:
        made: forms.Field = choice(
            label, [(code, f"{one.zh} · {one.en}") for code, one in field.codes.items()]
        )
    elif field.kind is Kind.FLAG:
        made = choice(label, [("1", "是 · yes"), ("0", "否 · no")])
    else:
        made = forms.CharField(label=label, max_length=field.longest, widget=_widget(field))
    made.required = field.required
    made.help_text = _HINTS.get(field.kind, "")
    return made


def _widget(field: Field) -> forms.Widget:
    if field.kind is Kind.DAY:
        return forms.DateInput(attrs={"type": "date"})
    if field.kind is Kind.NAMES or (field.kind is Kind.TEXT and field.longest > LONG):
        return forms.Textarea(attrs={"rows": ROWS})
    return forms.TextInput()


_HINTS: Mapping[Kind, str] = {
    Kind.MOMENT: "如 2026-03-02T09:30 · like 2026-03-02T09:30",
    Kind.AMOUNT: "元，如 12000.00 · yuan, like 12000.00",
    Kind.NAMES: "每行一人 · one name a line",
}
