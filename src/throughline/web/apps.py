"""The design system: layout, components, forms, charts, print."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """List it before `django.forms`, so that its form templates are found first."""

    name = "throughline.web"
    label = "web"
