"""记录 as a Django application."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    """One procurement record for each tender, folded from the ledger."""

    name = "jianbiao.record"
    label = "record"
    verbose_name = "记录"
