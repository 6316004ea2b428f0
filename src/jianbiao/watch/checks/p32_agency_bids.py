"""P32 代理机构投标: the agency of a tender among its bidders.

Law: 实施条例 第十三条, 第六十五条. Binds every tender held by an agency.
Reading: codes are compared without regard to case and hyphens; an organisation code stands for the
credit code that holds it. The same name under another code is doubtful, and so is any relation of
the agency to a bidder that registers tell (it may advise none). A member of a consortium bids.
Undecidable: an agency without a code, a bidder without code or name, or no list.
Not applicable: no agency, as the procuring entity says it tenders itself; no bidder yet.
"""

from typing import Any, Final

from jianbiao.law.agencies import plain, same
from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "P32"
UNIT: Final = "lot"

_AGENCY: Final = "TENDER_PROJECT.TENDER_AGENCY_CODE"
_AGENCY_NAME: Final = "TENDER_PROJECT.TENDER_AGENCY_NAME"
_FORM: Final = "TENDER_PROJECT.TENDER_ORGANIZE_FORM"
_BIDDERS: Final = "TENDER_LIST.BIDDER_ORG_CODE"
_NAMES: Final = "TENDER_LIST.BIDDER_NAME"
_RELATED: Final = "x_agency_relations"
_BY_ITSELF: Final = {"1", "3", "自行招标", "自行集中", "self"}
_NO_AGENCY: Final = NotApplicable(zh="自行招标，没有代理机构。", en="There is no agency.")
_NO_BIDDER: Final = NotApplicable(zh="尚无投标人。", en="No bidder has been reported yet.")
_APART: Final = Clear(zh="代理机构不在投标人之列。", en="The agency is not among the bidders.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001 - every check is given it
    """Look for the agency among the bidders."""
    agency, name = plain(facts.get(_AGENCY)), plain(facts.get(_AGENCY_NAME))
    if not agency and not name and facts.text(_FORM) in _BY_ITSELF:
        return _NO_AGENCY
    if not facts.speaks_of(_BIDDERS, _NAMES):
        return _NO_BIDDER
    codes, names = _list(facts, _BIDDERS), _list(facts, _NAMES)
    if agency and any(same(agency, plain(code)) for code in codes):
        return Breach(
            numbers={},
            zh="本项目的招标代理机构在投标人之列。",
            en="The agency of this tender is among its bidders.",
        )
    if doubt := _doubt(facts, name, names):
        return doubt
    if not agency or not codes or not all(plain(code) for code in codes):
        return Undecidable(missing=(_BIDDERS,) if agency else (_AGENCY,))
    return _APART


def _doubt(facts: Facts, name: str, names: list[Any]) -> Doubt | None:
    """Return what a person must judge: a namesake, or a relation of the agency to a bidder."""
    if name and name in {plain(one) for one in names}:
        return Doubt(
            numbers={},
            zh="有投标人与招标代理机构同名，代码不同或者未报，须由人判断。",
            en="A bidder has the agency's name under another code or none: a person must judge.",
        )
    if related := facts.listed(_RELATED):
        return Doubt(
            numbers={"relations": str(len(related))},
            zh=f"招标代理机构与{len(related)}个投标人有所报关系，是否为其提供咨询须由人判断。",
            en=f"The agency has a relation to {len(related)} bidders: a person must judge whether it advises them.",
        )
    return None


def _list(facts: Facts, name: str) -> list[Any]:
    said = facts.get(name)
    return said if isinstance(said, list) else []
