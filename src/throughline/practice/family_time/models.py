"""Arrangements of family time, each time booked, and the hours of those who are present. Projections only."""

from __future__ import annotations

from django.db import models

from throughline.record.access.scoped import ProjectionModel


class Arrangement(ProjectionModel):
    """With whom a child spends time, how often and how, as the court ordered or as was agreed. From `arrangement_began`."""

    with_whom = models.CharField(max_length=160)
    ordered = models.BooleanField()
    supervised = models.BooleanField()
    times = models.SmallIntegerField()
    """How often in four weeks."""
    minutes = models.SmallIntegerField()
    travel = models.SmallIntegerField(default=0)
    conditions = models.CharField(max_length=300, blank=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="arrangement_key")]
        indexes = [
            models.Index(fields=["authority", "subject"], name="arrangement_open", condition=models.Q(ended_on__isnull=True))
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "began_on", "ended_on")
        sensitive = ("with_whom", "ordered", "supervised", "times", "minutes", "travel", "conditions")

    @property
    def hours_a_week(self) -> float:
        """Hours of somebody's presence that this asks for in a week, with travel."""
        return self.times * (self.minutes + self.travel) / 240 if self.supervised else 0.0


class Session(ProjectionModel):
    """One time of family time. From `session_planned` and what follows on its thread."""

    arrangement = models.BigIntegerField()
    """The key of its arrangement."""
    with_whom = models.CharField(max_length=160, blank=True)
    for_on = models.DateField()
    time = models.CharField(max_length=10, blank=True)
    where = models.CharField(max_length=160, blank=True)
    supervisor = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    minutes = models.SmallIntegerField()
    travel = models.SmallIntegerField(default=0)
    ordered = models.BooleanField(default=False)
    supervised = models.BooleanField(default=False)
    state = models.CharField(max_length=9, default="booked")
    """booked, held or cancelled."""
    why = models.CharField(max_length=8, blank=True)
    """Why it was cancelled."""
    closed_on = models.DateField(null=True)
    """When it was held, or when it was cancelled."""
    instead_on = models.DateField(null=True)
    court_told = models.BooleanField(null=True)
    concern = models.BooleanField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="family_session_key")]
        indexes = [models.Index(fields=["authority", "for_on"], name="family_session_day", include=["subject", "state"])]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "arrangement", "supervisor", "for_on", "closed_on", "state")
        sensitive = ("with_whom", "time", "where", "minutes", "travel", "ordered", "supervised", "why", "instead_on",
                     "court_told", "concern")  # fmt: skip


class Roster(ProjectionModel):
    """How many hours a week a worker is there for family time, from a day. From `hours_rostered`, about the worker."""

    hours = models.SmallIntegerField()
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="family_roster_key")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "began_on", "ended_on")
        personal = ("hours",)
