"""主体表 follow the record: who is named where, under which names, as of each slice.

Whatever a slice brings costs the same however many tenders an entity has: rows are counted up and
down, and looked for anew only where the record that was the source holds no longer.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from django.db.models import Max, Min

from jianbiao.record.domain import names
from jianbiao.record.domain.items import Item
from jianbiao.record.domain.parties import Claim as Facts
from jianbiao.record.domain.parties import claims, traits
from jianbiao.record.domain.pointing import pointers
from jianbiao.record.models import Alias, Claim, Gram, Party, Pointer, Trait
from jianbiao.record.storing import insert, upsert


class _Gram(NamedTuple):
    """A row of names' pairs."""

    log: str
    gram: str
    key: str
    name: str


Part = tuple[str, str, str, str, str]
"""(key, tender, lot, role, name)."""


def note(fresh: Sequence[Item], ended: Iterable[Item], *, log: str, using: str) -> None:
    """Store what ``fresh`` items say and that ``ended`` ones hold no longer.

    What came and ended at once is in both, in ``fresh`` as it ended.
    """
    came = [claim for one in fresh for claim in claims(one)]
    new = {one.number for one in fresh}
    over = list(ended)
    past = [claim for one in over if one.number not in new for claim in claims(one)]
    insert(Claim, came, using)
    insert(Trait, [said for one in fresh for said in traits(one)], using)
    insert(Pointer, [said for one in fresh for said in pointers(one)], using)
    ends = {(one.number, one.ended_by) for one in past}
    ends |= {(m.number, m.ended_by) for one in over if one.number not in new for m in pointers(one)}
    for number, by in ends:
        for model in (Claim, Trait, Pointer):
            model.objects.using(using).filter(log=log, number=number).update(ended_by=by)
    _parties(came, [*past, *(one for one in came if one.ended_by)], log, using)
    _aliases(came, past, log, using)


def forget(emptied: Mapping[int, Item], *, log: str, using: str) -> None:
    """Let go of what erased records said: who is named nowhere else is there no more.

    ``emptied`` are the records as they are left, by number: a code that stays still names somebody.
    """
    numbers = list(emptied)
    rows = Claim.objects.using(using).filter(log=log, number__in=numbers)
    gone = [row.facts() for row in rows]
    rows.delete()
    for model in (Trait, Pointer):
        model._default_manager.using(using).filter(log=log, number__in=numbers).delete()  # noqa: SLF001
    insert(Pointer, [said for one in emptied.values() for said in pointers(one)], using)
    for part in {one.part for one in gone}:
        _part_anew(part, log, using)
    for key, name in {(one.key, one.name) for one in gone}:
        _alias_anew(key, name, log, using)


def _parties(came: Sequence[Facts], over: Sequence[Facts], log: str, using: str) -> None:
    touched = {one.part for one in (*came, *over)}
    known = {part: row for row in _rows(touched, log, using) if (part := _part(row)) in touched}
    changed: dict[Part, Party] = {}
    for one in came:
        row = known.get(one.part)
        if row is None:
            row = known[one.part] = changed[one.part] = _party(one)
        elif row.until:
            row.number, row.until = one.number, 0
            changed[one.part] = row
    ends: dict[Part, int] = {}
    for one in over:
        ends[one.part] = max(one.ended_by, ends.get(one.part, 0))
    holding = _holding(ends, log, using)
    for part, by in ends.items():
        row = known[part]
        number = holding.get(part)
        row.number, row.until = (row.first, by) if number is None else (number, 0)
        changed[part] = row
    upsert(Party, changed.values(), using)


def _rows(parts: Iterable[Part], log: str, using: str) -> Iterable[Party]:
    keys, tenders = {part[0] for part in parts}, {part[1] for part in parts}
    return Party.objects.using(using).filter(log=log, key__in=keys, tender__in=tenders)


def _holding(parts: Iterable[Part], log: str, using: str) -> dict[Part, int]:
    """Return the first entry that says each part and holds."""
    keys, tenders = {part[0] for part in parts}, {part[1] for part in parts}
    if not keys:
        return {}
    rows = Claim.objects.using(using).filter(log=log, key__in=keys, tender__in=tenders, ended_by=0)
    found: dict[Part, int] = {}
    for key, tender, lot, role, name, number in rows.order_by("-number").values_list(
        "key", "tender", "lot", "role", "name", "number"
    ):
        found[key, tender, lot, role, name] = number
    return found


def _aliases(came: Sequence[Facts], past: Sequence[Facts], log: str, using: str) -> None:
    said: Counter[tuple[str, str]] = Counter()
    openly: Counter[tuple[str, str]] = Counter()
    for one, n in (*((c, 1) for c in came if not c.ended_by), *((c, -1) for c in past)):
        said[one.key, one.name] += n
        openly[one.key, one.name] += 0 if one.secret else n
    keys = {one.key for one in (*came, *past)}
    rows = Alias.objects.using(using).filter(log=log, key__in=keys)
    known = {(row.key, row.name): row for row in rows}
    new: list[Alias] = []
    changed = {(one.key, one.name) for one in past}
    for one in came:
        changed.add((one.key, one.name))
        row = known.get((one.key, one.name))
        if row is None:
            row = known[one.key, one.name] = _alias(one)
            new.append(row)
        row.first_at = min(row.first_at, one.happened_at)
        row.last_at = max(row.last_at, one.happened_at)
    for pair in changed:
        known[pair].said += said[pair]
        known[pair].openly += openly[pair]
    upsert(Alias, [known[pair] for pair in changed], using)
    _grams(new, using)


def _grams(new: Iterable[Alias], using: str) -> None:
    """Keep the pairs of characters of new names, by which alike ones are found."""
    rows = [
        _Gram(one.log, gram, one.key, one.name)
        for one in new
        for gram in {a + b for a, b in pairwise(names.core(one.name))}
    ]
    insert(Gram, rows, using)


def _part_anew(part: Part, log: str, using: str) -> None:
    named = dict(zip(("key", "tender", "lot", "role", "name"), part, strict=True))
    rows = Claim.objects.using(using).filter(log=log, **named)
    Party.objects.using(using).filter(log=log, **named).delete()
    said = rows.aggregate(first=Min("number"), until=Max("ended_by"))
    if said["first"] is None:
        return
    number = rows.filter(ended_by=0).aggregate(n=Min("number"))["n"]
    row = _party(rows.order_by("number")[0].facts())
    row.number, row.until = (said["first"], said["until"]) if number is None else (number, 0)
    row.save(using=using, force_insert=True)


def _alias_anew(key: str, name: str, log: str, using: str) -> None:
    rows = Claim.objects.using(using).filter(log=log, key=key, name=name).order_by("number")
    pair = {"log": log, "key": key, "name": name}
    Alias.objects.using(using).filter(**pair).delete()
    Gram.objects.using(using).filter(**pair).delete()
    found = [row.facts() for row in rows]
    if not found:
        return
    row = _alias(found[0])
    holding = [one for one in found if not one.ended_by]
    row.first_at = min(one.happened_at for one in found)
    row.last_at = max(one.happened_at for one in found)
    row.said, row.openly = len(holding), sum(1 for one in holding if not one.secret)
    row.save(using=using, force_insert=True)
    _grams([row], using)


def _part(row: Party) -> Part:
    return row.key, row.tender, row.lot, row.role, row.name


def _party(one: Facts) -> Party:
    named = dict(zip(("key", "tender", "lot", "role", "name"), one.part, strict=True))
    return Party(log=one.log, **named, secret=one.secret, first=one.number, number=one.number)


def _alias(one: Facts) -> Alias:
    return Alias(
        log=one.log,
        key=one.key,
        name=one.name,
        said=0,
        openly=0,
        first=one.number,
        first_at=one.happened_at,
        last_at=one.happened_at,
    )
