"""Forms of the staff pages: closing an alert with one of five verdicts and a reason."""

from typing import Final

from django import forms

from jianbiao.watch.domain import Verdict

VERDICTS: Final = {
    Verdict.CONFIRMED: "close.confirmed",
    Verdict.LAWFUL: "close.lawful_exception",
    Verdict.DATA_ERROR: "close.data_error",
    Verdict.UNFOUNDED: "close.unfounded",
    Verdict.UNCLEAR: "close.unclear",
}
"""The words of each verdict, by their key."""

LONGEST: Final = 2000


class CloseForm(forms.Form):
    """办结预警. No verdict is chosen beforehand; the reason is kept as the rule's record."""

    verdict = forms.ChoiceField(
        choices=[(one.value, one.value) for one in VERDICTS],
        error_messages={
            "required": "请选择一项判断 · choose a verdict",
            "invalid_choice": "没有这项判断 · there is no such verdict",
        },
    )
    reason = forms.CharField(
        min_length=4,
        max_length=LONGEST,
        error_messages={
            "required": "请写明理由 · a reason is required",
            "min_length": "理由至少 4 个字 · the reason has at least 4 characters",
            "max_length": f"理由至多 {LONGEST} 个字 · the reason has at most {LONGEST} characters",
        },
    )
