"""Drafts: working papers, saved by the server as somebody types, and no part of the record until they are finished."""

from __future__ import annotations

import uuid

from django.db import models


class Draft(models.Model):
    """Something begun and not yet recorded. `version` counts every save; who saves an older one is shown both texts."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    worker = models.ForeignKey("record.Worker", models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    subjects = models.JSONField(default=list)
    """Whom it is about."""
    vis = models.IntegerField(default=0)
    data = models.JSONField(default=dict)
    version = models.IntegerField(default=0)
    began_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    discarded_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["worker", "saved_at"], name="draft_worker")]

    class Privacy:
        link = ("id", "authority", "worker", "kind", "subjects", "vis", "version", "began_at", "saved_at", "finished_at",
                "discarded_at")  # fmt: skip
        sensitive = ("data",)
