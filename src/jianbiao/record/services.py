"""记录 folds: pull new entries in slices into tenders, items and parties."""

from collections.abc import Iterable, Sequence

from django.db import transaction

from jianbiao.intake import queries as intake
from jianbiao.intake.domain import Effective
from jianbiao.ledger import queries as ledger_queries
from jianbiao.ledger import services as ledger
from jianbiao.record import queries
from jianbiao.record.domain import items as folding
from jianbiao.record.domain import summary as summing
from jianbiao.record.models import Item, Party, Tender

ROOM = "record"
SLICE = 200
"""Entries in one slice: about 50 ms, so that the rooms take turns."""


def catch_up(*, log: str = "official", using: str | None = None) -> int:
    """Fold one slice of new entries of ``log`` and return how many; 0 when there is nothing new."""
    alias = using or ledger_queries.views_alias()
    after = ledger_queries.bookmark(ROOM, log, using=alias)
    said = ledger_queries.entries_after(after, log=log, limit=SLICE)
    if not said:
        return 0
    with transaction.atomic(using=alias):
        _fold(intake.effective(said, log), log=log, using=alias)
        ledger.set_bookmark(ROOM, log, said[-1].number, using=alias)
    return len(said)


def _fold(messages: Sequence[Effective], *, log: str, using: str) -> None:
    fresh = [folding.item(message) for message in messages]
    tenders = {one.tender for one in fresh if one.tender}
    tenders |= queries.tenders_of({o.project for o in fresh if not o.tender}, log=log, using=using)
    held = queries.items_of(tenders, log=log, using=using)
    ended: list[folding.Item] = []
    for one in fresh:
        if one.tender:
            before = held.get(one.tender, [])
            after = folding.after(before, one)
            pairs = zip(before, after, strict=False)
            ended += [now for old, now in pairs if now.ended_by != old.ended_by]
            held[one.tender] = after
        else:
            ended += queries.ended_projects(one, using=using)
    _store_items(fresh, ended, held, using)
    _store_parties(fresh, using)
    _store_tenders(held, log=log, using=using)


def _store_items(
    fresh: Iterable[folding.Item],
    ended: Iterable[folding.Item],
    held: dict[str, list[folding.Item]],
    using: str,
) -> None:
    last = {one.number: one for items in held.values() for one in items}
    Item.objects.using(using).bulk_create(Item.row(last.get(o.number, o)) for o in fresh)
    numbers = {one.number for one in fresh}
    for one in ended:
        if one.number not in numbers:
            Item.objects.using(using).filter(log=one.log, number=one.number).update(
                ended_by=one.ended_by
            )


def _store_parties(fresh: Iterable[folding.Item], using: str) -> None:
    Party.objects.using(using).bulk_create(
        (
            Party(
                log=one.log,
                key=party.key,
                tender=one.tender,
                role=party.role,
                name=party.name,
                number=one.number,
            )
            for one in fresh
            for party in summing.parties(one)
        ),
        ignore_conflicts=True,
    )


def _store_tenders(held: dict[str, list[folding.Item]], *, log: str, using: str) -> None:
    rows = []
    projects = queries.projects_of(
        {items[-1].project for items in held.values() if items}, log=log, using=using
    )
    for code, items in held.items():
        if holding := folding.holding(items, items[-1].number):
            said = summing.summary(holding, projects.get(holding[0].project))
            fields = {name: getattr(said, name) for name in summing.Summary.__slots__}
            rows.append(Tender(log=log, code=code, **fields))
    if rows:
        names = list(summing.Summary.__slots__)
        Tender.objects.using(using).bulk_create(
            rows, update_conflicts=True, unique_fields=["log", "code"], update_fields=names
        )
