"""在册 as a Django application."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """What is in force, by acts with effective dates."""

    name = "jianbiao.register"
    label = "register"
    verbose_name = "在册"
