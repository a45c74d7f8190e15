"""One row a run, one row a thing sent. Neither says anything about anybody."""

from __future__ import annotations

from django.db import models


class JobRun(models.Model):
    """One run of a background job: when, how it ended, and in words what it did."""

    id = models.BigAutoField(primary_key=True)
    job = models.CharField(max_length=60)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ok = models.BooleanField(null=True)
    """None while it runs, or when the process was killed."""
    did = models.CharField(max_length=300, blank=True)
    """What it did, or the incident's number when it failed; no names."""

    class Meta:
        indexes = [models.Index(fields=["job", "-began_at"], name="job_run_latest")]

    class Privacy:
        public = ("id", "job", "began_at", "ended_at", "ok", "did")


class Sent(models.Model):
    """Something went out. The key is what it was and to whom, so that it goes out once however often a job runs."""

    key = models.CharField(primary_key=True, max_length=120)
    at = models.DateTimeField(db_column="sent_at")

    class Privacy:
        link = ("key", "at")


class RateCount(models.Model):
    """How often somebody did one thing since then; services/rate.py counts."""

    key = models.CharField(primary_key=True, max_length=120)
    began_at = models.DateTimeField()
    count = models.IntegerField()

    class Meta:
        indexes = [models.Index(fields=["began_at"], name="rate_began")]

    class Privacy:
        link = ("key", "began_at", "count")
