"""Requests for feedback, and what was changed because of it. Projections only: `manage rebuild` proves them."""

from __future__ import annotations

from django.db import models

from throughline.record.access.scoped import ProjectionModel


class FeedbackRequest(ProjectionModel):
    """One part asked after one event. It is there from the event on, whoever forgets: only an answer closes it.

    `key` is that event. `ask` names the feedback and the part.
    """

    ask = models.CharField(max_length=100)
    feedback = models.CharField(max_length=80)
    part = models.CharField(max_length=20)
    began_on = models.DateField()
    until_on = models.DateField()
    """Until then an answer is waited for."""
    after = models.CharField(max_length=80)
    """Code of the event after which it is asked."""
    worker = models.ForeignKey("record.Worker", models.DO_NOTHING, null=True, related_name="+", db_index=False, db_constraint=False)
    """Whom it was with."""
    asked_on = models.DateField(null=True)
    how = models.CharField(max_length=12, blank=True)
    answered_on = models.DateField(null=True)
    declined_on = models.DateField(null=True)
    rating = models.SmallIntegerField(null=True)
    themes = models.JSONField(default=list)
    good = models.BigIntegerField(null=True)
    words = models.BigIntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "ask", "key"], name="feedback_request_key")]
        indexes = [
            models.Index(fields=["authority", "feedback", "began_on"], name="feedback_request_days", include=["subject", "answered_on"]),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "ask", "feedback", "part", "began_on", "until_on", "after", "worker", "asked_on",
                "how", "answered_on", "declined_on", "good", "words")  # fmt: skip
        sensitive = ("rating", "themes")


class Improvement(ProjectionModel):
    """Something that was agreed to change after what was said, about the authority itself: you said, we did."""

    feedback = models.CharField(max_length=80)
    theme = models.CharField(max_length=40, blank=True)
    said = models.CharField(max_length=300)
    what = models.CharField(max_length=300)
    owner = models.ForeignKey("record.Worker", models.DO_NOTHING, null=True, related_name="+", db_index=False, db_constraint=False)
    agreed_on = models.DateField()
    by_on = models.DateField()
    made_on = models.DateField(null=True)
    did = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="improvement_key")]

    class Privacy:
        public = ("id", "authority", "subject", "vis", "key", "feedback", "theme", "said", "what", "owner", "agreed_on", "by_on", "made_on", "did")
