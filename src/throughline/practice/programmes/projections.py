"""How what happened becomes centres, programmes and who comes to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from throughline.practice.programmes import events, models
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings


def fold_centres(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Centres, while they are open."""
    ends = {e.thread: e.on for e in happened if e.type == events.centre_closed.code}
    for event in happened:
        if event.type == events.centre_opened.code:
            yield {"key": event.id, "name": event.get("name"), "area": event.get("area", ""), "began_on": event.on, "ended_on": ends.get(event.id)}


def fold_eligible(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """The last count for each area and group."""
    last: dict[tuple[str, str], dict[str, Any]] = {}
    for event in happened:
        place = (event.get("area"), event.get("group"))
        last[place] = {"key": event.id, "area": place[0], "group": place[1], "families": event.get("families"), "source": event.get("origin", ""),
                       "counted_on": event.on, "deprived": bool(event.get("deprived"))}  # fmt: skip
    yield from last.values()


def fold_programmes(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Programmes, for whom they are, and how many sessions were held."""
    rows = {e.id: {"key": e.id, **{n: e.get(n, "") for n in ("name", "kind", "group", "measure")}, "sessions": e.get("sessions"), "places": e.get("places"),
                   "began_on": e.on, "ended_on": None, "held": 0} for e in happened if e.type == events.programme_began.code}  # fmt: skip
    for event in happened:
        row = rows.get(event.thread or 0)
        if row is None:
            continue
        if event.type == events.programme_targeted.code:
            row["group"] = event.get("group")
        elif event.type == events.programme_ended.code:
            row["ended_on"] = event.on
        elif event.type == events.session_held.code:
            row["held"] += 1
    yield from rows.values()


def fold_settings(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Training of a setting, and what its children reached."""
    for event in happened:
        if event.type == events.setting_trained.code:
            yield {"key": event.id, "what": event.get("topic"), "told_on": event.on, "staff": event.get("staff")}
        else:
            yield {"key": event.id, "what": "goals", "told_on": event.on, **{n: event.get(n) for n in ("year", "measure", "pupils", "reached", "out_of")}}


def fold_registrations(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Who is registered with which centre."""
    ends = {e.thread: e.on for e in happened if e.type == events.registration_ended.code}
    for event in happened:
        if event.type == events.registered.code:
            yield {"key": event.id, "centre": event.get("centre"), "area": event.get("area", ""), "groups": list(event.get("groups") or ()),
                   "began_on": event.on, "ended_on": ends.get(event.id)}  # fmt: skip


def fold_attendance(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Every time somebody came."""
    for e in happened:
        yield {"key": e.id, "centre": e.get("centre"), "programme": e.get("programme"), "name": e.get("name", ""), "who": e.get("who", ""), "came_on": e.on}


def fold_courses(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Ways through a course."""
    ends = {e.thread: e for e in happened if e.type == events.course_finished.code}
    for event in happened:
        if event.type != events.course_began.code:
            continue
        end = ends.get(event.id)
        yield {
            "key": event.id, "centre": event.get("centre"), "programme": event.get("programme"), **{n: event.get(n, "") for n in ("name", "who", "area", "group")},
            "began_on": event.on, "before": event.get("before"), "ended_on": end.on if end else None, "how": end.get("how", "") if end else "",
            "after": end.get("after") if end else None, "outcome": end.get("outcome", "") if end else "", "helped": end.get("helped") if end else None,
        }  # fmt: skip


def _reads(*types: Any) -> frozenset[str]:
    return frozenset(t.code for t in types)


centre = Projection("programmes.centre", models.Centre, _reads(events.centre_opened, events.centre_closed), fold_centres)
eligible = Projection("programmes.eligible", models.Eligible, _reads(events.eligible_counted), fold_eligible)
programme = Projection(
    "programmes.programme", models.Programme,
    _reads(events.programme_began, events.programme_targeted, events.programme_ended, events.session_held), fold_programmes,
)  # fmt: skip
early_years = Projection("programmes.early_years", models.EarlyYears, _reads(events.setting_trained, events.goals_reached), fold_settings)
registration = Projection("programmes.registration", models.Registration, _reads(events.registered, events.registration_ended), fold_registrations)
attendance = Projection("programmes.attendance", models.Attendance, _reads(events.attended), fold_attendance)
course = Projection("programmes.course", models.Course, _reads(events.course_began, events.course_finished), fold_courses)
