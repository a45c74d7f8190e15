"""Post: a paper comes, waits with a team, and goes onto one record; or comes back from the wrong one."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from throughline.engines.papers.models import Unfiled
from throughline.record.access import acting
from throughline.record.access.actions import NotAllowed
from throughline.record.documents import actions as documents
from throughline.record.documents.models import Document
from throughline.record.documents.queries import KINDS
from throughline.record.people.models import Subject
from throughline.record.workers.models import Team
from throughline.services import clock, files


def teams_of(viewer: Any) -> list[Team]:
    """The teams whose post this viewer files: their own; every one for whom the whole service is theirs."""
    rows = Team.objects.filter(authority_id=viewer.authority_id).order_by("name")
    return list(rows.filter(pk__in=viewer.team_ids) if viewer.team_ids else rows)


def waiting(viewer: Any) -> list[Unfiled]:
    """What waits with the viewer's teams, the longest first."""
    rows = Unfiled.objects.filter(authority_id=viewer.authority_id, team__in=teams_of(viewer), filed_at__isnull=True)
    return list(rows.select_related("team", "put_by").order_by("came_on", "pk"))


def paper_of(viewer: Any, number: int) -> Unfiled | None:
    """One paper that waits with the viewer's teams."""
    return next((p for p in waiting(viewer) if p.pk == number), None)


def put(viewer: Any, content: bytes, *, title: str, from_whom: str, came_on: date, team: Team) -> Unfiled:
    """Lay a paper with a team's post. files.Refused says why a file is not taken."""
    digest, media_type, size = files.keep(content)
    made: Unfiled = Unfiled.objects.create(
        authority_id=viewer.authority_id, team=team, title=title, from_whom=from_whom, came_on=came_on, sha256=digest, bytes=size,
        media_type=media_type, put_by_id=viewer.worker_id or None, put_at=clock.now(),
    )  # fmt: skip
    acting.note("post", detail={"unfiled": made.pk})
    return made


@transaction.atomic
def file_on(viewer: Any, paper: Unfiled, subject: Subject, *, kind: str, title: str, on: date, work: int | None, work_words: str) -> Document:
    """Put a paper onto one record. NotAllowed where somebody filed it meanwhile."""
    viewer.must_open(subject.pk)
    held = Unfiled.objects.select_for_update().get(pk=paper.pk)
    if held.filed_at is not None:
        raise NotAllowed("Somebody filed it meanwhile")
    made = documents.add(subject, files.read(held.sha256), kind=kind, title=title, on=on, by=viewer.worker_id, work=work, work_words=work_words)
    _away(viewer, held)
    return made


def nobodys(viewer: Any, paper: Unfiled, why: str) -> None:
    """It belongs on no record of ours: back to the sender, thrown away. ValueError without saying why."""
    if not why.strip():
        raise ValueError("Say what happened to it")
    paper.why_away = why.strip()[:300]
    _away(viewer, paper)


def _away(viewer: Any, held: Unfiled) -> None:
    held.filed_at, held.filed_by_id = clock.now(), viewer.worker_id or None
    held.save(update_fields=["filed_at", "filed_by", "why_away"])


@transaction.atomic
def back_to_post(viewer: Any, document: Document, why: str) -> Unfiled:
    """A paper lay on the wrong record: it is taken off and waits to be filed anew. ValueError without saying why."""
    if not why.strip():
        raise ValueError("Say why it is not theirs")
    documents.take_off(document, by=viewer.worker_id, why=why.strip())
    made: Unfiled = Unfiled.objects.create(
        authority_id=viewer.authority_id, team=teams_of(viewer)[0], title=_title(document), came_on=document.on,
        sha256=document.sha256, bytes=document.bytes, media_type=document.media_type, misfiled=why.strip()[:300],
        put_by_id=viewer.worker_id or None, put_at=clock.now(),
    )  # fmt: skip
    return made


def _title(document: Document) -> str:
    """A paper off a record that only named people may open says no more than its kind."""
    return document.title if document.vis == 0 else KINDS.get(document.kind, "A paper")
