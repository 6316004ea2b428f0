"""Forms of the house (内务表单), in Chinese and English. What binds is decided in the rooms."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django import forms

from jianbiao.law.catalogue import RULES
from jianbiao.people.domain.departments import BODIES, POLICIES
from jianbiao.people.domain.platforms import ALGORITHMS, FUNCTIONS
from jianbiao.people.domain.powers import GRANT_WORDS, ROLE_WORDS
from jianbiao.standard.codes import WORKS_TYPE
from jianbiao.standard.terms import SHANGHAI

_NEEDED = "此项必填 · this is needed"
_LONG = "超过长度 · too long"
DAY = "2026-01-31"


class Form(forms.Form):
    """A form without colons, whose errors speak both languages."""

    def __init__(self, data: Any = None, files: Any = None) -> None:
        """Give every field ids of its own form: several stand on one page."""
        super().__init__(data, files, label_suffix="", auto_id=f"{type(self).__name__}_%s")
        for field in self.fields.values():
            field.error_messages |= {
                "required": _NEEDED,
                "max_length": _LONG,
                "invalid_choice": "没有这个选项 · there is no such choice",
                "invalid": "读不懂 · this cannot be read",
            }


def text(label: str, *, most: int = 200, needed: bool = True, hint: str = "") -> forms.CharField:
    """Return a field of one line."""
    return forms.CharField(label=label, max_length=most, required=needed, help_text=hint)


def long(label: str, *, needed: bool = True) -> forms.CharField:
    """Return a field of several lines."""
    area = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=label, max_length=1000, required=needed, widget=area)


def choice(label: str, said: Iterable[tuple[str, str]]) -> forms.ChoiceField:
    """Return a choice; nothing is chosen beforehand."""
    return forms.ChoiceField(label=label, choices=[("", "—"), *said])


def _pairs(words: dict[str, tuple[Any, ...]]) -> list[tuple[str, str]]:
    return [(name, f"{zh} · {en}") for name, (zh, en, *_) in words.items()]


def moment_of(text: str) -> datetime:
    """Return a moment that a form says in Beijing time. Raise ValidationError on anything else."""
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise forms.ValidationError("时间读不懂，如 2026-01-31 09:00 · not a moment") from error
    return at if at.tzinfo else at.replace(tzinfo=SHANGHAI)


class DayField(forms.CharField):
    """A day."""

    def clean(self, value: Any) -> Any:
        """Return the day. Raise ValidationError on anything else."""
        try:
            return date.fromisoformat(super().clean(value).strip())
        except ValueError as error:
            raise forms.ValidationError(f"日期读不懂，如 {DAY} · not a day") from error


class MomentField(forms.CharField):
    """A moment in Beijing time."""

    def clean(self, value: Any) -> Any:
        """Return the moment."""
        return moment_of(super().clean(value))


def moment(label: str) -> MomentField:
    """Return a field for a moment."""
    return MomentField(label=label, max_length=40, help_text="如 2026-01-31 09:00 · Beijing time")


class GrantForm(Form):
    """拟定授权."""

    login = text("人员登录名 · Officer's login", most=32)
    power = choice("权限 · Power", _pairs(GRANT_WORDS))
    from_on = text("自 · From", most=10, hint=f"如 {DAY} · like {DAY}")
    until_on = text("至（可不填） · Until (may be empty)", most=10, needed=False)
    basis = text("依据（文号） · Basis (document)")


class DeputyForm(Form):
    """拟定代理."""

    stands_in_for = text("被代理人登录名 · Who is away", most=32)
    login = text("代理人登录名 · Who stands in", most=32)
    from_on = text("自 · From", most=10, hint=f"如 {DAY} · like {DAY}")
    until_on = text("至 · Until", most=10)
    basis = text("依据（文号） · Basis (document)")


class GrantsForm(Form):
    """复核: one or several proposals."""

    grant = text("授权编号 · Grant", most=120, hint="如 lin/close_alert/1 · as listed")


class ReasonForm(GrantsForm):
    """不予复核、收回."""

    reason = long("原因 · Reason")


class RevokeGrantForm(ReasonForm):
    """收回授权."""


class AppointForm(Form):
    """任用."""

    login = text("登录名 · Login", most=32)
    name = text("姓名 · Name", most=60)
    role = choice("岗位 · Post", _pairs(ROLE_WORDS))


class EndOfficerForm(Form):
    """离任, with whom the work goes to."""

    login = text("登录名 · Login", most=32)
    to = text("交接给（登录名，可不填） · Hand over to", most=32, needed=False)
    reason = long("原因 · Reason")


class LoginForm(Form):
    """One officer."""

    login = text("登录名 · Login", most=32)


class IssueForm(LoginForm):
    """一次性口令."""


class ResetForm(LoginForm):
    """第二因素遗失."""


class PolicyForm(Form):
    """账户规则."""

    name = choice("规则 · Rule", [(one, one) for one in POLICIES])
    value = forms.IntegerField(label="取值 · Value")


class BodyForm(Form):
    """登记机构."""

    code = text("代码 · Code", most=32)
    zh = text("中文名称 · Chinese name", most=80)
    en = text("英文名称 · English name", most=80)
    body = choice("类别 · Kind", _pairs(BODIES))
    level = choice(
        "层级 · Level",
        [("province", "省 · province"), ("city", "市 · city"), ("county", "县 · county")],
    )
    region = text("区划代码 · Division", most=6)
    industries = text("行业（A01 A07，或 *） · Industries", hint="以空格分开 · separated by spaces")

    def clean_industries(self) -> list[str]:
        """Return the codes."""
        return str(self.cleaned_data["industries"]).replace("，", " ").replace(",", " ").split()


class PlatformForm(Form):
    """登记平台."""

    code = text("平台标识码 · Platform code", most=11)
    zh = text("中文名称 · Chinese name", most=80)
    en = text("英文名称 · English name", most=80)
    uscc = text("统一社会信用代码 · Credit code", most=18)
    region = text("区划代码 · Division", most=6)
    function = choice("类别 · Kind", _pairs(FUNCTIONS))


class EndPlatformForm(Form):
    """注销平台."""

    code = text("平台标识码 · Platform code", most=11)
    reason = long("原因 · Reason")


class KeyForm(Form):
    """登记公钥."""

    platform = text("平台标识码 · Platform code", most=11)
    name = text("密钥名 · Key's name", most=32)
    algorithm = choice("算法 · Algorithm", [(one, one) for one in ALGORITHMS])
    public_key = text("公钥（十六进制） · Public key (hex)")
    valid_from = moment("自 · From")
    valid_until = moment("至 · Until")


class RotateForm(KeyForm):
    """更换公钥."""

    id = text("现用公钥（平台/名） · Present key (platform/name)", most=60)
    overlap_until = moment("现用公钥停用时间 · The present key ends")

    field_order = ("id", "name", "algorithm", "public_key", "valid_from", "valid_until")

    def __init__(self, data: Any = None, files: Any = None) -> None:
        """Leave the platform out: the present key names it."""
        super().__init__(data, files)
        del self.fields["platform"]


class RevokeForm(Form):
    """吊销公钥."""

    id = text("公钥（平台/名） · Key (platform/name)", most=60)
    revoked_at = moment("自何时起不再接受 · Refused from")
    reason = long("原因 · Reason")


class StandForm(Form):
    """规则状态."""

    rule = choice("规则 · Rule", [(n, f"{n} {r.zh} · {n} {r.en}") for n, r in RULES.items()])
    standing = choice(
        "状态 · Standing",
        [
            ("shadow", "影子 · shadow"),
            ("internal", "内部使用 · internal"),
            ("in_force", "有效 · in force"),
        ],
    )
    effective_on = forms.DateField(label="生效日期 · Effective on", help_text=DAY)
    basis = text("依据 · Basis")


class ParameterForm(Form):
    """设定参数."""

    rule = StandForm.base_fields["rule"]
    name = text("参数名 · Parameter", most=60)
    value = text("取值 · Value", most=60)
    jurisdiction = text(
        "地域 · Place",
        most=12,
        hint="CN、690100、690100/A03；限于一类评标办法加 @1、@2、@3、@9 · CN, 690100, 690100/A03; "
        "with @1, @2, @3, @9 for one kind of evaluation method",
    )
    effective_on = forms.DateField(label="生效日期 · Effective on", help_text=DAY)
    basis = text("依据 · Basis")


class AskForm(Form):
    """查主管部门."""

    region = text("区划代码 · Division", most=6, needed=False)
    sector = forms.ChoiceField(
        label="行业 · Sector",
        choices=[("*", "全部 · all"), *_pairs(WORKS_TYPE.values)],
        required=False,
    )


class CompetenceForm(Form):
    """划分职责."""

    region = text("区划代码 · Division", most=6)
    sector = choice("行业 · Sector", [("*", "全部 · all"), *_pairs(WORKS_TYPE.values)])
    departments = text(
        "部门代码（可不填：收回） · Departments (empty: take back)",
        needed=False,
        hint="以空格分开 · separated by spaces",
    )
    basis = text("依据（三定、授权文件） · Basis")

    def clean_departments(self) -> list[str]:
        """Return the codes."""
        return str(self.cleaned_data["departments"]).replace("，", " ").replace(",", " ").split()


class ChargeForm(Form):
    """认领."""

    subject = text("预警编号 · Alert", most=120)


class ReleaseForm(ChargeForm):
    """放回."""

    reason = text("原因（可不填） · Reason (optional)", most=1000, needed=False)


class MatchForm(Form):
    """认定 that a name without a code is, or is not, the entity of a code."""

    key = text(
        "无代码名称 · Name without a code", most=320, hint="name:… 如主体页所示 · as its page"
    )
    code = text("信用代码 · Credit code", most=50)
    reason = long("理由 · Reason")


class MergeForm(Form):
    """合并、更换代码."""

    absorbed = text("并入的代码 · Code that went over", most=50)
    code = text("存续的代码 · Code that goes on", most=50)
    effective_on = DayField(
        label="生效日 · Effective on", max_length=10, help_text=f"如 {DAY} · like {DAY}"
    )
    reason = long("理由和依据（登记通知等） · Reason and basis")


class SheetForm(Form):
    """初始登记表."""

    file = forms.FileField(label="工作簿（.xlsx，至多 5 MB） · Workbook (.xlsx, at most 5 MB)")
    record = forms.BooleanField(
        label="写入台账（不勾选：只试算） · Record it (unticked: a dry run)", required=False
    )


class YearForm(Form):
    """年度放假安排."""

    year = forms.IntegerField(label="年份 · Year", min_value=2000, max_value=2199)
    rest = text("放假日 · Days off", most=500, hint="如 01-01..01-03 02-15 · like 01-01..01-03")
    work = text("调休上班日（可不填） · Make-up working days", most=500, needed=False)
    source = text("来源（文号） · Source (document)")


LOGS = (("official", "官方日志 · official"), ("gathered", "采集日志 · gathered"))


class EraseForm(Form):
    """申请删除正文."""

    log = choice("日志 · Log", LOGS)
    numbers = text("条目序号 · Entry numbers", most=6000, hint="以空格分开 · separated by spaces")
    basis = text("法律依据 · Legal basis")
    reason = long("理由 · Reason")

    def clean_numbers(self) -> list[int]:
        """Return the numbers. Raise ValidationError on anything else."""
        words = str(self.cleaned_data["numbers"]).replace("，", " ").replace(",", " ").split()
        if not all(w.isascii() and w.isdigit() and len(w) < 19 for w in words):  # noqa: PLR2004
            raise forms.ValidationError("只写序号，如 7 12 · numbers only, like 7 12")
        return [int(word) for word in words]


class AgreeForm(Form):
    """同意删除."""

    log = choice("日志 · Log", LOGS)
    asked = forms.IntegerField(
        label="申请的序号 · Number of the application", min_value=1, max_value=2**63 - 1
    )
