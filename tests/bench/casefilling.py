"""Fill an instance with cases: some opened, handled and ended by the room's own code, then copied.

``python -m tests.bench.casefilling OPEN ENDED`` in the environment of an instance that is stopped.
"""

import os
import sys
import time
from datetime import timedelta

import django

BASE = 100
"""Cases of each kind that are really opened; the rest are their copies."""


def main() -> None:
    """Open and end some cases, then copy them until there are as many as asked for."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jianbiao.web.settings")
    django.setup()
    from django.db import connections

    from jianbiao.ledger.queries import views_alias
    from jianbiao.supervision import services
    from jianbiao.supervision.models import CaseClock, CaseRow, CaseStood, CaseTally

    began = time.monotonic()
    _opened()
    while services.catch_up():
        pass
    default, pulled = connections["default"], connections[views_alias()]
    wanted = {False: int(sys.argv[1]), True: int(sys.argv[2])}
    copies = {}
    for ended, many in wanted.items():
        ids = list(CaseRow.objects.filter(ended=ended).values_list("id", flat=True))
        copies[ended] = max(0, many // max(len(ids), 1) - 1)
        _copy(default, CaseRow, "id", ids, copies[ended], ("opened_number", "last_number"))
        _copy(pulled, CaseClock, "case", ids, copies[ended], ())
        _copy(pulled, CaseStood, "case", ids, copies[ended], ("number",))
    with pulled.cursor() as cursor:
        table = CaseTally._meta.db_table
        ends = "('kept', 'broken')"
        for ended, sql in ((True, f"kind in {ends}"), (False, f"kind not in {ends}")):
            cursor.execute(f"update {table} set n = n * {copies[ended] + 1} where {sql}")
    for connection in {default, pulled}:
        with connection.cursor() as cursor:
            cursor.execute("analyze")
    counted = [CaseRow.objects.filter(ended=ended).count() for ended in (False, True)]
    clocks = CaseClock.objects.count()
    seconds = time.monotonic() - began
    print(f"{counted[0]} open and {counted[1]} ended cases, {clocks} clocks, {seconds:.0f} s")


def _copy(connection, model, key, ids, times, numbers) -> None:
    from tests.bench.filling import copier

    if times and ids:
        listed = ", ".join(f"'{id}'" for id in ids)
        copy = copier(connection, times)
        copy(model, code=key, numbers=numbers, only=f't."{key}" in ({listed})')


def _opened() -> None:
    """Open complaints about tenders of the instance; let half of them be refused."""
    from jianbiao.record.models import Tender
    from jianbiao.standard.terms import Actor
    from jianbiao.supervision import services
    from jianbiao.supervision.domain.cases import Attempt, Subject
    from jianbiao.web import clock

    at = clock.now()
    services.seed(at=at, by=Actor(id="zhou", body="690000-fgw", address=""))
    tenders = list(Tender.objects.filter(log="official").order_by("code")[:BASE])
    for number in range(2 * BASE):
        tender = tenders[number % len(tenders)]
        by = Actor(id="zhou", body="690000-fgw", address="")

        def attempt(act, when, fields, by=by):
            return Attempt(
                act=act,
                by=by.id,
                body=by.body,
                at=when,
                side="authority",
                powers=frozenset({"case.handle", "case.approve"}),
                competent=True,
                fields=fields,
            )

        subject = Subject(
            tender=tender.code,
            party=f"投诉人{number}",
            region=tender.region,
            industry=tender.industry,
            platform=tender.platform,
        )
        day = at.date().isoformat()
        form = {
            "channel": "1",
            "received_on": day,
            "complainant": f"投诉人{number}",
            "contact": "某处",
            "respondent": "某公司",
            "matter": "1",
            "knew_on": day,
            "facts": "评标委员会没有按照招标文件评审",
            "request": "重新评审",
            "interested": "1",
            "signed": "1",
        }
        id, _ = services.open_case(
            "complaint", attempt("register", at, form), subject=subject, by=by, at=at
        )
        if number % 2:
            later = at + timedelta(hours=1 + number % 40)
            why = {"ground": "2", "reason": "事项不具体"}
            services.act(id, attempt("refuse", later, why), by=by, at=later)


if __name__ == "__main__":
    main()
