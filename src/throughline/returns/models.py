"""Imports of national returns: each run, what it could not take in, and the rows as they were told, year by year."""

from __future__ import annotations

import uuid

from django.db import models

from throughline.record.access.scoped import RecordModel, ScopedManager


class ImportRun(models.Model):
    """One reading of a return into the record: when, by whom, which files, and what came of it."""

    RUNNING, FINISHED, FAILED = "running", "finished", "failed"
    STATES = {RUNNING: "Running", FINISHED: "Finished", FAILED: "Did not finish: nothing of it was kept"}

    id = models.AutoField(primary_key=True)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    source = models.CharField(max_length=40)
    """Code of the source, e.g. ssda903."""
    year = models.IntegerField()
    """The year of the 31 March that ends the collection."""
    state = models.CharField(max_length=10, choices=list(STATES.items()), default=RUNNING)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+")
    """Who sent the files through the browser; nobody when it was a command."""
    files = models.JSONField(default=dict)
    """Table to the name of its file."""
    summary = models.JSONField(default=dict)
    """Children, events by type, rows read, and what was put aside by reason."""
    failure = models.CharField(max_length=400, blank=True)

    class Meta:
        indexes = [models.Index(fields=["authority", "-began_at"], name="import_run_latest")]

    class Privacy:
        link = ("id", "authority", "source", "year", "state", "began_at", "ended_at", "by", "files", "summary", "failure")


class PutAside(models.Model):
    """A cell or row of a file that did not go into the record, with its place and the reason in words."""

    CELL, ROW, NOTE, FILE = "cell", "row", "note", "file"
    KINDS = {CELL: "Cell", ROW: "Row", NOTE: "Note", FILE: "File"}

    id = models.BigAutoField(primary_key=True)
    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="put_aside")
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+", db_index=False)
    subject = models.ForeignKey("record.Subject", models.PROTECT, null=True, related_name="+", db_index=False)
    """The child it is about; none when the row does not say, or nobody came of it."""
    vis = models.IntegerField(default=0)
    kind = models.CharField(max_length=4, choices=list(KINDS.items()))
    reason = models.CharField(max_length=40)
    """Code of the reason, for counting."""
    words = models.CharField(max_length=400)
    file = models.CharField(max_length=200, blank=True)
    line = models.IntegerField(null=True)
    """As in the file: the heading is line 1."""
    table = models.CharField(max_length=40, blank=True)
    column = models.CharField(max_length=40, blank=True)
    child = models.CharField(max_length=40, blank=True)
    value = models.CharField(max_length=200, blank=True)

    objects = ScopedManager()

    class Meta:
        indexes = [
            models.Index(fields=["run", "kind", "reason"], name="put_aside_run"),
            models.Index(fields=["subject"], name="put_aside_subject"),
        ]

    class Privacy:
        link = ("id", "run", "authority", "subject", "vis", "kind", "reason", "file", "line", "table", "column", "child")
        sensitive = ("words", "value")


class ToldRow(RecordModel):
    """A row of a return as the authority last told it for a year: its readable cells, by the name of the column.

    From all that was ever told of a child the importer works out what happened; the ledger holds the result. A cell that
    could not be read is null: what an earlier year said of it then stands.
    """

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=40)
    year = models.IntegerField()
    table = models.CharField(max_length=40)
    key = models.CharField(max_length=40, blank=True)
    """What tells one row of the table from another for one child, e.g. the day an episode began."""
    cells = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "source", "year", "table", "key"], name="told_once")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "source", "year", "table", "key")
        sensitive = ("cells",)


class CheckedReturn(models.Model):
    """Files of a return that somebody sent to be checked: when, how far, and until when they are kept.

    What was in them lies in a sealed folder of the same number, which only they open; here stands nothing of any child.
    """

    WAITING, RUNNING, FINISHED, FAILED = "waiting", "running", "finished", "failed"
    STATES = {WAITING: "Waiting", RUNNING: "Being checked", FINISHED: "Checked", FAILED: "Not checked"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    by = models.ForeignKey("record.Worker", models.PROTECT, related_name="+")
    code = models.CharField(max_length=10)
    """ssda903 or cin."""
    year = models.IntegerField()
    """The year of the 31 March that ends the collection."""
    returning = models.CharField(max_length=9)
    """ONS code of the authority whose return it is."""
    state = models.CharField(max_length=10, choices=list(STATES.items()), default=WAITING)
    step = models.CharField(max_length=80, blank=True)
    """What it is at, in words."""
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    sent_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    away_on = models.DateField()
    """The day on which all of it is thrown away."""
    files = models.JSONField(default=dict)
    """`this`, `previous`, `providers`: names of the files that were sent, with their sizes in bytes."""
    summary = models.JSONField(default=dict)
    """Counts: findings, children, rules run and not, rows by table."""
    failure = models.CharField(max_length=400, blank=True)

    class Meta:
        indexes = [models.Index(fields=["by", "-sent_at"], name="checked_return_latest")]

    class Privacy:
        link = ("id", "authority", "by", "code", "year", "returning", "state", "step", "done", "total", "sent_at",
                "began_at", "ended_at", "away_on", "files", "summary", "failure")  # fmt: skip


class ReturnLook(RecordModel):
    """When the rules of a return were last tried on what the record tells of a child."""

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=20)
    year = models.IntegerField()
    upto = models.BigIntegerField()
    """Number of the last entry that was taken into account."""
    at = models.DateTimeField(db_column="looked_at")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "source"], name="return_look_once")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "source", "year", "upto", "at")


class ReturnFinding(RecordModel):
    """What a rule of a return finds, or found until some day, in what the record tells of a child."""

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=20)
    year = models.IntegerField()
    code = models.CharField(max_length=20)
    """The official code of the rule."""
    kind = models.CharField(max_length=5)
    """error or query."""
    table = models.CharField(max_length=40)
    key = models.CharField(max_length=10, blank=True)
    """The first day of the row; blank where a child has one row of the table."""
    fields = models.JSONField(default=list)
    said = models.CharField(max_length=400, blank=True)
    """What stands in the fields."""
    says = models.CharField(max_length=400)
    """What is wrong, in the official words."""
    first_on = models.DateField()
    gone_on = models.DateField(null=True)
    """The day on which it was found no more."""

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["subject", "source", "year", "code", "table", "key"], name="return_finding_once")
        ]
        indexes = [models.Index(fields=["authority", "source", "year", "code"], name="return_finding_rule")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "source", "year", "code", "kind", "table", "key", "fields", "says",
                "first_on", "gone_on")  # fmt: skip
        sensitive = ("said",)


class ReturnExplanation(RecordModel):
    """Why something that a rule finds is right all the same: it goes with the return where the collection takes one."""

    id = models.BigAutoField(primary_key=True)
    source = models.CharField(max_length=20)
    year = models.IntegerField()
    code = models.CharField(max_length=20)
    table = models.CharField(max_length=40)
    key = models.CharField(max_length=10, blank=True)
    words = models.CharField(max_length=500)
    by = models.ForeignKey("record.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_column="explained_at")
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey("record.Worker", models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject", "source", "year", "code", "table", "key"], name="return_explained_once",
                condition=models.Q(taken_back_at__isnull=True),
            )
        ]  # fmt: skip

    class Privacy:
        link = ("id", "authority", "subject", "vis", "source", "year", "code", "table", "key", "by", "at", "taken_back_at",
                "taken_back_by")  # fmt: skip
        sensitive = ("words",)


class BuiltReturn(models.Model):
    """A return written from the record to be looked at: how far it is, and what was found in it.

    Its files lie in a sealed folder until it is sent (frozen), built anew or a month old. There is one a year at a time.
    """

    WAITING, RUNNING, FINISHED, FAILED = "waiting", "running", "finished", "failed"
    STATES = {WAITING: "Waiting", RUNNING: "Being written", FINISHED: "Written", FAILED: "Not written"}

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    by = models.ForeignKey("record.Worker", models.PROTECT, related_name="+")
    code = models.CharField(max_length=10)
    year = models.IntegerField()
    """The year of the 31 March that ends the collection."""
    state = models.CharField(max_length=10, choices=list(STATES.items()), default=WAITING)
    step = models.CharField(max_length=80, blank=True)
    done = models.IntegerField(default=0)
    total = models.IntegerField(default=0)
    asked_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    upto = models.BigIntegerField(null=True)
    """Number of the last entry of the ledger that was there when it began."""
    summary = models.JSONField(default=dict)
    """Files with size and hash, rows by table, findings by rule, what stays empty; no child."""
    failure = models.CharField(max_length=400, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "code", "year"], name="one_built_return_a_year")]

    class Privacy:
        link = ("id", "authority", "by", "code", "year", "state", "step", "done", "total", "asked_at", "began_at", "ended_at",
                "upto", "summary", "failure")  # fmt: skip


class ReturnSubmission(models.Model):
    """A return as it was sent: who sent it and when, with what was found and said of it. Never changed: the database
    refuses. What is sent again is another one, with the next number."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    code = models.CharField(max_length=10)
    year = models.IntegerField()
    nth = models.IntegerField()
    """1 for the first of the year."""
    by = models.ForeignKey("record.Worker", models.PROTECT, related_name="+")
    at = models.DateTimeField(db_column="frozen_at")
    built_at = models.DateTimeField()
    built_by = models.ForeignKey("record.Worker", models.PROTECT, related_name="+")
    words = models.CharField(max_length=500, blank=True)
    """Why it goes with errors that nobody explained; or a remark."""
    all_the_same = models.BooleanField(default=False)
    """Sent although not everything that should be so before was so."""
    summary = models.JSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["authority", "code", "year", "nth"], name="submission_number")]

    class Privacy:
        link = ("id", "authority", "code", "year", "nth", "by", "at", "built_at", "built_by", "words", "all_the_same", "summary")


class SubmittedFile(models.Model):
    """One file of a return as it was sent. Never changed."""

    id = models.BigAutoField(primary_key=True)
    submission = models.ForeignKey(ReturnSubmission, models.PROTECT, related_name="files")
    authority = models.ForeignKey("record.Authority", models.PROTECT, related_name="+")
    place = models.IntegerField()
    name = models.CharField(max_length=80)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    """Packed (zlib)."""

    class Meta:
        constraints = [models.UniqueConstraint(fields=["submission", "name"], name="submitted_file_once")]

    class Privacy:
        link = ("id", "submission", "authority", "place", "name", "size", "sha256")
        sensitive = ("content",)
