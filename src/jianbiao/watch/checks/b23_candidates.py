"""B23 中标候选人: how many award candidates there are, and whether they are ranked.

Law: 招标投标法实施条例 第五十三条 (at most three, with their order). Binds every tender.
Reading: the default regime is the text of the law: four ranked candidates are a breach, one to
three with an order are clear. Places that separate evaluation from award (评定分离) publish longer
unranked lists: where the notice says so, or says the order means nothing, article 53 and the local
rule disagree and a person must judge, so doubtful; in a place whose profile has adopted that regime
such a list is outside the article. Equal ranks are doubtful, and so is a rank above the limit in a
shorter list: somebody may have been left out.
Undecidable: the number unknown, or within the limit with the order not reported.
Not applicable: no candidates reported yet.
"""

import re
from dataclasses import dataclass
from typing import Any, Final, Literal

from jianbiao.law.calendar import Calendar
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import Breach, Clear, Doubt, NotApplicable, Outcome, Told, Undecidable

NUMBER: Final = "B23"
UNIT: Final = "lot"

_ORDER: Final = "TENDER_CANDIDATE.ORDER"
_CANDIDATES: Final = "x_candidates"
_TEXT: Final = "x_text"
_UNRANKED: Final = re.compile(
    r"评定分离|评、?定标分离|定标候选人|入围|不分先后|不分排?名|[不无未][作进行]*排[序名]|unranked|no order|separat",
    re.IGNORECASE,
)
_SIGNS: Final = (
    "分离", "定标候选人", "入围", "不分", "排序", "排名", "unranked", "no order", "separat"
)  # fmt: skip
"""Of which one stands in whatever ``_UNRANKED`` finds."""
_RANK: Final = re.compile("[1-9][0-9]?")
_NONE: Final = NotApplicable(zh="尚无中标候选人。", en="No candidates have been reported yet.")
_SEPARATED: Final = NotApplicable(
    zh="本地实行评定分离，名单不排序。",
    en="The place separates evaluation from award, and the list is unranked.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _List:
    """How many candidates, and their ranks where reported (0 where one has none)."""

    size: int | None
    ranks: tuple[int, ...] = ()


def check(
    facts: Facts,
    *,
    calendar: Calendar,  # noqa: ARG001
    most: int,
    regime: Literal["ranked", "separated"],
) -> Outcome:
    """Compare the number of candidates with ``most`` and ask for their order."""
    if not facts.speaks_of("TENDER_CANDIDATE.", _CANDIDATES):
        return _NONE
    said = _read(facts)
    if said.size is None:
        return Undecidable(missing=(_ORDER,))
    if _says_unranked(facts.text(_TEXT) or ""):
        return _SEPARATED if regime == "separated" else _unranked(said.size, most)
    return _ranked(said.size, said.ranks, most)


def _says_unranked(text: str) -> bool:
    """Say whether words of the notice tell of no order; a notice may be long and mostly does not."""
    folded = text.casefold()
    return any(sign in folded for sign in _SIGNS) and _UNRANKED.search(text) is not None


def _read(facts: Facts) -> _List:
    """Return the list; a number beside the ranks that is larger leaves somebody unranked."""
    order, said = facts.get(_ORDER), facts.get(_CANDIDATES)
    ranks, size = _ranks(said), facts.count(_CANDIDATES) or 0
    if isinstance(order, list):
        ranks = _ranks(order)
        size = max(size, len(order))
    if isinstance(said, (dict, list)):
        size = max(size, len(said))
    return _List(size=size or None, ranks=ranks if len(ranks) == size else ())


def _ranks(said: Any) -> tuple[int, ...]:
    """Return the ranks in a list, or the ranks that name the candidates of a mapping."""
    if not isinstance(said, (dict, list)):
        return ()
    read = [str(one).strip() for one in said]
    return tuple(int(one) for one in read) if all(map(_RANK.fullmatch, read)) else ()


def _numbers(size: int, most: int) -> dict[str, str]:
    return {"candidates": str(size), "limit": str(most)}


def _unranked(size: int, most: int) -> Outcome:
    return Doubt(
        numbers=_numbers(size, most),
        zh=f"公示中标候选人{size}个且不排序；条例要求不超过{most}个并标明排序，当地如实行评定分离则作法不同，须由人判断。",
        en=f"{size} candidates were published without an order; the regulation asks for at most {most}, ranked, and local rules that separate evaluation from award differ: a person must judge.",
    )


def _ranked(size: int, ranks: tuple[int, ...], most: int) -> Outcome:
    if size > most:
        zh, en = f"，超过{most}个。", f", more than {most}."
        return Breach(tell=lambda: _told(size, ranks, most, zh, en))
    if len(set(ranks)) < len(ranks) or max(ranks, default=0) > most:
        zh = f"，排序为{_row(ranks)}，是否并列或者不全须由人核对。"
        en = f" with ranks {_row(ranks)}: a tie or a gap, which a person must look at."
        return Doubt(tell=lambda: _told(size, ranks, most, zh, en))
    if not ranks:
        return Undecidable(missing=(_ORDER,))
    zh, en = f"并标明排序，不超过{most}个。", f" with their order, not more than {most}."
    return Clear(tell=lambda: _told(size, ranks, most, zh, en))


def _told(size: int, ranks: tuple[int, ...], most: int, zh: str, en: str) -> Told:
    return (
        {**_numbers(size, most), "ranks": _row(ranks)},
        f"公示中标候选人{size}个{zh}",
        f"{size} candidates were published{en}",
    )


def _row(ranks: tuple[int, ...]) -> str:
    return ",".join(str(rank) for rank in ranks)
