"""What sign-in has to remember: passwords that were given out, and what somebody sent when the session was locked."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models


class GivenPassword(models.Model):
    """A password that an administrator gave out, and that its owner has not changed yet. It opens one thing: the change."""

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="given_password"
    )
    given_at = models.DateTimeField()

    class Privacy:
        link = ("user", "given_at")


class HeldPost(models.Model):
    """A form that met a locked session: kept, encrypted, for its sender to send on after unlocking."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    held_at = models.DateTimeField()
    sealed = models.BinaryField()
    """Address, content type and body, encrypted with the site's key."""

    class Meta:
        indexes = [models.Index(fields=["user", "held_at"], name="held_user")]

    class Privacy:
        link = ("id", "user", "held_at")
        sensitive = ("sealed",)
