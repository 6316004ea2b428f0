"""The room as a Django application."""

from django.apps import AppConfig


class PublishConfig(AppConfig):
    """Has no tables of its own: it reads the record."""

    name = "jianbiao.publish"
    label = "publish"
