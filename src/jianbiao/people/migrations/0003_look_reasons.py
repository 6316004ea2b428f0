"""Why somebody looked."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0002_powers")]

    operations = [
        migrations.AddField(
            model_name="look",
            name="reason",
            field=models.TextField(default="", help_text="Why, as the officer said."),
        ),
        migrations.AddField(
            model_name="pendinglook",
            name="reason",
            field=models.TextField(default=""),
        ),
    ]
