"""What is true now of care, law, visits and reviews. Projections only: `manage rebuild` proves them."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models.expressions import RawSQL

from throughline.record.access.scoped import ProjectionModel

NO_OVERLAP = (RawSQL("daterange(began_on, ended_on, '[)')", ()), RangeOperators.OVERLAPS)


class CarePeriod(ProjectionModel):
    """When a child was looked after. From `became_looked_after` and `ceased_looked_after`."""

    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    need = models.CharField(max_length=4, blank=True)
    reason = models.CharField(max_length=4, blank=True)
    home_postcode = models.CharField(max_length=8, blank=True)
    begun_before = models.BooleanField(default=False)
    """Care had begun before; `began_on` is only the first day that is known."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "key"], name="care_period_key"),
            ExclusionConstraint(
                name="one_care_period_at_once",
                expressions=[("subject", RangeOperators.EQUAL), NO_OVERLAP],
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        indexes = [models.Index(fields=["authority", "began_on"], name="care_period_days", include=["ended_on", "subject"])]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key")
        sensitive = ("began_on", "ended_on", "need", "reason", "home_postcode", "begun_before")


class LegalStatus(ProjectionModel):
    """In law, why. From `legal_status_began` and `…_ended`; a new one ends the one before, and care's end ends all."""

    status = models.CharField(max_length=3)
    court = models.CharField(max_length=120, blank=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "key"], name="legal_status_key"),
            ExclusionConstraint(
                name="one_legal_status_at_once",
                expressions=[("subject", RangeOperators.EQUAL), NO_OVERLAP],
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        indexes = [models.Index(fields=["authority", "began_on"], name="legal_status_days", include=["ended_on", "status"])]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key")
        sensitive = ("status", "court", "began_on", "ended_on")


class Visit(ProjectionModel):
    """One visit to one child. From `child_visited`, completed by `visit_written_up`."""

    on = models.DateField(db_column="visited_on")
    at = models.DateTimeField(null=True, db_column="visited_at")
    by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    occasion = models.BigIntegerField(null=True)
    seen = models.BooleanField()
    alone = models.CharField(max_length=5, blank=True)
    why_not_alone = models.CharField(max_length=14, blank=True)
    bedroom = models.BooleanField(null=True)
    words = models.BigIntegerField(null=True)
    """Content of the child's own words."""
    age = models.SmallIntegerField(null=True)
    """The child's age that day, for who is old enough to be asked."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="visit_key")]
        indexes = [
            models.Index(fields=["subject", "-on"], name="visit_latest"),
            models.Index(fields=["authority", "on"], name="visit_days", include=["subject", "seen", "alone", "age"]),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "on", "at", "by", "occasion", "words")
        sensitive = ("seen", "alone", "why_not_alone", "bedroom", "age")


class Review(ProjectionModel):
    """One review of one child's case. From `review_held`."""

    on = models.DateField(db_column="held_on")
    chair = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    participation = models.CharField(max_length=3, blank=True)
    met_before = models.CharField(max_length=9, blank=True)
    age = models.SmallIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="review_key")]
        indexes = [
            models.Index(fields=["subject", "-on"], name="review_latest"),
            models.Index(fields=["authority", "on"], name="review_days", include=["subject", "participation", "met_before"]),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "on", "chair")
        sensitive = ("participation", "met_before", "age")


class PlanVersion(ProjectionModel):
    """A version of a care plan, as agreed. From `care_plan_prepared`; every version stays."""

    version = models.IntegerField()
    on = models.DateField(db_column="agreed_on")
    words = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="plan_version_key")]
        indexes = [models.Index(fields=["subject", "-on"], name="plan_version_latest")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "version", "on", "words")
