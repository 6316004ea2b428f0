"""保存的视图: what an officer keeps of the list of tenders; nothing here is on the ledger."""

from typing import ClassVar

from django.db import models


class SavedView(models.Model):
    """One list of an officer: a name, the address of its filters, its place among the tabs."""

    standing: ClassVar[str] = "kept: an officer's own convenience; it decides nothing"

    pk = models.CompositePrimaryKey("officer", "name")
    officer = models.TextField()
    name = models.TextField()
    department = models.TextField(
        help_text="The officer's when it was kept; who shares it sees it."
    )
    query = models.TextField()
    place = models.IntegerField(default=0)
    shared = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["department", "shared"], name="savedview_shared")]

    def __str__(self) -> str:
        return self.name
