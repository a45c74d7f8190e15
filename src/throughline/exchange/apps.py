"""App of this floor."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "throughline.exchange"
    label = "exchange"
