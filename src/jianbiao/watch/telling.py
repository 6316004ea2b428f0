"""开标前不可示 (招标投标法 第二十二条): which rules' answers tell who bids, and from when on they show.

An alert that says who bids, withdraws or was invited tells by being there what the law keeps secret,
so until the opening it is in no list, count, file or error text. Bids of a lot that was awarded or
came to nothing compete no more, whether or not anybody reported that they were opened.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from jianbiao.law.catalogue import RULES
from jianbiao.record import openings
from jianbiao.record import queries as record
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.secrecy import OPENING, TELLING, opens_at
from jianbiao.standard.messages import DELETE
from jianbiao.watch import domain
from jianbiao.watch.asking import sets_of
from jianbiao.watch.models import Alert

NEVER: Final = datetime(9998, 12, 31, tzinfo=UTC)
"""From when on an alert shows whose bids nobody has opened."""

OVER: Final = frozenset({"WIN_RESULT_ANNO", "BID_WINNING_NOTICE", "TENDER_ABNORMITY_REPORT"})
"""Sets that say how a lot ended: awarded, or failed."""
MOVING: Final = OVER.union(OPENING, {"TENDER_ANN_QUA_INQUERY_ANN", "TENDER_FILE_CLARI_MODI"})
"""Sets of which a record may move the moment from which on bids are open."""

_OF_OTHERS: Final = frozenset({"C09", "X12"})
"""Rules that share the name of a fact with rules about bids and read it of something else: whether
a complaint was accepted, in which form a price is said."""

TELLING_RULES: Final = frozenset(
    number
    for number, rule in RULES.items()
    if number not in _OF_OTHERS and (rule.unit == "bid" or sets_of(number) & TELLING)
)
"""Rules whose answer would tell who bids or how many."""


def tells_bids(rule: str) -> bool:
    """Say whether an answer of ``rule`` would tell who bids or how many."""
    return rule in TELLING_RULES


def over_at(items: Iterable[Item], lot: str) -> datetime | None:
    """Return when it was first told that ``lot`` ended; None while it was not."""
    held = (one for one in items if one.set in OVER and one.data_type != DELETE)
    about = (one.received_at for one in held if not one.lot or one.lot == lot)
    return min(about, default=None)


def may_be_told(rule: str, lot: str, items: Sequence[Item], at: datetime) -> bool:
    """Say whether what ``rule`` says of ``lot`` (empty: every lot) may be told at ``at``.

    ``items`` are all of the tender's.
    """
    if not tells_bids(rule):
        return True
    held = [one for one in items if not one.ended_by]
    lots = {lot} if lot else {one.lot for one in held if one.lot} or {""}
    return all(
        over_at(held, one) or ((since := opens_at(held, one)) and since <= at) for one in lots
    )


def placed(alerts: Collection[domain.Alert], *, log: str, using: str) -> Iterator[domain.Alert]:
    """Yield those of ``alerts`` that now show from another moment on, with that moment."""
    telling = [one for one in alerts if log == "official" and tells_bids(one.rule)]
    codes = {one.tender for one in telling}
    opened = openings.openings_of(codes, log=log, using=using)
    ended = record.items_of(codes, log=log, using=using, sets=OVER, ended_by=0) if codes else {}
    lots = openings.lots_of(codes, log=log, using=using)
    for one in telling:
        concerned = [one.lot] if one.lot else sorted(lots[one.tender]) or [""]
        moment = max(
            min(opened.get((one.tender, lot), NEVER), over_at(ended[one.tender], lot) or NEVER)
            for lot in concerned
        )
        if moment != one.shown_from:
            yield replace(one, shown_from=moment)


def of_tenders(codes: Collection[str], *, log: str, using: str) -> dict[str, domain.Alert]:
    """Return by id the alerts of these tenders that tell of bids."""
    if not codes or log != "official":
        return {}
    rows = Alert.objects.using(using).filter(log=log, tender__in=sorted(codes))
    return {row.id: row.facts() for row in rows if tells_bids(row.rule)}
