"""Times missing and what followed each. Projections only: `manage rebuild` proves them."""

from __future__ import annotations

from django.db import models

from throughline.practice.missing.codes import SERVICE_SAYS
from throughline.record.access.scoped import ProjectionModel


class TimeMissing(ProjectionModel):
    """One time missing, from the door to the end of its follow-up. The return is a fact at once; only the follow-up waits.

    From `went_missing`, `came_back` and what follows on the same thread.
    """

    kind = models.CharField(max_length=1, blank=True)
    from_where = models.CharField(max_length=6, blank=True)
    risk = models.CharField(max_length=6, blank=True)
    in_care = models.BooleanField(default=False)
    """Looked after on the day they went."""
    went_on = models.DateField()
    went_at = models.DateTimeField(null=True)
    back_on = models.DateField(null=True)
    back_at = models.DateTimeField(null=True)
    times_in_90_days = models.SmallIntegerField(default=1)
    """Times in the ninety days up to this one, this one counted."""
    told = models.CharField(max_length=80, blank=True)
    """Who was told, as codes with commas between."""
    told_words = models.CharField(max_length=400, blank=True)
    met_on = models.DateField(null=True)
    """Agencies met about it."""
    visited_on = models.DateField(null=True)
    """The return interview was held, or was offered."""
    outcome = models.CharField(max_length=12, blank=True)
    visitor = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+", db_index=False)
    alone = models.BooleanField(null=True)
    evaluated_on = models.DateField(null=True)
    adequate = models.CharField(max_length=3, blank=True)
    theme = models.CharField(max_length=12, blank=True)
    pattern = models.BooleanField(null=True)
    again_on = models.DateField(null=True)
    """When they next went missing, if they did."""
    again_soon = models.BooleanField(default=False)
    """They went again within ninety days of the visit."""
    closed_on = models.DateField(null=True)
    exception = models.BooleanField(default=False)
    """Closed without all that is asked for."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="time_missing_key")]
        indexes = [
            models.Index(fields=["authority", "went_on"], name="time_missing_days", include=["subject", "back_on"]),
            models.Index(
                fields=["authority", "subject"], name="time_missing_open", condition=models.Q(closed_on__isnull=True)
            ),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "visitor", "evaluated_on", "closed_on", "exception")
        sensitive = ("kind", "from_where", "risk", "in_care", "went_on", "went_at", "back_on", "back_at", "times_in_90_days",
                     "told", "told_words", "met_on", "visited_on", "outcome", "alone", "adequate", "theme", "pattern",
                     "again_on", "again_soon")  # fmt: skip


class ExploitationLook(ProjectionModel):
    """One time that somebody looked for signs of exploitation. From `exploitation_considered`."""

    on = models.DateField(db_column="looked_on")
    ended_on = models.DateField(null=True)
    """The day of the next look, which takes this one's place."""
    signs = models.SmallIntegerField()
    """How many of the signs were there."""
    outcome = models.CharField(max_length=6)
    pregnancy_service = models.BooleanField(default=False)
    service_asked_on = models.DateField(null=True)
    """The service for pregnancy and young parents was told of her."""
    service_answer = models.CharField(max_length=12, blank=True)
    """What the service answered: a code of the directory’s answers; "" while it has not."""
    service_answered_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="exploitation_look_key")]

    @property
    def service_says(self) -> str:
        """The service's answer in words; "" while it has not answered."""
        return SERVICE_SAYS.get(self.service_answer, "")

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key")
        sensitive = ("on", "ended_on", "signs", "outcome", "pregnancy_service", "service_asked_on", "service_answer", "service_answered_on")
