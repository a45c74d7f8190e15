"""Children who may be unsafe today because something that should have happened has not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.urls import reverse

from throughline.engines.watch.declarations import Watch, Watched, holding
from throughline.practice.protection import queries, signals
from throughline.practice.protection.events.team import PARTS
from throughline.practice.protection.queries import team as teams

NOMINATED = ("Children’s Wellbeing and Schools Act 2026, section 3: police, health and education each have somebody in the team; "
             "to verify, and not known to be in force yet. Until it is, this council’s own rule")  # fmt: skip
SAMPLED = "The inspection of 2012, paragraphs 17, 27 and 43: no child was found at risk; that is looked at every day, not once in years"


def unallocated(viewer: Any) -> Sequence[Watched]:
    """Enquiries under section 47 that nobody has."""
    rows = queries.enquiries_without_worker(viewer)
    people = queries.names_of_children(viewer, (e.subject_id for e in rows))
    return [Watched(people[e.subject_id], "nobody makes the enquiry", e.began_on,
                    reverse("protection.allocate", kwargs={"subject": people[e.subject_id].subject.uuid}), "give it to somebody")
            for e in rows if e.subject_id in people]  # fmt: skip


def not_seen(viewer: Any) -> Sequence[Watched]:
    """Children with a plan whom nobody has seen within the standard."""
    rows = queries.not_seen_in_time(viewer)
    people = queries.names_of_children(viewer, (o.subject_id for o in rows))
    return [Watched(people[o.subject_id], "on a plan and not seen in time", o.due_on,
                    reverse("looked_after.record_visit", kwargs={"subject": people[o.subject_id].subject.uuid}), "record a visit")
            for o in rows if o.subject_id in people]  # fmt: skip


def unborn(viewer: Any) -> Sequence[Watched]:
    """Children not yet born of whom there is a concern, and who have no plan."""
    return [Watched(p, "not born yet, a concern, and no plan", p.expected_on, reverse("protection.child", kwargs={"subject": p.subject.uuid}), "look")
            for p in queries.unborn_without_plan(viewer)]  # fmt: skip


def agency_missing(viewer: Any) -> Sequence[Watched]:
    """Multi-agency teams to which police, health or education has nominated nobody."""
    return [Watched(one.team.name, f"nobody from {PARTS[part].lower()}", one.without_since(part), reverse("protection.team"), "record a nomination")
            for one in teams.with_members(viewer, teams.answers_for(viewer)) for part in one.missing]  # fmt: skip


enquiries = Watch("protection.enquiries", "Enquiry under section 47 that nobody has", unallocated, order=2, local=SAMPLED)
seen = Watch("protection.seen", "On a protection plan and not seen in time", not_seen, order=3, local=SAMPLED)
before_birth = Watch("protection.before_birth", "Not born yet, and not protected", unborn, order=4, local=SAMPLED)
missing = Watch("protection.missing", "Missing, with a protection plan", holding(signals.missing_on_plan), order=1, local=SAMPLED)
agencies = Watch("protection.agencies", "Nobody in the child protection team from an agency", agency_missing, order=5, local=NOMINATED)
