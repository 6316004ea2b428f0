"""Truth against findings (真值与结论): the precision and recall of every rule over an invented province.

A file of truth has one line for each planted subject: what a rule should answer once all has arrived.
What several tenders together show, and clues of later detectors, are expected of no rule here.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from jianbiao.law.catalogue import RULES
from jianbiao.law.facts import Facts
from jianbiao.law.outcomes import verdict
from jianbiao.record.domain import reading
from jianbiao.record.domain.facts import Subject
from jianbiao.watch.judge import awaited, judge

SILENCE: Final = "X01"
"""The kind that no single rule answers: something was due of the lot, its day passed, nothing came."""

CASES: Final = ("case", "near_miss", "look_alike", "doubt", "undecidable")
FLAGS: Final = frozenset({"breach", "yellow"})
ANSWERS: Final = FLAGS | {"compliant", "undecidable", "not_applicable"}
_LATER: Final = timedelta(days=400)
"""By then whatever was due has come or never will."""

Key = tuple[str, str]
"""(rule, subject)."""


@dataclass(slots=True, kw_only=True)
class Row:
    """How one rule agrees: planted subjects and right answers by case, flags nobody planted."""

    planted: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    flagged: int = 0
    flagged_right: int = 0
    expected: int = 0

    @property
    def recall(self) -> float | None:
        """The share of what must be flagged that is, with the right word; None where nothing must."""
        return self.flagged_right / self.expected if self.expected else None

    @property
    def precision(self) -> float | None:
        """The share of flags that are right; None where there is no flag."""
        return self.flagged_right / self.flagged if self.flagged else None

    @property
    def agrees(self) -> bool:
        """Say whether every planted subject is answered right, and nothing else is flagged."""
        return self.planted == self.right and self.flagged == self.flagged_right


@dataclass(slots=True, kw_only=True)
class Agreement:
    """One row for each rule, and the first disagreements of each."""

    rows: dict[str, Row] = field(default_factory=dict)
    differing: dict[str, list[dict[str, str]]] = field(default_factory=dict)
    tenders: int = 0

    def __post_init__(self) -> None:
        """Every rule of the catalogue has a row, planted or not."""
        self.rows |= {number: Row() for number in (*RULES, SILENCE)}

    @property
    def agrees(self) -> bool:
        """Say whether all that was planted is answered right."""
        return all(row.agrees for row in self.rows.values())

    def take(self, truths: Iterable[Mapping[str, Any]], said: Mapping[Key, str]) -> None:
        """Count one tender: what is true of it, and what the rules said of its subjects."""
        self.tenders += 1
        expected = {(one["rule"], one["unit_id"]): one for one in truths if _of_rules(one)}
        for key, one in expected.items():
            self._planted(key, one, said.get(key, "not_applicable"))
        for key in said.keys() - expected.keys():
            if said[key] in FLAGS:
                self.rows[key[0]].flagged += 1
                self._differs(key, {"case": "-", "expected": "-"}, said[key])

    def _planted(self, key: Key, one: Mapping[str, Any], word: str) -> None:
        row, right = self.rows[key[0]], word == one["expected"]
        row.planted[one["case"]] += 1
        row.right[one["case"]] += right
        row.expected += one["expected"] in FLAGS
        row.flagged += word in FLAGS
        row.flagged_right += right and word in FLAGS
        if not right:
            self._differs(key, one, word)

    def _differs(self, key: Key, one: Mapping[str, Any], word: str) -> None:
        some = self.differing.setdefault(key[0], [])
        some.append(
            {"subject": key[1], "case": one["case"], "expected": one["expected"], "said": word}
        )


def answers(envelopes: Sequence[Mapping[str, Any]]) -> dict[Key, str]:
    """Return what every rule says about every subject of a project's messages, long after them all.

    Raise Malformed at the first envelope that cannot be read.
    """
    now = max(datetime.fromisoformat(one["happened_at"]) for one in envelopes) + _LATER
    found: dict[Key, str] = {}
    for subject in reading.subjects(envelopes):
        facts = Facts({**subject.facts, "x_now": now.isoformat()})
        for number, rule in RULES.items():
            if rule.speaks_of(subject.unit):
                said = judge(number, facts, jurisdiction=subject.jurisdiction)
                found[number, subject.code] = verdict(said)
        if _overdue(subject, now):
            found[SILENCE, subject.lot or subject.code] = "breach"
        elif subject.unit == "lot":
            found.setdefault((SILENCE, subject.code), "compliant")
    return found


def _overdue(subject: Subject, now: datetime) -> bool:
    """Say whether something that was due of a subject never came."""
    dues = (
        awaited(number, subject.facts, jurisdiction=subject.jurisdiction)
        for number, rule in RULES.items()
        if rule.speaks_of(subject.unit)
    )
    return any(one is not None and not one.came and one.due.likely < now.date() for one in dues)


def _of_rules(one: Mapping[str, Any]) -> bool:
    """Say whether a line of truth is about a rule of the catalogue, not about a later detector."""
    return one["expected"] in ANSWERS and (one["rule"] in RULES or one["rule"] == SILENCE)


def as_data(found: Agreement) -> dict[str, Any]:
    """Return the table as JSON values."""
    return {
        "tenders": found.tenders,
        "agrees": found.agrees,
        "rules": [
            {
                "rule": number,
                "planted": {case: row.planted[case] for case in CASES},
                "right": {case: row.right[case] for case in CASES},
                "flagged": row.flagged,
                "precision": row.precision,
                "recall": row.recall,
            }
            for number, row in found.rows.items()
        ],
        "differing": found.differing,
    }


def as_markdown(found: Agreement) -> Iterator[str]:
    """Yield the lines of the table; each cell is right answers / planted."""
    yield "| rule | 规则 | cases | near misses | look-alikes | doubts | undecidable | precision | recall |"
    yield "|---|---|---|---|---|---|---|---|---|"
    for number, row in found.rows.items():
        cells = [_cell(row, case) for case in CASES]
        rates = [_percent(row.precision), _percent(row.recall)]
        name = RULES[number].zh if number in RULES else "到期无报送"
        yield f"| {' | '.join([number, name, *cells, *rates])} |"


def _cell(row: Row, case: str) -> str:
    return f"{row.right[case]}/{row.planted[case]}" if row.planted[case] else "–"


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share * 100:.1f} %"
