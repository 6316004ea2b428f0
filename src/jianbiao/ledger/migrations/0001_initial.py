from django.db import migrations, models

ENTRY = """create table {table} (
  number {integer} not null primary key, kind text not null, leaf {blob} not null, body {blob})"""
KEY = """create table {table} (
  key {blob} not null primary key, number {integer} not null, digest {blob} not null){tail}"""
ENTRIES = ("ledger_entry", "ledger_gathered")
KEYS = ("ledger_key", "ledger_gathered_key")


def create(apps, schema_editor):
    if schema_editor.connection.alias == "views":
        return
    postgres = schema_editor.connection.vendor == "postgresql"
    words = (
        {"integer": "bigint", "blob": "bytea", "tail": ""}
        if postgres
        else {"integer": "integer", "blob": "blob", "tail": " without rowid"}
    )
    for table in ENTRIES:
        schema_editor.execute(ENTRY.format(table=table, **words))
        if postgres:
            schema_editor.execute(f"alter table {table} alter body set storage external")
            schema_editor.execute(f"alter table {table} alter leaf set storage plain")
    for table in KEYS:
        schema_editor.execute(KEY.format(table=table, **words))


def drop(apps, schema_editor):
    if schema_editor.connection.alias != "views":
        for table in (*ENTRIES, *KEYS):
            schema_editor.execute(f"drop table {table}")


def entry(name, table):
    return migrations.CreateModel(
        name=name,
        fields=[
            (
                "number",
                models.BigIntegerField(
                    primary_key=True,
                    serialize=False,
                    help_text="Given under the write lock, never by a sequence.",
                ),
            ),
            ("kind", models.TextField(help_text="What happened, as room:subject:event/version.")),
            (
                "leaf",
                models.BinaryField(
                    help_text="What the tree commits to: two digests, nothing else."
                ),
            ),
            (
                "body",
                models.BinaryField(
                    null=True, help_text="Canonical JSON with a salt; null once erased."
                ),
            ),
        ],
        options={"db_table": table, "abstract": False},
    )


def key(name, table):
    return migrations.CreateModel(
        name=name,
        fields=[
            (
                "key",
                models.BinaryField(
                    primary_key=True,
                    serialize=False,
                    help_text="Time-ordered where the sender orders.",
                ),
            ),
            ("number", models.BigIntegerField()),
            (
                "digest",
                models.BinaryField(
                    help_text="Of what was said: same key, other digest = conflict."
                ),
            ),
        ],
        options={"db_table": table, "abstract": False},
    )


class Migration(migrations.Migration):
    """Tables by hand: keys without rowid on SQLite, bodies stored plainly on PostgreSQL."""

    initial = True
    dependencies = []
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunPython(create, drop)],
            state_operations=[
                entry("Entry", "ledger_entry"),
                entry("Gathered", "ledger_gathered"),
                key("Key", "ledger_key"),
                key("GatheredKey", "ledger_gathered_key"),
            ],
        ),
        migrations.CreateModel(
            name="Bookmark",
            fields=[
                ("name", models.TextField(help_text="room/log", primary_key=True, serialize=False)),
                ("number", models.BigIntegerField()),
            ],
            options={"db_table": "ledger_bookmark"},
        ),
    ]
