"""P12 各媒介内容一致: what the same notice says on several media.

Law: 实施条例 第十五条, 第六十三条. Binds every tender.
Reading: digests of the text are compared, else the texts without blanks and punctuation. Another
text is doubtful; another deadline or time of sale, which must mislead a bidder, is a breach.
Undecidable: on several media, but what each says was not reported.
Not applicable: on one medium only.
"""

import re
from collections.abc import Mapping
from typing import Any, Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "P12"
UNIT: Final = "notice"

_TEXTS: Final = "x_content_by_medium"
_DATES: Final = "x_dates_by_medium"
_PLAIN: Final = re.compile(r"[\s\W_]+")
_ONE: Final = NotApplicable(
    zh="公告只在一个媒介发布。", en="The notice was published on one medium only."
)


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001 - every check is given it
    """Compare what each medium says."""
    texts, dates = _said(facts, _TEXTS), _said(facts, _DATES)
    media = texts.keys() | dates.keys()
    if len(media) < 2:  # noqa: PLR2004 - one alone contradicts nobody
        return _ONE
    differing = {_plain(one) for one in dates.values() if one}
    if len(differing) > 1:
        return _differ(media, "时间", "dates", grave=True)
    known = {_plain(one) for one in texts.values() if one}
    if len(known) > 1:
        return _differ(media, "内容", "texts", grave=False)
    if sum(1 for one in texts.values() if one) < len(media):
        return Undecidable(missing=(_TEXTS,))
    return Clear(
        numbers={"media": str(len(media))},
        zh=f"{len(media)}个媒介的公告内容一致。",
        en=f"The notice says the same on {len(media)} media.",
    )


def _differ(media: set[str], zh: str, en: str, *, grave: bool) -> Outcome:
    numbers = {"media": str(len(media))}
    names = "、".join(sorted(media))
    said_zh = f"同一公告在{names}上的{zh}不一致"
    said_en = f"The {en} of one notice differ between {', '.join(sorted(media))}"
    if grave:
        return Breach(numbers=numbers, zh=f"{said_zh}。", en=f"{said_en}.")
    return Doubt(
        numbers=numbers,
        zh=f"{said_zh}，是否影响投标须由人判断。",
        en=f"{said_en}; a person must judge whether that affects bidding.",
    )


def _said(facts: Facts, name: str) -> Mapping[str, Any]:
    said = facts.get(name)
    return said if isinstance(said, Mapping) else {}


def _plain(said: Any) -> str:
    """Return a text or list of times as it is compared: letters and digits alone."""
    return _PLAIN.sub("", str(said)).lower()
