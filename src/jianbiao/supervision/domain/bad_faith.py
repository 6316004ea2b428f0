"""Complaints in bad faith (恶意投诉): facts computed from decisions, never a ground by themselves. Pure.

招标投标法实施条例 61, 77: complaints made of fabricated facts, forged material or unlawfully obtained
evidence are dismissed, and answered for. Twelve months and three times follow 政府采购质疑和投诉办法 37
(recalled; it binds public procurement and is shown as a yardstick).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from jianbiao.supervision.domain.matters import Basis, Said

MONTHS: Final = 12
TIMES: Final = 3

MEANS: Final = {
    "fabricated": Said(zh="捏造事实", en="fabricated facts"),
    "forged": Said(zh="伪造材料", en="forged material"),
    "unlawful": Said(zh="以非法手段取得证明材料", en="unlawfully obtained evidence"),
}

_BY_MEANS: Final = (
    Basis(law="招标投标法实施条例", article="61", confirmed=True),
    Basis(law="招标投标法实施条例", article="77", confirmed=True),
)
_OFTEN: Final = (Basis(law="政府采购质疑和投诉办法", article="37", confirmed=False),)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one earlier complaint of the same complainant."""

    case: str
    decided_on: date
    conclusion: str
    means: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A computed fact with the cases it rests on and the articles that speak of it."""

    words: Said
    cases: tuple[str, ...]
    basis: tuple[Basis, ...]


def facts(history: Sequence[Outcome], *, on: date) -> tuple[Fact, ...]:
    """Return what the complaints of one complainant say in the twelve months up to ``on``.

    A complaint found partly true counts as true: who is half right did not complain in bad faith.
    """
    since = _months_before(on, MONTHS)
    recent = [one for one in history if since <= one.decided_on <= on]
    untrue = [one.case for one in recent if one.conclusion == "untrue"]
    found = [
        Fact(
            words=Said(
                zh=f"曾有投诉被认定为{MEANS[one.means].zh}",
                en=f"an earlier complaint was found to rest on {MEANS[one.means].en}",
            ),
            cases=(one.case,),
            basis=_BY_MEANS,
        )
        for one in recent
        if one.means in MEANS
    ]
    if len(untrue) >= TIMES:
        said = Said(
            zh=f"十二个月内 {len(untrue)} 次投诉查无实据",
            en=f"{len(untrue)} complaints within twelve months were found untrue",
        )
        found.append(Fact(words=said, cases=tuple(untrue), basis=_OFTEN))
    return tuple(found)


def _months_before(on: date, months: int) -> date:
    """Return the same date so many months before, the month's last where there is none."""
    year, month = divmod(on.year * 12 + on.month - 1 - months, 12)
    for day in (on.day, 30, 29, 28):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    raise AssertionError(on)
