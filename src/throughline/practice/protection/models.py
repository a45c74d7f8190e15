"""What is true now of enquiries, conferences, plans, core groups and visits. Projections only: `manage rebuild` proves them."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models.expressions import RawSQL

from throughline.record.access.scoped import ProjectionModel

NO_OVERLAP = (RawSQL("daterange(began_on, ended_on, '[)')", ()), RangeOperators.OVERLAPS)


class Strategy(ProjectionModel):
    """One strategy discussion about one child. From `strategy_held`."""

    on = models.DateField(db_column="held_on")
    concern_on = models.DateField(null=True)
    outcome = models.CharField(max_length=12)
    agencies = models.SmallIntegerField(default=0)
    """How many agencies took part; social care is one of them."""
    who = models.CharField(max_length=60, blank=True)
    """Their codes, with commas between."""
    why_few = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="strategy_key")]
        indexes = [models.Index(fields=["authority", "on"], name="strategy_days", include=["subject", "agencies"])]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "on", "concern_on", "agencies", "who")
        sensitive = ("outcome", "why_few")


class Enquiry(ProjectionModel):
    """One enquiry under section 47, from the strategy discussion to its outcome. From `enquiry_began`, `…_allocated`, `…_ended`."""

    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    strategy_on = models.DateField(null=True)
    allocated_on = models.DateField(null=True)
    worker = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    co_worker = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    exception = models.BooleanField(default=False)
    outcome = models.CharField(max_length=28, blank=True)
    conference_on = models.DateField(null=True)
    """The first conference that followed it."""
    after_end = models.BooleanField(default=False)
    """Begun within six months of a plan that ended."""
    signed_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="enquiry_key")]
        indexes = [models.Index(fields=["authority", "began_on"], name="enquiry_days", include=["subject", "ended_on"])]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "worker", "co_worker", "allocated_on", "signed_on", "exception")
        sensitive = ("began_on", "ended_on", "strategy_on", "outcome", "conference_on", "after_end")


class Conference(ProjectionModel):
    """One conference about one child. From `conference_held`."""

    on = models.DateField(db_column="held_on")
    kind = models.CharField(max_length=12)
    chair = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    decision = models.CharField(max_length=8, blank=True)
    gp = models.CharField(max_length=14, blank=True)
    practice = models.CharField(max_length=120, blank=True)
    chased_on = models.DateField(null=True)
    minutes_sent_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="conference_key")]
        indexes = [
            models.Index(fields=["subject", "-on"], name="conference_latest"),
            models.Index(fields=["authority", "on"], name="conference_days", include=["subject", "kind", "gp"]),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "on", "chair", "minutes_sent_on", "chased_on")
        personal = ("practice",)
        sensitive = ("kind", "decision", "gp")


class PlanPeriod(ProjectionModel):
    """When a child was protected by a plan, why it began and why it ended. From `plan_began`, `category_changed`, `plan_ended`."""

    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    first_category = models.CharField(max_length=3)
    category = models.CharField(max_length=3)
    temporary = models.BooleanField(default=False)
    begun_before = models.BooleanField(default=False)
    reason = models.CharField(max_length=12, blank=True)
    then = models.CharField(max_length=14, blank=True)
    before = models.SmallIntegerField(default=0)
    """Plans before this one, here or in another council."""
    ended_before_on = models.DateField(null=True)
    """When the last plan before this one ended, where it was here."""
    again_on = models.DateField(null=True)
    """When the next plan began, if one did."""
    over_two_years = models.BooleanField(default=False)
    """It lasted for two years or more when it ended."""
    agreed_on = models.DateField(null=True)
    """When the last version of the written plan was agreed."""
    whole = models.BooleanField(default=False)
    """The last version has outcomes that can be measured, with actions, owners and days."""
    start_signed_on = models.DateField(null=True)
    end_signed_on = models.DateField(null=True)
    reviewed_on = models.DateField(null=True)
    """The last review conference."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "key"], name="plan_period_key"),
            ExclusionConstraint(
                name="one_plan_at_once",
                expressions=[("subject", RangeOperators.EQUAL), NO_OVERLAP],
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        indexes = [
            models.Index(fields=["authority", "began_on"], name="plan_period_days", include=["ended_on", "subject"]),
            models.Index(fields=["authority", "ended_on"], name="plan_period_ends", include=["subject"]),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "agreed_on", "whole", "start_signed_on", "end_signed_on", "reviewed_on")
        sensitive = ("began_on", "ended_on", "first_category", "category", "temporary", "begun_before", "reason", "then", "before", "ended_before_on",
                     "again_on", "over_two_years")  # fmt: skip


class CoreGroup(ProjectionModel):
    """One core group of one child's plan. From `core_group_held`."""

    on = models.DateField(db_column="held_on")
    progress = models.CharField(max_length=6, blank=True)
    asked = models.SmallIntegerField(default=0)
    came = models.SmallIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="core_group_key")]
        indexes = [models.Index(fields=["authority", "on"], name="core_group_days", include=["subject", "asked", "came"])]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "on", "asked", "came")
        sensitive = ("progress",)


class Attendance(ProjectionModel):
    """Whether an agency came to, or reported for, a core group or conference. From `meetings.attended`."""

    on = models.DateField(db_column="met_on")
    meeting = models.CharField(max_length=12)
    """core_group, conference, strategy."""
    part = models.CharField(max_length=40)
    agency = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=120, blank=True)
    there = models.BooleanField()
    reported = models.BooleanField(default=False)
    in_a_row = models.SmallIntegerField(default=0)
    """How often in a row this part has given nothing, this time counted; 0 when it came or reported."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="protection_attendance_key")]
        indexes = [models.Index(fields=["authority", "on"], name="protection_attendance_days", include=["subject", "part", "there"])]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "on", "meeting", "part", "there", "reported", "in_a_row")
        personal = ("agency", "name")


class ProtectionVisit(ProjectionModel):
    """One visit to a child with a plan. From `child_visited`, completed by what was written up later."""

    on = models.DateField(db_column="visited_on")
    by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    seen = models.BooleanField()
    alone = models.CharField(max_length=4, blank=True)
    bedroom = models.BooleanField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="protection_visit_key")]
        indexes = [
            models.Index(fields=["subject", "-on"], name="protection_visit_latest"),
            models.Index(fields=["authority", "on"], name="protection_visit_days", include=["subject", "seen", "alone"]),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "on", "by")
        sensitive = ("seen", "alone", "bedroom")
