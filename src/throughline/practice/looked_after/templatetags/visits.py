"""Small tags of the visit page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()


@register.filter
def at(mapping: Mapping[str, Any], name: str) -> Any:
    """An item whose name is no plain word."""
    return mapping.get(name, "")


@register.simple_tag
def tick(name: str, words: str, ticks: Mapping[str, bool]) -> SafeString:
    """One box to tick."""
    return format_html(
        '<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="{0}" name="{0}" type="checkbox" data-reveals="more-{0}"{1}>'
        '<label class="govuk-label govuk-checkboxes__label" for="{0}">{2}</label></div>',
        name, SafeString(" checked") if ticks.get(name) else "", words,
    )  # fmt: skip
