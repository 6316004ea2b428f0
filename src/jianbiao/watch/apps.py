"""监测 as a Django application."""

from django.apps import AppConfig


class WatchConfig(AppConfig):
    """Findings and alerts; unconfirmed ones never leave."""

    name = "jianbiao.watch"
    label = "watch"
    verbose_name = "监测"
