"""预警与缺项计数: what counts read instead of the alerts and findings themselves.

A slice says what stood before and what stands after it; a count that nothing has any more is taken
away, so that the tables follow from the ledger alone.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import models
from django.db.models import Q

from jianbiao.watch import domain
from jianbiao.watch.models import Alert, Finding, Gap, Tally
from jianbiao.watch.telling import tells_bids

_ALERT = ("rule", "region", "industry", "grade", "state", "verdict")
_GAP = ("platform", "rule", "name")


def alerts(
    before: Iterable[domain.Alert | None],
    after: Iterable[domain.Alert | None],
    *,
    log: str,
    using: str,
) -> None:
    """Count alerts by what lists ask for."""
    change = Counter(_alert(one) for one in after if one is not None)
    change.subtract(_alert(one) for one in before if one is not None)
    _move(Tally, _ALERT, change, log=log, using=using)


def gaps(
    before: Iterable[domain.Finding | None],
    after: Iterable[domain.Finding | None],
    *,
    log: str,
    using: str,
) -> None:
    """Count what is missing by platform, rule and field; the empty name counts the findings.

    Rules that tell of bids are left out: what each bid lacks would count the bids before the opening.
    """
    change = Counter(key for one in after if one is not None for key in _gap(one))
    change.subtract(key for one in before if one is not None for key in _gap(one))
    _move(Gap, _GAP, change, log=log, using=using)


def count_out(tender: str, *, log: str, using: str) -> None:
    """Count no longer what is stored about one tender."""
    about = {"log": log, "tender": tender}
    found = [row.facts() for row in Finding.objects.using(using).filter(**about)]
    said = [row.facts() for row in Alert.objects.using(using).filter(**about)]
    gaps(found, (), log=log, using=using)
    alerts(said, (), log=log, using=using)


def _alert(one: domain.Alert) -> tuple[str, ...]:
    said = {"state": one.tallied}
    return tuple(said.get(name) or str(getattr(one, name)) for name in _ALERT)


def _gap(one: domain.Finding) -> list[tuple[str, ...]]:
    if one.verdict != "undecidable" or not one.missing or tells_bids(one.rule):
        return []
    return [(one.platform, one.rule, name) for name in ("", *sorted(set(one.missing)))]


def _move(
    model: type[models.Model],
    names: Sequence[str],
    change: Counter[tuple[str, ...]],
    *,
    log: str,
    using: str,
) -> None:
    moved = {key: n for key, n in change.items() if n}
    if not moved:
        return
    rows = model._default_manager.using(using)  # noqa: SLF001
    some = Q()
    for key in moved:
        some |= Q(**dict(zip(names, key, strict=True)))
    kept: dict[tuple[str, ...], Any] = {
        tuple(getattr(row, name) for name in names): row for row in rows.filter(some, log=log)
    }
    for key, n in moved.items():
        said = dict(zip(names, key, strict=True))
        row = kept.setdefault(key, model(log=log, count=0, **said))
        row.count += n
    rows.bulk_create(
        [row for row in kept.values() if row.count],
        update_conflicts=True,
        unique_fields=["log", *names],
        update_fields=["count"],
    )
    for row in kept.values():
        if not row.count:
            rows.filter(pk=row.pk).delete()
