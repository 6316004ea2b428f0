"""P15 公告载明事项: what a notice has to say, and which of it neither field nor text shows.

Law: 招标公告和公示信息发布管理办法 第五条, 招标投标法 第十六条, 实施条例 第三十七条. Binds 依法必须招标.
Reading: an item counts as said if its field is reported or a word for it stands in the text. What is
found in neither is doubtful and named, for a person to read the notice.
Undecidable: an item is in no field and the text was not reported. Not applicable: no notice, a
correction (更正公告, which repeats nothing), a tender that need not be held.
"""

import re
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.scope import where_mandatory

NUMBER: Final = "P15"
UNIT: Final = "notice"

_N: Final = "TENDER_ANN_QUA_INQUERY_ANN."
_TEXT: Final = f"{_N}NOTICE_CONTENT"
_NATURE: Final = f"{_N}NOTICE_NATURE"
_CORRECTION: Final = "2"
_ITEMS: Final = (
    ("项目内容、范围", "subject and scope", ("TENDER_PROJECT.TENDER_CONTENT",), "招标范围|招标内容|建设规模|项目概况"),
    ("资金来源", "source of funds", ("PROJECT.FUND_SOURCE",), "资金来源|资金来自|出资|财政资金|自筹"),
    ("投标人资格", "qualification", ("SECTION.BID_QUALIFICATION",), "资格要求|资格条件|资质"),
    ("是否接受联合体", "whether consortia are accepted", (f"{_N}SYNDICATED_FLAG",), "联合体"),
    (
        "获取文件的时间、方式",
        "how and when documents can be had",
        (f"{_N}TENDER_DOC_GET_METHOD", f"{_N}DOC_GET_START_TIME"),
        "文件(?:的)?获取|获取(?:招标|资格预审)文件|文件(?:的)?发售|下载",
    ),
    (
        "递交截止时间、方式",
        "deadline and way of submission",
        (f"{_N}BID_DOC_REFER_END_TIME", f"{_N}BID_DOC_REFER_METHOD"),
        "截止时间|递交",
    ),
    ("联系方式", "contacts", (f"{_N}TENDERER_CONTACT",), "联系人|联系方式|联系电话|电话"),
    ("电子交易平台", "electronic platform", (f"{_N}PLATFORM_URL", f"{_N}NOTICE_URL"), "平台|网址|http"),
)  # fmt: skip
_SAID: Final = tuple((zh, en, names, re.compile(words)) for zh, en, names, words in _ITEMS)
_NO_NOTICE: Final = NotApplicable(zh="尚无公告。", en="No notice has been reported yet.")
_AMENDS: Final = NotApplicable(
    zh="更正公告不重复全部事项。", en="A correction does not repeat what it leaves as it was."
)
_ALL: Final = Clear(
    zh="应当载明的事项均已载明。", en="Everything a notice has to say was found in it."
)


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001 - every check is given it
    """Look for each required item in the fields and in the text."""
    if not facts.speaks_of(_N):
        return _NO_NOTICE
    if facts.text(_NATURE) == _CORRECTION:
        return _AMENDS
    text = facts.text(_TEXT)
    lacking = [
        (zh, en)
        for zh, en, names, words in _SAID
        if len(facts.missing(*names)) == len(names) and not words.search(text or "")
    ]
    return where_mandatory(facts, _judged(lacking, text))


def _judged(lacking: list[tuple[str, str]], text: str | None) -> Outcome:
    if not lacking:
        return _ALL
    if text is None:
        return Undecidable(missing=(_TEXT,))
    return Doubt(
        numbers={"lacking": str(len(lacking))},
        zh=f"公告未见：{'、'.join(zh for zh, _ in lacking)}。",
        en=f"Not found in the notice: {', '.join(en for _, en in lacking)}.",
    )
