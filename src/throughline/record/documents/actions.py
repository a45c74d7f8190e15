"""Putting papers on a record."""

from __future__ import annotations

from datetime import date
from typing import Any

from throughline.record.access import acting
from throughline.record.documents.models import Document
from throughline.record.documents.queries import OF_WORK
from throughline.record.ledger.actions import lock, record, withdraw
from throughline.record.people.events import document_added
from throughline.services import clock, files


def add(subject: Any, content: bytes, *, kind: str, title: str, on: date, by: Any, work: int | None = None,
        work_words: str = "") -> Document:  # fmt: skip
    """Keep a file on somebody's record. files.Refused says why a file is not taken.

    `work`: the event that began the piece of work it belongs to; `work_words`: that work in words. ValueError for a kind
    that is part of a piece of work, where nobody says of which.
    """
    if kind in OF_WORK and not (work or work_words):
        raise ValueError("Say to which piece of work it belongs")
    digest, media_type, size = files.keep(content)
    number = getattr(subject, "pk", subject)
    event = record(
        document_added, number, on=on, by=by, kind=kind, title=title, sha256=digest, bytes=size, media_type=media_type, work=work_words or None,
    )
    words = content.decode("utf-8", errors="replace") if media_type == "text/plain" else ""
    return Document.objects.create(
        authority_id=acting.authority(), subject_id=number, vis=lock([number])[number], event=event, kind=kind, title=title,
        on=on, sha256=digest, bytes=size, media_type=media_type, words=words, work=work, work_words=work_words,
    )  # fmt: skip


def take_off(document: Document, *, by: Any, why: str) -> None:
    """Say that a paper is not this person's: its entry is withdrawn, and nobody reads it on this record any more."""
    withdraw(document.event, by=by, why=why)
    document.misfiled_at = clock.now()
    document.save(update_fields=["misfiled_at"])
