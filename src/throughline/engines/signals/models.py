"""Signals as a projection: what is, or will from a day be, true of somebody."""

from __future__ import annotations

from django.db import models

from throughline.record.access.scoped import ProjectionModel


class SignalRow(ProjectionModel):
    """One time during which a signal holds. Whether it holds today is asked on reading: the day may lie ahead.

    `key` is the event that made it true. An answer does not end it: it says that somebody has looked.
    """

    signal = models.CharField(max_length=60)
    since_on = models.DateField()
    cleared_on = models.DateField(null=True)
    answer_by = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    answer = models.BigIntegerField(null=True)
    """The event that holds the answer."""
    told = models.JSONField(default=dict)
    """Figures for the question."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "signal", "key"], name="signal_key")]
        indexes = [
            models.Index(fields=["subject", "since_on"], name="signal_holds", condition=models.Q(cleared_on__isnull=True)),
            models.Index(fields=["authority", "signal", "since_on"], name="signal_days", include=["cleared_on", "subject"]),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "signal", "since_on", "cleared_on", "answer_by", "answered_on",
                "answer")  # fmt: skip
        sensitive = ("told",)
