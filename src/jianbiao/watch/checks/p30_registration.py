"""P30 报名: registration asked for before the documents can be had.

Law: 电子招标投标办法 第二十条 (no condition beyond free registration with the platform). Binds every
electronic tender.
Reading: a notice reported as asking for it is over the limit. Words of registration in how documents
are to be had, beside a report that none is asked for or without one, are doubtful.
Undecidable: neither flag nor text. Not applicable: no notice.
"""

import re
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "P30"
UNIT: Final = "notice"

_ASKED: Final = "TENDER_ANN_QUA_INQUERY_ANN.IS_NEED_SIGN_UP"
_METHOD: Final = "TENDER_ANN_QUA_INQUERY_ANN.TENDER_DOC_GET_METHOD"
_SIGN_UP: Final = re.compile(
    r"(?:报名|投标登记|购标登记)(?:成功|通过|审核|确认|后|截止|表|费|资料|材料|时须|方可)"
    r"|[先须应](?:进行|办理|完成|到场|现场|网上)?报名"
)
_DENIED: Final = re.compile(r"(?:无须|无需|不需要?|不用|不再|取消|不接受|不组织).{0,4}报名")
_NO_NOTICE: Final = NotApplicable(zh="尚无公告。", en="No notice has been reported yet.")
_FREE: Final = Clear(
    zh="获取招标文件无须报名。", en="The documents can be had without registration for the tender."
)


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001 - every check is given it
    """Judge how documents can be had."""
    if not facts.speaks_of("TENDER_ANN_QUA_INQUERY_ANN."):
        return _NO_NOTICE
    asked, text = facts.flag(_ASKED), facts.text(_METHOD)
    if asked:
        return Breach(
            numbers={},
            zh="获取招标文件须先报名。",
            en="Registration for the tender is required before the documents can be had.",
        )
    found = _SIGN_UP.search(text or "")
    if text is not None and found and not _DENIED.search(text):
        return Doubt(
            numbers={},
            zh=f"获取文件的方法中有“{found.group()}”，是否以报名为前提须由人判断。",
            en=f"How to get the documents says “{found.group()}”: a person must judge whether registration comes first.",
        )
    if asked is None and text is None:
        return Undecidable(missing=(_ASKED,))
    return _FREE
