"""B02 通过资格预审的申请人少于三个: the tender went on though fewer than three applicants passed.

Law: 招标投标法实施条例 第十九条 (fewer than three: tendered anew). Binds every tender.
Reading: three are enough. With fewer, a new tender is clear; going on is a breach, and so is a list
beside which nothing says what followed. Where an approval stands in for the new tender a person
must look: doubtful.
Undecidable: the number unknown; too few, and what followed is not reported yet.
Not applicable: no prequalification.
"""

import re
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "B02"
UNIT: Final = "lot"

_COUNT: Final = "x_PASSED_APPLICANT_LIST_count"
_NEXT: Final = "x_next"
_ANEW: Final = re.compile(
    r"re-?\s?tender|anew|new tender|fail|terminat|cancel|重新招标|流标|终止|撤销", re.IGNORECASE
)
_APPROVED: Final = re.compile(
    r"approv|direct award|negotiat|审批|核准|批准|不再招标", re.IGNORECASE
)
_NONE: Final = NotApplicable(zh="没有资格预审结果。", en="No result of a prequalification.")


def check(facts: Facts, *, calendar: Calendar, applicants: int) -> Outcome:  # noqa: ARG001
    """Compare the number of applicants who passed with ``applicants``."""
    if not facts.speaks_of(_COUNT):
        return _NONE
    passed = facts.count(_COUNT)
    if passed is None:
        return Undecidable(missing=(_COUNT,))
    numbers = {"passed": str(passed), "required": str(applicants)}
    zh, en = f"通过资格预审的申请人{passed}个", f"{passed} applicants passed"
    if passed >= applicants:
        return Clear(
            numbers=numbers,
            zh=f"{zh}，不少于{applicants}个。",
            en=f"{en}, not fewer than {applicants}.",
        )
    following = facts.text(_NEXT)
    if facts.speaks_of(_NEXT) and following is None:
        return Undecidable(missing=(_NEXT,))
    return _followed(
        following or "", numbers, f"{zh}，少于{applicants}个", f"{en}, fewer than {applicants}"
    )


def _followed(following: str, numbers: dict[str, str], zh: str, en: str) -> Outcome:
    if _ANEW.search(following):
        return Clear(
            numbers=numbers,
            zh=f"{zh}，已重新招标或者终止。",
            en=f"{en}; it was tendered anew or ended.",
        )
    if _APPROVED.search(following):
        return Doubt(
            numbers=numbers,
            zh=f"{zh}，据称经批准另行处理，须由人判断。",
            en=f"{en}; another way was approved, as reported: a person must judge.",
        )
    return Breach(
        numbers=numbers, zh=f"{zh}，未重新招标。", en=f"{en}, and it was not tendered anew."
    )
