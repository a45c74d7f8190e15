"""How what happened becomes night work that waits, first responses, and the rota."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from throughline.base.calendar import is_working_day
from throughline.practice.front_door import events as door
from throughline.practice.out_of_hours import events, models, settings
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings
from throughline.services.clock import at_london, london

TAKEN = (events.night_work_recorded.code, events.night_work_taken_on.code)


def morning_after(moment: datetime, closes_at: int) -> datetime:
    """The moment at which the day service next opens after this one: its hour on the next working morning."""
    here = london(moment)
    day = here.date()
    if here.hour >= closes_at or not is_working_day(day):
        day += timedelta(days=1)
    while not is_working_day(day):
        day += timedelta(days=1)
    return at_london(day, closes_at)


def fold_night_work(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each piece of night work; whoever reads it in the morning ends it."""
    taken = {e.thread: e for e in happened if e.type == events.night_work_taken_on.code}
    for event in happened:
        if event.type != events.night_work_recorded.code:
            continue
        end = taken.get(event.id)
        closes = int(settings.closes_at.value(around.settings, event.on))
        after = timedelta(hours=int(settings.rises_after.value(around.settings, event.on)))
        yield {
            "key": event.id, "worked_on": event.on, "worked_at": event.at, "about": event.get("about", ""), "urgency": event.get("urgency", ""),
            "by_id": event.by, "rises_at": morning_after(event.at or at_london(event.on, 12), closes) + after,
            "taken_on_at": end.recorded_at if end else None, "taken_by_id": end.by if end else None,
        }  # fmt: skip


ANSWERS = (events.night_answered.code, door.contact_screened.code, door.contact_decided.code)


def fold_first_responses(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Calls and their first answer. What came in at night counts with the night, though it is a contact too."""
    answered: dict[int, datetime] = {}
    for event in happened:
        if event.type in ANSWERS and event.thread is not None:
            moment = event.at or event.recorded_at
            answered[event.thread] = min(moment, answered.get(event.thread, moment))
    for event in happened:
        at_night = event.type == events.night_work_recorded.code and event.get("referral")
        by_day = event.type == door.contact_received.code and event.get("how") != "out_of_hours"
        if not (at_night or by_day):
            continue
        hours = int(settings.respond_within.value(around.settings, event.on))
        due = event.at + timedelta(hours=hours) if event.at else None
        answer = answered.get(event.id)
        yield {
            "key": event.id, "desk": "night" if at_night else "day", "came_on": event.on, "came_at": event.at, "answered_at": answer,
            "due_at": due, "in_time": answer <= due if answer and due else None,
        }  # fmt: skip


def fold_shifts(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """The rota: shifts that stand."""
    back = {e.thread for e in happened if e.type == events.shift_taken_back.code}
    for event in happened:
        if event.type == events.shift_given.code and event.id not in back:
            begins = event.at or at_london(event.on, 17)
            yield {"key": event.id, "worker_id": event.get("worker"), "begins_at": begins,
                   "ends_at": begins + timedelta(hours=event.get("hours")), "reason": event.get("reason", "")}  # fmt: skip


night_work = Projection("out_of_hours.night_work", models.NightWork, frozenset(TAKEN), fold_night_work)
first_response = Projection(
    "out_of_hours.first_response", models.FirstResponse,
    frozenset({events.night_work_recorded.code, door.contact_received.code, *ANSWERS}), fold_first_responses,
)  # fmt: skip
shifts = Projection(
    "out_of_hours.shift", models.Shift, frozenset({events.shift_given.code, events.shift_taken_back.code}), fold_shifts
)
