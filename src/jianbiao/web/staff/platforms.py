"""一个平台的对接 in depth: outcome shares, error codes with examples, delays, what rules miss."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from jianbiao.intake import queries as intake
from jianbiao.intake.docking import MORE, WITHIN
from jianbiao.intake.models import Docking, Faulted
from jianbiao.law import words as law_words
from jianbiao.law.catalogue import RULES
from jianbiao.standard import faults
from jianbiao.standard.terms import SHANGHAI
from jianbiao.watch import queries as watch
from jianbiao.web.figures import span
from jianbiao.web.staff.docking import Docked

DAYS: Final = 30
GAPS: Final = 60
WIDTH: Final = 240
"""Of the longest bar, in units of the drawing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """One outcome of the messages: how many, and per cent of all."""

    name: str
    n: int
    percent: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One error code over ``DAYS`` days, with the newest entry that has it and where in it."""

    code: str
    zh: str
    en: str
    n: int
    number: int
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Within:
    """How many messages came within a span that the one before does not reach."""

    zh: str
    en: str
    n: int
    width: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """One fact that a rule did not find, and how often."""

    rule: str
    zh: str
    en: str
    fact_zh: str
    fact_en: str
    n: int


def shares(one: Docked) -> list[Share]:
    """Return the outcomes of the last 24 hours; nothing where no message came."""
    named = (("accepted", one.accepted), ("held", one.held), ("rejected", one.rejected))
    return [Share(name=name, n=n, percent=100 * n / one.total) for name, n in named if one.total]


def error_codes(platform: str, at: datetime) -> list[Fault]:
    """Return a platform's error codes over ``DAYS`` days, the most frequent first."""
    since = at.astimezone(SHANGHAI) - timedelta(days=DAYS)
    found: dict[str, list[Faulted]] = {}
    for row in intake.faulted(platform, f"{since:%Y-%m-%d}"):
        found.setdefault(row.code, []).append(row)
    said = [_fault(code, rows) for code, rows in found.items()]
    return sorted(said, key=lambda one: (-one.n, one.code))


def delays(hours: Sequence[Docking]) -> list[Within]:
    """Return how many messages came within each span; nothing where no delay counts."""
    counts = {
        name: sum(hour.delays.get(name, 0) for hour in hours)
        for name in (*(str(limit) for limit in WITHIN), MORE)
    }
    most = max(counts.values(), default=0)
    return [_within(name, n, most) for name, n in counts.items()] if most else []


def missing(platform: str) -> list[Missing]:
    """Return what a platform leaves out, the most frequent first."""
    return [
        Missing(
            rule=row.rule,
            zh=RULES[row.rule].zh,
            en=RULES[row.rule].en,
            fact_zh=law_words.name_zh(row.name),
            fact_en=law_words.name_en(row.name),
            n=row.count,
        )
        for row in watch.gaps(platform)[:GAPS]
        if row.rule in RULES
    ]


def _fault(code: str, rows: Sequence[Faulted]) -> Fault:
    newest = max(rows, key=lambda row: row.number)
    words = faults.words(code)
    return Fault(
        code=code,
        zh=words.zh,
        en=words.en,
        n=sum(row.count for row in rows),
        number=newest.number,
        path=newest.path,
    )


def _within(name: str, n: int, most: int) -> Within:
    width = max(1, round(WIDTH * n / most)) if n else 0
    if name == MORE:
        longest = WITHIN[-1]
        zh, en = f"超过 {span(longest, 'zh')}", f"more than {span(longest, 'en')}"
    else:
        zh, en = f"{span(int(name), 'zh')}以内", f"within {span(int(name), 'en')}"
    return Within(zh=zh, en=en, n=n, width=width)
