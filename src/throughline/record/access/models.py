"""Why somebody may look: restricted sets and who is in them, reasons given today, and glass that was broken."""

from __future__ import annotations

from django.db import models

from throughline.record.access.scoped import RecordModel


class RestrictedSet(models.Model):
    """A child or family whose record only named people see. Its number is the `vis` of every row of theirs.

    A sealed set opens to nobody here: not by name, not by breaking glass; only through the custodian's own role.
    """

    id = models.AutoField(primary_key=True)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    sealed = models.BooleanField(default=False)
    made_at = models.DateTimeField(auto_now_add=True)
    owner = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+")
    """Whom to ring about this record, shown on the stub, and who is told when glass is broken."""

    class Privacy:
        link = ("id", "authority", "sealed", "made_at", "owner")


class RestrictedGrant(models.Model):
    """Somebody is in a restricted set, from then until then."""

    id = models.BigAutoField(primary_key=True)
    set = models.ForeignKey(RestrictedSet, models.PROTECT, related_name="grants")
    worker = models.ForeignKey("record.Worker", models.PROTECT, related_name="+")
    from_at = models.DateTimeField()
    until_at = models.DateTimeField(null=True)
    basis = models.CharField(max_length=30)
    """named, or break_glass."""

    class Meta:
        indexes = [models.Index(fields=["worker", "until_at"], name="grant_worker")]

    class Privacy:
        link = ("id", "set", "worker", "from_at", "until_at", "basis")


class ReasonGiven(RecordModel):
    """Why somebody without a relationship looked at a child's record; holds for the day it was given."""

    id = models.BigAutoField(primary_key=True)
    worker = models.ForeignKey("record.Worker", models.PROTECT, related_name="+")
    on = models.DateField(db_column="given_on")
    at = models.DateTimeField(db_column="given_at")
    code = models.CharField(max_length=30)
    words = models.CharField(max_length=400, blank=True)

    class Meta:
        indexes = [models.Index(fields=["worker", "on"], name="reason_worker_day")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "worker", "on", "at", "code")
        sensitive = ("words",)


class BreakGlass(models.Model):
    """Somebody opened a restricted record without being in its set: why, until when, and what the reviewer found."""

    id = models.BigAutoField(primary_key=True)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    set = models.ForeignKey(RestrictedSet, models.PROTECT, related_name="+")
    subject_uuid = models.UUIDField()
    worker = models.ForeignKey("record.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_column="broken_at")
    until_at = models.DateTimeField()
    code = models.CharField(max_length=30)
    reason = models.TextField()
    review_due_on = models.DateField()
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+")
    finding = models.CharField(max_length=20, blank=True)
    """right, wrong, or unclear."""
    finding_words = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["authority", "reviewed_at", "review_due_on"], name="glass_review")]

    class Privacy:
        link = ("id", "authority", "set", "subject_uuid", "worker", "at", "until_at", "code", "review_due_on",
                "reviewed_at", "reviewed_by", "finding")  # fmt: skip
        sensitive = ("reason", "finding_words")
