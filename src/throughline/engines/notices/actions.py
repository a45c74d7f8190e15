"""Telling somebody, once."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from throughline.engines.notices.models import Notice
from throughline.record.access import acting
from throughline.record.people.models import Authority, Subject
from throughline.services import clock


def tell(worker: int, subject: int | None, *, kind: str, line: str, link: str = "", once: str) -> bool:
    """Put a line before one worker; False when the same was told before. `subject` None: about nobody in particular."""
    authority = acting.authority()
    about = subject if subject is not None else _authority_subject(authority)
    vis = Subject.objects.values_list("vis", flat=True).get(pk=about)
    try:
        with transaction.atomic():
            Notice.objects.create(
                authority_id=authority, subject_id=about, vis=vis, worker_id=worker, kind=kind, line=line[:300], link=link,
                made_at=clock.now(), once=once[:120],
            )  # fmt: skip
    except IntegrityError:
        return False
    return True


def _authority_subject(authority: int) -> int:
    found = Subject.objects.filter(authority_id=authority, kind="authority").values_list("pk", flat=True).first()
    assert found is not None, Authority.objects.get(pk=authority)
    return int(found)


def mark_read(viewer: Any, notice: int) -> str:
    """The worker has read it; the address of what it speaks of, if it has one."""
    rows = Notice.objects.everything(because="a worker's own notice").filter(pk=notice, worker_id=viewer.worker_id)
    rows = rows.filter(authority_id=viewer.authority_id)
    rows.filter(read_at__isnull=True).update(read_at=clock.now())
    return str(rows.values_list("link", flat=True).first() or "")
