"""Beginning the record of an authority and of those it is about: identity rows, of which events then speak."""

from __future__ import annotations

from typing import Any

from throughline.record.access import acting
from throughline.record.people.models import KINDS, Authority, Subject


def create_authority(code: str, name: str, short_name: str = "", **details: Any) -> Authority:
    """A council, with the subject that its settings and plans are about. `code` is the ONS code."""
    made = Authority.objects.create(code=code, name=name, short_name=short_name, **details)
    with acting.as_system(made.pk, "create_authority"):
        Subject.objects.create(authority=made, kind="authority")
    return made


def create_subject(kind: str) -> Subject:
    """Somebody or something new with a chronology, in the authority that is acted for."""
    return create_subjects(kind, 1)[0]


def create_subjects(kind: str, count: int) -> list[Subject]:
    """Several new subjects of one kind."""
    if kind not in KINDS:
        raise ValueError(f"{kind} is not a kind of subject")
    return Subject.objects.bulk_create(Subject(authority_id=acting.authority(), kind=kind) for _ in range(count))
