"""X13 固定之后的改动: a record was changed after the law had fixed what it says.

Law: none; a plausibility rule of ours that accuses nobody. Holds in any jurisdiction.
Reading: a price after the opening, a rank after publicity began, a ceiling after the opening, a
deadline after it had passed: each change after that moment is doubtful, for a slip may have been
corrected, and a person must ask the platform. Never a breach.
Undecidable: when it was fixed is unknown. Not applicable: nothing of the kind was changed.
"""

from collections.abc import Mapping
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.words import name_en, name_zh

NUMBER: Final = "X13"
UNIT: Final = "lot"

_CHANGES: Final = "x_guarded_changes"
_NONE: Final = NotApplicable(zh="没有改动已固定的内容。", en="Nothing that was fixed was changed.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Compare when each change was made with when its field was fixed."""
    said = [Facts(one) for one in facts.listed(_CHANGES) or () if isinstance(one, Mapping)]
    if not said:
        return _NONE if not facts.get(_CHANGES) else Undecidable(missing=(_CHANGES,))
    timed = [(one, one.moment("at"), one.moment("fixed_at")) for one in said]
    late = [one for one, at, fixed in timed if at is not None and fixed is not None and at > fixed]
    numbers = {"changes": str(len(said)), "after_fixing": str(len(late))}
    if late:
        first = late[0]
        field = str(first.get("field"))
        told = f"{first.get('before')} → {first.get('after')}"
        return Doubt(
            numbers={**numbers, "first": field, "change": told},
            zh=f"{len(late)}处内容在固定之后被改动，首处为{name_zh(field)}：{told}，须由人向平台核实。",
            en=f"{len(late)} fields were changed after they were fixed, first the {name_en(field)}: {told}; a person must ask the platform.",
            at=first.moment("at"),
        )
    if any(at is None or fixed is None for _, at, fixed in timed):
        return Undecidable(missing=(_CHANGES,))
    return Clear(
        numbers=numbers, zh="改动均在固定之前。", en="Each change came before the field was fixed."
    )
