"""The room as a Django application."""

from django.apps import AppConfig


class HubConfig(AppConfig):
    """Passes messages between instances."""

    name = "jianbiao.hub"
    label = "hub"
