from django.db import migrations

NAME = "ledger_house"


def create(apps, schema_editor):
    if schema_editor.connection.alias != "views":
        schema_editor.execute(
            f"create index {NAME} on ledger_entry (number) where kind < 'intake:' or kind >= 'intake;'"
        )


def drop(apps, schema_editor):
    if schema_editor.connection.alias != "views":
        schema_editor.execute(f"drop index {NAME}")


class Migration(migrations.Migration):
    """Acts of people and of the clock are few among what platforms send: an index of their own."""

    dependencies = [("ledger", "0002_folding")]

    operations = [migrations.RunPython(create, drop, elidable=False)]
