"""How the team beside the pictures is led: supervision month by month, posts to fill, and what boards are given."""

from __future__ import annotations

from datetime import timedelta

from throughline.engines.boards import events as boards
from throughline.exchange.demonstration.plan import Plan
from throughline.practice.supervision import events as supervision
from throughline.record.ledger.actions import Entry, append
from throughline.record.people.models import Subject
from throughline.record.workers import events as staff
from throughline.record.workers.models import Allocation, Team

TEAM = "North locality, team 2"
EVERY = 28
HELD = {"Priya Shah": (6, 71), "Joel Hardy": (5, 64), "Owen Pritchard": (3, 82), "Nadia Rahman": (9, 14)}
"""Whose supervision is on the record: children talked about each time, and words of thought for each. Nadia's are brief, and the last is late."""

SAID: tuple[dict[str, str], ...] = (
    {
        "analysis": "The visits are kept and the child talks more freely at home than at school.",
        "reflection": "Have we asked what school is like, or only told her how it should be?",
        "decision": "Ask the child first, then the form tutor, before the next visit.",
    },
    {
        "analysis": "The plan is the same as two reviews ago, and so is what worries us.",
        "reflection": "We may be waiting for the assessment because it is easier than deciding.",
        "decision": "Bring the review forward; say at it what would have to change by when.",
    },
    {
        "analysis": "The carers are tired and have said so twice in other words.",
        "reflection": "I heard it as a complaint about money. It may be about sleep.",
        "decision": "Offer short breaks now; the supervising social worker rings this week.",
    },
    {
        "analysis": "Family time goes well when the aunt is there and badly when she is not.",
        "reflection": "What does the child see that we write down as lateness?",
        "decision": "Ask the aunt; change the day so that she can come.",
    },
    {
        "analysis": "Nothing has happened for six weeks and that is good news.",
        "reflection": "Is it calm, or are we not hearing?",
        "decision": "See the child alone, away from the house.",
    },
)
"""What is said of a child in supervision, in turn."""


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
        theirs = list(Allocation.objects.everything(because="whom the worker is asked about in supervision").filter(
            worker_id=worker.pk, role="social_worker", ended_on__isnull=True).order_by("subject_id").values_list("subject_id", "began_on"))  # fmt: skip
        for n in range(1, times + 1):
            on = began + timedelta(days=n * EVERY - 2)
            entries.append(
                Entry(supervision.held, worker.subject.pk, on, {"cases": cases, "length": length}, by=ian.pk)
            )
            entries += [Entry(supervision.case_discussed, child, on, {"worker": worker.pk, **SAID[(place + n) % len(SAID)]}, by=ian.pk)
                        for place, (child, since) in enumerate(theirs) if since and since <= on and place % 2 == n % 2][:cases]  # fmt: skip
    team = Team.objects.filter(authority_id=authority, name=TEAM).first()
    if team is not None:
        entries.append(Entry(staff.recruitment_planned, about, today - timedelta(days=20), {
            "team": team.pk, "posts": 2, "what": "Two social workers, one of them experienced; advertised in October", "owner": ian.pk,
            "by_on": today + timedelta(days=70)}, by=ian.pk))  # fmt: skip
    ruth = by["Ruth Calder"]
    for board, days, where in (
        ("safeguarding", 16, "Town hall, room 2"),
        ("strategy", 44, "The Bridge Centre"),
        ("parenting", 9, "Council chamber"),
    ):
        entries.append(Entry(boards.meeting_set, about, today - timedelta(days=60), {"board": board, "for_on": today + timedelta(days=days), "where": where},
                             by=ruth.pk))  # fmt: skip
    append(entries)
