"""台账 as a Django application."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The ledger's tables stand first: every other room reads them."""

    name = "jianbiao.ledger"
    label = "ledger"
    verbose_name = "台账"
