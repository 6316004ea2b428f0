"""项目筛选 as an address says it: what is asked of the list of tenders, cleaned and written back.

Whatever is no value of its filter is left out rather than refused: an old or mistyped address still
shows a list, and the page shows which filters are in force.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal, InvalidOperation
from typing import Final, Self
from urllib.parse import urlencode

from jianbiao.law.catalogue import RULES
from jianbiao.record.domain.stages import Stage
from jianbiao.standard.terms import SHANGHAI

VERDICTS: Final = ("breach", "yellow", "undecidable", "compliant", "not_applicable")
ALERTS: Final = ("breach", "yellow")
WAN: Final = 10_000
_MOST: Final = 10**12
_LONGEST: Final = 200
_FINEST: Final = -6
"""Decimals of 万元: a hundredth of a yuan, and no text of a million digits."""

_CHOICES: Final = {
    "stage": tuple(Stage),
    "verdict": VERDICTS,
    "alert": ALERTS,
    "rule": tuple(RULES),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The filters in force; an empty one asks nothing. ``least`` and ``most`` are 万元 as written.

    ``method`` is TENDER_MODE under a name that the display modes do not take.
    ``before`` is where the page begins: the moment and code of the last row before it.
    """

    q: str = ""
    body: str = ""
    region: str = ""
    industry: str = ""
    stage: str = ""
    method: str = ""
    platform: str = ""
    rule: str = ""
    verdict: str = ""
    alert: str = ""
    least: str = ""
    most: str = ""
    since: str = ""
    until: str = ""
    before: str = ""

    @classmethod
    def of(cls, said: Mapping[str, str]) -> Self:
        """Return what an address asks."""
        clean = {f.name: _clean(f.name, said.get(f.name, "").strip()) for f in fields(cls)}
        return cls(**clean)

    @property
    def filters(self) -> dict[str, str]:
        """The filters that ask something, without the page."""
        names = (f.name for f in fields(self) if f.name != "before")
        return {name: getattr(self, name) for name in names if getattr(self, name)}

    @property
    def query(self) -> str:
        """The address of this list from its beginning."""
        return urlencode(self.filters)

    def without(self, *names: str) -> "Asked":
        """Return the same list with some filters taken away."""
        return replace(self, before="", **dict.fromkeys(names, ""))

    @property
    def yuan(self) -> tuple[int | None, int | None]:
        """The range of values in whole yuan, each end None where nothing is asked."""
        least, most = (int(Decimal(n) * WAN) if n else None for n in (self.least, self.most))
        return least, most

    @property
    def days(self) -> tuple[datetime | None, datetime | None]:
        """The range of beginnings: from the first moment, and before the second."""
        first = _midnight(date.fromisoformat(self.since)) if self.since else None
        last = _midnight(date.fromisoformat(self.until) + timedelta(days=1)) if self.until else None
        return first, last

    @property
    def place(self) -> tuple[datetime, str] | None:
        """The moment and code after which the page begins."""
        at, _, code = self.before.partition("~")
        return (datetime.fromisoformat(at), code) if at else None


def before(at: datetime, code: str) -> str:
    """Return how an address names the row at (``at``, ``code``)."""
    return f"{at.astimezone(SHANGHAI).isoformat()}~{code}"


def _clean(name: str, said: str) -> str:
    if name in _CHOICES:
        return said if said in _CHOICES[name] else ""
    if name in {"least", "most"}:
        return _amount(said)
    if name in {"since", "until"}:
        return _day(said)
    if name == "before":
        return said if _moment(said.partition("~")[0]) else ""
    return said[:_LONGEST]


def _amount(said: str) -> str:
    try:
        amount = Decimal(said.replace(",", "").replace("，", "")) if said else None
    except InvalidOperation:
        return ""
    if amount is None or not amount.is_finite() or not 0 <= amount <= _MOST:
        return ""
    if not isinstance(exponent := amount.as_tuple().exponent, int) or exponent < _FINEST:
        return ""
    return f"{amount:f}"


def _day(said: str) -> str:
    try:
        day = date.fromisoformat(said)
    except ValueError:
        return ""
    return day.isoformat() if 1900 <= day.year <= 2200 else ""  # noqa: PLR2004 - a day of this law


def _moment(said: str) -> bool:
    try:
        return datetime.fromisoformat(said).tzinfo is not None
    except ValueError:
        return False


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), SHANGHAI)
