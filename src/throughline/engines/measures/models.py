"""Published figures, frozen with their members so that last year's figure can be had as it was reported; those of the
open month, kept until something changes; and the dated series from outside that figures are held against."""

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
        indexes = [models.Index(fields=["authority", "by", "month", "measure"], name="figure_months")]

    class Privacy:
        link = (
            "id",
            "authority",
            "measure",
            "month",
            "by",
            "group",
            "counted",
            "out_of",
            "not_known",
            "counted_subjects",
            "out_of_subjects",
            "published_at",
        )


class KeptFigures(models.Model):
    """Figures counted once and kept until what they read has changed (kept.py). Can be thrown away at any time."""

    id = models.BigAutoField(primary_key=True)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+", db_index=False)
    name = models.CharField(max_length=80)
    """A measure's code, or "list" for the open month of all of them."""
    made_of = models.CharField(max_length=200)
    """The server, the restricted sets and the declarations they were counted with: under others they do not hold."""
    snapshot = models.TextField()
    maker = models.BigIntegerField()
    """What the database had seen when they were counted, and in which transaction that was."""
    held = models.TextField()
    used_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "name"], name="kept_once")]

    class Privacy:
        link = ("id", "authority", "name", "made_of", "snapshot", "maker", "held", "used_on")


class ReferenceSeries(models.Model):
    """A figure from outside for a time: what similar councils came to, how many children live here. With its source."""

    KINDS = (
        ("similar", "Similar councils"),
        ("region", "The region"),
        ("england", "England"),
        ("population", "Population"),
    )

    id = models.AutoField(primary_key=True)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    series = models.CharField(max_length=80)
    """Code of the measure it is held against, or the name of a population."""
    kind = models.CharField(max_length=12, choices=KINDS)
    from_on = models.DateField()
    until_on = models.DateField()
    low = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    middle = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    high = models.DecimalField(max_digits=12, decimal_places=2, null=True)
    """The middle half of those compared with: low and high its ends, middle its middle."""
    source = models.CharField(max_length=200)
    invented = models.BooleanField(default=False)
    """Made up for training, and said so wherever it is shown."""
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["authority", "series", "kind", "from_on"], name="reference_once"),
            models.CheckConstraint(condition=models.Q(until_on__gte=models.F("from_on")), name="reference_days"),
        ]

    class Privacy:
        public = (
            "id",
            "authority",
            "series",
            "kind",
            "from_on",
            "until_on",
            "low",
            "middle",
            "high",
            "source",
            "invented",
            "loaded_at",
        )
