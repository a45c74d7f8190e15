"""App of this floor."""

from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    name = "throughline.returns"
    label = "returns"
