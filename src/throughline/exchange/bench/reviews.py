"""A review of eight brothers and sisters, held and sent: how long whoever chairs it waits for "Saved"."""

from __future__ import annotations

import time
from datetime import timedelta
from typing import Any

from throughline.engines.forms import actions as forms
from throughline.engines.meetings import actions as meetings
from throughline.engines.meetings import queries
from throughline.exchange.bench.measured import Figure, spread
from throughline.practice.looked_after.meetings import review_meeting
from throughline.record.access import acting
from throughline.record.people.models import Subject
from throughline.record.workers.models import Allocation

EIGHT = 8
BUDGET = 300
RUNS = 12


def family_of(viewer: Any) -> list[Subject]:
    """Eight children whom this officer reviews."""
    held = Allocation.objects.visible_to(viewer).filter(worker_id=viewer.worker_id, role="independent_reviewing_officer", ended_on__isnull=True)
    return list(Subject.objects.filter(pk__in=held.order_by("subject_id").values("subject_id")[:EIGHT]))


def written(viewer: Any, children: list[Subject]) -> Any:
    """A meeting about these children whose minutes say everything, with two decisions for each."""
    held = meetings.arrange(viewer, review_meeting, children, on=viewer.today, time="", where="")
    by = (viewer.today + timedelta(days=14)).isoformat()
    todo = [{"what": f"Ask about Sundays, {n}", "who": str(viewer.worker_id), "by": by, "change": "More time together"} for n in (1, 2)]
    answers: dict[str, dict[str, Any]] = {
        "met": {"met_before": "too_young"}, "child": {"took_part": "PN1", "wished": "After school, at home", "as_wished": "yes", "views": "I want to see my aunt"},
        "plan": {"since": "All but the swimming", "right": "yes", "grade": "good", "home": "Settled at home and at school"},
        "decided": {"summary": "You stay together and see your aunt each month.", "actions": todo, "full": "yes"},
    }  # fmt: skip
    for child in children:
        minutes = queries.minutes_of(viewer, held, child.pk)
        for section, said in answers.items():
            forms.save_section(minutes.pk, section, said, 0, by=viewer.worker_id, name=viewer.name, role=viewer.role.code)  # type: ignore[union-attr]
    return meetings.save_account(viewer, held, "We met in the kitchen. All of them came.", held.version)


def hold(viewer: Any, held: Any) -> None:
    """What the button does: hold it for each child, promise what was decided, send the decisions."""
    seats = queries.came_for_all(viewer, held, {})
    minutes = [w for n in held.subjects if (w := queries.minutes_of(viewer, held, n)) is not None]
    meetings.hold(viewer, review_meeting, held, minutes, came=seats, why_not_quorate="Measured without anybody in the room")
    meetings.send_decisions(viewer, review_meeting, held, "Merehaven Council", lambda guest: "")


def review_of_eight(viewer: Any, runs: int = RUNS) -> Figure:
    """Each run is a meeting of its own; only the button is timed."""
    took, worked = [], []
    with acting.as_actor(viewer.actor("bench")):
        children = family_of(viewer)
    for n in range(runs + 2):
        with acting.as_actor(viewer.actor("bench")):
            held = written(viewer, children)
        began, began_work = time.perf_counter(), time.process_time()
        with acting.as_actor(viewer.actor("bench")):
            hold(viewer, held)
        if n >= 2:
            took.append((time.perf_counter() - began) * 1000)
            worked.append((time.process_time() - began_work) * 1000)
    middle, slow = spread(took)
    return Figure(f"a review of {len(children)}, held and its decisions sent", BUDGET, middle, slow, spread(worked)[0])
