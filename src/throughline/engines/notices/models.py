"""What somebody should know today, and what got in somebody's way."""

from __future__ import annotations

from django.db import models

from throughline.record.access.scoped import RecordModel


class Notice(RecordModel):
    """A line for one worker about one subject: new since yesterday, tell my manager, glass broken on your record.

    `once` makes sending idempotent: the same notice for the same cause is sent once however often a tick runs.
    """

    id = models.BigAutoField(primary_key=True)
    worker = models.ForeignKey("record.Worker", models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=40)
    line = models.CharField(max_length=300)
    link = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    once = models.CharField(max_length=120, unique=True)

    class Meta:
        indexes = [models.Index(fields=["worker", "-made_at"], name="notice_worker")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "worker", "kind", "link", "made_at", "read_at", "once")
        sensitive = ("line",)


class GotInMyWay(models.Model):
    """ "This got in my way", said on a page, and what was answered."""

    id = models.BigAutoField(primary_key=True)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    worker = models.ForeignKey("record.Worker", models.PROTECT, related_name="+")
    said_at = models.DateTimeField()
    screen = models.CharField(max_length=80)
    words = models.TextField()
    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+")

    class Privacy:
        link = ("id", "authority", "worker", "said_at", "screen", "answered_at", "answered_by")
        personal = ("words", "answer")
