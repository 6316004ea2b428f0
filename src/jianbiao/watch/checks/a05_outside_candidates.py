"""A05 候选人以外确定中标人: the winner must be one of the candidates, and not all bids rejected.

Law: 招标投标法 第五十七条 (the award is void). Binds every tender.
Reading: codes are compared, so a changed name under the same code is the same bidder, and a
consortium may be reported by its lead alone. A member that is not the lead is doubtful. An award
after all bids were rejected is a breach.
Undecidable: winner's code or the candidates unknown. Not applicable: no winner yet.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable

NUMBER: Final = "A05"
UNIT: Final = "lot"

_WINNER: Final = "WIN_RESULT_ANNO.WIN_BIDDER_CODE"
_NAME: Final = "x_WIN_BIDDER_NAME"
_CANDIDATES: Final = "x_candidates"
_WITH_GONE: Final = "x_all_candidates"
_ALL_REJECTED: Final = "x_all_rejected"
_JOINED: Final = re.compile(r"\s*[;；+＋、,，]\s*")
_NONE: Final = NotApplicable(zh="尚无中标人。", en="No winner yet.")


def check(facts: Facts, *, calendar: Calendar) -> Outcome:  # noqa: ARG001
    """Look for the winner's code among the candidates'."""
    if not facts.speaks_of(_WINNER, _NAME):
        return _NONE
    winner = facts.text(_WINNER)
    if facts.flag(_ALL_REJECTED):
        return Breach(
            numbers={"winner": winner or "-"},
            zh="全部投标已被否决，仍确定中标人。",
            en="All bids were rejected, and yet there is a winner.",
        )
    listed = facts.get(_WITH_GONE)
    candidates = _codes(facts.get(_CANDIDATES) if listed is None else listed)
    if winner is None or not candidates:
        told = ((_WINNER, winner), (_CANDIDATES, candidates))
        return Undecidable(missing=tuple(name for name, said in told if not said))
    return _judged(winner, candidates)


def _codes(said: Any) -> list[str]:
    """Return the candidates' codes; a mere number of candidates names nobody."""
    values: Iterable[Any] = ()
    if isinstance(said, Mapping):
        values = said.values()
    elif isinstance(said, list | tuple):
        values = said
    codes = [str(one).strip() for one in values if one]
    return codes if len(codes) == len(list(values)) else []


def _judged(winner: str, candidates: list[str]) -> Outcome:
    numbers = {"winner": winner, "candidates": str(len(candidates))}
    members = [_JOINED.split(code) for code in candidates]
    if winner in candidates or _JOINED.split(winner)[0] in {one[0] for one in members}:
        return Clear(
            numbers=numbers, zh="中标人在中标候选人之内。", en="The winner is among the candidates."
        )
    if any(winner in one for one in members):
        return Doubt(
            numbers=numbers,
            zh="中标人只是候选联合体的成员而非牵头人，须由人核对。",
            en="The winner is a member, not the lead, of a candidate consortium; a person must look.",
        )
    return Breach(
        numbers=numbers,
        zh=f"中标人{winner}不在{len(candidates)}个中标候选人之内。",
        en=f"The winner {winner} is none of the {len(candidates)} candidates.",
    )
