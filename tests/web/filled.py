"""A province's tables filled with copies of what a scene's folds made: twenty thousand rows each.

A copy has a key of its own and stands in another place, so that no filter finds everything and a
planner sees what it would see in a province.
"""

from django.apps import apps
from django.db import connections

from jianbiao.ledger import queries as ledger

ROWS = 20_000
TENDERS = {"sqlite": 50_000, "postgresql": 100_000}
"""A page looks at 5,000 tenders and counts 1,000 by name: these must be few of all."""
STEP = 1_000_000
"""How far apart the numbers of two copies are."""

KEYS = {
    "ledger_entry": (),
    "ledger_gathered": (),
    "intake_docking": ("platform",),
    "intake_faulted": ("platform",),
    "intake_filed": ("sha256",),
    "intake_file": ("sha256",),
    "intake_gathering": (),
    "intake_notice": (),
    "intake_place": ("name",),
    "intake_suspension": ("tender", "case"),
    "people_look": ("login", "subject"),
    "publish_doc": ("code",),
    "record_alias": ("key", "name"),
    "record_claim": ("tender", "key"),
    "record_doc": ("code",),
    "record_holding": ("code",),
    "record_item": ("tender", "project", "lot", "data_key"),
    "record_match": ("key", "code"),
    "record_opening": ("tender", "lot"),
    "record_party": ("key", "tender", "name"),
    "record_pointer": ("key", "name"),
    "record_tender": ("code", "project"),
    "record_trait": ("value",),
    "supervision_casealert": ("alert", "case"),
    "supervision_casebody": ("case", "body"),
    "supervision_casestood": ("case",),
    "supervision_caseclock": ("case", "tender", "body"),
    "supervision_caserow": ("id", "tender", "alert", "body", "secret", "party"),
    "supervision_platformanswer": ("case",),
    "watch_alert": ("id", "tender", "subject"),
    "watch_deadline": ("tender", "subject"),
    "watch_finding": ("tender", "subject", "platform"),
}
"""The tables that grow with the years, with what names a row's own thing in each."""
_NUMBERS = {
    *("number", "proof", "ended_by", "since", "until", "seen", "opened_number", "closed_number"),
    *("last_number", "place", "changed", "passed", "taken", "happened", "done"),
}
_VARIED = {
    "region": "'69' || substr('0' || (1 + s.i % 14), -2) || '00'",
    "city": "'69' || substr('0' || (1 + s.i % 14), -2)",
}
_PG_VARIED = {
    "region": "'69' || right('0' || (1 + s.i % 14), 2) || '00'",
    "city": "'69' || right('0' || (1 + s.i % 14), 2)",
}


def fill(rows=ROWS):
    """Copy what is there until each growing table that has any row has about ``rows``."""
    for alias in {ledger.views_alias(), "default"}:
        there = set(connections[alias].introspection.table_names())
        for model in apps.get_models():
            name = model._meta.db_table
            if name in KEYS and name in there:
                _copy(connections[alias], model, KEYS[name], rows)
        with connections[alias].cursor() as cursor:
            cursor.execute("analyze")


def _copy(connection, model, keys, rows):
    postgres, table = connection.vendor == "postgresql", model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        (base,) = cursor.fetchone()
        if not base:
            return
        times = (TENDERS[connection.vendor] if table == "record_tender" else rows) // base
        series = (
            f"generate_series(1, {times}) as s(i)"
            if postgres
            else f"(with recursive s(i) as (select 1 union all select i + 1 from s where i < {times}) select i from s) s"
        )
        varied = _PG_VARIED if postgres else _VARIED
        said = {}
        for field in model._meta.concrete_fields:
            name = field.column
            said[name] = f't."{name}"'
            if name in keys:
                said[name] = (
                    f"case when t.\"{name}\" = '' then '' else t.\"{name}\" || 'x' || s.i end"
                )
            elif name in _NUMBERS and field.get_internal_type() == "BigIntegerField":
                said[name] = (
                    f'case when t."{name}" = 0 then 0 else t."{name}" + cast(s.i as bigint) * {STEP} end'
                )
            elif name == "stopped" and table == "supervision_caseclock":
                said[name] = "case when s.i % 100 = 0 then t.stopped else t.since end"
            elif name == "ended" and table == "supervision_caserow":
                said[name] = "s.i % 100 > 0"
            elif name in {"first_at", "last_at"} and table == "record_tender":
                said[name] = _earlier(name, postgres=postgres)
            elif name in varied:
                said[name] = f"case when t.\"{name}\" = '' then '' else {varied[name]} end"
        names = ", ".join(f'"{name}"' for name in said)
        cursor.execute(
            f"insert into {table} ({names}) select {', '.join(said.values())} from {table} t, {series}"
        )


def _earlier(name, *, postgres):
    """Return when a copy began: each copy half an hour before the last."""
    if postgres:
        return f"t.{name} - s.i * interval '30 minutes'"
    return f"strftime('%Y-%m-%d %H:%M:%f', t.{name}, '-' || (s.i * 30) || ' minutes')"
