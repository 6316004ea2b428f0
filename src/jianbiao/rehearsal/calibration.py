"""`jianbiao rehearse calibrate` (校准): whether a rehearsed province is shaped as it should be.

Each figure stands beside its target, and whether it passes. Shapes are fitted, not validated: a
detector tuned on them still has to prove itself on real tenders.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain
from typing import Final

from jianbiao.rehearsal import generator, kinds, measures
from jianbiao.rehearsal.measures import Lot, Province, quantile
from jianbiao.rehearsal.names import GOODS, SERVICES, WORKS
from jianbiao.rehearsal.prices import LOTTERY, LOWEST, WEIGHTED
from jianbiao.rehearsal.schedule import Timetable
from jianbiao.standard.terms import SHANGHAI

LOTS: Final = 5000
FEWEST: Final = 300
_YEARS: Final = timedelta(days=730)
_START: Final = datetime(2025, 1, 1, 9, tzinfo=SHANGHAI)
_PER_TENDER: Final = 1.62
_STRESSED: Final = 6000
"""How many tenders under stress it takes for every kind to come round often enough."""

_NEAR: Final = 0.15
_SHARES: Final = (0.05, 0.5, 0.95)
_COUNTS: Final = {WEIGHTED: (3, 6, 15), LOWEST: (3, 7, 20), LOTTERY: (10, 48, 196)}
_SPREADS: Final = {
    WEIGHTED: (0.0027, 0.0088, 0.0238),
    LOWEST: (0.0343, 0.0923, 0.1942),
    LOTTERY: (0.0053, 0.0088, 0.0158),
}
_GAPS: Final = {WEIGHTED: (0.0004, 0.0051, 0.0279), LOWEST: (0.0037, 0.0582, 0.3288)}
_LOWEST: Final = (0.476, 0.678, 0.834)
_FEW: Final = {WORKS: 0.05, GOODS: 0.10, SERVICES: 0.12}
_WINDOWS: Final = {"20": 0.05, "21": 0.43, "22": 0.21, "23": 0.12, "24": 0.05, "25": 0.05}
_WEEKDAYS: Final = (0.204, 0.171, 0.174, 0.193, 0.21, 0.026, 0.022)
_MONTHS: Final = (
    *(0.074, 0.050, 0.056, 0.076, 0.076, 0.101),
    *(0.084, 0.096, 0.091, 0.075, 0.100, 0.121),
)
_MEETINGS: Final = {3: 767, 5: 216}
_LINE: Final = 0.03
"""The variation below which a naive screen cries collusion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure with the range it should lie in and the target that range is around."""

    name: str
    found: float
    target: str
    low: float
    high: float

    @property
    def passes(self) -> bool:
        """Say whether it lies in its range."""
        return self.low <= self.found <= self.high


def calibrate(seed: int, *, lots: int = LOTS, stressed: int = _STRESSED) -> int:
    """Print every figure beside its target; return how many fail."""
    province = measures.read(_tenders(seed, lots))
    failed = 0
    for one in chain(shapes(province), meetings(seed), planted(seed, stressed)):
        failed += not one.passes
        word = "pass" if one.passes else "FAIL"
        print(f"{word}  {one.name:<44} {one.found:>10.4f}  {one.target}")
    return failed


def _tenders(seed: int, lots: int) -> Iterator[generator.Planned]:
    """Yield two whole years of tenders that have about so many lots."""
    many = round(lots / _PER_TENDER)
    table = Timetable(
        seed=seed, start=_START, every=_YEARS / many, profile="realistic", seasons=True
    )
    return (table.planned(index) for index in range(many))


def shapes(found: Province) -> Iterator[Figure]:
    """Yield the figures of prices, counts and times."""
    honest = [lot for lot in found.lots if lot.first and not lot.colluding]
    for method in (WEIGHTED, LOWEST, LOTTERY):
        yield from _method(method, [lot for lot in honest if lot.method == method])
    for kind, share in _FEW.items():
        of_kind = [lot for lot in honest if lot.kind == kind and lot.method and not lot.planted]
        few = sum(len(lot.arrivals) < 3 for lot in of_kind) / len(of_kind)  # noqa: PLR2004
        yield _within(f"fewer than three bid for {kind[0]}", few, share, 0.01)
    yield from _times(found, honest)
    lowest = [lot for lot in honest if lot.method in {WEIGHTED, LOTTERY} and _priced(lot)]
    naive = sum(lot.variation < _LINE for lot in lowest) / len(lowest)
    yield Figure(
        name="variation < .03 in honest lots", found=naive, target="> 0.70", low=0.7, high=1
    )
    yield _precision(found.lots)


def _method(method: str, lots: Sequence[Lot]) -> Iterator[Figure]:
    works = [lot for lot in lots if lot.kind == WORKS and not lot.epc]
    counts = [float(len(lot.arrivals)) for lot in works if len(lot.arrivals) >= 3]  # noqa: PLR2004
    yield from _shares(f"bidders, {method}", counts, _COUNTS[method])
    priced = [lot for lot in works if _priced(lot)]
    yield from _shares(f"variation, {method}", [one.variation for one in priced], _SPREADS[method])
    if method in _GAPS:
        yield from _shares(f"gap 1-2, {method}", [one.gap for one in priced], _GAPS[method])
    if method == LOWEST:
        first = [min(one.prices) / float(one.ceiling) for one in priced]
        yield from _shares(f"lowest / ceiling, {method}", first, _LOWEST)


def _times(found: Province, honest: Sequence[Lot]) -> Iterator[Figure]:
    windows = Counter(str(days) for days in found.windows)
    total = sum(windows.values())
    for days, share in _WINDOWS.items():
        yield _within(f"issue to deadline {days} d", windows[days] / total, share, 0.02)
    last = measures.in_last_hour(honest)
    yield Figure(
        name="bids in the last hour", found=last, target="0.22 to 0.32", low=0.22, high=0.32
    )
    weekdays = Counter(at.weekday() for at in found.noticed)
    months = Counter(at.month - 1 for at in found.noticed)
    for name, counted, wanted in (("weekdays", weekdays, _WEEKDAYS), ("months", months, _MONTHS)):
        off = measures.distance(counted, wanted)
        yield Figure(name=f"notices by {name}, L1", found=off, target="≤ 0.05", low=0, high=0.05)
    title = quantile(found.titles, 0.5)
    yield Figure(name="title, characters p50", found=title, target="29 to 33", low=29, high=33)


def _precision(lots: Sequence[Lot]) -> Figure:
    flagged = [lot for lot in lots if lot.one_address]
    right = sum(lot.colluding for lot in flagged) / max(1, len(flagged))
    return Figure(
        name=f"two bidders, one address: precision of {len(flagged)}",
        found=right if flagged else 1.0,
        target="< 0.30",
        low=0,
        high=0.30,
    )


def meetings(seed: int) -> Iterator[Figure]:
    """Yield how often firms meet, in as many tenders as were measured."""
    met = measures.meetings(seed)
    for least, pairs in _MEETINGS.items():
        found = sum(many for times, many in met.items() if times >= least)
        yield Figure(
            name=f"pairs that meet {least} times or more",
            found=found,
            target=f"{pairs} ± 25 %",
            low=pairs * 0.75,
            high=pairs * 1.25,
        )


def planted(seed: int, tenders: int) -> Iterator[Figure]:
    """Yield how often each kind is planted under stress."""
    table = Timetable(
        seed=seed, start=_START, every=timedelta(hours=4), profile="stress", seasons=True
    )
    counted: Counter[tuple[str, str]] = Counter()
    for index in range(tenders):
        counted.update((one.kind, one.case) for one in table.planned(index).truth)
    for kind, found, suffices in kinds.count(counted):
        said = " / ".join(str(many) for many in found.values())
        yield Figure(
            name=f"planted {kind}: {said}",
            found=float(suffices),
            target="at least 8 cases / 8 lawful / 4 undecidable, where it can be so",
            low=1,
            high=1,
        )


def _priced(lot: Lot) -> bool:
    return len(lot.prices) >= 3 and lot.ceiling > 0  # noqa: PLR2004


def _shares(name: str, values: Sequence[float], targets: Sequence[float]) -> Iterator[Figure]:
    for share, target in zip(_SHARES, targets, strict=True):
        found = quantile(values, share)
        yield Figure(
            name=f"{name} p{share * 100:.0f}",
            found=found,
            target=f"{target} ± 15 %",
            low=target * (1 - _NEAR),
            high=target * (1 + _NEAR),
        )


def _within(name: str, found: float, target: float, off: float) -> Figure:
    return Figure(
        name=name, found=found, target=f"{target} ± {off}", low=target - off, high=target + off
    )
