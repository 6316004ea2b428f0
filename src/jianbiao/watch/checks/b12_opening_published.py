"""B12 开标记录公布: the record of an electronic opening is published.

Law: 电子招标投标办法 第三十二条 (the system makes the record and publishes it, save what must by law
be kept secret). Binds every tender.
Reading: published at or after the opening is clear. Published before it is a breach, for there was
nothing to record yet. ``days`` after the opening without publication is doubtful, since the article
sets no day.
Undecidable: the opening's time missing, or not published and the days still run.
Not applicable: nothing opened yet.
"""

from datetime import datetime
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.judging import Verdict, judge
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Told, Undecidable
from jianbiao.law.periods import Period, act_by, due

NUMBER: Final = "B12"
UNIT: Final = "lot"

_OPENED: Final = "BID_OPENING_RECORD.TIME"
_PUBLISHED: Final = "x_opening_published"
_NONE: Final = NotApplicable(zh="尚未开标。", en="Nothing has been opened yet.")


def check(facts: Facts, *, calendar: Calendar, days: int) -> Outcome:
    """Compare the publication of the record with the opening."""
    if not facts.speaks_of(_OPENED):
        return _NONE
    opened, published = facts.moment(_OPENED), facts.moment(_PUBLISHED)
    if opened is None:
        return Undecidable(missing=(_OPENED,))
    if published is not None:
        return _published(opened, published)
    if facts.flag(_PUBLISHED):
        return Clear(zh="开标记录已公布。", en="The record of the opening is published.")
    return _unpublished(opened, facts.moment("x_now"), calendar, act_by(days))


def _unpublished(
    opened: datetime, now: datetime | None, calendar: Calendar, period: Period
) -> Outcome:
    if now is None:
        return Undecidable(missing=(_PUBLISHED,))
    if judge(now, opened, period, calendar) is Verdict.GREEN:
        return Undecidable(until=due(opened, period, calendar).likely)
    return Doubt(
        numbers={"opened_at": f"{opened:%Y-%m-%d %H:%M}", "days": str(period.length)},
        zh=f"{opened:%Y-%m-%d}开标，{period.length}日后仍未见公布开标记录。",
        en=f"Opened on {opened:%Y-%m-%d}; {period.length} days later its record is not published.",
    )


def _published(opened: datetime, published: datetime) -> Outcome:
    def told(zh: str, en: str) -> Told:
        first, then = f"{opened:%Y-%m-%d %H:%M}", f"{published:%Y-%m-%d %H:%M}"
        return (
            {"opened_at": first, "published_at": then},
            f"{first}开标，开标记录于{then}公布{zh}",
            f"Opened at {first}; its record was published at {then}{en}",
        )

    if published < opened:
        return Breach(tell=lambda: told("，早于开标。", ", before."), at=published)
    return Clear(tell=lambda: told("。", "."))
