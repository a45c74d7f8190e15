"""The engines: they turn declarations into clocks, lists, numbers and screens, and know no social work."""

from django.apps import AppConfig


class EnginesConfig(AppConfig):
    name = "throughline.engines"
    label = "engines"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Engines"
