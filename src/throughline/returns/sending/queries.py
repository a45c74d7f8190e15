"""Returns that were written and returns that were sent, of the viewer's authority."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.db import connection

from throughline.record.people.models import Identifier
from throughline.record.workers.models import Worker
from throughline.returns.models import BuiltReturn, ReturnExplanation, ReturnSubmission, SubmittedFile

WHY = "the explanations go with the return, whoever may read the child"


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


def explanations(authority: int, year: int) -> list[dict[str, Any]]:
    """What was said of findings of a year and holds, each with the child's number."""
    held = ReturnExplanation.objects.everything(because=WHY).filter(
        authority_id=authority, source="ssda903", year=year, taken_back_at__isnull=True
    )
    found = list(held.order_by("code", "subject_id", "table", "key"))
    numbers = dict(
        Identifier.objects.everything(because=WHY)
        .filter(subject_id__in=[e.subject_id for e in found], scheme="local")
        .values_list("subject_id", "value")
    )
    workers = dict(Worker.objects.filter(pk__in=[e.by_id for e in found]).values_list("pk", "name"))
    return [
        {"code": e.code, "table": e.table, "child": numbers.get(e.subject_id, f"R{e.subject_id}"), "row": e.key, "words": e.words,
         "by": workers.get(e.by_id, ""), "at": f"{e.at:%Y-%m-%d %H:%M}"}
        for e in found
    ]  # fmt: skip
