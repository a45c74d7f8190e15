"""Bookings that stand."""

from __future__ import annotations

from django.db import models

from throughline.record.access.scoped import ProjectionModel


class Booking(ProjectionModel):
    """Something booked for a subject. From `diary.booked`; a later booking for the same duty takes its place."""

    what = models.CharField(max_length=120)
    for_on = models.DateField()
    time = models.CharField(max_length=5, blank=True)
    where = models.CharField(max_length=120, blank=True)
    duty = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="booking_key")]
        indexes = [models.Index(fields=["subject", "for_on"], name="booking_day")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "for_on", "time", "duty", "by")
        personal = ("what", "where")
