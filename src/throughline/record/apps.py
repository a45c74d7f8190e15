"""The child's record."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "throughline.record"
    label = "record"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "The record"
