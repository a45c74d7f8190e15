"""Cases on the way to court, decisions at their grade, care by agreement, children at home on orders. Projections only."""

from __future__ import annotations

from django.db import models

from throughline.record.access.scoped import ProjectionModel


class Case(ProjectionModel):
    """One way towards court, from the legal planning meeting to its end. From `threshold_discussed` and what follows."""

    trigger = models.CharField(max_length=200, blank=True)
    recommended_on = models.DateField(null=True)
    began_on = models.DateField()
    """The day of the legal planning meeting."""
    decision = models.CharField(max_length=16)
    letter_on = models.DateField(null=True)
    family_meeting = models.CharField(max_length=12, blank=True)
    """held, declined, not_offered or offered."""
    met_on = models.DateField(null=True)
    """The first pre-proceedings meeting."""
    panel_on = models.DateField(null=True)
    panel = models.CharField(max_length=8, blank=True)
    quality = models.CharField(max_length=1, blank=True)
    checklist_on = models.DateField(null=True)
    checklist_owed = models.CharField(max_length=120, blank=True)
    """What the checklist still asks for, as codes with commas between; empty once all of it is there."""
    issued_on = models.DateField(null=True)
    kind = models.CharField(max_length=12, blank=True)
    emergency = models.BooleanField(default=False)
    case_number = models.CharField(max_length=40, blank=True)
    hearing = models.CharField(max_length=16, blank=True)
    hearing_on = models.DateField(null=True)
    next_on = models.DateField(null=True)
    delays = models.CharField(max_length=120, blank=True)
    ended_on = models.DateField(null=True)
    outcome = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="legal_case_key")]
        indexes = [
            models.Index(fields=["authority", "began_on"], name="legal_case_days", include=["subject", "ended_on"]),
            models.Index(fields=["authority", "issued_on"], name="legal_case_issued", include=["subject"]),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "began_on", "issued_on", "ended_on")
        sensitive = (
            "trigger", "recommended_on", "decision", "letter_on", "family_meeting", "met_on", "panel_on", "panel", "quality",
            "checklist_on", "checklist_owed", "kind", "emergency", "case_number", "hearing", "hearing_on", "next_on", "delays",
            "outcome",
        )  # fmt: skip


class Decision(ProjectionModel):
    """One decision with the grade of whoever took it. From `decision_taken` and `threshold_discussed`."""

    kind = models.CharField(max_length=16)
    outcome = models.CharField(max_length=16)
    on = models.DateField(db_column="decided_on")
    decided_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    grade = models.CharField(max_length=16, blank=True)
    below_grade = models.BooleanField(default=False)
    why_below = models.CharField(max_length=300, blank=True)
    confirmed_on = models.DateField(null=True)
    answer = models.CharField(max_length=8, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="legal_decision_key")]
        indexes = [models.Index(fields=["authority", "on"], name="legal_decision_day", include=["subject"])]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "on", "decided_by", "confirmed_on")
        sensitive = ("kind", "outcome", "grade", "below_grade", "why_below", "answer")


class ByAgreement(ProjectionModel):
    """One time in care by agreement, with what was written down about it. From the legal status and `section_20_…`."""

    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    authorised_on = models.DateField(null=True)
    purpose = models.CharField(max_length=300, blank=True)
    expected_end_on = models.DateField(null=True)
    consent_by = models.CharField(max_length=160, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="by_agreement_key")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "began_on", "ended_on")
        sensitive = ("authorised_on", "purpose", "expected_end_on", "consent_by")


class AtHome(ProjectionModel):
    """One time at home with parents on a care order. From legal statuses, homes and `discharge_considered`."""

    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    considered_on = models.DateField(null=True)
    considered = models.CharField(max_length=20, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="at_home_key")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "began_on", "ended_on")
        sensitive = ("considered_on", "considered")


class SecureOrder(ProjectionModel):
    """One secure accommodation order. From `secure_order_made` and what follows."""

    criteria = models.CharField(max_length=40, blank=True)
    began_on = models.DateField()
    until_on = models.DateField()
    reviewed_on = models.DateField(null=True)
    reviews = models.SmallIntegerField(default=0)
    met = models.CharField(max_length=8, blank=True)
    ended_on = models.DateField(null=True)
    outcome = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="secure_order_key")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "began_on", "ended_on")
        sensitive = ("criteria", "until_on", "reviewed_on", "reviews", "met", "outcome")


class Advice(ProjectionModel):
    """One question to the lawyers, and when it was answered. Never the words. From `advice_asked` and `advice_given`."""

    asked_on = models.DateField()
    asked_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    urgent = models.BooleanField(default=False)
    given_on = models.DateField(null=True)
    days = models.SmallIntegerField(null=True)
    """Working days from the question to the answer."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="legal_advice_key")]
        indexes = [models.Index(fields=["authority", "asked_on"], name="legal_advice_day", include=["subject"])]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "asked_on", "asked_by", "given_on", "days")
        sensitive = ("urgent",)
