"""监督 as a Django application."""

from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    """Matters, cases, instructions and their clocks."""

    name = "jianbiao.supervision"
    label = "supervision"
    verbose_name = "监督"
