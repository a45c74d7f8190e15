"""What a training database says of itself on every page and print."""

from __future__ import annotations

from django.conf import settings

TRAINING, TRAINING_MORE = "Training. Invented children.", "Nobody on this page is real."


def training_words() -> str:
    """The banner's words; nothing where the record is real."""
    return TRAINING if settings.TRAINING else ""
