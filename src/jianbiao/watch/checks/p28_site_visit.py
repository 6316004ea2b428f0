"""P28 踏勘现场: a visit to the site organised for some of the potential bidders only.

Law: 实施条例 第二十八条. Binds every tender.
Reading: doubtful, never a breach: who stayed away of his own will nobody reports. Said not to be for
all, or with fewer invited than had the documents by then, a person judges.
The numbers are never told: how many have the documents is secret until the deadline (BL 22).
Undecidable: neither whether all were invited nor how many. Not applicable: no visit.
"""

from typing import Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "P28"
UNIT: Final = "visit"

_ALL: Final = "SITE_VISIT_INFO.IS_ALL_INVITED"
_INVITED: Final = "x_visit_invited_count"
_BUYERS: Final = "x_buyers_count"
_NONE: Final = NotApplicable(zh="没有组织踏勘现场。", en="No site visit has been reported.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001 - every check is given it
    """Compare who was invited with who has the documents."""
    if not facts.speaks_of("SITE_VISIT_INFO.", _INVITED):
        return _NONE
    everybody, invited, buyers = facts.flag(_ALL), facts.count(_INVITED), facts.count(_BUYERS)
    if everybody is False:
        return Doubt(
            numbers={},
            zh="踏勘现场报为未邀请全部潜在投标人，须由人判断。",
            en="The visit is reported as not open to all potential bidders: a person must judge.",
        )
    if invited is not None and buyers is not None and invited < buyers:
        return Doubt(
            numbers={},
            zh="踏勘现场邀请的家数少于当时已获取招标文件的家数，须由人判断。",
            en="Fewer were invited to the visit than had the documents by then: a person must judge.",
        )
    if everybody or (invited is not None and buyers is not None):
        return Clear(
            zh="踏勘现场面向全部潜在投标人。", en="The visit was open to all potential bidders."
        )
    return Undecidable(missing=(_ALL,))
