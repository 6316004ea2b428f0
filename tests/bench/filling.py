"""Fill an instance's pulled tables with many tenders: what the folds made of a province, copied.

Every row copied was folded from synthetic messages by the rooms' own code; a copy gets a code and
numbers of its own, begins at another time, and counts in the tallies. Run as
``python -m tests.bench.filling TENDERS`` in the environment of an instance that is stopped.
"""

import os
import sys
import time
from collections.abc import Callable

import django

_OFFICIAL = "t.log = 'official'"
SPREAD = 700 * 86_400
"""Seconds over which the copies begin."""


def main() -> None:
    """Copy until there are about as many tenders as asked for."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianbiao.web.settings")
    django.setup()
    from django.db import connections

    from jianbiao.ledger.queries import views_alias
    from jianbiao.record.models import Item, Party, Tally, Tender
    from jianbiao.watch.models import Alert, Deadline, Finding, Gap
    from jianbiao.watch.models import Tally as AlertTally

    connection, began = connections[views_alias()], time.monotonic()
    base = Tender.objects.using(views_alias()).filter(log="official").count()
    times = max(1, int(sys.argv[1]) // base - 1)
    copy = copier(connection, times)
    copy(Tender, code="code", shifted=("first_at", "last_at"), numbers=("last_number",))
    kinds = ("TENDER_PROJECT", "SECTION", "BID_OPENING_RECORD", "CONTRACT_PERFORMANCE")
    few = f'"set" in {kinds}'
    copy(
        Item,
        code="tender",
        numbers=("number", "proof"),
        only=f"{_OFFICIAL} and tender <> '' and {few}",
    )
    copy(Party, code="tender", numbers=("number",), only=f"{_OFFICIAL} and role <> 'bidder'")
    told = f"{_OFFICIAL} and verdict <> 'compliant'"
    copy(Finding, code="tender", also=("subject",), numbers=("since",), only=told)
    copy(Alert, code="tender", also=("subject", "id"), numbers=("opened_number",))
    copy(Deadline, code="tender", also=("subject",))
    with connection.cursor() as cursor:
        for model in (Tally, AlertTally, Gap):
            table = model._meta.db_table
            cursor.execute(f"update {table} set count = count * {times + 1} where log = 'official'")
        cursor.execute("analyze")
    total = Tender.objects.using(views_alias()).count()
    print(f"{total} tenders, {times} copies of {base}, {time.monotonic() - began:.0f} s")


def copier(connection, times: int) -> Callable[..., None]:
    """Return what copies rows of one table ``times`` times; ``only`` says which, the official ones."""
    postgres, step = connection.vendor == "postgresql", max(1, SPREAD // times)
    series = (
        f"(select generate_series(1, {times}) as i) s"
        if postgres
        else f"(with recursive s(i) as (select 1 union all select i + 1 from s where i < {times}) select i from s) s"
    )

    def copy(model, *, code, also=(), shifted=(), numbers=(), only=_OFFICIAL):
        table = model._meta.db_table
        columns = [f.column for f in model._meta.concrete_fields]
        said = {name: f't."{name}"' for name in columns}
        said[code] = f"t.{code} || 'x' || s.i"
        for name in also:
            said[name] = f"t.{name} || 'x' || s.i"
        for name in numbers:
            said[name] = f"t.{name} + cast(s.i as bigint) * 10000000"
        for name in shifted:
            said[name] = (
                f"t.{name} - s.i * interval '{step} seconds'"
                if postgres
                else f"strftime('%Y-%m-%d %H:%M:%f', t.{name}, '-' || (s.i * {step}) || ' seconds')"
            )
        names = ", ".join(f'"{name}"' for name in columns)
        values = ", ".join(said[name] for name in columns)
        with connection.cursor() as cursor:
            cursor.execute(
                f"insert into {table} ({names}) select {values} from {table} t, {series} "
                f"where {only}"
            )

    return copy


if __name__ == "__main__":
    main()
