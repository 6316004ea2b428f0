"""The web project as a Django application: templates, tags and commands."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Stands last: it may read every room."""

    name = "jianbiao.web"
    label = "web"
    verbose_name = "网站"
