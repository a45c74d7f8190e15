"""The question that goes with every form by which a child is given to somebody."""

from __future__ import annotations

from django import forms


def over_reason(label: str = "Why, if that takes them over the ceiling?") -> forms.CharField:
    """Why it must be so, where it is more than they may carry: what `mind_the_ceiling` is given."""
    help_text = "Whoever leads a team says it; the head of service and the assistant director see it."
    return forms.CharField(label=label, max_length=200, required=False, help_text=help_text)
