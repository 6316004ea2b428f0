"""Forms of the quarantine (隔离处置表单): mend a row that was set aside, or dismiss it."""

from typing import Any

from django import forms

from jianbiao.web.house.forms import Form, long, text
from jianbiao.web.house.readings import PREFIX

_LONGEST_FIELD = 4000


class MendForm(Form):
    """放行: the release as a person reads it, field by field or as JSON."""

    release = forms.CharField(
        label="更正后的读数（JSON） · The mended reading (JSON)",
        required=False,
        max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 18, "spellcheck": "false", "class": "mono"}),
    )
    reason = long("理由 · Reason")

    def clean(self) -> dict[str, Any]:
        """Keep the fields of the reading beside; JSON is needed where there are none."""
        said = super().clean() or {}
        written = {name: str(self.data[name]) for name in self.data if name.startswith(PREFIX)}
        if any(len(text) > _LONGEST_FIELD for text in written.values()):
            raise forms.ValidationError("一项过长 · a field is too long")
        if not written and not said.get("release", "").strip():
            self.add_error("release", "须写明读数 · a reading is needed")
        return {**said, "written": written}


class DismissForm(Form):
    """销号: why a row stays outside the record."""

    reason = long("理由 · Reason")


class DismissAllForm(DismissForm):
    """按来源和原因一并销号."""

    source = text("来源 · Source", most=500, needed=False)
    fault = text("隔离原因代码 · Code of the reason set aside", most=100)
