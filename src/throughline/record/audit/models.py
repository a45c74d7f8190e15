"""Who looked at what, and why: one row a response, written in the transaction that read."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models


class AuditEntry(models.Model):
    """The table itself is made in SQL (partitioned by month, append-only, written by a function); this reads it.

    No foreign keys: the audit must never interfere with what it watches, nor be interfered with.
    """

    id = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    authority_id = models.SmallIntegerField()
    worker_id = models.IntegerField(null=True)
    on_behalf_of_id = models.IntegerField(null=True)
    role = models.CharField(max_length=60)
    request = models.UUIDField()
    action = models.CharField(max_length=30)
    subjects = ArrayField(models.BigIntegerField())
    screen = models.CharField(max_length=80)
    basis = models.CharField(max_length=40)
    reason = models.CharField(max_length=400)
    decision = models.CharField(max_length=12)
    detail = models.JSONField(default=dict)

    class Meta:
        managed = False
        db_table = "audit_entry"

    class Privacy:
        link = ("id", "at", "authority_id", "worker_id", "on_behalf_of_id", "role", "request", "action", "subjects",
                "screen", "basis", "decision", "detail")  # fmt: skip
        sensitive = ("reason",)
