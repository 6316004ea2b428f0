"""What a rehearsed province looks like (形状): figures read from the messages alone, lot by lot."""

import itertools
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any, Final

from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal import market, names
from jianbiao.rehearsal.generator import Planned
from jianbiao.rehearsal.names import EPC
from jianbiao.rehearsal.plans import CASE, DOUBT
from jianbiao.standard.terms import SHANGHAI

_NOTICE: Final = "TENDER_ANN_QUA_INQUERY_ANN"
_ASSAM: Final = {1: 0.063, 2: 0.30, 3: 0.312, 4: 0.121, 5: 0.074, 6: 0.047, 7: 0.021, 8: 0.022}
"""How many bid in the market whose co-bidding was measured; the rest have nine to twenty."""

_REPLAYED: Final = 3614
_HOUR: Final = timedelta(hours=1)


@dataclass(slots=True, kw_only=True)
class Lot:
    """One lot as its messages tell it."""

    kind: str = ""
    epc: bool = False
    first: bool = True
    method: str = ""
    ceiling: Decimal = Decimal(0)
    deadline: datetime | None = None
    prices: list[float] = field(default_factory=list)
    arrivals: list[datetime] = field(default_factory=list)
    addresses: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    colluding: bool = False
    planted: bool = False

    @property
    def variation(self) -> float:
        """The coefficient of variation of its prices."""
        mean = sum(self.prices) / len(self.prices)
        spread = sum((price - mean) ** 2 for price in self.prices) / (len(self.prices) - 1)
        return math.sqrt(spread) / mean

    @property
    def gap(self) -> float:
        """How far the second price is above the first, as a share of it."""
        lowest, second = sorted(self.prices)[:2]
        return (second - lowest) / lowest

    @property
    def one_address(self) -> bool:
        """Say whether two bidders used one network address."""
        return any(len(who) > 1 for who in self.addresses.values())


@dataclass(slots=True, kw_only=True)
class Province:
    """Lots, and the notices of the calls for bids with their deadlines."""

    lots: list[Lot] = field(default_factory=list)
    noticed: list[datetime] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)
    windows: list[int] = field(default_factory=list)


def read(tenders: Iterable[Planned]) -> Province:
    """Read what the messages of ``tenders`` tell."""
    found = Province()
    for tender in tenders:
        found.lots += _lots(tender)
        _notices(found, tender)
    return found


def _lots(tender: Planned) -> Iterator[Lot]:
    known: dict[str, Lot] = {}
    epc: dict[str, bool] = {}
    for name, data in _said(tender):
        code = data.get("BID_SECTION_CODE", "")
        if name == "TENDER_PROJECT":
            epc[data["TENDER_PROJECT_CODE"]] = EPC in data["TENDER_PROJECT_NAME"]
        elif name == "SECTION":
            known[code] = Lot(
                kind=data["CLASSIFY_CODE"],
                epc=epc.get(data["TENDER_PROJECT_CODE"], False),
                first=data["BID_ECTION_NUM"] == "1",
            )
        elif code in known:
            _add(known[code], name, data)
    for truth in tender.truth:
        if truth.lot in known and truth.case != DOUBT:
            lot = known[truth.lot]
            lot.planted |= truth.expected != "none"
            lot.colluding |= truth.kind[0] in "KE" and truth.case == CASE
    yield from known.values()


def _add(lot: Lot, name: str, data: Mapping[str, Any]) -> None:
    if name == "TENDER_FILE_CLARI_MODI" and "EVALUATING_METHOD" in data:
        lot.method = data["EVALUATING_METHOD"].split("：")[0].split("（")[0]
        lot.ceiling = _yuan(data, "CONTROL_PRICE")
        lot.deadline = _at(data["BID_DOC_REFER_END_TIME"])
    elif name == "TENDER_LIST" and "CHECKIN_TIME" in data:
        lot.arrivals.append(_at(data["CHECKIN_TIME"]))
    elif name == "BID_OPEN_DETAIL" and "BID_PRICE" in data:
        price = _yuan(data, "BID_PRICE")
        if price <= lot.ceiling:
            lot.prices.append(float(price))
    elif name == "BID_DOC_CHARACT_CODE" and "NET_ID" in data:
        lot.addresses[data["NET_ID"]].add(data["BIDDER_NAME"])


def _notices(found: Province, tender: Planned) -> None:
    for name, data in _said(tender):
        if name == _NOTICE and data.get("BULLETIN_TYPE") == "1" and data["NOTICE_NATURE"] == "1":
            at = _at(data["NOTICE_SEND_TIME"])
            found.noticed.append(at)
            found.titles.append(len(data["NOTICE_NAME"]))
            if "DOC_GET_START_TIME" in data:
                issued, ends = _at(data["DOC_GET_START_TIME"]), _at(data["BID_DOC_REFER_END_TIME"])
                found.windows.append((ends.date() - issued.date()).days)


def _said(tender: Planned) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield set and data of what is added, in the order it happened."""
    told = (one.message for one in tender.messages if not one.flaw)
    for message in sorted(told, key=lambda one: str(one["message_id"])):
        if message["data_type"] == "1":
            yield message["set"], message["data"]


def _at(said: str) -> datetime:
    return datetime.strptime(said, "%Y%m%d%H%M%S").replace(tzinfo=SHANGHAI)


def _yuan(data: Mapping[str, Any], name: str) -> Decimal:
    return Decimal(data[name]) * (10_000 if data.get("PRICE_UNIT") == "1" else 1)


def quantile(values: Iterable[float], share: float) -> float:
    """Return the value below which ``share`` of them lie, between neighbours by proportion."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    low = math.floor(place)
    high = min(low + 1, len(ordered) - 1)
    return ordered[low] + (ordered[high] - ordered[low]) * (place - low)


def distance(found: Mapping[int, int], wanted: Sequence[float]) -> float:
    """Return how far counted shares are from those wanted: the sum of differences."""
    total = sum(found.values())
    return sum(abs(found.get(n, 0) / total - share) for n, share in enumerate(wanted))


def meetings(seed: int) -> Mapping[int, int]:
    """Return how many pairs of firms meet how often, in tenders as many and as small as measured."""
    chance = random.Random(f"{seed}/meetings")  # noqa: S311 - a province, not a secret
    met: Counter[tuple[int, int]] = Counter()
    for _ in range(_REPLAYED):
        work = names.work(chance, 2026)
        drawn = chance.random()
        count = 9 + int(chance.expovariate(0.35)) if drawn >= sum(_ASSAM.values()) else 0
        count = min(20, count) or draws.weighed(chance, _ASSAM)
        size = draws.weighed(chance, {market.SMALL: 6, market.MIDDLE: 3, market.LARGE: 1})
        found = market.bidders(chance, place=work.place, trade=work.trade, size=size, count=count)
        met.update(itertools.combinations(sorted(firm.number for firm in found), 2))
    return Counter(met.values())


def in_last_hour(lots: Iterable[Lot]) -> float:
    """Return the share of bids that come in the last hour before the first deadline said."""
    ages = [
        lot.deadline - at
        for lot in lots
        if lot.deadline
        for at in lot.arrivals
        if at < lot.deadline
    ]
    return sum(age <= _HOUR for age in ages) / len(ages)
