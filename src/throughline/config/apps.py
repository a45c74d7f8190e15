"""App of this floor."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "throughline.config"
    label = "tl_config"
