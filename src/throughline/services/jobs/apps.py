"""The app of background work."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "throughline.services.jobs"
    label = "jobs"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Background work"
