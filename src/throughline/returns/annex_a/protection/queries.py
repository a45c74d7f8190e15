"""The rows of lists 5 and 7, counted out of the record as it stands today."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.db.models import Q

from throughline.base.calendar import add_months
from throughline.practice.looked_after.models import LegalStatus
from throughline.practice.protection.models import Conference, Enquiry, PlanPeriod, ProtectionVisit
from throughline.returns.annex_a.protection import columns as c
from throughline.returns.annex_a.queries import Made, Material

FIRST = ("initial", "pre_birth", "transfer_in")


def _by_child(viewer: Any, model: Any, order: str, subjects: Any, **which: Any) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in model.objects.visible_to(viewer).filter(subject_id__in=subjects, **which).order_by(order, "key"):
        found[row.subject_id].append(row)
    return found


def enquiries(viewer: Any) -> Made:
    """List 5: every enquiry under section 47 that goes on, or began within the last six months; one row for each."""
    since, year = add_months(viewer.today, -6), add_months(viewer.today, -12)
    rows = list(Enquiry.objects.visible_to(viewer).filter(Q(ended_on__isnull=True) | Q(began_on__gt=since)).order_by("began_on", "key"))
    subjects = {r.subject_id for r in rows}
    material = Material(viewer, subjects)
    held = _by_child(viewer, Enquiry, "began_on", subjects, began_on__gt=year)
    conferences = _by_child(viewer, Conference, "on", subjects, kind__in=FIRST)
    out, whose = [], []
    for row in sorted(rows, key=lambda r: (material.people[r.subject_id].sort_key if r.subject_id in material.people else "", r.began_on)):
        if row.subject_id not in material.people:
            continue
        mine = conferences.get(row.subject_id, [])
        held_on = next((f for f in mine if f.on == row.conference_on), None)
        unnecessary = row.ended_on is not None and row.outcome != "conference"
        out.append((
            *material.start(row.subject_id), "", row.strategy_on or row.began_on, c.YES if unnecessary else c.NO, row.conference_on or "",
            "" if held_on is None else c.YES if held_on.decision == "plan" else c.NO, len(held.get(row.subject_id, [])),
            sum(f.on > year for f in mine), *material.worker(row.subject_id),
        ))  # fmt: skip
        whose.append(row.subject_id)
    return Made("List 5", c.ENQUIRIES, out, whose)


def plans(viewer: Any) -> Made:
    """List 7: everybody with a protection plan today, or until within the last six months; the latest plan of each."""
    since = add_months(viewer.today, -6)
    wanted = PlanPeriod.objects.visible_to(viewer).filter(Q(ended_on__isnull=True) | Q(ended_on__gt=since))
    subjects = set(wanted.values_list("subject_id", flat=True))
    material = Material(viewer, subjects)
    held = _by_child(viewer, PlanPeriod, "began_on", subjects)
    visits = _by_child(viewer, ProtectionVisit, "on", subjects, seen=True)
    law = _by_child(viewer, LegalStatus, "began_on", subjects, status__in=c.EMERGENCY)
    order = sorted((s for s in subjects if s in material.people), key=lambda s: material.people[s].sort_key)
    rows = []
    for subject in order:
        plan = held[subject][-1]
        seen = [v for v in visits.get(subject, []) if v.on >= plan.began_on and (plan.ended_on is None or v.on <= plan.ended_on)]
        emergency = any(s.ended_on is None or s.ended_on > since for s in law.get(subject, []))
        alone = {"yes": c.YES, "part": c.YES, "no": c.NO}.get(seen[-1].alone, "") if seen else ""
        rows.append((
            *material.start(subject), "", plan.began_on, c.CATEGORY.get(plan.first_category, ""), c.CATEGORY.get(plan.category, ""),
            seen[-1].on if seen else "", alone, plan.reviewed_on or "", plan.ended_on or "", c.YES if emergency else c.NO, plan.before,
            *material.worker(subject),
        ))  # fmt: skip
    return Made("List 7", c.PLANS, rows, order)
