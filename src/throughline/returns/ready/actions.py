"""Trying the rules on the record, each night and when somebody asks; saying why something is right all the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from throughline.record.access import acting
from throughline.record.people.models import Authority, Subject
from throughline.returns.models import ReturnExplanation, ReturnFinding, ReturnLook
from throughline.returns.ready import making
from throughline.returns.ready.prepared import EVERY, Prepared
from throughline.returns.ssda903.record.queries import every_child
from throughline.services import clock

WHY = "the rules are tried for the authority, whoever may read the child"
KEPT = timedelta(days=120)
"""How long what was mended is still told of."""


def look_at_all(authority: int, today: date) -> str:
    """Try every rule on every child of the authority acted for; in words what changed."""
    year = making.year_prepared(today)
    if year is None:
        return ""
    ReturnFinding.objects.everything(because=WHY).filter(authority_id=authority, year__lt=year).delete()
    ReturnFinding.objects.everything(because=WHY).filter(authority_id=authority, gone_on__lt=today - KEPT).delete()
    changed = ((p, *_look(p, authority, year, every_child(authority), today, alone=False)) for p in EVERY)
    return "; ".join(f"{p.title}: {new:,} new, {gone:,} mended" for p, new, gone in changed if new or gone)


def look_at_child(viewer: Any, subject: int) -> None:
    """Try the rules anew on one child whose door was passed."""
    viewer.must_open(subject)
    year = making.year_prepared(viewer.today)
    if year is not None:
        for prepared in EVERY:
            _look(prepared, viewer.authority_id, year, [subject], viewer.today, alone=True)


def explain(viewer: Any, finding: ReturnFinding, words: str) -> None:
    """Say why what a rule finds is right all the same; a former explanation gives way."""
    with transaction.atomic():
        take_back(viewer, finding)
        ReturnExplanation.objects.create(
            authority_id=finding.authority_id, subject_id=finding.subject_id, vis=finding.vis, source=finding.source,
            year=finding.year, code=finding.code, table=finding.table, key=finding.key, words=words, by_id=viewer.worker_id,
            at=clock.now(),
        )  # fmt: skip
        acting.note(
            "return_explained", subjects=[finding.subject_id], detail={"rule": finding.code, "year": finding.year}
        )


def take_back(viewer: Any, finding: ReturnFinding) -> None:
    """The explanation holds no more. What was said stays, with who took it back."""
    ReturnExplanation.objects.visible_to(viewer, subject=finding.subject_id).filter(
        source=finding.source, year=finding.year, code=finding.code, table=finding.table, key=finding.key, taken_back_at__isnull=True,
    ).update(taken_back_at=clock.now(), taken_back_by_id=viewer.worker_id)  # fmt: skip


def _look(prepared: Prepared, authority: int, year: int, subjects: Sequence[int], today: date, *, alone: bool) -> tuple[int, int]:
    """What is found now takes the place of what was found before; how much is new, and how much is gone."""
    code = Authority.objects.values_list("code", flat=True).get(pk=authority)
    looked = prepared.look(authority, str(code), year, subjects, today)
    with transaction.atomic():
        vis = dict(Subject.objects.select_for_update().filter(pk__in=subjects).order_by("pk").values_list("pk", "vis"))
        changed = _keep(prepared, authority, year, subjects, looked, vis, today, alone=alone)
        _note(prepared, authority, year, subjects, looked, vis)
    return changed


def _keep(
    prepared: Prepared,
    authority: int,
    year: int,
    subjects: Sequence[int],
    looked: making.Look,
    vis: dict[int, int],
    today: date,
    *,
    alone: bool,
) -> tuple[int, int]:
    held = ReturnFinding.objects.everything(because=WHY).filter(source=prepared.code, year=year, subject_id__in=subjects)
    if alone:
        held = held.exclude(code__in=prepared.across)
    before = {(h.subject_id, h.code, h.table, h.key): h for h in held}
    new, changed, fresh = [], [], 0
    for found in looked.findings:
        row = before.pop(found.place, None)
        said = {"kind": found.kind, "fields": list(found.fields), "said": found.said, "says": found.says}
        if row is None:
            new.append(ReturnFinding(
                authority_id=authority, subject_id=found.subject, vis=vis[found.subject], source=prepared.code, year=year,
                code=found.code, table=found.table, key=found.key, first_on=today, **said,
            ))  # fmt: skip
        elif row.gone_on is not None or any(getattr(row, name) != value for name, value in said.items()):
            if row.gone_on is not None:
                row.first_on, row.gone_on, fresh = today, None, fresh + 1
            for name, value in said.items():
                setattr(row, name, value)
            changed.append(row)
    gone = [row for row in before.values() if row.gone_on is None]
    for row in gone:
        row.gone_on = today
    ReturnFinding.objects.bulk_create(new, batch_size=2000)
    ReturnFinding.objects.bulk_update(
        [*changed, *gone], ["first_on", "gone_on", "kind", "fields", "said", "says"], batch_size=500
    )
    return len(new) + fresh, len(gone)


def _note(prepared: Prepared, authority: int, year: int, subjects: Sequence[int], looked: making.Look, vis: dict[int, int]) -> None:
    """Up to which entry each child of the return was looked at."""
    held = {
        r.subject_id: r
        for r in ReturnLook.objects.everything(because=WHY).filter(source=prepared.code, subject_id__in=subjects)
    }
    now = clock.now()
    for subject, row in held.items():
        row.year, row.upto, row.at = year, looked.upto[subject], now
    new = [
        ReturnLook(
            authority_id=authority, subject_id=s, vis=vis[s], source=prepared.code, year=year, upto=looked.upto[s], at=now
        )
        for s in sorted(looked.children - set(held))
    ]
    ReturnLook.objects.bulk_create(new, batch_size=2000)
    ReturnLook.objects.bulk_update(list(held.values()), ["year", "upto", "at"], batch_size=1000)
