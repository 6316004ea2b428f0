"""B20 评标标准: only criteria of the tender documents are used.

Law: 招标投标法 第四十条; 招标投标法实施条例 第四十九条. Binds every tender.
Reading: an item scored that the documents do not list is doubtful, for wording may differ. A person
must judge. The answer names no item: what was scored is secret until the award.
Undecidable: items of the documents or of the scores unknown. Not applicable: nothing scored yet.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "B20"
UNIT: Final = "panel"

_SCORED: Final = "x_scored_items"
_LISTED: Final = "x_document_items"
_NONE: Final = NotApplicable(zh="尚无评分。", en="Nothing has been scored yet.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Compare the items scored with those of the documents."""
    if not facts.speaks_of(_SCORED):
        return _NONE
    scored, listed = facts.listed(_SCORED), facts.listed(_LISTED)
    if not scored or not listed:
        told = ((_SCORED, scored), (_LISTED, listed))
        return Undecidable(missing=tuple(name for name, said in told if not said))
    known = {_plain(one) for one in listed}
    other = [one for one in scored if _plain(one) not in known]
    numbers = {"scored": str(len(scored)), "not_in_documents": str(len(other))}
    if other:
        return Doubt(
            numbers=numbers,
            zh=f"评分{len(scored)}项，{len(other)}项未见于招标文件，须由人核对。",
            en=f"{len(other)} of {len(scored)} items scored are not in the tender documents; a person must compare.",
        )
    return Clear(
        numbers=numbers,
        zh=f"评分{len(scored)}项均见于招标文件。",
        en=f"All {len(scored)} items scored are in the documents.",
    )


def _plain(item: object) -> str:
    return "".join(str(item).split()).casefold()
