"""Decision on a complaint (投诉处理决定书): drafted from the case, whole, as a document. Pure.

工程建设项目招标投标活动投诉处理办法 20–22 (recalled): whom it concerns, what was asked for, facts found,
grounds, result, remedies. It names the complainant to nobody else: copies for others say 投诉人.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from jianbiao.errors import Refused
from jianbiao.law.periods import day_of
from jianbiao.supervision.domain.cases import Case, Done
from jianbiao.supervision.domain.complaint import complaint, last
from jianbiao.supervision.domain.documents import (
    Document,
    Section,
    Signing,
    chinese_day,
    paragraphs,
)
from jianbiao.supervision.domain.matters import Matter

KIND: Final = "complaint_decision"
TITLE: Final = "投诉处理决定书"
_REMEDY: Final = (
    "对本决定不服的，可以自收到本决定书之日起六十日内依法申请行政复议，"
    "或者自收到本决定书之日起六个月内依法向人民法院提起行政诉讼。"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What a decision says of the world around its case: the tender's title, the department's name."""

    tender: str
    title: str
    department: str


def decision(
    case: Case, matter: Matter, about: About, *, on: date, named: bool = False
) -> Document:
    """Return the decision as the last draft of the case words it; signed where it was signed.

    ``named`` is the complainant's own copy. Raise Refused with code case_state without a draft.
    """
    told, draft = complaint(case), last(case, "draft")
    if told is None or draft is None:
        raise Refused(f"{case.id} has no draft of a decision", code="case_state", where=case.id)
    signed = last(case, "decide")
    who = told.complainant if named else "投诉人"
    result = _said(matter, draft, "outcome")
    return Document(
        kind=KIND,
        title=TITLE,
        number=signed.fields.get("document_number", "") if signed else "",
        addressee=f"{who}；被投诉人：{told.respondent}",
        sections=(
            Section(heading="投诉事项", paragraphs=_about(case, matter, about)),
            Section(heading="办理经过", paragraphs=(_course(case, told.filed_on),)),
            Section(heading="查明的事实", paragraphs=paragraphs(draft.fields["found"])),
            Section(heading="依据和理由", paragraphs=paragraphs(draft.fields["grounds"])),
            Section(
                heading="处理决定",
                paragraphs=(f"{result}。", *paragraphs(draft.fields.get("result", ""))),
            ),
            Section(heading="救济途径", paragraphs=(_REMEDY,)),
        ),
        basis=(
            "《招标投标法实施条例》第六十一条",
            "《工程建设项目招标投标活动投诉处理办法》第二十条",
        ),
        signing=Signing(
            body=case.body,
            name=about.department,
            by=signed.by if signed else "",
            on=day_of(signed.at) if signed else on,
        ),
        about=case.id,
    )


def outcome(case: Case, matter: Matter) -> tuple[str, str]:
    """Return result and conclusion of a decided complaint by their codes; empty while undecided."""
    draft = last(case, "draft") if last(case, "decide") else None
    if draft is None or draft.act not in matter.acts:
        return "", ""
    return draft.fields.get("outcome", ""), draft.fields.get("conclusion", "")


def _about(case: Case, matter: Matter, about: About) -> tuple[str, ...]:
    first = case.done[0]
    return (
        f"招标项目：{about.title}（{about.tender}）。",
        f"投诉事项：{_said(matter, first, 'matter')}。",
        *(f"请求：{line}" for line in paragraphs(first.fields.get("request", ""))),
    )


def _course(case: Case, filed_on: date) -> str:
    steps = [f"{chinese_day(filed_on)}收到投诉"]
    if accepted := last(case, "accept"):
        people = len(accepted.fields.get("investigators", "").split("\n"))
        steps.append(f"{chinese_day(day_of(accepted.at))}受理，由{people}名调查人员办理")
    if heard := last(case, "respond"):
        steps.append(f"{chinese_day(day_of(heard.at))}收到被投诉人的陈述、申辩")
    if ended := last(case, "end_review"):
        steps.append(f"{chinese_day(day_of(ended.at))}收到检验、检测、鉴定或者评审结论")
    return f"{'；'.join(steps)}。"


def _said(matter: Matter, one: Done, field: str) -> str:
    """Return what a code of a form says in Chinese."""
    code = one.fields.get(field, "")
    for asked in matter.acts[one.act].fields:
        if asked.name == field and code in asked.codes:
            return asked.codes[code].zh
    return code
