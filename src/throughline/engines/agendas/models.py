"""Meetings about many cases, their items and who came: working papers. What is decided is events."""

from __future__ import annotations

import uuid

from django.db import models

from throughline.record.access.scoped import RecordModel

ARRANGED, CLOSED, CANCELLED = "arranged", "closed", "cancelled"


class Sitting(models.Model):
    """One meeting about many cases."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=80)
    on = models.DateField(db_column="held_on")
    time = models.CharField(max_length=5, blank=True)
    where = models.CharField(max_length=160, blank=True)
    chair = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+")
    since_on = models.DateField()
    until_on = models.DateField()
    """The days whose cases are on it, both included."""
    seed = models.BigIntegerField()
    """What the random samples were drawn with."""
    pools = models.JSONField(default=dict)
    """For each sample: out of how many it was drawn."""
    state = models.CharField(max_length=12, default=ARRANGED)
    closed_at = models.DateTimeField(null=True)
    undecided = models.IntegerField(default=0)
    """How many had no decision when it was closed; more than none only by the emergency way."""
    reason = models.CharField(max_length=300, blank=True)

    class Meta:
        indexes = [models.Index(fields=["authority", "kind", "-on"], name="sitting_kind")]

    class Privacy:
        link = ("id", "authority", "kind", "on", "time", "chair", "since_on", "until_on", "seed", "pools", "state", "closed_at", "undecided")
        personal = ("where", "reason")


class SittingItem(RecordModel):
    """One case on the agenda, and what was decided about it."""

    id = models.BigAutoField(primary_key=True)
    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="items")
    source = models.CharField(max_length=40)
    """The code of what gathered it."""
    thread = models.BigIntegerField(null=True)
    team = models.ForeignKey("record.Team", models.PROTECT, null=True, related_name="+", db_index=False)
    line = models.CharField(max_length=300)
    before = models.CharField(max_length=80, blank=True)
    """What had been decided before."""
    carried = models.BooleanField(default=False)
    """Left undecided by the one before."""
    decision = models.CharField(max_length=40, blank=True)
    changed = models.BooleanField(default=False)
    event = models.BigIntegerField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sitting", "source", "subject", "thread"], name="sitting_item_once", nulls_distinct=False)
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "sitting", "source", "thread", "team", "carried", "event", "decided_at", "decided_by")
        sensitive = ("line", "before", "decision", "changed")


class SittingSeat(models.Model):
    """An agency's place, and who came for it."""

    id = models.BigAutoField(primary_key=True)
    sitting = models.ForeignKey(Sitting, models.PROTECT, related_name="seats")
    agency = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    name = models.CharField(max_length=120, blank=True)
    came = models.CharField(max_length=6, blank=True)
    """came, part, not, sent; empty: not yet said."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "agency"], name="sitting_seat_once")]

    class Privacy:
        link = ("id", "sitting", "agency", "came")
        personal = ("title", "name")
