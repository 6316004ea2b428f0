"""Reading what bears on tenders from beside them (旁引): records under nothing, and whom they concern."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Final

from django.db.models import Q, QuerySet
from django.db.models.functions import Length

from jianbiao.errors import Refused
from jianbiao.record import queries
from jianbiao.record.domain import facts as facting
from jianbiao.record.domain import items as folding
from jianbiao.record.domain import mentions
from jianbiao.record.domain.items import LET_ALONE, OF_PROJECT, Item
from jianbiao.record.domain.mentions import PERSON, RELATION, VIOLATION, mention
from jianbiao.record.models import Claim, Mention, Party

_ROLES: Final = {PERSON: ("bidder",), RELATION: ("bidder", "procuring_entity", "agency")}
"""In which roles a party's tenders hear of a record about it."""
_TENDER: Final = 20
"""Characters of the code of a tender."""
_MOST: Final = 5_000
"""Keys of one question: below what either database takes at once."""


def about(keys: Collection[str], *, log: str, using: str | None = None) -> list[Item]:
    """Return the records about any of ``keys``, and those about two of them, in their order.

    What is read grows with what was told of these parties, not with how many there are.
    """
    wanted, numbers = sorted(keys), []
    for start in range(0, len(wanted), _MOST):
        rows = _rows(using).filter(log=log, key__in=wanted[start : start + _MOST])
        told = rows.values_list("number", "other")
        numbers += [number for number, other in told if not other or other in keys]
    return queries.numbered(numbers, log=log, using=using)


def facts_of(
    code: str, *, log: str = "official", units: Collection[str] = facting.UNITS
) -> list[facting.Subject]:
    """Return the subjects of one tender as it stands now, for a check on request."""
    items = queries.items_of([code], log=log)[code]
    if not items:
        raise Refused(f"没有项目 {code} · no tender {code}", code="tender_unknown", where=code)
    around = beside({code: items}, log=log)[code]
    now = facting.beside(folding.standing(items), folding.standing(around))
    return list(facting.subjects(now, units=units, history=items))


def beside(
    tenders: Mapping[str, Sequence[Item]], *, log: str, using: str | None = None
) -> dict[str, list[Item]]:
    """Return what stands beside tenders: told of their projects, and of their parties.

    ``tenders`` are all items of each by its code.
    """
    projects = {items[-1].project for items in tenders.values() if items} - {""}
    around = queries.project_items(projects, log=log, using=using)
    near = {
        code: [one for one in around.get(items[-1].project, ()) if one.tender != code]
        for code, items in tenders.items()
        if items
    }
    keys = {c: mentions.keys_of(items, near.get(c, ())) or {c} for c, items in tenders.items()}
    told = about(set().union(*keys.values()), log=log, using=using)
    found: dict[str, list[Item]] = {}
    for code, items in tenders.items():
        let = () if code.startswith(OF_PROJECT) else near.get(code, ())
        found[code] = [mentions.beside_another(one) for one in let]
        project = items[-1].project if items else ""
        others = (one for one in told if mentions.among(one, keys[code]))
        found[code] += filter(None, (mentions.beside_a(project, one) for one in others))
    return found


def hearing(
    one: Item, *, since: int, upto: int, using: str | None = None, all_roles: bool = False
) -> dict[str, set[str]]:
    """Return which lots of which tenders a record under nothing concerns; ``""`` means all.

    Those whose parties it is about that were first named by entries in (``since``, ``upto``].
    Of a person these are the lots it bids for, or with ``all_roles`` any part it takes.
    """
    said = mention(one)
    if said is None:
        return {}
    if one.set == VIOLATION:
        return {said.key: {""}}
    if one.set == LET_ALONE:
        return _alike(said, (since, upto), using)
    roles = _ROLES[RELATION if all_roles else one.set]
    first = _parts(said.key, roles, one.log, using, (since, upto))
    if not said.other:
        return first
    second = _parts(said.other, roles, one.log, using, (since, upto))
    return {
        code: lots for code in first.keys() & second.keys() if (lots := _both(first, second, code))
    }


def concerned(some: Iterable[Item], *, upto: int, log: str, using: str | None = None) -> set[str]:
    """Return the tenders beside which any of ``some`` records stands or may have stood."""
    told = list(some)
    projects = {one.project for one in told if mentions.of_project(one)}
    found = set(queries.counts_of(projects, log=log, using=using))
    for one in told:
        found |= hearing(one, since=0, upto=upto, using=using, all_roles=True).keys()
    return found


def sharing(
    every: Collection[str], joined: Collection[str], *, of: Item, log: str, using: str
) -> set[str]:
    """Return the other lots of a tender where one of ``every`` bids in a consortium as of ``of``.

    Or where one of ``joined``, who bid in one for the lot of ``of``, bids at all.
    """
    rows = Claim.objects.using(using).filter(log=log, number__lte=of.number, role="bidder")
    rows = rows.filter(Q(ended_by=0) | Q(ended_by__gt=of.number))
    found: set[str] = set()
    for asked in (
        rows.filter(key__in=list(joined), tender=of.tender),
        rows.filter(key__in=list(every), tender=of.tender).exclude(leader=""),
        rows.filter(leader__in=list(every), tender=of.tender),
    ):
        found.update(asked.values_list("lot", flat=True))
    return found - {of.lot, ""}


def referred_to(after: int, upto: int, *, log: str, using: str | None = None) -> set[str]:
    """Return the tenders that violations told in (``after``, ``upto``] refer to, known or not."""
    rows = _rows(using).filter(log=log, number__gt=after, number__lte=upto)
    return set(rows.annotate(long=Length("key")).filter(long=_TENDER).values_list("key", flat=True))


def _alike(said: mentions.Mention, span: tuple[int, int], using: str | None) -> dict[str, set[str]]:
    """Return the projects, and the tenders of them, under which contracts like one were let in ``span``."""
    rows = _rows(using).filter(log=said.log, key=said.key, number__lte=span[1])
    numbers = rows.filter(number__gt=span[0]).values_list("number", flat=True)
    found = queries.numbered(list(numbers), log=said.log, using=using)
    followers = queries.counts_of({one.project for one in found}, log=said.log, using=using)
    return {code: {""} for code in {one.group for one in found} | followers.keys()}


def _both(first: dict[str, set[str]], second: dict[str, set[str]], code: str) -> set[str]:
    """Return the lots in which both take part; whoever takes part in the whole is in each."""
    one, other = first[code], second[code]
    if "" in one:
        return other
    return one if "" in other else one & other


def _parts(
    key: str, roles: Iterable[str], log: str, using: str | None, span: tuple[int, int]
) -> dict[str, set[str]]:
    rows = Party.objects.using(using) if using else Party.objects.all()
    rows = rows.filter(log=log, key=key, number__gt=span[0], role__in=list(roles))
    found: dict[str, set[str]] = {}
    for tender, lot in _within(rows.values_list("tender", "lot", "first"), span):
        found.setdefault(tender, set()).add(lot)
    return found


def _within(
    rows: Iterable[tuple[str, str, int]], span: tuple[int, int]
) -> Iterator[tuple[str, str]]:
    return ((tender, lot) for tender, lot, first in rows if tender and span[0] < first <= span[1])


def _rows(using: str | None) -> QuerySet[Mention]:
    return Mention.objects.using(using) if using else Mention.objects.all()
