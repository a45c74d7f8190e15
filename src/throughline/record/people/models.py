"""Who the record is about. `Authority` and `Subject` are identity and primary; the rest is said by events."""

from __future__ import annotations

import uuid

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models.expressions import RawSQL

from throughline.record.access.scoped import ProjectionModel


class Authority(models.Model):
    """A council with children's services. On every row, because councils share teams and duty desks."""

    id = models.SmallAutoField(primary_key=True)
    code = models.CharField(max_length=9, unique=True)
    """ONS code, e.g. E10000011."""
    name = models.CharField(max_length=120)
    short_name = models.CharField(max_length=60, blank=True)
    live_on = models.DateField(null=True)
    """The day it began to work here; before it, what its old files could not hold is not known."""
    population_0_17 = models.IntegerField(null=True)
    phone = models.CharField(max_length=40, blank=True)
    duty_phone = models.CharField(max_length=40, blank=True)
    """Out of hours."""

    class Privacy:
        public = ("id", "code", "name", "short_name", "live_on", "population_0_17", "phone", "duty_phone")

    def __str__(self) -> str:
        return self.short_name or self.name


KINDS = {
    "child": "Child",
    "adult": "Adult",
    "carers": "Carer household",
    "home": "Home",
    "school": "School",
    "worker": "Worker",
    "service": "Service",
    "authority": "Authority",
}
OPEN_KINDS = ("carers", "home", "school", "service", "authority")
"""Kinds whose names and telephone numbers every member of staff may see."""


class Subject(models.Model):
    """Anything with a chronology and clocks. The row is only an identity: nothing is said of anybody here."""

    id = models.BigAutoField(primary_key=True)
    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=list(KINDS.items()))
    vis = models.IntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    class Privacy:
        link = ("id", "uuid", "authority", "kind", "vis", "created_at")

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"


class Person(ProjectionModel):
    """What a subject is called and like, now. Built from `record.person_described` and the birth.

    One row a subject. A home, a school and a carer household have their name here too.
    """

    given = models.CharField(max_length=120, blank=True)
    family = models.CharField(max_length=120, blank=True)
    known_as = models.CharField(max_length=120, blank=True)
    name = models.CharField(max_length=260, blank=True)
    """The name people use, as shown."""
    sort_key = models.CharField(max_length=260, blank=True, db_collation="C")
    """Case and accents taken off, family name first: ordering and prefix search, whatever the database's locale."""
    past_names = models.JSONField(default=list)
    born_on = models.DateField(null=True)
    expected_on = models.DateField(null=True)
    died_on = models.DateField(null=True)
    sex = models.CharField(max_length=1, blank=True)
    pronouns = models.CharField(max_length=20, blank=True)
    ethnicity = models.CharField(max_length=8, blank=True)
    language = models.CharField(max_length=60, blank=True)
    interpreter = models.BooleanField(null=True)
    communication = models.CharField(max_length=200, blank=True)
    contact_safely = models.CharField(max_length=300, blank=True)
    phone = models.CharField(max_length=40, blank=True)
    role = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject"], name="person_once")]
        indexes = [
            models.Index(fields=["authority", "sort_key"], name="person_name"),
            models.Index(fields=["authority", "born_on"], name="person_born"),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key")
        personal = ("given", "family", "known_as", "name", "sort_key", "past_names", "born_on", "expected_on",
                    "died_on", "sex", "pronouns", "phone", "role", "language", "interpreter")  # fmt: skip
        sensitive = ("ethnicity", "communication", "contact_safely")

    def __str__(self) -> str:
        return self.name or f"No name yet ({self.subject_id})"


class Identifier(ProjectionModel):
    """A number by which others know this person. Built from `record.identifier_recorded`."""

    scheme = models.CharField(max_length=12)
    value = models.CharField(max_length=40, db_collation="C")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="identifier_key")]
        indexes = [models.Index(fields=["authority", "scheme", "value"], name="identifier_value")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key")
        personal = ("scheme", "value")


class Address(ProjectionModel):
    """Where somebody lives and who must not learn it. Built from `record.address_began` and `…_ended`."""

    lines = models.CharField(max_length=300, blank=True)
    postcode = models.CharField(max_length=8, blank=True)
    kind = models.CharField(max_length=12, default="home")
    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    not_to = models.JSONField(default=list)
    """Subjects who must not learn it."""
    not_to_words = models.CharField(max_length=300, blank=True)
    protected_source = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "key"], name="address_key"),
            ExclusionConstraint(
                name="one_home_address_at_once",
                expressions=[
                    ("subject", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    (RawSQL("daterange(began_on, ended_on, '[)')", ()), RangeOperators.OVERLAPS),
                ],
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]
        indexes = [models.Index(fields=["authority", "postcode"], name="address_postcode")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "began_on", "ended_on", "kind")
        sensitive = ("lines", "postcode", "not_to", "not_to_words", "protected_source")


class Relationship(ProjectionModel):
    """One person's tie to another, readable from both sides. Built from `record.related` and `…_ended`.

    `kind` is what `other` is to `subject`: the mother of, the brother of. The reverse is worded on reading.
    """

    other = models.ForeignKey("record.Subject", models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=24)
    parental_responsibility = models.BooleanField(null=True)
    lives_together = models.BooleanField(null=True)
    began_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="relationship_key")]
        indexes = [
            models.Index(fields=["subject", "other"], name="relationship_from"),
            models.Index(fields=["other", "subject"], name="relationship_to"),
        ]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "other", "began_on", "ended_on")
        sensitive = ("kind", "parental_responsibility", "lives_together")


class SettingValue(ProjectionModel):
    """A local limit, target or wording as the authority set it, from a day. About the authority itself.

    Built from `record.setting_changed`.
    """

    setting = models.CharField(max_length=60)
    value = models.JSONField(null=True)
    began_on = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="setting_key")]

    class Privacy:
        public = ("id", "authority", "subject", "vis", "key", "setting", "value", "began_on")
