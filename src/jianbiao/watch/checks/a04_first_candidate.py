"""A04 确定第一中标候选人: the first-ranked candidate wins, unless the regulation gives a ground.

Law: 招标投标法实施条例 第五十五条. Binds 依法必须招标 with dominant state funds only.
Reading: rank one is clear. Another rank with a ground of the article (gave up, force majeure, no
performance bond, a proven violation) is clear as reported, its truth is for a person; rank three
with one ground only is doubtful, since rank two must have fallen away as well. Without a ground of
the article, or outside the list, it is a breach. A place that separates evaluation from award has
no ranks to follow.
Undecidable: winner or ranks unknown; another rank, but funds or duty to tender unknown.
Not applicable: other funds, a tender that need not be held, no winner yet.
"""

import re
from collections.abc import Mapping
from typing import Any, Final, Literal

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Undecidable
from jianbiao.law.scope import where_mandatory

NUMBER: Final = "A04"
UNIT: Final = "lot"

_WINNER: Final = "WIN_RESULT_ANNO.WIN_BIDDER_CODE"
_CANDIDATES: Final = "x_candidates"
_WITH_GONE: Final = "x_all_candidates"
_GROUND: Final = "x_IR55_ground"
_STATE: Final = "x_state_funds_dominant"
_GROUNDS: Final = re.compile(
    r"放弃|不可抗力|履约保证金|履约担保|查实|违法|IR\s?55|五十五"
    r"|g[ai]ve\w* up|withdr[ae]w|renounc|declin|force majeure|performance (?:bond|security|guarantee)"
    r"|proven|violation|unlawful|illegal",
    re.IGNORECASE,
)
_SEVERAL: Final = re.compile(
    r"[;；]|均|both|two candidates|第[一1].*第[二2]|rank 1.*rank 2", re.IGNORECASE
)
_JOINED: Final = re.compile(r"[;；+＋、,，]")
_NONE: Final = NotApplicable(zh="尚无中标人。", en="No winner yet.")
_OTHER_FUNDS: Final = NotApplicable(
    zh="国有资金不占控股或者主导地位，本条不适用。",
    en="State funds do not dominate, so the article does not apply.",
)
_SEPARATED: Final = NotApplicable(
    zh="本地实行评定分离，候选人不排序。",
    en="The place separates evaluation from award; candidates are not ranked.",
)


def check(facts: Facts, *, calendar: Calendar, regime: Literal["ranked", "separated"]) -> Outcome:  # noqa: ARG001
    """Compare the winner with the first-ranked candidate."""
    if not facts.speaks_of(_WINNER):
        return _NONE
    state = facts.flag(_STATE)
    if state is False:
        return _OTHER_FUNDS
    judged = _judged(facts, separated=regime == "separated")
    if state is None and not isinstance(judged, Clear | NotApplicable):
        missing = judged.missing if isinstance(judged, Undecidable) else ()
        judged = Undecidable(missing=(_STATE, *missing))
    return where_mandatory(facts, judged)


def _judged(facts: Facts, *, separated: bool) -> Outcome:
    winner, ranks = facts.text(_WINNER), _ranks(_listed(facts))
    if winner is None or not ranks:
        told = ((_WINNER, winner), (_CANDIDATES, ranks))
        missing = tuple(name for name, said in told if not said)
        if separated and winner is not None and _listed(facts) is not None:
            return _SEPARATED
        return Undecidable(missing=missing)
    rank = next((rank for rank, code in ranks.items() if _same(winner, code)), 0)
    return _ranked(facts, winner, rank)


def _listed(facts: Facts) -> Any:
    """Return the candidates with those who gave up, where these are told apart."""
    return facts.get(_CANDIDATES) if facts.get(_WITH_GONE) is None else facts.get(_WITH_GONE)


def _ranks(said: Any) -> dict[int, str]:
    """Return candidates by rank; a list without order, or a number, ranks nobody."""
    if not isinstance(said, Mapping):
        return {}
    return {int(k): str(v) for k, v in said.items() if str(k).isdecimal() and v and int(k) > 0}


def _same(winner: str, candidate: str) -> bool:
    """Say whether they are one bidder; a consortium may be reported by its lead alone."""
    return (
        winner == candidate
        or _JOINED.split(winner)[0].strip() == _JOINED.split(candidate)[0].strip()
    )


def _ranked(facts: Facts, winner: str, rank: int) -> Outcome:
    numbers = {"winner": winner, "rank": str(rank or "-")}
    if rank == 1:
        return Clear(
            numbers=numbers, zh="中标人为第一中标候选人。", en="The winner is the first candidate."
        )
    ground = facts.text(_GROUND)
    zh = f"中标人为第{rank}中标候选人" if rank else "中标人不在中标候选人之内"
    en = (
        f"The winner is candidate number {rank}"
        if rank
        else "The winner is not among the candidates"
    )
    if not rank or ground is None or not _GROUNDS.search(ground):
        what_zh = (
            f"，所称事由“{ground}”不在条例所列之内。"
            if ground and rank
            else "，未见第一名不予确定的法定事由。"
        )
        what_en = (
            f"; the ground given, {ground!r}, is none of the article's."
            if ground and rank
            else ", and no ground of the article is reported."
        )
        return Breach(numbers=numbers, zh=f"{zh}{what_zh}", en=f"{en}{what_en}")
    told = {**numbers, "ground": ground}
    if rank > 2 and not _SEVERAL.search(ground):  # noqa: PLR2004 - one ground, two passed over
        return Doubt(
            numbers=told,
            zh=f"{zh}，只报一项事由“{ground}”，其前各名是否均有事由须由人核对。",
            en=f"{en} with one ground only, {ground!r}; a person must see whether each before it fell away.",
        )
    return Clear(
        numbers=told, zh=f"{zh}，事由：{ground}。", en=f"{en}; the ground reported: {ground}."
    )
