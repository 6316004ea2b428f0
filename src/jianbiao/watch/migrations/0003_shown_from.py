"""From when on an alert shows; what is cured is counted apart. Rows here are folded anew after it."""

from datetime import UTC, datetime

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("watch", "0002_tallies")]

    operations = [
        migrations.AddField(
            model_name="alert",
            name="shown_from",
            field=models.DateTimeField(
                default=datetime(9998, 12, 31, tzinfo=UTC),
                help_text="Before it nobody is shown the alert.",
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            model_name="tally",
            name="state",
            field=models.TextField(help_text="open, cured or closed"),
        ),
        migrations.AddIndex(
            model_name="alert",
            index=models.Index(fields=["log", "shown_from"], name="alert_shown"),
        ),
        migrations.AddIndex(
            model_name="alert",
            index=models.Index(
                fields=["log", "state", "cured", "-opened_number"], name="alert_lasting"
            ),
        ),
    ]
