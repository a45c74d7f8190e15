"""Returns that were written and returns that were sent, of the viewer's authority."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection

from throughline.returns.models import BuiltReturn, ReturnSubmission, SubmittedFile


def built_of(viewer: Any, number: UUID) -> BuiltReturn | None:
    """One that was written."""
    return BuiltReturn.objects.select_related("by").filter(authority_id=viewer.authority_id, pk=number).first()


def built_by_year(viewer: Any) -> dict[int, BuiltReturn]:
    """What is written now, by year."""
    return {b.year: b for b in BuiltReturn.objects.select_related("by").filter(authority_id=viewer.authority_id)}


def submissions(viewer: Any) -> list[ReturnSubmission]:
    """Everything that was sent, the latest first."""
    held = ReturnSubmission.objects.select_related("by").filter(authority_id=viewer.authority_id)
    return list(held.order_by("-year", "-nth"))


def submission_of(viewer: Any, number: UUID) -> ReturnSubmission | None:
    """One that was sent."""
    held = ReturnSubmission.objects.select_related("by", "built_by").filter(authority_id=viewer.authority_id, pk=number)
    return held.first()


def files_of(submission: ReturnSubmission) -> list[SubmittedFile]:
    """Its files in order, without their content."""
    return list(SubmittedFile.objects.filter(submission=submission).defer("content").order_by("place"))


def changed_since(built: BuiltReturn) -> bool:
    """Whether anything was recorded in the authority since this was written."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT 1 FROM record_event WHERE authority_id = %s AND id > %s)",
            [built.authority_id, built.upto or 0],
        )
        return bool(cursor.fetchone()[0])
