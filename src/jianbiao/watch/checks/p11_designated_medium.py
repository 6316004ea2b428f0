"""P11 指定媒介: the notice of a mandatory tender on a medium designated for it.

Law: 招标投标法 第十六条, 实施条例 第十五条, 第六十三条. Binds 依法必须招标 only.
Reading: the media named are compared with those the place has designated (a parameter). Another
medium that calls itself a public service or trading platform of a province is doubtful while the
place has not named its own, for it may be the designated one under another name; so is a designated
medium whose receipt is reported as absent.
Undecidable: media not reported; none designated, but not known to be mandatory.
Not applicable: no notice; a tender that need not be held.
"""

import re
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.scope import where_mandatory

NUMBER: Final = "P11"
UNIT: Final = "notice"

_MEDIA: Final = "TENDER_ANN_QUA_INQUERY_ANN.NOTICE_MEDIA"
_RECEIPT: Final = "x_receipt"
_ABSENT: Final = {"absent", "missing", "none", "0", "false", "无"}
_SPLIT: Final = re.compile(r"[;；,，、|\n]+")
_PROVINCIAL: Final = re.compile(
    r"(?:省|自治区|市).{0,8}(?:公共服务平台|公共资源交易)|省.{0,8}招标投标"
)
_NO_NOTICE: Final = NotApplicable(zh="尚无公告。", en="No notice has been reported yet.")


def check(facts: Facts, *, calendar: Calendar, media: str) -> Outcome:  # noqa: ARG001
    """Compare the media of a notice with ``media``, names parted by ；; ``calendar`` is every check's."""
    if not facts.speaks_of("TENDER_ANN_QUA_INQUERY_ANN."):
        return _NO_NOTICE
    said = facts.text(_MEDIA)
    if said is None:
        return where_mandatory(facts, Undecidable(missing=(_MEDIA,)))
    designated = [one.strip() for one in _SPLIT.split(media) if one.strip()]
    return where_mandatory(facts, _judged(facts, said, designated))


def _judged(facts: Facts, said: str, designated: list[str]) -> Outcome:
    named = next((one for one in designated if one in said), None)
    if named is None:
        zh = f"公告发布于“{said}”，其中没有指定媒介"
        en = f"The notice was published on “{said}”, none of which is designated"
        if _PROVINCIAL.search(said):
            return Doubt(
                numbers={},
                zh=f"{zh}；其名称似省级平台，须由人判断。",
                en=f"{en}; a name looks like a provincial platform: a person must judge.",
            )
        return Breach(numbers={}, zh=f"{zh}。", en=f"{en}.")
    if _unreceived(facts):
        return Doubt(
            numbers={"medium": named},
            zh=f"报称发布于指定媒介“{named}”，但没有回执。",
            en=f"It is said to stand on the designated medium “{named}”, but without a receipt.",
        )
    return Clear(
        tell=lambda: (
            {"medium": named},
            f"公告发布于指定媒介“{named}”。",
            f"The notice stands on the designated medium “{named}”.",
        )
    )


def _unreceived(facts: Facts) -> bool:
    said = facts.get(_RECEIPT)
    return said is False or (isinstance(said, str) and said.strip().lower() in _ABSENT)
