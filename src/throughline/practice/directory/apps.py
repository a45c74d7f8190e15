"""Django's name for this area."""

from django.apps import AppConfig


class AreaConfig(AppConfig):
    name = "throughline.practice.directory"
    label = "directory"
