"""Two records that are one person's. Built from `record.merged` and `record.unmerged`."""

from __future__ import annotations

from django.db import models

from throughline.record.access.scoped import ProjectionModel


class Alias(ProjectionModel):
    """A second record (`other`) that is read as part of this one since a day. Nothing of it is rewritten."""

    other = models.ForeignKey("record.Subject", models.PROTECT, related_name="+", db_index=False)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "key"], name="alias_key"),
            models.UniqueConstraint(fields=["other"], condition=models.Q(ended_on__isnull=True), name="alias_of_one"),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "other", "began_on", "ended_on")
