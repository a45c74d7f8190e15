"""What is true now of help by agreement: projections, which `manage rebuild` proves; and what partners ask for, until it is answered."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models.expressions import RawSQL

from throughline.record.access.scoped import ProjectionModel, RecordModel

NO_OVERLAP = (RawSQL("daterange(began_on, ended_on, '[)')", ()), RangeOperators.OVERLAPS)


class HelpPeriod(ProjectionModel):
    """One journey of one child's family through help, with whoever leads it and what comes next. One at a time."""

    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12, blank=True)
    why = models.CharField(max_length=300, blank=True)
    level = models.CharField(max_length=14)
    level_on = models.DateField()
    """Since when at this level."""
    stepped = models.CharField(max_length=4, blank=True)
    """up or down: the last step."""
    author = models.CharField(max_length=12, blank=True)
    """Kind of service that leads."""
    agency = models.CharField(max_length=120, blank=True)
    lead = models.ForeignKey("record.Worker", models.DO_NOTHING, null=True, related_name="+", db_index=False, db_constraint=False)
    lead_name = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    supporter = models.ForeignKey("record.Worker", models.DO_NOTHING, null=True, related_name="+", db_index=False, db_constraint=False)
    consent = models.CharField(max_length=10, blank=True)
    consent_on = models.DateField(null=True)
    consent_who = models.CharField(max_length=120, blank=True)
    first_look = models.CharField(max_length=8, blank=True)
    assessed_on = models.DateField(null=True)
    plan_on = models.DateField(null=True)
    plan_version = models.IntegerField(null=True)
    review_on = models.DateField(null=True)
    """The day that was agreed for looking at the plan again."""
    reviewed_on = models.DateField(null=True)
    met_on = models.DateField(null=True)
    seen_on = models.DateField(null=True)
    proposed = models.CharField(max_length=14, blank=True)
    """A level that was proposed and not answered yet."""
    proposed_to = models.ForeignKey("record.Worker", models.DO_NOTHING, null=True, related_name="+", db_index=False, db_constraint=False)
    proposed_by = models.ForeignKey("record.Worker", models.DO_NOTHING, null=True, related_name="+", db_index=False, db_constraint=False)
    proposed_on = models.DateField(null=True)
    proposed_why = models.CharField(max_length=300, blank=True)
    after_protection_on = models.DateField(null=True)
    """The day on which a protection plan ended and this help followed it."""
    oversight_until = models.DateField(null=True)
    """Not ended before this day without a senior manager."""
    ended_early = models.BooleanField(default=False)
    referred_days = models.IntegerField(null=True)
    """Days from its end to the next referral; the same of an enquiry, a protection plan, care."""
    enquired_days = models.IntegerField(null=True)
    protected_days = models.IntegerField(null=True)
    care_days = models.IntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "key"], name="help_period_key"),
            ExclusionConstraint(name="one_help_period_at_once", expressions=[("subject", RangeOperators.EQUAL), NO_OVERLAP],
                                deferrable=models.Deferrable.DEFERRED),
        ]  # fmt: skip
        indexes = [
            models.Index(fields=["authority", "began_on"], name="help_period_days", include=["subject", "ended_on", "level"]),
            models.Index(fields=["authority", "subject"], name="help_period_open", condition=models.Q(ended_on__isnull=True)),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "lead", "supporter", "proposed_to", "proposed_by")
        personal = ("agency", "lead_name", "phone", "consent_who")
        sensitive = ("began_on", "ended_on", "outcome", "why", "level", "level_on", "stepped", "author", "consent", "consent_on", "first_look",
                     "assessed_on", "plan_on", "plan_version", "review_on", "reviewed_on", "met_on", "seen_on", "proposed", "proposed_on",
                     "proposed_why", "after_protection_on", "oversight_until", "ended_early", "referred_days", "enquired_days",
                     "protected_days", "care_days")  # fmt: skip


class HelpLevel(ProjectionModel):
    """A time at one level within a period: who was in early help, who a child in need, on any day."""

    level = models.CharField(max_length=14)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    period = models.BigIntegerField()
    """The key of its period."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="help_level_key")]
        indexes = [models.Index(fields=["authority", "level", "began_on"], name="help_level_days", include=["subject", "ended_on"])]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "period")
        sensitive = ("level", "began_on", "ended_on")


class Assessed(ProjectionModel):
    """One early help assessment (CAF) that was finished, and how good it was found at the next review."""

    on = models.DateField(db_column="assessed_on")
    author = models.CharField(max_length=12, blank=True)
    agency = models.CharField(max_length=120, blank=True)
    not_gathered = models.SmallIntegerField(default=0)
    parents = models.BooleanField(default=False)
    grade = models.SmallIntegerField(null=True)
    graded_on = models.DateField(null=True)
    period = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="help_assessed_key")]
        indexes = [models.Index(fields=["authority", "on"], name="help_assessed_days", include=["subject", "author", "grade"])]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "graded_on", "period")
        personal = ("agency",)
        sensitive = ("on", "author", "not_gathered", "parents", "grade")


class Edge(ProjectionModel):
    """A time on the edge of care, with what came of it."""

    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    outcome = models.CharField(max_length=8, blank=True)
    service = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="help_edge_key")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key")
        sensitive = ("began_on", "ended_on", "outcome", "service")


class YoungCarer(ProjectionModel):
    """A child who looks after somebody, and what the commissioned service and we did for them."""

    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    whom = models.CharField(max_length=120, blank=True)
    referred_on = models.DateField(null=True)
    service = models.CharField(max_length=160, blank=True)
    assessed_on = models.DateField(null=True)
    too_much = models.BooleanField(null=True)
    reviewed_on = models.DateField(null=True)
    outcome = models.CharField(max_length=6, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="young_carer_key")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key")
        sensitive = ("began_on", "ended_on", "whom", "referred_on", "service", "assessed_on", "too_much", "reviewed_on", "outcome")


class HomeEducation(ProjectionModel):
    """A time of being educated at home, with the last visit."""

    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    visited_on = models.DateField(null=True)
    seen_on = models.DateField(null=True)
    checked_on = models.DateField(null=True)
    outcome = models.CharField(max_length=8, blank=True)
    visits = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="home_education_key")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key")
        sensitive = ("began_on", "ended_on", "visited_on", "seen_on", "checked_on", "outcome", "visits")


class PartnerAsks(RecordModel):
    """A partner asks to begin early help for a child who may not be on the record. About the authority until it is answered."""

    guest = models.ForeignKey("engines.Guest", models.PROTECT, related_name="+", db_index=False)
    author = models.CharField(max_length=12)
    """Kind of service."""
    given = models.CharField(max_length=120, blank=True)
    family = models.CharField(max_length=120, blank=True)
    born_on = models.DateField(null=True)
    address = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=9, blank=True)
    who_agrees = models.CharField(max_length=120, blank=True)
    """Who of the family agreed."""
    why = models.CharField(max_length=1000, blank=True)
    asked_at = models.DateTimeField()
    state = models.CharField(max_length=8)
    """waits, begun, joined (somebody helped already), declined."""
    answer = models.CharField(max_length=400, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        indexes = [models.Index(fields=["authority", "state"], name="partner_asks_state"), models.Index(fields=["guest"], name="partner_asks_guest")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "guest", "author", "asked_at", "state", "answered_at", "answered_by")
        personal = ("given", "family", "born_on", "address", "postcode", "who_agrees")
        sensitive = ("why", "answer")
