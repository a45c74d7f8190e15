"""Published figures: frozen with their members, so that last year's figure can be had as it was reported."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class FrozenFigure(models.Model):
    """One measure for one month (and team, or none for the whole), as it stood when it was published."""

    id = models.BigAutoField(primary_key=True)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    measure = models.CharField(max_length=80)
    month = models.DateField()
    """First day of the month."""
    by = models.CharField(max_length=20, blank=True)
    group = models.CharField(max_length=80, blank=True)
    counted = models.IntegerField()
    out_of = models.IntegerField()
    not_known = models.IntegerField(default=0)
    counted_subjects = ArrayField(models.BigIntegerField(), default=list)
    out_of_subjects = ArrayField(models.BigIntegerField(), default=list)
    published_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "measure", "month", "by", "group"], name="figure_once")
        ]

    class Privacy:
        link = ("id", "authority", "measure", "month", "by", "group", "counted", "out_of", "not_known",
                "counted_subjects", "out_of_subjects", "published_at")  # fmt: skip
