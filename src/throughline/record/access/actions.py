"""Giving a reason, breaking glass, reviewing it, and restricting a record."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from throughline.base.calendar import add_working_days
from throughline.record.access import acting
from throughline.record.access.models import BreakGlass, ReasonGiven, RestrictedGrant, RestrictedSet
from throughline.record.access.viewer import Viewer
from throughline.record.people.models import Subject
from throughline.services import clock

REASONS = {
    "duty": "I am on duty and somebody asks about this child",
    "cover": "I stand in for a colleague today",
    "transfer": "This child may come to my team",
    "family": "I work with somebody in this family",
    "check": "I check quality or a complaint",
    "other": "Another reason",
}
"""Why somebody without a relationship looks. `other` asks for words."""
REGISTERED = "registered"
REMEMBERED = {REGISTERED: "I put this person on the record today"}
"""Reasons that an act of the viewer's own gives; nobody chooses them from the list."""
REASON_KINDS = ("child", "adult")
"""Whose records a reason opens; never a worker's own."""

GLASS_REASONS = {
    "danger": "A child may be in danger now",
    "duty": "I am on duty and must answer for this child tonight",
    "court": "A court or the police need an answer now",
    "other": "Another reason",
}
GLASS_HOURS = 4
GLASS_REVIEW_WORKING_DAYS = 2
SHORTEST_GLASS_REASON = 20


class NotAllowed(PermissionError):
    """The act is refused; the message says why, to the person who tried."""


def give_reason(viewer: Viewer, subject: int, *, code: str, words: str = "") -> None:
    """Open one standard record for the rest of the day, because of this reason."""
    if not viewer.role.gives_reason:
        raise NotAllowed(f"{viewer.role.title} does not open children’s records")
    if Subject.objects.values_list("kind", flat=True).get(pk=subject) not in REASON_KINDS:
        raise NotAllowed("No reason opens this record")
    if code not in REASONS:
        raise ValueError("Choose a reason")
    if code == "other" and len(words.strip()) < 10:
        raise ValueError("Say the reason in a few words")
    ReasonGiven.objects.create(
        authority_id=viewer.authority_id, subject_id=subject, worker_id=viewer.worker_id, on=viewer.today,
        at=clock.now(), code=code, words=words.strip()[:400],
    )  # fmt: skip
    viewer.reasons[subject] = code
    viewer.opened.pop(subject, None)
    acting.note(
        "reason_access", subjects=[subject], reason=f"{REASONS[code]} {words}".strip()[:400], basis=f"reason:{code}"
    )


def remember_registering(viewer: Viewer, subject: int) -> None:
    """Who puts a person on the record may work on it for the rest of that day, whatever team it will come to.

    The same coded reason as any other, so it stands in "Who has looked" and ends with the day: by then an allocation, a
    contact or a tie to a child of theirs is the basis, or somebody else's.
    """
    ReasonGiven.objects.create(
        authority_id=viewer.authority_id, subject_id=subject, worker_id=viewer.worker_id, on=viewer.today, at=clock.now(),
        code=REGISTERED,
    )  # fmt: skip
    viewer.reasons[subject] = REGISTERED
    viewer.opened.pop(subject, None)
    acting.note("reason_access", subjects=[subject], reason=REMEMBERED[REGISTERED], basis=f"reason:{REGISTERED}")


def break_glass(viewer: Viewer, subject_uuid: UUID, *, code: str, reason: str) -> BreakGlass:
    """Open one restricted record for four hours. The owner and the reviewer are told; somebody else reviews it.

    NotAllowed when the role may not; ValueError when the reason is too short to review.
    """
    if not viewer.role.breaks_glass:
        raise NotAllowed(f"{viewer.role.title} may not open restricted records")
    if code not in GLASS_REASONS:
        raise ValueError("Choose what kind of need it is")
    if len(reason.strip()) < SHORTEST_GLASS_REASON:
        raise ValueError(f"Say why in at least {SHORTEST_GLASS_REASON} characters: somebody will review it")
    with connection.cursor() as cursor:
        cursor.execute("SELECT subject_id, set_id FROM tl.stub(%s)", [subject_uuid])
        found = cursor.fetchone()
    if found is None:
        raise LookupError("no such record")
    subject, set_id = found
    now = clock.now()
    with transaction.atomic():
        glass = BreakGlass.objects.create(
            authority_id=viewer.authority_id, set_id=set_id, subject_uuid=subject_uuid, worker_id=viewer.worker_id, at=now,
            until_at=now + timedelta(hours=GLASS_HOURS), code=code, reason=reason.strip(),
            review_due_on=add_working_days(viewer.today, GLASS_REVIEW_WORKING_DAYS),
        )  # fmt: skip
        RestrictedGrant.objects.create(
            set_id=set_id, worker_id=viewer.worker_id, from_at=now, until_at=glass.until_at, basis="break_glass"
        )
        acting.note("break_glass", subjects=[subject], reason=reason.strip()[:400], basis=f"break_glass:{glass.pk}")
    return glass


def review_glass(viewer: Viewer, glass: int, *, finding: str, words: str) -> BreakGlass:
    """Say whether it was right to open that record. Never by the person who did."""
    if not viewer.can("review_glass"):
        raise NotAllowed("Reviewing this is for information governance")
    with transaction.atomic():
        found = BreakGlass.objects.select_for_update().get(pk=glass, authority_id=viewer.authority_id)
        if found.worker_id == viewer.worker_id:
            raise NotAllowed("Somebody else must review what you opened yourself")
        if found.reviewed_at:
            raise NotAllowed("It has been reviewed already")
        if finding not in ("right", "wrong", "unclear"):
            raise ValueError("Choose what you found")
        if finding != "right" and not words.strip():
            raise ValueError("Say what you found and what happens next")
        found.reviewed_at, found.reviewed_by_id = clock.now(), viewer.worker_id
        found.finding, found.finding_words = finding, words.strip()
        found.save(update_fields=["reviewed_at", "reviewed_by", "finding", "finding_words"])
        acting.note("review_glass", detail={"glass": found.pk, "finding": finding}, reason=words.strip()[:400])
    return found


def restrict(subject: int, *, named: list[int], owner: int, why: str) -> RestrictedSet:
    """Let only these workers see this record from now on. Every row about the subject moves at once, and is audited."""
    authority = acting.authority()
    made = RestrictedSet.objects.create(authority_id=authority, owner_id=owner)
    now = clock.now()
    RestrictedGrant.objects.bulk_create(
        RestrictedGrant(set=made, worker_id=w, from_at=now, basis="named") for w in sorted({*named, owner})
    )
    _move(authority, subject, made.pk, why)
    return made


def lift_restriction(subject: int, *, why: str) -> None:
    """Make a record standard again."""
    _move(acting.authority(), subject, 0, why)


def _move(authority: int, subject: int, target: int, why: str) -> None:
    actor = acting.current()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT tl.set_visibility(%s::smallint, %s, %s, %s, %s, %s)",
            [authority, subject, target, actor.worker, actor.request, why],
        )


def open_glass(viewer: Viewer) -> list[Any]:
    """What waits for review, oldest first."""
    return list(
        BreakGlass.objects.filter(authority_id=viewer.authority_id, reviewed_at__isnull=True)
        .select_related("worker")
        .order_by("at")
    )
