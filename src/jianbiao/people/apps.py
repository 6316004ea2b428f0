"""人员与平台 as a Django application."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Departments, officers, platforms, keys."""

    name = "jianbiao.people"
    label = "people"
    verbose_name = "人员与平台"
