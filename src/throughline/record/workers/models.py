"""Who works with whom: agencies, teams and workers (primary), and dated allocation, cover and absence (from events)."""

from __future__ import annotations

from django.conf import settings
from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models.expressions import RawSQL

from throughline.record.access.scoped import ProjectionModel

NO_OVERLAP = (RawSQL("daterange(began_on, ended_on, '[)')", ()), RangeOperators.OVERLAPS)


class Agency(models.Model):
    """An organisation whose people work with children here: the council itself, a school, a health trust."""

    id = models.AutoField(primary_key=True)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    name = models.CharField(max_length=160)
    kind = models.CharField(max_length=30, default="council")

    class Privacy:
        public = ("id", "authority", "name", "kind")

    def __str__(self) -> str:
        return self.name


class Team(models.Model):
    """A team of an agency; `parent` makes the tree that figures are broken down by."""

    id = models.AutoField(primary_key=True)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=30, default="area")
    closed_on = models.DateField(null=True)

    class Privacy:
        public = ("id", "authority", "agency", "parent", "name", "kind", "closed_on")

    def __str__(self) -> str:
        return self.name


class Worker(models.Model):
    """Somebody who works with children. A subject too (supervision), and perhaps somebody who signs in."""

    id = models.AutoField(primary_key=True)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    subject = models.OneToOneField("record.Subject", models.PROTECT, related_name="+")
    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="worker")
    name = models.CharField(max_length=160)
    phone = models.CharField(max_length=40, blank=True)
    email = models.EmailField(blank=True)
    swe_number = models.CharField(max_length=12, blank=True)
    """Social Work England number: SW and digits."""
    qualified = models.BooleanField(default=False)
    left_on = models.DateField(null=True)
    preferences = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["authority", "name"], name="worker_name")]

    class Privacy:
        link = ("id", "authority", "subject", "user", "left_on", "qualified")
        personal = ("name", "phone", "email", "swe_number", "preferences")

    def __str__(self) -> str:
        return self.name


class Appointment(models.Model):
    """A post somebody holds for a time: in which team, in which role. Rights follow from it and end with it."""

    id = models.AutoField(primary_key=True)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    worker = models.ForeignKey(Worker, models.PROTECT, related_name="appointments")
    team = models.ForeignKey(Team, models.PROTECT, related_name="+")
    role = models.CharField(max_length=60)
    title = models.CharField(max_length=120, blank=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="one_post_of_a_kind_at_once",
                expressions=[
                    ("worker", RangeOperators.EQUAL),
                    ("team", RangeOperators.EQUAL),
                    ("role", RangeOperators.EQUAL),
                    NO_OVERLAP,
                ],
            )
        ]

    class Privacy:
        link = ("id", "authority", "worker", "team", "role", "title", "began_on", "ended_on")


class Allocation(ProjectionModel):
    """Whose a child is, in which role and team, and since when. Built from `record.allocated` and `…_ended`.

    A row without a worker is a child who waits for one, in that team.
    """

    role = models.CharField(max_length=40)
    worker = models.ForeignKey(Worker, models.PROTECT, null=True, related_name="+", db_index=False)
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="+", db_index=False)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    reason = models.CharField(max_length=20, blank=True)
    outside_name = models.CharField(max_length=160, blank=True)
    """The number or name of somebody an old file names and nobody here knows."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "key"], name="allocation_key"),
            ExclusionConstraint(
                name="one_worker_in_a_role_at_once",
                expressions=[("subject", RangeOperators.EQUAL), ("role", RangeOperators.EQUAL), NO_OVERLAP],
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        indexes = [
            models.Index(
                fields=["worker", "subject"], name="allocation_worker_now", condition=models.Q(ended_on__isnull=True)
            ),
            models.Index(
                fields=["authority", "team", "subject"],
                name="allocation_team_now",
                condition=models.Q(ended_on__isnull=True),
            ),
            models.Index(fields=["subject", "role", "began_on"], name="allocation_history"),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "role", "worker", "team", "began_on", "ended_on",
                "reason", "outside_name")  # fmt: skip


class Absence(ProjectionModel):
    """When a worker is away. About the worker. Built from `record.absence_recorded`."""

    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    """The first day back."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="absence_key")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "began_on", "ended_on")


class Cover(ProjectionModel):
    """Who stands in for a worker, from when to when. About the worker covered; restricted access does not pass on.

    Built from `record.cover_arranged` and `record.cover_ended`.
    """

    covered_by = models.ForeignKey(Worker, models.PROTECT, related_name="+")
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="cover_key")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "covered_by", "began_on", "ended_on")
