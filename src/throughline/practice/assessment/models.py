"""Assessments, their grades, what endangers and protects, what was commissioned and put right. Projections only."""

from __future__ import annotations

from django.db import models

from throughline.record.access.scoped import ProjectionModel


class Assessment(ProjectionModel):
    """One assessment of one child. Those of brothers and sisters assessed together share their `occasion`."""

    kind = models.CharField(max_length=16)
    occasion = models.BigIntegerField(null=True)
    began_on = models.DateField()
    referred_on = models.DateField(null=True)
    worker = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    deep = models.BooleanField(default=False)
    """Agencies meet at its beginning."""
    met_on = models.DateField(null=True)
    seen_on = models.DateField(null=True)
    alone = models.BooleanField(null=True)
    checked_on = models.DateField(null=True)
    asked = models.SmallIntegerField(default=0)
    received = models.SmallIntegerField(default=0)
    views = models.SmallIntegerField(default=0)
    """How many people of the family said what they think."""
    shared_on = models.DateField(null=True)
    """The first day on which it was shared with anybody of the family."""
    conference_on = models.DateField(null=True)
    """The first conference after it began, before another assessment began."""
    shared_before = models.BooleanField(default=False)
    """Shared before the conference, or before it was authorised where there was none."""
    expected_on = models.DateField(null=True)
    route = models.CharField(max_length=16, blank=True)
    adoption_told_on = models.DateField(null=True)
    explored = models.SmallIntegerField(default=0)
    excluded = models.SmallIntegerField(default=0)
    handed_in_on = models.DateField(null=True)
    returned = models.SmallIntegerField(default=0)
    """How often it was returned with what must change."""
    ended_on = models.DateField(null=True)
    outcome = models.CharField(max_length=16, blank=True)
    grade = models.CharField(max_length=1, blank=True)
    theory = models.BooleanField(default=False)
    factors = models.CharField(max_length=200, blank=True)
    tool_points = models.SmallIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="assessment_key")]
        indexes = [
            models.Index(fields=["authority", "began_on"], name="assessment_began"),
            models.Index(fields=["authority", "ended_on"], name="assessment_ended"),
            models.Index(fields=["occasion"], name="assessment_occasion"),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "occasion", "worker", "checked_on", "handed_in_on", "returned", "deep")
        sensitive = ("kind", "began_on", "referred_on", "met_on", "seen_on", "alone", "asked", "received", "views", "shared_on",
                     "conference_on", "shared_before", "expected_on", "route", "adoption_told_on", "explored", "excluded", "ended_on", "outcome",
                     "grade", "theory", "factors", "tool_points")  # fmt: skip


class Grade(ProjectionModel):
    """One grading of one assessment by a manager. A second one is another row."""

    on = models.DateField(db_column="graded_on")
    assessment = models.BigIntegerField()
    kind = models.CharField(max_length=16)
    grade = models.CharField(max_length=1)
    then = models.CharField(max_length=10)
    worker = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    again = models.BooleanField(default=False)
    """Graded before, and returned."""
    short_of = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="grade_key")]
        indexes = [models.Index(fields=["authority", "on"], name="grade_on")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "on", "assessment", "kind", "grade", "then", "worker", "again", "short_of")


class Factor(ProjectionModel):
    """One thing that endangers or protects, as long as it stands."""

    side = models.CharField(max_length=10)
    factor = models.CharField(max_length=20)
    severity = models.CharField(max_length=6)
    area = models.CharField(max_length=10, blank=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="factor_key")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key")
        sensitive = ("side", "factor", "severity", "area", "began_on", "ended_on")


class Commission(ProjectionModel):
    """One specialist assessment: who was asked, for when, at what cost, and what became of it."""

    expertise = models.CharField(max_length=12)
    provider = models.CharField(max_length=160)
    began_on = models.DateField()
    due_on = models.DateField(null=True)
    agreed = models.IntegerField(null=True)
    cost = models.IntegerField(null=True)
    received_on = models.DateField(null=True)
    answered = models.BooleanField(null=True)
    ended_on = models.DateField(null=True)
    used = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="commission_key")]
        indexes = [models.Index(fields=["authority", "began_on"], name="commission_began")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "provider", "agreed", "cost", "due_on")
        sensitive = ("expertise", "began_on", "received_on", "answered", "ended_on", "used")


class Remedy(ProjectionModel):
    """What is put right after an assessment was found inadequate, with its causes."""

    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    causes = models.CharField(max_length=200)
    worker = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    at_risk = models.BooleanField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="remedy_key")]
        indexes = [models.Index(fields=["authority", "began_on"], name="remedy_began")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "began_on", "ended_on", "causes", "worker")
        sensitive = ("at_risk",)
