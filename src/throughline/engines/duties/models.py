"""Obligations: the clocks of all duties for all subjects, as a projection of the ledger for lists and figures."""

from __future__ import annotations

from django.db import models

from throughline.record.access.scoped import ProjectionModel


class Obligation(ProjectionModel):
    """One clock. Built from the events each duty reads; open and overdue are never stored, they are questions of today.

    `key` is the event that opened the clock. An open row's owner and team are joined from allocation; the team is
    frozen when the clock closes, because that is whose figure it is.
    """

    duty = models.CharField(max_length=60)
    start = models.BigIntegerField()
    thread = models.BigIntegerField(null=True)
    ordinal = models.IntegerField()
    started_on = models.DateField()
    started_at = models.DateTimeField(null=True)
    rule = models.CharField(max_length=20)
    rule_id = models.CharField(max_length=40)
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    met = models.BigIntegerField(null=True)
    met_on = models.DateField(null=True)
    met_at = models.DateTimeField(null=True)
    lapsed_on = models.DateField(null=True)
    known = models.BooleanField(default=True)
    on_time = models.BooleanField(null=True)
    owner = models.ForeignKey(
        "record.Worker", models.DO_NOTHING, null=True, related_name="+", db_index=False, db_constraint=False
    )
    """Only where the starting event names who owes it."""
    team = models.ForeignKey("record.Team", models.PROTECT, null=True, related_name="+", db_index=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "duty", "key"], name="obligation_key")]
        indexes = [
            models.Index(
                fields=["subject", "due_on"],
                name="obligation_open",
                condition=models.Q(met__isnull=True, lapsed_on__isnull=True, known=True),
            ),
            models.Index(
                fields=["owner", "due_on"],
                name="obligation_owner",
                condition=models.Q(met__isnull=True, lapsed_on__isnull=True, owner__isnull=False),
            ),
            models.Index(
                fields=["authority", "duty", "due_on"],
                name="obligation_measured",
                include=["subject", "met_on", "lapsed_on", "known", "on_time", "team"],
            ),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "duty", "start", "thread", "ordinal", "started_on",
                "started_at", "rule", "rule_id", "due_on", "due_at", "met", "met_on", "met_at", "lapsed_on", "known",
                "on_time", "owner", "team")  # fmt: skip
