"""Papers: what they are, whose, and the hash by which the file store knows them."""

from __future__ import annotations

from django.db import models

from throughline.record.access.scoped import RecordModel


class Document(RecordModel):
    """One file on a subject's record. The bytes lie in the file store under their hash; the event says how it came."""

    id = models.BigAutoField(primary_key=True)
    event = models.BigIntegerField()
    kind = models.CharField(max_length=30)
    title = models.CharField(max_length=200)
    on = models.DateField(db_column="document_on")
    sha256 = models.CharField(max_length=64)
    bytes = models.BigIntegerField()
    media_type = models.CharField(max_length=80)
    words = models.TextField(blank=True)
    """Text found in it, for search."""
    shredded_at = models.DateTimeField(null=True)
    work = models.BigIntegerField(null=True)
    """The piece of work it belongs to: the event that began it."""
    work_words = models.CharField(max_length=200, blank=True)
    """That work in words; or which one it is, where it is not on this record."""
    misfiled_at = models.DateTimeField(null=True)
    """When somebody said that it is not this person's; from then on it lies with the post again."""

    class Meta:
        indexes = [models.Index(fields=["subject", "kind", "-on"], name="document_latest")]

    class Privacy:
        link = ("id", "authority", "subject", "vis", "event", "kind", "on", "sha256", "bytes", "media_type",
                "shredded_at", "work", "misfiled_at")  # fmt: skip
        sensitive = ("title", "words", "work_words")
