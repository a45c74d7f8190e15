"""App of this floor."""

from django.apps import AppConfig


class InsightConfig(AppConfig):
    name = "throughline.insight"
    label = "insight"
