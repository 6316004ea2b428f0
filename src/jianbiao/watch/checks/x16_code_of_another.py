"""X16 他平台编号: a tender's code begins with the code of another platform than the one that reports it.

Law: none; a plausibility rule of ours that accuses nobody.
Reading: the platform that first reports a code owns it, so one platform could take another's tender
by being quicker. Where the two differ it is doubtful: tenders are handed over, and platforms report
for each other. Never a breach.
Undecidable: who reported it is unknown. Not applicable: the code is of another form.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "X16"
UNIT: Final = "tender"

_CODE: Final = "x_code_platform"
_FIRST: Final = "x_first_platform"
_NONE: Final = NotApplicable(
    zh="编号不是按规范编制的招标项目编号。", en="The code is no tender's code of the standard."
)


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001 - every check is given it
    """Compare the platform in the code with the one that first reported the tender."""
    if not facts.speaks_of(_CODE):
        return _NONE
    code, first = facts.text(_CODE), facts.text(_FIRST)
    if code is None or first is None:
        return Undecidable(missing=facts.unread(_CODE, _FIRST))
    if code == first:
        return Clear(zh="编号由报送的平台赋予。", en="The platform that reports gave the code.")
    return Doubt(
        numbers={"code": code, "platform": first},
        zh=f"编号以平台{code}的标识码开头，却由平台{first}首次报送，须由人向两个平台核实。",
        en=f"The code begins with platform {code}'s, and platform {first} reported it first: a person must ask both.",
    )
