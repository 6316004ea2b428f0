"""A03 公示内容: what a publication of candidates must say.

Law: 招标公告和公示信息发布管理办法 第六条 (rank, name, price, quality, duration, evaluation; project
leader with certificate; qualification; how to object). Binds 依法必须招标 only.
Reading: an item found neither in the fields nor in the text is doubtful, for it may stand in an
attachment. A person must look.
Undecidable: nothing of the content reported; wanting, but not known to be mandatory.
Not applicable: a tender that need not be held, or no publicity yet.
"""

from collections.abc import Mapping
from typing import Any, Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.scope import where_mandatory

NUMBER: Final = "A03"
UNIT: Final = "lot"

_ROWS: Final = "x_candidate_rows"
_TEXT: Final = "TENDER_CANDIDATE_ANNOUNCE.PUBLICITY_CONTENT"
_CHANNEL: Final = "TENDER_CANDIDATE_ANNOUNCE.OBJECTION_METHOD"
_ITEMS: Final = (
    (("ORDER",), ("排序", "名次", "第一中标候选人", "第一名"), "排序", "rank"),
    (("BIDDER_NAME", "BIDDER_ORG_CODE"), ("候选人名称", "投标人名称", "单位名称"), "名称", "name"),
    (("BID_PRICE", "OTHER_BID_PRICE"), ("报价", "投标价"), "报价", "price"),
    (("QUALITY",), ("质量",), "质量", "quality"),
    (("TIME_LIMIT",), ("工期", "交货期", "服务期"), "工期", "duration"),
    (("BID_MANAGER",), ("项目负责人", "项目经理", "总监"), "项目负责人", "project leader"),
    (("PM_CODE",), ("证书编号", "注册编号", "执业证书"), "负责人证书", "leader's certificate"),
    (("QUALIFICATION",), ("资质", "资格", "业绩"), "资格能力", "qualification"),
)
_NONE: Final = NotApplicable(zh="尚无中标候选人公示。", en="No candidates have been published yet.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Look for each item in the candidates' fields and in the text."""
    if not facts.speaks_of("TENDER_CANDIDATE_ANNOUNCE."):
        return _NONE
    return where_mandatory(facts, _judged(facts))


def _judged(facts: Facts) -> Outcome:
    rows = [one for one in facts.listed(_ROWS) or () if isinstance(one, Mapping)]
    text = facts.text(_TEXT) or ""
    if not rows and not text:
        return Undecidable(missing=(_ROWS,))
    wanting = [
        (zh, en)
        for fields, words, zh, en in _ITEMS
        if not (_said(rows, fields) or any(word in text for word in words))
    ]
    if facts.text(_CHANNEL) is None and "异议" not in text:
        wanting.append(("异议渠道", "how to object"))
    if wanting:
        return Doubt(
            numbers=_numbers(rows, wanting),
            zh=f"公示未见{'、'.join(zh for zh, _ in wanting)}，是否另附须由人查看。",
            en=f"The publication does not show {', '.join(en for _, en in wanting)}; a person must see whether an attachment does.",
        )
    return Clear(
        numbers=_numbers(rows, wanting), zh="公示内容齐全。", en="The publication says all it must."
    )


def _numbers(rows: list[Any], wanting: list[Any]) -> dict[str, str]:
    return {"candidates": str(len(rows)), "wanting": str(len(wanting))}


def _said(rows: list[Mapping[str, Any]], fields: tuple[str, ...]) -> bool:
    """Say whether every candidate has one of ``fields``."""
    for row in rows:
        for name in fields:
            if row.get(name):
                break
        else:
            return False
    return bool(rows)
