"""The gate before a form's signature: who may sign it, in their own right or in another's place, and whose comment it asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from throughline.engines.forms.answers import flat
from throughline.engines.forms.declarations import Form
from throughline.engines.forms.models import HANDED_IN, SigningLent, Writing
from throughline.record.access import roles
from throughline.record.access.viewer import declared_roles, teams_of_post
from throughline.record.workers.models import Allocation, Appointment, Worker


@dataclass(frozen=True)
class Signer:
    """On what right somebody signs: their own, or that of somebody who lent theirs."""

    lender: Worker | None = None

    @property
    def for_whom(self) -> str:
        """In whose place, by name; "" in one's own right."""
        return self.lender.name if self.lender else ""


def signer_of(viewer: Any, held: Writing, form: Form, *, here: bool = True) -> Signer | None:
    """The right on which this viewer may sign it, or None. Nobody signs what they handed in, nor for whoever handed it in.

    `here`: by itself. What is signed on the page of something larger is signed nowhere else.
    """
    if here and form.finished_at is not None:
        return None
    if not form.signed_by:
        return Signer() if viewer.can("record") else None
    if held.handed_in_by_id == viewer.worker_id or held.second.get("by") == viewer.worker_id:
        return None
    if viewer.can(form.signed_by):
        return Signer()
    for one in lent_to(viewer.worker_id, viewer.today):
        if one.form in ("", form.code) and one.lender_id != held.handed_in_by_id and reaches(one.lender, held.subject_id, form.signed_by, viewer.today):
            return Signer(one.lender)
    return None


def lent_to(worker: int, today: date) -> list[SigningLent]:
    """In whose place this worker may sign today."""
    rows = SigningLent.objects.everything(because="a worker's own borrowed signature").filter(to_id=worker, began_on__lte=today, until_on__gte=today)
    return list(rows.filter(ended_on__isnull=True).select_related("lender").order_by("until_on"))


def lent_by(worker: int, today: date) -> list[SigningLent]:
    """Who signs in this worker's place, today or from a later day on."""
    rows = SigningLent.objects.everything(because="a worker's own lent signature").filter(lender_id=worker, until_on__gte=today, ended_on__isnull=True)
    return list(rows.select_related("to").order_by("began_on"))


def posts_now(worker: Worker, today: date) -> list[Appointment]:
    """The posts that this worker holds today."""
    rows = Appointment.objects.filter(worker=worker, began_on__lte=today).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=today))
    return list(rows.select_related("team"))


def reaches(lender: Worker, subject: int, act: str, today: date) -> bool:
    """Whether somebody could sign about this subject in their own right: a right that one does not have cannot be lent."""
    held = Allocation.objects.everything(because="whose teams a subject is with decides who may sign").filter(subject_id=subject, ended_on__isnull=True)
    for post in posts_now(lender, today):
        role = declared_roles().get(post.role)
        if role is None or not role.can(act):
            continue
        if role.sees == roles.AUTHORITY or held.filter(Q(team_id__in=teams_of_post(role, post)) | Q(worker=lender)).exists():
            return True
    return False


def second_owed(held: Writing, form: Form) -> str:
    """What the gate still wants of the second pair of eyes, in words; "" when nothing."""
    second = form.second
    if second is None or not second.when(flat(held.answers)):
        return ""
    said = held.second
    if not said or datetime.fromisoformat(said["at"]) < held.saved_at:
        return f"{second.title[:1].upper()}{second.title[1:]} has not said yet what they think of it"
    if second.must_agree and not said["agrees"]:
        return f"{second.title[:1].upper()}{second.title[1:]} does not agree"
    return ""


def may_second(viewer: Any, held: Writing, form: Form) -> bool:
    """Whether this viewer may give the second comment: never whoever wrote it."""
    second = form.second
    if second is None or held.state != HANDED_IN or held.handed_in_by_id == viewer.worker_id or held.begun_by_id == viewer.worker_id:
        return False
    return viewer.role.code in second.roles or bool(second.act and viewer.can(second.act))
