"""Meetings as they are arranged and held. What they decide is events; these are their working papers."""

from __future__ import annotations

import uuid

from django.db import models

from throughline.record.access.scoped import RecordModel

ARRANGED, HELD, SENT, CANCELLED, ADJOURNED = "arranged", "held", "sent", "cancelled", "adjourned"


class MeetingPlan(models.Model):
    """One meeting about one or several children."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=80)
    subjects = models.JSONField(default=list)
    vis = models.IntegerField(default=0)
    on = models.DateField(db_column="held_on")
    time = models.CharField(max_length=5, blank=True)
    where = models.CharField(max_length=160, blank=True)
    chair = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=12, default=ARRANGED)
    account = models.TextField(blank=True)
    """What was said that is about all of the children: written once, while it happens."""
    version = models.IntegerField(default=0)
    saved_at = models.DateTimeField(null=True)
    why_cancelled = models.CharField(max_length=200, blank=True)
    why_adjourned = models.CharField(max_length=200, blank=True)
    continues = models.ForeignKey("self", models.PROTECT, null=True, related_name="+", db_index=False)
    """The meeting that was adjourned, of which this is the remaining part."""
    early = models.CharField(max_length=260, blank=True)
    """Who asked for it before its time, and why, in words."""
    sequence = models.IntegerField(default=0)
    """How often the arrangement changed; calendars ask for it."""

    class Meta:
        indexes = [models.Index(fields=["chair", "on"], name="meeting_chair")]

    class Privacy:
        link = ("id", "authority", "kind", "subjects", "vis", "on", "time", "chair", "state", "version", "saved_at", "sequence", "continues")
        personal = ("where",)
        sensitive = ("account", "why_cancelled", "why_adjourned", "early")


class Seat(RecordModel):
    """Somebody's part in a meeting, for one child."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(MeetingPlan, models.PROTECT, related_name="seats")
    part = models.CharField(max_length=40)
    title = models.CharField(max_length=120)
    name = models.CharField(max_length=120, blank=True)
    agency = models.CharField(max_length=120, blank=True)
    worker = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    invitation = models.ForeignKey("engines.Invitation", models.PROTECT, null=True, related_name="+", db_index=False)
    writing = models.ForeignKey("engines.Writing", models.PROTECT, null=True, related_name="+", db_index=False)
    coming = models.CharField(max_length=10, blank=True)
    """coming, not, report."""
    came = models.CharField(max_length=6, blank=True)
    """came, part, not, sent."""
    left_out = models.CharField(max_length=300, blank=True)
    """Why somebody who must be asked is not asked."""
    sent_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["meeting", "subject"], name="seat_meeting")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "meeting", "part", "worker", "invitation", "writing", "coming", "came", "sent_at")
        personal = ("title", "name", "agency")
        sensitive = ("left_out",)


class CalendarFeed(models.Model):
    """A private address from which a worker's own calendar reads when and where meetings are: no names. Only its hash is kept."""

    id = models.BigAutoField(primary_key=True)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    worker = models.ForeignKey("record.Worker", models.PROTECT, related_name="+")
    secret = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Privacy:
        link = ("id", "authority", "worker", "secret", "made_at", "read_at", "ended_at")
