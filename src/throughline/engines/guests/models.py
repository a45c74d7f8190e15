"""Who is invited from outside, and for what."""

from __future__ import annotations

import uuid

from django.db import models

from throughline.record.access.scoped import RecordModel


class Guest(models.Model):
    """Somebody outside the authority, known by an e-mail address that answered. No post, no search, no list of children."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    email = models.CharField(max_length=254)
    agency = models.CharField(max_length=120, blank=True)
    code = models.CharField(max_length=200, blank=True)
    """The code last sent, hashed."""
    code_until = models.DateTimeField(null=True)
    tries = models.IntegerField(default=0)
    last_seen_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "email"], name="guest_email")]

    class Privacy:
        link = ("id", "authority", "code", "code_until", "tries", "last_seen_at")
        personal = ("name", "email", "agency")


class GuestKey(models.Model):
    """A passkey of a guest: the public half, which opens nothing by itself. It goes when nothing they were invited to stands."""

    id = models.BigAutoField(primary_key=True)
    guest = models.ForeignKey(Guest, models.CASCADE, related_name="keys")
    credential = models.BinaryField()
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Privacy:
        link = ("id", "guest", "credential", "added_at", "used_at")


class Invitation(RecordModel):
    """One purpose for one child: a part in a meeting, an action. It ends with its purpose, and everything it opened with it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    guest = models.ForeignKey(Guest, models.PROTECT, related_name="invitations")
    part = models.CharField(max_length=40)
    purpose = models.CharField(max_length=60)
    """"meeting:…" or "action:…"."""
    writing = models.ForeignKey("engines.Writing", models.PROTECT, null=True, related_name="+")
    invited_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    invited_at = models.DateTimeField()
    ends_on = models.DateField()
    ended_at = models.DateTimeField(null=True)
    why_ended = models.CharField(max_length=200, blank=True)
    opened_at = models.DateTimeField(null=True)
    refused = models.CharField(max_length=400, blank=True)
    """Why they do not share what was asked for."""

    class Meta:
        indexes = [
            models.Index(fields=["guest", "ends_on"], name="invitation_guest"),
            models.Index(fields=["purpose"], name="invitation_purpose"),
            models.Index(fields=["subject"], name="invitation_subject"),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "guest", "part", "purpose", "writing", "invited_by", "invited_at", "ends_on", "ended_at",
                "opened_at")  # fmt: skip
        sensitive = ("why_ended", "refused")
