"""B19 评委名单提前公开: the names of the panel are secret until the award is decided.

Law: 招标投标法 第三十七条. Binds every tender.
Reading: a public text before the award that names a member as one of the panel is a breach. A name
of a member in a text that does not speak of a panel may be somebody else: doubtful.
The answer gives numbers only and repeats no name.
Undecidable: members unknown. Not applicable: no panel, or nothing public yet.
"""

import re
from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "B19"
UNIT: Final = "panel"

_NAMES: Final = "x_panel_names"
_TEXTS: Final = "x_texts_before_award"
_PANEL: Final = re.compile(r"评标委员会|评标专家|评委|评审专家|panel|evaluator", re.IGNORECASE)
_NONE: Final = NotApplicable(
    zh="尚无评标委员会或者公开文字。", en="No panel, or no public text, yet."
)


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Look for members' names in what was public before the award."""
    if not facts.speaks_of(_TEXTS):
        return _NONE
    texts = [one for one in facts.listed(_TEXTS) or () if isinstance(one, str)]
    names = {one.strip() for one in facts.listed(_NAMES) or () if isinstance(one, str)} - {""}
    if not names:
        return Undecidable(missing=(_NAMES,))
    named = [text for text in texts if any(name in text for name in names)]
    as_panel = sum(_PANEL.search(text) is not None for text in named)
    numbers = {"texts": str(len(texts)), "naming": str(len(named)), "as_panel": str(as_panel)}
    if as_panel:
        return Breach(
            numbers=numbers,
            zh=f"中标结果确定前公开的{as_panel}份文字载有评标委员会成员姓名。",
            en=f"{as_panel} texts made public before the award name members of the panel.",
        )
    if named:
        return Doubt(
            numbers=numbers,
            zh=f"公开的{len(named)}份文字中有与成员相同的姓名，是否同一人须由人核对。",
            en=f"{len(named)} public texts hold a name equal to a member's; a person must see whether it is the same.",
        )
    return Clear(
        numbers=numbers, zh="公开文字未载评标委员会成员姓名。", en="No public text names the panel."
    )
