"""X15 自主决定未述理由: the procuring entity decided on its own and gave no reasons.

Law: none; a rule of ours that accuses nobody. Holds in any jurisdiction.
Reading: a decision that was reported without reasons, or with a phrase that says none (略, 无, 同意,
符合规定), is doubtful. One with reasons is clear; whether they hold is for a person. Never a breach.
Undecidable: other records show a decision (an invited tender, the winner chosen among candidates,
all bids rejected) that nobody reported. Not applicable: nothing was decided beyond the usual.
"""

import re
from collections.abc import Mapping
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "X15"
UNIT: Final = "lot"

_DECISIONS: Final = "x_own_decisions"
_EMPTY: Final = re.compile(
    r"[\s\W_]*(?:略|无|没有|同意|通过|见附件|详见附件|(?:符合|按照?|依据)(?:相关|有关)?(?:规定|要求|法律法规)|n/?a|none|see attachment|as required)?[\s\W_]*",
    re.IGNORECASE,
)
_NONE: Final = NotApplicable(zh="没有自主决定。", en="Nothing was decided on its own.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Look for the reasons of each decision."""
    said = facts.listed(_DECISIONS)
    if not said:
        return _NONE if not facts.get(_DECISIONS) else Undecidable(missing=(_DECISIONS,))
    rows = [Facts(one) for one in said if isinstance(one, Mapping)]
    told = [one for one in rows if one.flag("told") is not False]
    bare = [one for one in told if _EMPTY.fullmatch(one.text("reason") or "")]
    numbers = {"decisions": str(len(rows)), "without_reasons": str(len(bare))}
    if bare:
        return Doubt(
            numbers=numbers,
            zh=f"{len(told)}项自主决定中{len(bare)}项未述明理由，须由人判断。",
            en=f"{len(bare)} of {len(told)} own decisions give no reasons: a person must judge.",
        )
    if len(told) < len(rows) or len(rows) < len(said):
        return Undecidable(missing=(_DECISIONS,))
    return Clear(
        numbers=numbers,
        zh=f"{len(rows)}项自主决定均述明理由。",
        en=f"All {len(rows)} own decisions give their reasons.",
    )
