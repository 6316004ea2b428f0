"""Forms of 登录 and 修改口令, in Chinese and English."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError

from jianbiao.people.models import Officer

_WRONG = "登录名或口令不正确 · login or password is wrong"
_NEEDED = {"required": "此项必填 · this is needed"}


class SignInForm(AuthenticationForm):
    """登录. One sentence for a wrong login and a wrong password: it tells nobody who exists."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Label the fields in both languages."""
        super().__init__(*args, **kwargs)
        self.error_messages = {"invalid_login": _WRONG, "inactive": _WRONG}
        for name, label in (("username", "登录名 · Login"), ("password", "口令 · Password")):
            self.fields[name].label = label
            self.fields[name].error_messages.update(_NEEDED)


class PasswordForm(forms.Form):
    """修改口令: the present one, and the new one twice."""

    old = forms.CharField(
        label="现口令 · Present password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages=_NEEDED,
    )
    new = forms.CharField(
        label="新口令 · New password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages=_NEEDED,
    )
    again = forms.CharField(
        label="再次输入 · Once more",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        error_messages=_NEEDED,
    )

    def __init__(self, officer: Officer, *args: Any, **kwargs: Any) -> None:
        """Remember whose password changes."""
        super().__init__(*args, **kwargs)
        self._officer = officer

    def clean_old(self) -> str:
        """Refuse whoever does not know the present password."""
        said: str = self.cleaned_data["old"]
        if not self._officer.check_password(said):
            raise ValidationError("现口令不正确 · the present password is wrong")
        return said

    def clean(self) -> dict[str, Any]:
        """Refuse two different new passwords."""
        said = super().clean() or self.cleaned_data
        if said.get("new") != said.get("again"):
            self.add_error("again", "两次输入不一致 · the two differ")
        return said


class CodeForm(forms.Form):
    """验证码: six digits of the app, or a recovery code."""

    code = forms.CharField(
        label="验证码 · Code",
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
        error_messages=_NEEDED | {"max_length": "验证码过长 · the code is too long"},
    )


class AgainForm(forms.Form):
    """再次输入口令 before an act that gives power."""

    password = forms.CharField(
        label="口令 · Password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages=_NEEDED,
    )

    def __init__(self, officer: Officer, *args: Any, **kwargs: Any) -> None:
        """Remember whose password it has to be."""
        super().__init__(*args, **kwargs)
        self._officer = officer

    def clean_password(self) -> str:
        """Refuse a wrong one."""
        said: str = self.cleaned_data["password"]
        if not self._officer.check_password(said):
            raise ValidationError("口令不正确 · the password is wrong")
        return said
