"""记录 folds: pull new entries in slices into tenders, items and parties."""

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from django.db import transaction

from jianbiao.intake import queries as intake
from jianbiao.intake.domain import Effective
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.ledger.queries import Said
from jianbiao.record import queries
from jianbiao.record.domain import items as folding
from jianbiao.record.domain import summary as summing
from jianbiao.record.domain.items import Item as Facts
from jianbiao.record.models import Item, Party, Tender
from jianbiao.standard.events import ErasureDone

ROOM = "record"
BATCH = 25
"""Entries read at once: the clock is looked at after each batch."""


@dataclass(slots=True)
class _Slice:
    """What one slice knows while it folds: items by group, each group loaded once."""

    log: str
    using: str
    groups: dict[str, list[Facts]] = field(default_factory=dict)
    touched: set[str] = field(default_factory=set)
    fresh: list[Facts] = field(default_factory=list)
    ended: dict[int, Facts] = field(default_factory=dict)
    emptied: dict[int, Facts] = field(default_factory=dict)


def catch_up(*, log: str = "official", using: str | None = None, seconds: float = 0.05) -> int:
    """Fold one slice of new entries of ``log`` and return how many; 0 when there is nothing new.

    A slice is what fits into about ``seconds``, in one transaction with its bookmark. However the
    entries fall into slices, the tables come out the same.
    """
    alias = using or ledger_queries.views_alias()
    if ledger_queries.bookmark(ROOM, log, using=alias) >= ledger_queries.last_number(log):
        return 0
    with transaction.atomic(using=alias):
        began, count = time.monotonic(), 0
        after = ledger_queries.bookmark(ROOM, log, using=alias)
        now = _Slice(log, alias)
        while said := ledger_queries.entries_after(after, log=log, limit=BATCH):
            _fold(intake.effective(said, log), now)
            _forget(said, now)
            after, count = said[-1].number, count + len(said)
            if time.monotonic() - began > seconds / 2:  # storing takes the other half
                break
        if count:
            _store(now)
            ledger.set_bookmark(ROOM, log, after, using=alias)
    return count


def _fold(messages: Sequence[Effective], now: _Slice) -> None:
    fresh = [folding.item(message) for message in messages]
    _load({one.group for one in fresh}, now)
    places = _places(fresh, now)
    for one in fresh:
        for group in {one.group, *places.get(one.key, ())}:
            _take(one, group, now)
        places.setdefault(one.key, set()).add(one.group)
        now.fresh.append(one)


def _places(fresh: Sequence[Facts], now: _Slice) -> dict[tuple[str, str], set[str]]:
    """Return the groups that hold the records which ``fresh`` ends; they are loaded as well."""
    keys = {one.key for one in fresh if folding.ends(one)}
    places = queries.groups_of(keys, log=now.log, using=now.using)
    for one in now.fresh:
        if one.key in keys:
            places.setdefault(one.key, set()).add(one.group)
    _load({group for groups in places.values() for group in groups}, now)
    return places


def _load(groups: set[str], now: _Slice) -> None:
    if unknown := groups - now.groups.keys():
        now.groups |= queries.groups(unknown, log=now.log, using=now.using)


def _take(new: Facts, group: str, now: _Slice) -> None:
    before = now.groups[group]
    after = folding.after(before, new)
    now.groups[group] = after
    now.touched.add(group)
    for old, one in zip(before, after, strict=False):
        if one.ended_by != old.ended_by:
            now.ended[one.number] = one


def _forget(said: Sequence[Said], now: _Slice) -> None:
    """Let go of what was erased: an item keeps its place, and nobody it named takes part by it."""
    gone = [n for one in said if one.kind == ErasureDone.kind for n in one.event["numbers"]]
    rows = queries.proven_by(gone, log=now.log, using=now.using)
    entries = ledger_queries.entries([one.number for one in rows], log=now.log)
    bare = {
        message.number: folding.item(message)
        for message in intake.effective(list(entries.values()), now.log)
    }
    groups = {one.group for one in rows}
    _load(groups, now)
    for group in groups:
        now.groups[group] = [
            replace(bare[one.number], ended_by=one.ended_by) if one.number in bare else one
            for one in now.groups[group]
        ]
        now.emptied |= {one.number: one for one in now.groups[group] if one.number in bare}
    now.touched |= groups


def _store(now: _Slice) -> None:
    _store_items(now)
    tenders = {group for group in now.touched if folding.is_tender(group)}
    _store_parties(tenders, now)
    changed = (*now.fresh, *now.ended.values(), *now.emptied.values())
    projects = {one.project for one in changed if one.set == folding.PROJECT}
    others = queries.tenders_of(projects, log=now.log, using=now.using) - now.groups.keys()
    _load(others, now)
    followers = {
        group
        for group, items in now.groups.items()
        if items and items[0].tender and items[-1].project in projects
    }
    _store_tenders(tenders | followers, now)


def _store_items(now: _Slice) -> None:
    numbers = {one.number for one in now.fresh}
    Item.objects.using(now.using).bulk_create(
        Item.row(now.ended.get(one.number, one)) for one in now.fresh
    )
    for one in now.ended.values():
        if one.number not in numbers:
            Item.objects.using(now.using).filter(log=one.log, number=one.number).update(
                ended_by=one.ended_by
            )
    for one in now.emptied.values():
        Item.objects.using(now.using).filter(log=one.log, number=one.number).update(data=one.data)


def _store_parties(tenders: Iterable[str], now: _Slice) -> None:
    changed: dict[str, list[Facts]] = {}
    for one in (*now.fresh, *now.ended.values()):
        if one.tender:
            changed.setdefault(one.tender, []).append(one)
    for code in {one.tender for one in now.emptied.values() if one.tender}:
        Party.objects.using(now.using).filter(log=now.log, tender=code).delete()
        changed[code] = now.groups[code]
    rows = [
        Party.row(now.log, code, said)
        for code in tenders
        for said in summing.parties(now.groups[code], changed.get(code, ()))
    ]
    if rows:
        Party.objects.using(now.using).bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["log", "key", "tender", "role", "name"],
            update_fields=["number", "until"],
        )


def _store_tenders(tenders: Iterable[str], now: _Slice) -> None:
    held = {code: now.groups[code] for code in tenders if now.groups[code]}
    wanted = {items[-1].project for items in held.values()}
    projects = queries.projects_of(wanted, log=now.log, using=now.using)
    rows = [
        Tender.row(now.log, code, said)
        for code, items in held.items()
        if (said := summing.summary(items, projects.get(items[-1].project))) is not None
    ]
    if rows:
        Tender.objects.using(now.using).bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["log", "code"],
            update_fields=list(summing.Summary.__slots__),
        )
