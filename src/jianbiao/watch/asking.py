"""Ask the rules (逐项核对): which of them speak of what changed, with whose parameters. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from jianbiao.law.catalogue import RULES
from jianbiao.law.outcomes import DueAct, Outcome
from jianbiao.record.domain.facts import Subject
from jianbiao.register.domain import Book
from jianbiao.watch.judge import awaited, judge

_BEHIND = {
    "x_TENDER_LIST": "TENDER_LIST",
    "x_TENDER_LIST_count": "TENDER_LIST",
    "x_accepted": "TENDER_LIST",
    "x_encrypted": "TENDER_LIST",
    "x_candidates": "TENDER_CANDIDATE",
    "x_open_objections": "OBJECTION",
}
"""The set whose message changes a name of ours."""

_MOVES = {"TENDER_PROJECT", "TENDER_ANN_QUA_INQUERY_ANN", "TENDER_FILE_CLARI_MODI"}
"""Sets that may change what nearly every rule compares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One rule's answer about one subject, how the rule stood, and what it now waits for."""

    rule: str
    subject: Subject
    outcome: Outcome
    standing: str
    parameters: Mapping[str, str]
    due: DueAct | None


def ask(
    subjects: Iterable[Subject],
    *,
    changed: str,
    place: tuple[str, str],
    foreign: bool,
    book: Book,
    on: date,
) -> Iterator[Asked]:
    """Yield the answers of every rule that reads set ``changed``; all rules when it is empty.

    ``place`` is (region, industry). Foreign data are asked only what holds in any jurisdiction.
    """
    here = "/".join(part for part in place if part) or "CN"
    for subject in subjects:
        for number in _rules(subject.unit, changed, foreign):
            values = book.parameters(RULES[number], here, on)
            yield Asked(
                rule=number,
                subject=subject,
                outcome=judge(
                    number,
                    subject.facts,
                    jurisdiction="any" if foreign else here,
                    parameters=values,
                ),
                standing=book.standing(number, on).value,
                parameters={name: str(value) for name, value in values.items()},
                due=awaited(
                    number,
                    subject.facts,
                    jurisdiction="any" if foreign else here,
                    parameters=values,
                ),
            )


@cache
def _rules(unit: str, changed: str, foreign: bool) -> tuple[str, ...]:  # noqa: FBT001 - a cache key
    return tuple(
        number
        for number, rule in RULES.items()
        if rule.unit == unit
        and (not foreign or rule.jurisdiction == "any")
        and (not changed or changed in _MOVES or changed in _sets(number) or foreign)
    )


@cache
def _sets(number: str) -> frozenset[str]:
    names = RULES[number].reads
    sets = {_BEHIND.get(name, name.partition(".")[0]) for name in names}
    return frozenset(sets | ({"OBJECTION_REPLY"} if "OBJECTION" in sets else set()))
