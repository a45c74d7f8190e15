"""Forms that are being written. Working papers: no part of the record until they are signed, and then kept as they were."""

from __future__ import annotations

import uuid

from django.db import models

from throughline.record.access.scoped import ProjectionModel, RecordModel

OPEN, HANDED_IN, RETURNED, SIGNED, DISCARDED = "open", "handed_in", "returned", "signed", "discarded"


class Writing(RecordModel):
    """One form about one subject. Each section has its own version, so that two people write in it side by side."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    form = models.CharField(max_length=80)
    version = models.IntegerField()
    state = models.CharField(max_length=12, default=OPEN)
    answers = models.JSONField(default=dict)
    """Section to question to answer."""
    saves = models.JSONField(default=dict)
    """Section to {version, by, name, at}."""
    confirmed = models.JSONField(default=dict)
    """Question that was pulled through to yes or changed."""
    marks = models.JSONField(default=dict)
    """"section.question" to the paragraphs that are marked: {"2": "other", "4": "confidence"}."""
    begun_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    begun_on = models.DateField()
    began_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True)
    handed_in_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    to_change = models.TextField(blank=True)
    """What to change, when it was returned."""
    event = models.BigIntegerField(null=True)
    """The entry in the ledger that its signing made."""
    second = models.JSONField(default=dict)
    """What the second pair of eyes said, where the gate asks for it: {by, name, agrees, words, at}."""
    model = models.JSONField(default=dict)
    """The council's practice model as it was on the day this was begun: headings by question, scaling questions."""
    purpose = models.CharField(max_length=60, blank=True)
    """What opened it, where that is not its writer alone: "meeting:…" and the part in it."""

    class Meta:
        indexes = [
            models.Index(fields=["subject", "form"], name="writing_subject"),
            models.Index(fields=["authority", "state"], name="writing_state"),
            models.Index(fields=["purpose"], name="writing_purpose"),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "form", "version", "state", "saves", "confirmed", "marks", "begun_by", "begun_on",
                "began_at", "saved_at", "handed_in_at", "handed_in_by", "answered_at", "answered_by", "event", "model", "purpose")  # fmt: skip
        sensitive = ("answers", "to_change", "second")


class Aside(RecordModel):
    """A text that was overtaken by another: kept, so that both can be laid side by side and none is ever lost."""

    id = models.BigAutoField(primary_key=True)
    writing = models.ForeignKey(Writing, models.PROTECT, related_name="asides")
    section = models.CharField(max_length=60)
    answers = models.JSONField()
    name = models.CharField(max_length=120)
    at = models.DateTimeField(db_column="set_aside_at")
    open = models.BooleanField(default=True)
    """Whether somebody has still to say which of the two stands."""

    class Meta:
        indexes = [models.Index(fields=["writing", "section"], name="aside_writing")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "writing", "section", "name", "at", "open")
        sensitive = ("answers",)


class SigningLent(ProjectionModel):
    """Somebody signs for somebody else between two days. About the worker who lends; from `forms.signing_lent`."""

    lender = models.ForeignKey("record.Worker", models.PROTECT, related_name="+", db_index=False)
    to = models.ForeignKey("record.Worker", models.PROTECT, related_name="+", db_index=False)
    form = models.CharField(max_length=80, blank=True)
    """One form by its code, or every form that the lender may sign."""
    began_on = models.DateField()
    until_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="signinglent_key")]
        indexes = [models.Index(fields=["to", "until_on"], name="signinglent_to")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "lender", "to", "form", "began_on", "until_on", "ended_on")
