"""B10 与招标人存在利害关系: a bidder with an interest relation to the procuring entity.

Law: 招标投标法实施条例 第三十四条 (may not bid where fairness may suffer; the bid is void). Binds
every tender.
Reading: the article asks whether fairness may suffer, which only a person can judge: any relation
known is doubtful, never a breach. The procuring entity itself among the bidders is doubtful too.
Undecidable: relations not known. Not applicable: no bids yet.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "B10"
UNIT: Final = "lot"

_RELATED: Final = "x_tenderer_relations"
_NONE: Final = NotApplicable(zh="尚无投标人。", en="No bidders yet.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Show every relation between a bidder and the procuring entity."""
    if not facts.speaks_of(_RELATED):
        return _NONE
    related = facts.listed(_RELATED)
    if related is None:
        return Undecidable(missing=(_RELATED,))
    if not related:
        return Clear(
            zh="投标人与招标人之间未见关系。",
            en="No relation of a bidder to the procuring entity is known.",
        )
    return Doubt(
        numbers={"relations": str(len(related)), "first": str(related[0])},
        zh=f"{len(related)}个投标人与招标人有关系，是否影响公正须由人判断。",
        en=f"{len(related)} bidders are related to the procuring entity; a person must judge whether fairness may suffer.",
    )
