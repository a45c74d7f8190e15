"""Contacts, the referrals that come of some of them, and disagreements between agencies. Projections only."""

from __future__ import annotations

from django.db import models

from throughline.record.access.scoped import ProjectionModel


class Contact(ProjectionModel):
    """Somebody got in touch about one child. From `contact_received` and what follows on its thread."""

    occasion = models.BigIntegerField(null=True)
    """The same for brothers and sisters about whom it was one call."""
    agency = models.CharField(max_length=12)
    agency_name = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=2, blank=True)
    name = models.CharField(max_length=120, blank=True)
    reach = models.CharField(max_length=120, blank=True)
    priority = models.CharField(max_length=9)
    how = models.CharField(max_length=12, blank=True)
    about = models.CharField(max_length=200, blank=True)
    consent = models.BooleanField(null=True)
    received_on = models.DateField()
    received_at = models.DateTimeField(null=True)
    came_of = models.BigIntegerField(null=True)
    """The police notification or the night’s work that it came of, recorded on its own page."""
    hastened_at = models.DateTimeField(null=True)
    """When more became known and it was made more urgent: its time counts from then, if that is sooner."""
    by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    claimed_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    screened_at = models.DateTimeField(null=True)
    screened_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    proposed = models.CharField(max_length=12, blank=True)
    screened_level = models.CharField(max_length=40, blank=True)
    screened_otherwise = models.BooleanField(default=False)
    """Not by a registered social worker."""
    waits_since = models.DateField(null=True)
    """A manager’s decision waits for its sign-off since then."""
    returned = models.CharField(max_length=300, blank=True)
    """What should change, where it was not signed off."""
    decided_on = models.DateField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    signed_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    outcome = models.CharField(max_length=12, blank=True)
    level = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=300, blank=True)
    appropriate = models.BooleanField(null=True)
    exception = models.BooleanField(default=False)
    overturned = models.BooleanField(default=False)
    """The manager decided otherwise than was proposed."""
    acknowledged_on = models.DateField(null=True)
    told_on = models.DateField(null=True)
    told_how = models.CharField(max_length=12, blank=True)
    complete = models.SmallIntegerField(null=True)
    """How complete the written referral was, in percent."""
    missing = models.CharField(max_length=400, blank=True)
    first_complete = models.SmallIntegerField(null=True)
    """The same when it first came: what is said of the agency’s referrals."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="contact_key")]
        indexes = [
            models.Index(fields=["authority", "received_on"], name="contact_days"),
            models.Index(fields=["authority", "subject"], name="contact_open", condition=models.Q(decided_on__isnull=True)),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "occasion", "by", "claimed_by", "screened_at", "screened_by", "decided_on", "decided_at",
                "decided_by", "signed_by", "received_on", "received_at", "came_of", "hastened_at",
                "waits_since", "acknowledged_on", "told_on", "complete", "first_complete")  # fmt: skip
        personal = ("name", "reach")
        sensitive = ("agency", "agency_name", "source", "priority", "how", "about", "consent", "proposed", "screened_level", "screened_otherwise",
                     "returned", "outcome", "level", "reason", "appropriate", "exception", "overturned", "told_how", "missing")  # fmt: skip


class Referral(ProjectionModel):
    """An episode with children’s social care, from the referral to the day it is closed. From `referral_received`,
    `referral_decided`, `case_closed`, and the first assessment in between."""

    agency = models.CharField(max_length=12, blank=True)
    source = models.CharField(max_length=2, blank=True)
    about = models.CharField(max_length=200, blank=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    again = models.BooleanField(default=False)
    """Within twelve months of a referral before."""
    before_on = models.DateField(null=True)
    """The day of the referral before."""
    before_closed = models.CharField(max_length=3, blank=True)
    """Why the episode before was closed."""
    decided_on = models.DateField(null=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    outcome = models.CharField(max_length=12, blank=True)
    level = models.CharField(max_length=40, blank=True)
    assessed_on = models.DateField(null=True)
    """The first assessment of the episode began."""
    reason = models.CharField(max_length=3, blank=True)
    not_told = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="referral_key")]
        indexes = [
            models.Index(fields=["authority", "began_on"], name="referral_days"),
            models.Index(fields=["authority", "subject"], name="referral_open", condition=models.Q(ended_on__isnull=True)),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "began_on", "ended_on", "before_on", "decided_on", "decided_at", "decided_by", "assessed_on")
        sensitive = ("agency", "source", "about", "again", "before_closed", "outcome", "level", "reason", "not_told")


class RepeatContacts(ProjectionModel):
    """So many contacts within the agreed days that they are looked at together. From contacts and `repeat_reviewed`."""

    began_on = models.DateField()
    """The day of the contact that made it so many."""
    first_on = models.DateField()
    n = models.SmallIntegerField()
    reviewed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="repeat_contacts_key")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "began_on", "first_on", "reviewed_on")
        sensitive = ("n", "outcome")


class Escalation(ProjectionModel):
    """A disagreement between agencies about one child. From `escalation_raised` and what follows on its thread."""

    agency = models.CharField(max_length=12)
    name = models.CharField(max_length=120, blank=True)
    why = models.CharField(max_length=300)
    level = models.CharField(max_length=1)
    first_level = models.CharField(max_length=1)
    began_on = models.DateField()
    answer_by = models.DateField(null=True)
    rose = models.SmallIntegerField(default=0)
    ended_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="front_door_escalation_key")]
        indexes = [
            models.Index(fields=["authority", "subject"], name="front_door_escalation_open", condition=models.Q(ended_on__isnull=True))
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "began_on", "answer_by", "rose", "ended_on")
        personal = ("name",)
        sensitive = ("agency", "why", "level", "first_level", "outcome")


class Consultation(ProjectionModel):
    """Advice given to a professional; about a child where one was named, else about nobody. From `consultation_given`."""

    on = models.DateField(db_column="given_on")
    agency = models.CharField(max_length=12)
    name = models.CharField(max_length=120, blank=True)
    about = models.CharField(max_length=200, blank=True)
    outcome = models.CharField(max_length=12)
    worker = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="consultation_key")]
        indexes = [models.Index(fields=["authority", "on"], name="consultation_days")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "on", "worker")
        personal = ("name",)
        sensitive = ("agency", "about", "outcome")


class ForPanel(ProjectionModel):
    """What the referral panel looks at besides contacts and referrals: assessments that ended in nothing further, and
    protection plans. From the events of those areas and `panel_decided`."""

    kind = models.CharField(max_length=8)
    """closed, plan."""
    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)
    decision = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="for_panel_key")]
        indexes = [models.Index(fields=["authority", "kind", "began_on"], name="for_panel_days")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "began_on", "ended_on", "reviewed_on")
        sensitive = ("kind", "decision")


class CallHour(models.Model):
    """Calls of one hour of one day, as the telephone system counts them, and how many answered the telephone then.

    Figures from outside, loaded from a table; about nobody.
    """

    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    on = models.DateField(db_column="counted_on")
    hour = models.SmallIntegerField()
    offered = models.IntegerField()
    answered = models.IntegerField()
    abandoned = models.IntegerField()
    called_back = models.IntegerField(default=0)
    staff = models.DecimalField(max_digits=5, decimal_places=1, null=True)
    source = models.CharField(max_length=120, blank=True)
    loaded_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "on", "hour"], name="call_hour_once")]

    class Privacy:
        public = ("id", "authority", "on", "hour", "offered", "answered", "abandoned", "called_back", "staff", "source", "loaded_at")


class CallToReturn(models.Model):
    """Somebody rang, was not answered, and is rung back. A slip of paper, until they are reached."""

    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    rang_at = models.DateTimeField()
    name = models.CharField(max_length=120, blank=True)
    number = models.CharField(max_length=40)
    agency = models.CharField(max_length=12, blank=True)
    note = models.CharField(max_length=200, blank=True)
    noted_by = models.ForeignKey("record.Worker", models.PROTECT, related_name="+")
    tried = models.SmallIntegerField(default=0)
    returned_at = models.DateTimeField(null=True)
    returned_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["authority", "rang_at"], name="call_to_return", condition=models.Q(returned_at__isnull=True))]

    class Privacy:
        link = ("id", "authority", "rang_at", "noted_by", "tried", "returned_at", "returned_by")
        personal = ("name", "number", "agency", "note")
