"""Django's name for this area."""

from django.apps import AppConfig


class AreaConfig(AppConfig):
    name = "throughline.practice.out_of_hours"
    label = "out_of_hours"
