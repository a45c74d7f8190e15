"""Notifications, those who harm and what they were offered, the MARAC, offenders under management, scores. Projections only."""

from __future__ import annotations

from django.db import models

from throughline.record.access.scoped import ProjectionModel


class Notification(ProjectionModel):
    """One notification by the police about one child, until it is closed. From `notification_received` and what follows."""

    received_on = models.DateField()
    received_at = models.DateTimeField(null=True)
    reference = models.CharField(max_length=40, blank=True)
    presence = models.CharField(max_length=10, blank=True)
    risk = models.CharField(max_length=10, blank=True)
    harmed = models.ForeignKey("record.Subject", models.PROTECT, null=True, related_name="+", db_index=False)
    harms = models.ForeignKey("record.Subject", models.PROTECT, null=True, related_name="+", db_index=False)
    screened_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12, blank=True)
    police = models.CharField(max_length=120, blank=True)
    police_agree = models.BooleanField(null=True)
    contact = models.BigIntegerField(null=True)
    """Its contact at the front door, by the number of the event."""
    contact_at = models.DateTimeField(null=True)
    """Since when that contact stands there as child protection, to be decided at once."""
    decided_at = models.DateTimeField(null=True)
    """When the front door decided on that contact."""
    hours_to_decision = models.IntegerField(null=True)
    reviewed_on = models.DateField(null=True)
    decision = models.CharField(max_length=12, blank=True)
    school_told_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    exception = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="notification_key")]
        indexes = [
            models.Index(fields=["authority", "received_on"], name="notification_days"),
            models.Index(
                fields=["authority", "subject"], name="notification_open", condition=models.Q(closed_on__isnull=True)
            ),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "harmed", "harms", "contact", "exception")
        sensitive = ("received_on", "received_at", "reference", "presence", "risk", "screened_on", "outcome", "police", "police_agree",
                     "contact_at", "decided_at", "hours_to_decision", "reviewed_on", "decision", "school_told_on", "closed_on")  # fmt: skip


class HarmRecord(ProjectionModel):
    """Somebody who harms: when it was first seen, what is needed, offered, waited for, begun, ended. From `harm_identified` on."""

    identified_on = models.DateField()
    stage = models.CharField(max_length=8)
    area = models.CharField(max_length=80, blank=True)
    reviewed_on = models.DateField(null=True)
    need = models.CharField(max_length=3, blank=True)
    programme = models.CharField(max_length=12, blank=True)
    offered_on = models.DateField(null=True)
    answer = models.CharField(max_length=10, blank=True)
    began_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    how_ended = models.CharField(max_length=14, blank=True)
    again_on = models.DateField(null=True)
    """The last time after they were identified."""
    again = models.SmallIntegerField(default=0)
    again_after = models.BooleanField(default=False)
    """After a programme had begun."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="harm_record_key")]
        indexes = [models.Index(fields=["authority", "identified_on"], name="harm_record_days")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key")
        sensitive = ("identified_on", "stage", "area", "reviewed_on", "need", "programme", "offered_on", "answer", "began_on", "ended_on",
                     "how_ended", "again_on", "again", "again_after")  # fmt: skip


class MaracCase(ProjectionModel):
    """One referral of somebody who is harmed to the MARAC. About her. From `marac_referred` and `marac_heard`."""

    referred_on = models.DateField()
    agency = models.CharField(max_length=12)
    ticks = models.SmallIntegerField(null=True)
    harms = models.ForeignKey("record.Subject", models.PROTECT, null=True, related_name="+", db_index=False)
    children = models.JSONField(default=list)
    again = models.BooleanField(default=False)
    """Referred again within twelve months of the time before, by the days of both."""
    heard_on = models.DateField(null=True)
    decision = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="marac_case_key")]
        indexes = [models.Index(fields=["authority", "referred_on"], name="marac_case_days")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "harms", "children")
        sensitive = ("referred_on", "agency", "ticks", "again", "heard_on", "decision")


class OffenderFile(ProjectionModel):
    """A file about somebody managed under MAPPA, restricted to those who work with offenders. From `mappa_managed`."""

    person = models.ForeignKey("record.Subject", models.PROTECT, related_name="+", db_index=False)
    children = models.JSONField(default=list)
    level = models.CharField(max_length=1)
    category = models.CharField(max_length=1, blank=True)
    began_on = models.DateField()
    review_on = models.DateField()
    reviewed_on = models.DateField(null=True)
    came = models.JSONField(default=list)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="offender_file_key")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "person", "children")
        sensitive = ("level", "category", "began_on", "review_on", "reviewed_on", "came", "ended_on")


class ManagedOffender(ProjectionModel):
    """Somebody under integrated offender management. About the adult. From `iom_flagged`."""

    children = models.JSONField(default=list)
    began_on = models.DateField()
    checked_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12, blank=True)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="managed_offender_key")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "children")
        sensitive = ("began_on", "checked_on", "outcome", "ended_on")


class StrengthsScore(ProjectionModel):
    """One scored questionnaire and what followed it. From `strengths_scored`."""

    scored_on = models.DateField()
    by_whom = models.CharField(max_length=8)
    total = models.SmallIntegerField()
    band = models.CharField(max_length=6)
    emotional = models.SmallIntegerField(null=True)
    conduct = models.SmallIntegerField(null=True)
    hyperactivity = models.SmallIntegerField(null=True)
    peers = models.SmallIntegerField(null=True)
    prosocial = models.SmallIntegerField(null=True)
    after_abuse = models.BooleanField(default=False)
    """The police had told of abuse at home before."""
    service = models.CharField(max_length=12, blank=True)
    referred_on = models.DateField(null=True)
    answer = models.CharField(max_length=16, blank=True)
    answered_on = models.DateField(null=True)
    not_referred = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="strengths_score_key")]
        indexes = [models.Index(fields=["authority", "scored_on"], name="strengths_score_days")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key")
        sensitive = ("scored_on", "by_whom", "total", "band", "emotional", "conduct", "hyperactivity", "peers", "prosocial", "after_abuse",
                     "service", "referred_on", "answer", "answered_on", "not_referred")  # fmt: skip
