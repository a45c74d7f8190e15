"""List 2, early help assessments, and list 6, children in need, as the record stands today."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Q

from throughline.base.calendar import add_months
from throughline.practice.family_help.codes import AUTHORS
from throughline.practice.family_help.models import Assessed, HelpLevel, HelpPeriod
from throughline.practice.looked_after.codes import NEEDS
from throughline.practice.looked_after.models import CarePeriod, Visit
from throughline.practice.protection import events as protection
from throughline.record.ledger import projections, registry
from throughline.record.ledger.happened import Happened, in_effect
from throughline.returns.annex_a.queries import Made, Material

START = ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age")
EARLY_HELP = (*START, "Assessment start date", "Assessment completion date", "Organisation completing assessment")
"""List 2: finished within the last six months, or being written."""
IN_NEED = (
    *START, "Does the Child have a Disability", "CIN Start Date", "Primary Need Code", "Date Child Was Last Seen", "CIN Closure Date", "Reason for Closure",
    "Case Status", "Allocated Team", "Allocated Worker",
)  # fmt: skip
"""List 6: a child in need, protected by a plan or in care now, or until within the last six months."""
IN_CARE, PROTECTED, IN_NEED_PLAN, CLOSED = "a) Looked after child", "b) Child Protection plan", "c) Child in need plan", "e) Closed episode"
WHY = {
    "needs_met": "RC7", "withdrawn": "RC7", "moved": "RC5", "social_care": "RC7", "looked_after": "", "signposted": "RC9", "no_need": "RC8", "other": "RC7",
}  # fmt: skip
"""How help ended, as the census closes a case."""


def early_help(viewer: Any) -> Made:
    """List 2. The start is the day the period of help began; an assessment not finished yet has no completion."""
    since = add_months(viewer.today, -6)
    done = list(Assessed.objects.visible_to(viewer).filter(on__gt=since).order_by("on", "key"))
    going = HelpPeriod.objects.visible_to(viewer).filter(ended_on__isnull=True, level="early_help", assessed_on__isnull=True)
    periods = {p.key: p for p in HelpPeriod.objects.visible_to(viewer).filter(key__in=[a.period for a in done])}
    material = Material(viewer, [*(a.subject_id for a in done), *(p.subject_id for p in going)])
    rows: list[tuple[int, tuple[object, ...]]] = []
    for a in done:
        if a.subject_id in material.people:
            period = periods.get(a.period)
            who = a.agency or AUTHORS.get(a.author, "")
            rows.append((a.subject_id, (*material.start(a.subject_id), period.began_on if period else "", a.on, who)))
    for p in going:
        if p.subject_id in material.people:
            rows.append((p.subject_id, (*material.start(p.subject_id), p.began_on, "", p.agency or AUTHORS.get(p.author, ""))))
    rows.sort(key=lambda row: material.people[row[0]].sort_key)
    return Made("List 2", EARLY_HELP, [cells for _, cells in rows], [s for s, _ in rows])


class _InNeed(Material):
    """What list 6 reads of these children besides."""

    @cached_property
    def levels(self) -> dict[int, list[HelpLevel]]:
        return self._rows(HelpLevel, "began_on", level="child_in_need")

    @cached_property
    def helped(self) -> dict[int, list[HelpPeriod]]:
        return self._rows(HelpPeriod, "began_on")

    @cached_property
    def seen(self) -> dict[int, list[Visit]]:
        return self._rows(Visit, "on", seen=True)

    @cached_property
    def plans(self) -> dict[int, list[Happened]]:
        held = projections.load(self.subjects, [protection.plan_began.code, protection.plan_ended.code])
        return {s: in_effect(rows, registry.ranks()) for s, rows in held.items()}

    def protected(self, subject: int) -> tuple[date | None, date | None]:
        """When the last protection plan began and ended."""
        told = self.plans.get(subject, [])
        began = [e for e in told if e.type == protection.plan_began.code]
        if not began:
            return None, None
        ended = [e.on for e in told if e.type == protection.plan_ended.code and e.thread == began[-1].id]
        return began[-1].on, ended[-1] if ended else None


def children_in_need(viewer: Any) -> Made:
    """List 6. Whoever was only referred is not in it; care leavers stand in list 9."""
    since = add_months(viewer.today, -6)
    lately = Q(ended_on__isnull=True) | Q(ended_on__gt=since)
    helped = HelpLevel.objects.visible_to(viewer).filter(lately, level="child_in_need").values_list("subject_id", flat=True)
    cared = CarePeriod.objects.visible_to(viewer).filter(lately).values_list("subject_id", flat=True)
    every = HelpPeriod.objects.visible_to(viewer).values_list("subject_id", flat=True)
    material = _InNeed(viewer, {*helped, *cared, *every})
    rows = [(s, row) for s in material.people if (row := _row(material, s, since))]
    rows.sort(key=lambda pair: material.people[pair[0]].sort_key)
    return Made("List 6", IN_NEED, [cells for _, cells in rows], [s for s, _ in rows])


def _row(m: _InNeed, subject: int, since: date) -> tuple[object, ...]:
    """One child's line; empty when nothing of it falls into the time."""
    levels, periods = m.levels.get(subject, []), m.periods.get(subject, [])
    protected_on, protected_until = m.protected(subject)
    spans: list[tuple[date, date | None, str]] = [(x.began_on, x.ended_on, IN_NEED_PLAN) for x in levels]
    spans += [(p.began_on, p.ended_on, IN_CARE) for p in periods]
    if protected_on is not None:
        spans.append((protected_on, protected_until, PROTECTED))
    mine = [span for span in spans if span[1] is None or span[1] > since]
    if not mine:
        return ()
    now = sorted(span[2] for span in mine if span[1] is None)
    ends = [span[1] for span in mine if span[1] is not None]
    closed = max(ends) if not now else None
    visits = [v.on for v in m.seen.get(subject, [])] + [p.seen_on for p in m.helped.get(subject, []) if p.seen_on]
    last = [p for p in m.helped.get(subject, []) if p.ended_on == closed] if closed else []
    need = periods[-1].need if periods else ""
    return (
        *m.start(subject), "", min(span[0] for span in mine), f"{need} - {NEEDS.label(need)}" if need and need in NEEDS else "",
        max(visits) if visits else "", closed or "", WHY.get(last[-1].outcome, "") if last else "", now[0] if now else CLOSED,
        *_named(m, subject),
    )  # fmt: skip


def _named(m: _InNeed, subject: int) -> tuple[str, str]:
    found = m.worker(subject)
    return found if any(found) else m.worker(subject, "lead_practitioner")

