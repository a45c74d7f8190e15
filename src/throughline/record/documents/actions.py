"""Putting papers on a record."""

from __future__ import annotations

from datetime import date
from typing import Any

from throughline.record.access import acting
from throughline.record.documents.models import Document
from throughline.record.ledger.actions import lock, record
from throughline.record.people.events import document_added
from throughline.services import files


def add(subject: Any, content: bytes, *, kind: str, title: str, on: date, by: Any) -> Document:
    """Keep a file on somebody's record. files.Refused says why a file is not taken."""
    digest, media_type, size = files.keep(content)
    number = getattr(subject, "pk", subject)
    event = record(
        document_added, number, on=on, by=by, kind=kind, title=title, sha256=digest, bytes=size, media_type=media_type
    )
    words = content.decode("utf-8", errors="replace") if media_type == "text/plain" else ""
    return Document.objects.create(
        authority_id=acting.authority(), subject_id=number, vis=lock([number])[number], event=event, kind=kind, title=title,
        on=on, sha256=digest, bytes=size, media_type=media_type, words=words,
    )  # fmt: skip
