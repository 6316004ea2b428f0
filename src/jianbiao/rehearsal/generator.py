"""One invented tender (虚构项目) from project to contract, as its platform would report it.

``tender(seed, index, …)`` depends on nothing but its arguments: one random stream for each tender, so
that N tenders are the beginning of M > N.
"""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Final

from jianbiao.rehearsal import (
    award,
    calling,
    days,
    filing,
    letting,
    names,
    objections,
    opening,
    panel,
    profiles,
)
from jianbiao.rehearsal import chance as draws
from jianbiao.rehearsal.bids import Bid
from jianbiao.rehearsal.case import Case, Lot, cents
from jianbiao.rehearsal.days import DAY, Working
from jianbiao.rehearsal.delivery import delivered
from jianbiao.rehearsal.panel import Member
from jianbiao.rehearsal.profiles import NOTHING, PROFILES, Drawn, Profile
from jianbiao.rehearsal.province import CODE, PLATFORMS, Platform
from jianbiao.rehearsal.shape import PLAIN
from jianbiao.rehearsal.told import Sent, Truth

_VOLUNTARY: Final = 0.12
_BOND: Final = Decimal("0.015")

__all__ = ["Planned", "Sent", "Truth", "tender"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """One project: its messages in the order they are sent, and what is true of its tenders."""

    messages: tuple[Sent, ...]
    truth: tuple[Truth, ...]


def tender(
    seed: int,
    index: int,
    *,
    start: datetime,
    profile: Profile | str = "lively",
    working: Working = days.working,
) -> Planned:
    """Return tender ``index`` of province ``seed``, whose project is filed at ``start`` or soon after.

    ``working`` says which days are worked.
    """
    chosen = PROFILES[profile] if isinstance(profile, str) else profile
    chance = random.Random(f"{seed}/{index}")  # noqa: S311 - a province, not a secret
    drawn = profiles.draw(chance, index, chosen)
    case = _case(seed, index, chance, drawn, profile=chosen, working=working, year=start.year)
    _tell(case, drawn, days.office(start, working))
    return Planned(messages=tuple(delivered(case.sent, seed)), truth=tuple(case.truth))


def _case(
    seed: int,
    index: int,
    chance: random.Random,
    drawn: Drawn,
    *,
    profile: Profile,
    working: Working,
    year: int,
) -> Case:
    planted = [plan for plan in drawn if plan is not None]
    shape = PLAIN
    for plan in planted:
        shape = plan.bend(shape)
    share = draws.evenly(seed, index, draws.SUBJECT)
    work = names.work(chance, year, subject=shape.subject, share=share)
    mandatory = shape.mandatory
    if mandatory is None:
        mandatory = bool(planted) or chance.random() >= _VOLUNTARY
    return Case(
        seed=seed,
        index=index,
        profile=profile,
        chance=chance,
        platform=_platform(chance, work.region),
        work=work,
        shape=shape,
        works=working,
        mandatory=mandatory,
    )


def _platform(chance: random.Random, region: str) -> Platform:
    serving = [one for one in PLATFORMS if one.region in {CODE, region}]
    place = draws.weighed(chance, {n: one.share for n, one in enumerate(serving)})
    return serving[place]


def _tell(case: Case, drawn: Drawn, filed: datetime) -> None:
    """Tell the tender; lots that came to nothing are tendered once more."""
    approval = filing.file(case, filed)
    lots = filing.lots(case)
    letting.let(case, filed)
    if case.shape.let in letting.ALONE:
        _let_elsewhere(case, lots, filed, drawn)
        return
    failed, at = _round(case, lots, filed + timedelta(hours=1), approval, drawn)
    if not failed:
        return
    case.round += 1
    case.shape = PLAIN if case.shape.wan is None else replace(PLAIN, wan=case.shape.wan)
    again = [
        replace(
            lot,
            code=f"{case.tender}{place:03d}",
            bond=min(lot.bond, cents(lot.estimate * _BOND)),
            shape=PLAIN,
            planted=False,
        )
        for place, lot in enumerate(failed, start=1)
    ]
    later = days.office(at + DAY * (5 + case.chance.randrange(10)), case.works)
    _round(case, again, later, approval, NOTHING)


def _let_elsewhere(case: Case, lots: Sequence[Lot], filed: datetime, drawn: Drawn) -> None:
    """Tell of the projects of other platforms under which the same entity lets the same, if any."""
    case.plant(drawn[0], lots)
    others = [one for one in PLATFORMS if one is not case.platform]
    for place in range(letting.elsewhere(case)):
        other = Case(
            seed=case.seed,
            index=case.index,
            profile=case.profile,
            chance=case.chance,
            platform=others[(case.index + place) % len(others)],
            work=case.work,
            shape=case.shape,
            works=case.works,
            mandatory=case.mandatory,
        )
        filing.file(other, filed + DAY * (place + 1))
        letting.let_elsewhere(other, place, filed)
        other.plant(drawn[0], filing.lots(other))
        case.sent += other.sent
        case.truth += other.truth


def _round(
    case: Case, lots: Sequence[Lot], filed: datetime, approval: str, drawn: Drawn
) -> tuple[list[Lot], datetime]:
    """Tell one round of tendering; return the lots that failed, and the deadline."""
    call, opening_, awarding, colluding = drawn
    filing.register(case, lots, filed)
    called = calling.call(case, lots, filed, approval)
    case.deadline = called.deadline
    if case.shape.objects == objections.DOCUMENTS:
        objections.against_call(case, lots[0], objections.DOCUMENTS, called.deadline)
    members = panel.draw(case, called.deadline, called.deadline)
    winners = [_lot(case, lot, called, members) for lot in lots]
    parties = [winners[0].party.code] if winners[0] else []
    joined, tied = (of.get(lots[0].code, ()) for of in (case.joined, case.tied))
    case.plant(call, lots)
    case.plant(opening_, lots, parties=tied)
    case.plant(awarding if winners[0] or ended(lots[0]) else None, lots, parties=tied or parties)
    case.plant(colluding if winners[0] else None, lots, parties=joined)
    case.reveal()
    failed = [lot for lot, won in zip(lots, winners, strict=True) if not won and not ended(lot)]
    return failed, called.deadline


def ended(lot: Lot) -> bool:
    """Say whether a lot without a winner is not tendered again: nothing more is told of it."""
    return lot.shape.silent or bool(lot.shape.terminated) or lot.shape.stops


def _lot(case: Case, lot: Lot, called: calling.Called, members: Sequence[Member]) -> Bid | None:
    """Tell one lot from its bids on; return who won."""
    opened = opening.bid(case, lot, called)
    return award.decide(case, lot, opened, members) if opened else None
