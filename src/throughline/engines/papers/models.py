"""Post that nobody has filed yet. A paper here is on no record; filed, it is a document of one person and leaves this list."""

from __future__ import annotations

from django.db import models


class Unfiled(models.Model):
    """One paper that waits to be filed, or was."""

    id = models.BigAutoField(primary_key=True)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    vis = models.IntegerField(default=0)
    team = models.ForeignKey("record.Team", models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    from_whom = models.CharField(max_length=160, blank=True)
    came_on = models.DateField()
    sha256 = models.CharField(max_length=64)
    bytes = models.BigIntegerField()
    media_type = models.CharField(max_length=80)
    misfiled = models.CharField(max_length=300, blank=True)
    """Why it was taken off a record, where it lay on the wrong one."""
    put_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+")
    put_at = models.DateTimeField()
    filed_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+")
    filed_at = models.DateTimeField(null=True)
    why_away = models.CharField(max_length=300, blank=True)
    """Why it is on no record: it was nobody's of ours."""

    class Meta:
        indexes = [models.Index(fields=["team", "came_on"], name="post_waits", condition=models.Q(filed_at__isnull=True))]

    class Privacy:
        link = ("id", "authority", "vis", "team", "came_on", "sha256", "bytes", "media_type", "put_by", "put_at", "filed_by", "filed_at")
        sensitive = ("title", "from_whom", "misfiled", "why_away")
