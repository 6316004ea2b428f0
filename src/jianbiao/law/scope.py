"""Whom a rule binds (适用范围): 依法必须招标 or every tender."""

from dataclasses import replace
from typing import Final

from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Clear, NotApplicable, Outcome, Undecidable

MANDATORY: Final = "TENDER_PROJECT.IS_TO_LAW"

_VOLUNTARY: Final = NotApplicable(
    zh="不是依法必须招标的项目，本条不适用。",
    en="Tendering was not mandatory, so the article does not apply.",
)


def where_mandatory(facts: Facts, judged: Outcome) -> Outcome:
    """Return what ``judged`` means where the article binds only 依法必须招标 projects.

    Not known to be mandatory: what keeps the limit keeps it either way, all else is undecidable.
    """
    mandatory = facts.flag(MANDATORY)
    if mandatory is False:
        return _VOLUNTARY
    if mandatory or isinstance(judged, (Clear, NotApplicable)):
        return judged
    if isinstance(judged, Undecidable):
        return replace(judged, missing=(MANDATORY, *judged.missing))
    return Undecidable(missing=(MANDATORY,))
