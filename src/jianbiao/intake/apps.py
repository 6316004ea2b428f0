"""接收 as a Django application."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    """Receives messages of platforms and instances."""

    name = "jianbiao.intake"
    label = "intake"
    verbose_name = "接收"
