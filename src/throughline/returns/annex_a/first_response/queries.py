"""Lists 1 and 3 of what an inspector asks for: every contact and every referral of the last six months."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import Any

from throughline.base.calendar import add_months
from throughline.practice.front_door.codes import SOURCES
from throughline.practice.front_door.models import Contact, Referral
from throughline.returns.annex_a.columns import NO, YES
from throughline.returns.annex_a.queries import Made, Material

START = ("Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age")
CONTACTS = (*START, "Date of Contact", "Contact Source")
"""List 1: one row a child and contact, of the last six months."""
REFERRALS = (
    *START, "Date of Referral", "Referral Source", "Referral NFA?", "Number of Referrals in Last 12 Months", "Allocated Team", "Allocated Worker",
)  # fmt: skip
"""List 3: one row a referral, of the last six months."""
NOTHING_FURTHER = "no_action"


def _source(code: str) -> str:
    return f"{code}: {SOURCES[code]}" if code in SOURCES else ""


def contacts(viewer: Any) -> Made:
    """List 1: every contact of the last six months."""
    rows = list(Contact.objects.visible_to(viewer).filter(received_on__gt=add_months(viewer.today, -6)).order_by("received_on", "key"))
    material = Material(viewer, (r.subject_id for r in rows))
    rows = [r for r in rows if r.subject_id in material.people]
    made = [(*material.start(r.subject_id), r.received_on, _source(r.source)) for r in rows]
    return Made("List 1", CONTACTS, made, [r.subject_id for r in rows])


def referrals(viewer: Any) -> Made:
    """List 3: every referral of the last six months, with how many there were in the twelve months up to it."""
    since = add_months(viewer.today, -6)
    every = list(Referral.objects.visible_to(viewer).filter(began_on__gt=add_months(since, -12)).order_by("began_on", "key"))
    days: dict[int, list[Any]] = {}
    for row in every:
        days.setdefault(row.subject_id, []).append(row.began_on)
    material = Material(viewer, (r.subject_id for r in every if r.began_on > since))
    rows = [r for r in every if r.began_on > since and r.subject_id in material.people]
    made = []
    for row in rows:
        held = days[row.subject_id]
        n = bisect_right(held, row.began_on) - bisect_left(held, add_months(row.began_on, -12))
        nothing = "" if not row.outcome else YES if row.outcome == NOTHING_FURTHER else NO
        made.append((*material.start(row.subject_id), row.began_on, _source(row.source), nothing, n, *material.worker(row.subject_id)))
    return Made("List 3", REFERRALS, made, [r.subject_id for r in rows])
