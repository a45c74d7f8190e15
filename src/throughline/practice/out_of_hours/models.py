"""Night work, words left for the night, shifts, and how soon each call was answered. Projections only."""

from __future__ import annotations

from django.db import models

from throughline.record.access.scoped import ProjectionModel


class NightWork(ProjectionModel):
    """One piece of work done out of hours, until the day service has taken it on. From `night_work_recorded`."""

    on = models.DateField(db_column="worked_on")
    at = models.DateTimeField(null=True, db_column="worked_at")
    about = models.CharField(max_length=200, blank=True)
    urgency = models.CharField(max_length=12, blank=True)
    by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    rises_at = models.DateTimeField()
    """From when it belongs before the manager too, if nobody has taken it on."""
    taken_on_at = models.DateTimeField(null=True)
    taken_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="night_work_key")]
        indexes = [
            models.Index(
                fields=["authority", "subject"], name="night_work_open", condition=models.Q(taken_on_at__isnull=True)
            )
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "by", "rises_at", "taken_on_at", "taken_by")
        sensitive = ("on", "at", "about", "urgency")


class FirstResponse(ProjectionModel):
    """How soon one call was answered, at night or by day. From night work that is a referral, and from contacts by day."""

    desk = models.CharField(max_length=5)
    """night, or day."""
    came_on = models.DateField()
    came_at = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    due_at = models.DateTimeField(null=True)
    in_time = models.BooleanField(null=True)
    """None: not answered yet, or no hour is known."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="first_response_key")]
        indexes = [
            models.Index(fields=["authority", "came_on"], name="first_response_days", include=["desk", "in_time"])
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "desk")
        sensitive = ("came_on", "came_at", "answered_at", "due_at", "in_time")


class Shift(ProjectionModel):
    """When somebody is on duty. About the authority. From `shift_given` and `shift_taken_back`."""

    worker = models.ForeignKey("record.Worker", models.PROTECT, related_name="+")
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    reason = models.CharField(max_length=200, blank=True)
    """Why they opened the desk outside the rota."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="shift_key")]
        indexes = [models.Index(fields=["authority", "ends_at"], name="shift_days", include=["begins_at", "worker"])]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "worker", "begins_at", "ends_at", "reason")
