"""Where children live now and have lived. A projection only: `manage rebuild` proves it."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models.expressions import RawSQL

from throughline.record.access.scoped import ProjectionModel

NO_OVERLAP = (RawSQL("daterange(began_on, ended_on, '[)')", ()), RangeOperators.OVERLAPS)


class Placement(ProjectionModel):
    """One home a looked-after child had. From `placement_began`, `…_changed`, `…_ended`, and care's end.

    `type` and its companions are the latest terms; a change of terms with the same carers is not a move.
    """

    type = models.CharField(max_length=4, blank=True)
    provider = models.CharField(max_length=4, blank=True)
    carers = models.ForeignKey("record.Subject", models.PROTECT, null=True, related_name="+", db_index=False)
    with_words = models.CharField(max_length=160, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    home_postcode = models.CharField(max_length=8, blank=True)
    urn = models.CharField(max_length=12, blank=True)
    until_18 = models.BooleanField(null=True)
    regime = models.CharField(max_length=6, blank=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    why_began = models.CharField(max_length=6, blank=True)
    why_ended = models.CharField(max_length=6, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=120, blank=True)
    miles = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    """From home, as the crow flies; null when either postcode is not known."""
    outside = models.BooleanField(null=True)
    """Outside the authority's area; null when not known."""
    nth = models.IntegerField(default=1)
    """1 for the first home of this period of care."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "key"], name="placement_key"),
            ExclusionConstraint(
                name="one_placement_at_once",
                expressions=[("subject", RangeOperators.EQUAL), NO_OVERLAP],
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        indexes = [
            models.Index(fields=["authority", "began_on"], name="placement_days", include=["ended_on", "subject", "type"]),
            models.Index(fields=["carers"], name="placement_carers", condition=models.Q(ended_on__isnull=True)),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "carers", "began_on", "ended_on", "nth")
        sensitive = ("type", "provider", "with_words", "postcode", "home_postcode", "urn", "until_18", "regime", "why_began",
                     "why_ended", "confirmed_at", "confirmed_by", "miles", "outside")  # fmt: skip


class Stay(ProjectionModel):
    """A temporary stay elsewhere from which the child comes back. From `stay_began` and `stay_ended`."""

    type = models.CharField(max_length=4, blank=True)
    with_words = models.CharField(max_length=160, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="stay_key")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "began_on", "ended_on")
        sensitive = ("type", "with_words", "postcode")
