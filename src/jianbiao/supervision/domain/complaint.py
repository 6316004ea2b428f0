"""A complaint (投诉) as its acts tell it, and how far it has come. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from jianbiao.law.periods import day_of
from jianbiao.supervision.domain.cases import Case, Done

COMPLAINT: Final = "complaint"
OPENINGS: Final = frozenset({"open", "register"})
MATTERS: Final = {
    "1": "tender documents",
    "2": "prequalification documents",
    "3": "prequalification result",
    "4": "evaluation result",
    "5": "opening",
    "6": "other",
}
"""What a complaint is about, in the words that rules read (``law.matters``)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What was complained about, by whom, against whom; days are None where nobody said."""

    fields: Mapping[str, str]
    filed_on: date
    draft: Done | None
    decided_on: date | None

    @property
    def complainant(self) -> str:
        """Who complains; empty where nobody says."""
        return self.fields.get("complainant", "")

    @property
    def respondent(self) -> str:
        """Whom it is against."""
        return self.fields.get("respondent", "")

    @property
    def matter(self) -> str:
        """The code of what it is about."""
        return self.fields.get("matter", "")


def complaint(case: Case) -> Complaint | None:
    """Return what a case says of its complaint, None where it is none."""
    first = case.done[0] if case.done else None
    if case.matter != COMPLAINT or first is None or first.act not in OPENINGS:
        return None
    decided = last(case, "decide")
    received = first.fields.get("received_on", "")
    return Complaint(
        fields=first.fields,
        filed_on=date.fromisoformat(received) if received else day_of(first.at),
        draft=last(case, "draft") if decided else None,
        decided_on=day_of(decided.at) if decided else None,
    )


def last(case: Case, act: str) -> Done | None:
    """Return the last time an act was done, None where it never was."""
    return next((one for one in reversed(case.done) if one.act == act), None)
