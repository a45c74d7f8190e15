"""Services, their inspections, and families pointed to them. Projections only."""

from __future__ import annotations

from django.db import models

from throughline.record.access.scoped import ProjectionModel


class ServiceEntry(ProjectionModel):
    """A service as the directory shows it. From `service_described` and `inspected`; its name is the subject’s own."""

    kind = models.CharField(max_length=16)
    sector = models.CharField(max_length=10)
    eligibility = models.CharField(max_length=200, blank=True)
    area = models.CharField(max_length=120, blank=True)
    email = models.CharField(max_length=120, blank=True)
    places = models.IntegerField(null=True)
    waiting_weeks = models.SmallIntegerField(null=True)
    waiting_since = models.DateField(null=True)
    """When the waiting time was last said."""
    urn = models.IntegerField(null=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    grade = models.CharField(max_length=3, blank=True)
    inspected_on = models.DateField(null=True)
    earlier = models.JSONField(default=list)
    """Inspections before the last: day and grade."""
    weaknesses = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject"], name="service_entry_once")]
        indexes = [models.Index(fields=["authority", "kind"], name="service_entry_kind")]

    class Privacy:
        public = ("id", "authority", "subject", "vis", "key", "kind", "sector", "eligibility", "area", "email", "places", "waiting_weeks",
                  "waiting_since", "urn", "began_on", "ended_on", "grade", "inspected_on", "earlier", "weaknesses")  # fmt: skip


class Signpost(ProjectionModel):
    """A family pointed to a service for one child, and what became of it. From `signposted` and what follows on its thread."""

    service = models.ForeignKey("record.Subject", models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=10, blank=True)
    about = models.CharField(max_length=200, blank=True)
    words = models.BigIntegerField(null=True)
    by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    began_on = models.DateField()
    due_on = models.DateField()
    accepted_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12, blank=True)
    why = models.CharField(max_length=12, blank=True)
    said_by = models.CharField(max_length=120, blank=True)
    answered_on = models.DateField(null=True)
    """The first day on which the service said anything."""
    in_time = models.BooleanField(default=False)
    chased_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="signpost_key")]
        indexes = [
            models.Index(fields=["authority", "service", "began_on"], name="signpost_service"),
            models.Index(fields=["authority", "subject"], name="signpost_open", condition=models.Q(ended_on__isnull=True)),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "service", "words", "by", "began_on", "due_on", "accepted_on", "ended_on", "answered_on",
                "in_time", "chased_on")  # fmt: skip
        personal = ("said_by",)
        sensitive = ("kind", "about", "outcome", "why")
