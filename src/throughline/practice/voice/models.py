"""What children in care were told and offered. A projection only: `manage rebuild` proves it."""

from __future__ import annotations

from django.db import models

from throughline.record.access.scoped import ProjectionModel


class Offer(ProjectionModel):
    """Something told or offered once: the officer's card, an independent visitor, a leisure pass; or a word of feeling unsafe."""

    what = models.CharField(max_length=8)
    """card, visitor, leisure or unsafe."""
    on = models.DateField(db_column="offered_on")
    answer = models.CharField(max_length=10, blank=True)
    officer = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    met_on = models.DateField(null=True)
    """A visitor was found; a child who felt unsafe was seen."""
    ended_on = models.DateField(null=True)
    """The visitor ended; a pass runs out."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="offer_key")]
        indexes = [models.Index(fields=["authority", "what", "on"], name="offer_days", include=["subject"])]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "officer")
        sensitive = ("what", "on", "answer", "met_on", "ended_on")
