"""How the team beside the pictures is led: supervision month by month, posts to fill, and what boards are given."""

from __future__ import annotations

from datetime import timedelta

from throughline.engines.boards import events as boards
from throughline.exchange.demonstration.plan import Plan
from throughline.practice.supervision import events as supervision
from throughline.record.ledger.actions import Entry, append
from throughline.record.people.models import Subject
from throughline.record.workers import events as staff
from throughline.record.workers.models import Team

TEAM = "North locality, team 2"
EVERY = 28
HELD = {"Priya Shah": (6, 71), "Joel Hardy": (5, 64), "Owen Pritchard": (3, 82), "Nadia Rahman": (9, 14)}
"""Whose supervision is on the record: children talked about each time, and words of thought for each. Nadia's are brief, and the last is late."""


def lay(made: Plan, authority: int) -> None:
    """Four months of supervision, a plan to recruit, the boards' calendar."""
    if made.era.as_at.year <= 2014:
        return
    today, by = made.world.as_at, made.house.by_name
    ian, about = by["Ian Webb"], Subject.objects.get(authority_id=authority, kind="authority").pk
    entries = []
    for name, (cases, length) in HELD.items():
        worker = by.get(name)
        if worker is None:
            continue
        began = today - timedelta(days=4 * EVERY + 10)
        entries.append(Entry(supervision.agreed, worker.subject.pk, began, {"post": "worker"}, by=ian.pk))
        times = 3 if name == "Nadia Rahman" else 4
        entries += [Entry(supervision.held, worker.subject.pk, began + timedelta(days=n * EVERY - 2), {"cases": cases, "length": length}, by=ian.pk)
                    for n in range(1, times + 1)]  # fmt: skip
    team = Team.objects.filter(authority_id=authority, name=TEAM).first()
    if team is not None:
        entries.append(Entry(staff.recruitment_planned, about, today - timedelta(days=20), {
            "team": team.pk, "posts": 2, "what": "Two social workers, one of them experienced; advertised in October", "owner": ian.pk,
            "by_on": today + timedelta(days=70)}, by=ian.pk))  # fmt: skip
    ruth = by["Ruth Calder"]
    for board, days, where in (("safeguarding", 16, "Town hall, room 2"), ("strategy", 44, "The Bridge Centre"), ("parenting", 9, "Council chamber")):
        entries.append(Entry(boards.meeting_set, about, today - timedelta(days=60), {"board": board, "for_on": today + timedelta(days=days), "where": where},
                             by=ruth.pk))  # fmt: skip
    append(entries)
