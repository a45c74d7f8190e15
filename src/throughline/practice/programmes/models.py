"""Centres, programmes, who is registered, who came. Projections only: `manage rebuild` proves them."""

from __future__ import annotations

from django.db import models

from throughline.record.access.scoped import ProjectionModel


class Centre(ProjectionModel):
    """A children's centre, about a service."""

    name = models.CharField(max_length=120)
    area = models.CharField(max_length=120, blank=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="centre_key")]

    class Privacy:
        public = ("id", "authority", "subject", "vis", "key", "name", "area", "began_on", "ended_on")


class Eligible(ProjectionModel):
    """How many families live in one area, all or of one group: the last count, dated, with its source."""

    area = models.CharField(max_length=40)
    group = models.CharField(max_length=16)
    families = models.IntegerField()
    source = models.CharField(max_length=160, blank=True)
    on = models.DateField(db_column="counted_on")
    deprived = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="eligible_key")]

    class Privacy:
        public = ("id", "authority", "subject", "vis", "key", "area", "group", "families", "source", "on", "deprived")


class Programme(ProjectionModel):
    """Something that is offered to families in a group."""

    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10)
    group = models.CharField(max_length=16, blank=True)
    """For whom; empty: nobody has said."""
    sessions = models.IntegerField(null=True)
    places = models.IntegerField(null=True)
    measure = models.CharField(max_length=120, blank=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    held = models.IntegerField(default=0)
    """Sessions held."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="programme_key")]

    class Privacy:
        public = ("id", "authority", "subject", "vis", "key", "name", "kind", "group", "sessions", "places", "measure", "began_on", "ended_on", "held")


class EarlyYears(ProjectionModel):
    """A training of a setting, or what its children reached."""

    what = models.CharField(max_length=160)
    on = models.DateField(db_column="told_on")
    staff = models.IntegerField(null=True)
    year = models.SmallIntegerField(null=True)
    measure = models.CharField(max_length=12, blank=True)
    pupils = models.CharField(max_length=12, blank=True)
    reached = models.IntegerField(null=True)
    out_of = models.IntegerField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="early_setting_key")]

    class Privacy:
        public = ("id", "authority", "subject", "vis", "key", "what", "on", "staff", "year", "measure", "pupils", "reached", "out_of")


class Registration(ProjectionModel):
    """A child registered with a centre, where the family lives and what it says of itself."""

    centre = models.BigIntegerField()
    """Number of the service."""
    area = models.CharField(max_length=40, blank=True)
    groups = models.JSONField(default=list)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="registration_key")]
        indexes = [models.Index(fields=["authority", "centre"], name="registration_centre")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "centre")
        sensitive = ("area", "groups", "began_on", "ended_on")


class Attendance(ProjectionModel):
    """One time that somebody of a family came to a group."""

    centre = models.BigIntegerField()
    programme = models.BigIntegerField()
    name = models.CharField(max_length=120, blank=True)
    who = models.CharField(max_length=8, blank=True)
    on = models.DateField(db_column="came_on")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="attendance_key")]
        indexes = [models.Index(fields=["authority", "on"], name="attendance_days", include=["subject", "centre", "programme"])]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "centre", "programme", "name")
        sensitive = ("who", "on")


class Course(ProjectionModel):
    """Somebody's way through a course, with what was measured before and after."""

    centre = models.BigIntegerField()
    programme = models.BigIntegerField()
    name = models.CharField(max_length=120, blank=True)
    who = models.CharField(max_length=8, blank=True)
    area = models.CharField(max_length=40, blank=True)
    group = models.CharField(max_length=16, blank=True)
    began_on = models.DateField()
    ended_on = models.DateField(null=True)
    how = models.CharField(max_length=10, blank=True)
    before = models.IntegerField(null=True)
    after = models.IntegerField(null=True)
    outcome = models.CharField(max_length=10, blank=True)
    helped = models.BooleanField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "key"], name="course_key")]
        indexes = [models.Index(fields=["authority", "programme"], name="course_programme")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "key", "centre", "programme", "name")
        sensitive = ("who", "area", "group", "began_on", "ended_on", "how", "before", "after", "outcome", "helped")
