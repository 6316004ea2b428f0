"""C20 投诉渠道: electronic complaints go through the supervision platform.

Law: 电子招标投标办法 第五十一条. Binds every tender; a reminder.
Reading: the platform is clear. Paper is doubtful: it may be lawful, but nothing of it can be checked.
Any other electronic way is a breach, for it must be passed on.
Undecidable: the channel unknown. Not applicable: no complaint.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "C20"
UNIT: Final = "complaint"

_CHANNEL: Final = "x_channel"
_NONE: Final = NotApplicable(zh="没有投诉。", en="There is no complaint.")
_PLATFORM: Final = "1"
_PAPER: Final = "2"


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Look at how the complaint came."""
    if not facts.speaks_of(_CHANNEL):
        return _NONE
    channel = facts.text(_CHANNEL)
    if channel is None:
        return Undecidable(missing=(_CHANNEL,))
    if channel == _PLATFORM:
        return Clear(
            zh="投诉经行政监督平台提交。", en="The complaint came through the supervision platform."
        )
    if channel == _PAPER:
        return Doubt(
            numbers={"channel": channel},
            zh="投诉以书面提交，须由人登记入平台。",
            en="The complaint came on paper; a person must enter it.",
        )
    return Breach(
        numbers={"channel": channel},
        zh="电子投诉未经行政监督平台。",
        en="An electronic complaint came past the supervision platform.",
    )
