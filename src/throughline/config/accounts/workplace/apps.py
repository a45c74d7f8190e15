"""An app only so that allauth finds the provider."""

from django.apps import AppConfig


class WorkplaceConfig(AppConfig):
    name = "throughline.config.accounts.workplace"
    label = "workplace"
