"""The ledger: one append-only table of what happened, the occasions it happened on, and the words kept apart."""

from __future__ import annotations

import uuid

from django.db import models

from throughline.record.access.scoped import RecordModel, ScopedManager


class Occasion(models.Model):
    """A visit, a meeting, an assessment: the shared account once, for all the children it was about."""

    id = models.BigAutoField(primary_key=True)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    on = models.DateField(db_column="happened_on")
    at = models.DateTimeField(null=True, db_column="happened_at")
    until = models.DateTimeField(null=True, db_column="happened_until")
    vis = models.IntegerField(default=0)
    by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Privacy:
        link = ("id", "uuid", "authority", "kind", "on", "at", "until", "vis", "by", "recorded_at")


class Content(models.Model):
    """Words somebody wrote or said, kept by subject (or by occasion, when they are about several children).

    Kept apart from the ledger so that lawful disposal can shred words and leave the skeleton.
    Never changed: a correction is a later event with words of its own.
    """

    id = models.BigAutoField(primary_key=True)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+", db_index=False)
    subject = models.ForeignKey("record.Subject", models.PROTECT, null=True, related_name="+")
    occasion = models.ForeignKey(Occasion, models.PROTECT, null=True, related_name="+")
    vis = models.IntegerField(default=0)
    words = models.TextField(blank=True)
    shredded_at = models.DateTimeField(null=True)

    objects = ScopedManager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(subject__isnull=False) | models.Q(occasion__isnull=False), name="content_is_about"
            )
        ]

    class Privacy:
        link = ("id", "authority", "subject", "occasion", "vis", "shredded_at")
        sensitive = ("words",)


class Event(RecordModel):
    """One thing that happened, as one person recorded it. Never updated, never deleted: the database refuses.

    A correction is a row of kind 1 that `replaces` the first; a withdrawal is kind 2. The first row's number
    stays the identity of what happened, so that clocks and threads keep their keys.
    """

    NORMAL, CORRECTION, WITHDRAWAL = 0, 1, 2

    id = models.BigAutoField(primary_key=True)
    type = models.CharField(max_length=60)
    on = models.DateField(db_column="happened_on")
    at = models.DateTimeField(null=True, db_column="happened_at")
    recorded_at = models.DateTimeField()
    by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    source = models.CharField(max_length=40, default="record")
    source_key = models.CharField(max_length=120, null=True)  # noqa: DJ001 - null keeps the unique index partial
    thread = models.BigIntegerField(null=True)
    occasion = models.ForeignKey(Occasion, models.PROTECT, null=True, related_name="+")
    kind = models.SmallIntegerField(default=NORMAL)
    replaces = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["subject", "-on", "-id"], name="event_chronology"),
            models.Index(fields=["subject", "type", "on"], name="event_subject_type"),
            models.Index(fields=["authority", "type", "on"], name="event_type_day"),
            models.Index(fields=["authority", "recorded_at"], name="event_recorded"),
            models.Index(fields=["replaces"], name="event_replaces", condition=models.Q(replaces__isnull=False)),
            models.Index(fields=["thread"], name="event_thread", condition=models.Q(thread__isnull=False)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "source_key"],
                condition=models.Q(kind=0, source_key__isnull=False),
                name="event_source_key",
            ),
            models.CheckConstraint(
                condition=models.Q(kind=0, replaces__isnull=True) | models.Q(kind__gt=0, replaces__isnull=False),
                name="event_replaces_when_not_first",
            ),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "type", "on", "at", "recorded_at", "by", "source", "source_key",
                "thread", "occasion", "kind", "replaces")  # fmt: skip
        sensitive = ("facts",)


class Submission(models.Model):
    """A form sent once, however often the button was pressed: the answer is kept a day and given again."""

    key = models.UUIDField(primary_key=True)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    worker = models.ForeignKey("record.Worker", models.PROTECT, related_name="+")
    made_at = models.DateTimeField(auto_now_add=True)
    went_to = models.CharField(max_length=300, blank=True)

    class Privacy:
        link = ("key", "authority", "worker", "made_at", "went_to")
