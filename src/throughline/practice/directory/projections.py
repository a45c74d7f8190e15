"""How what happened becomes the directory, and what became of whom was pointed to a service."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from throughline.practice.directory import events, models, settings
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.projections import Projection, Surroundings

DETAILS = ("kind", "sector", "eligibility", "area", "email", "places", "waiting_weeks", "urn")


def fold_services(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """The service as it was last described, with its inspections, the latest first; they may be older than its entry here."""
    row: dict[str, Any] = {}
    seen: list[tuple[str, str]] = []
    for event in happened:
        if event.type == events.service_described.code:
            if not row:
                words = dict.fromkeys(("kind", "sector", "eligibility", "area", "email", "grade", "weaknesses"), "")
                none = dict.fromkeys(("places", "waiting_weeks", "waiting_since", "urn", "inspected_on", "ended_on"))
                row = {"key": event.id, "began_on": event.on, "earlier": [], **words, **none}
            row |= {name: event.get(name) for name in DETAILS if event.get(name) is not None}
            if event.get("waiting_weeks") is not None:
                row["waiting_since"] = event.on
    for event in happened:
        if event.type == events.inspected.code and row:
            if row["inspected_on"]:
                seen.insert(0, (row["inspected_on"].isoformat(), row["grade"]))
            row |= {
                "inspected_on": event.on,
                "grade": event.get("grade", ""),
                "weaknesses": event.get("weaknesses", ""),
            }
        elif event.type == events.service_closed.code and row:
            row["ended_on"] = event.on
    if row:
        yield {**row, "earlier": [list(one) for one in seen]}


def fold_signposts(happened: Sequence[Happened], around: Surroundings) -> Iterator[dict[str, Any]]:
    """Each time a family was pointed to a service, and what the service said."""
    rows: dict[int, dict[str, Any]] = {}
    for event in happened:
        if event.type == events.signposted.code:
            unit = settings.follow_up.unit
            assert unit is not None
            due = unit.with_number(int(settings.follow_up.value(around.settings, event.on))).due(event.on)
            rows[event.id] = {
                "key": event.id, "service_id": event.get("service"), "kind": event.get("kind", ""), "about": event.get("about", ""),
                "words": event.get("words"), "by_id": event.by, "began_on": event.on, "due_on": due, "accepted_on": None, "ended_on": None, "outcome": "",
                "why": "", "said_by": "", "answered_on": None, "in_time": False, "chased_on": None,
            }  # fmt: skip
    for event in happened:
        row = rows.get(event.thread or 0)
        if row is None or event.id == event.thread:
            continue
        if event.type == events.signpost_chased.code:
            row["chased_on"] = event.on
            continue
        row["answered_on"] = min(row["answered_on"] or event.on, event.on)
        row["in_time"] = row["answered_on"] <= row["due_on"]
        row["said_by"] = event.get("said_by", "") or row["said_by"]
        if event.type == events.signpost_accepted.code:
            row["accepted_on"] = event.on
            row["outcome"] = row["outcome"] or "accepted"
        elif event.type == events.signpost_started.code:
            row |= {"ended_on": event.on, "outcome": "started"}
        elif event.type == events.signpost_not_taken_up.code:
            row |= {"ended_on": event.on, "outcome": "not_taken_up", "why": event.get("why", "")}
    yield from rows.values()


def _codes(*types: Any) -> frozenset[str]:
    return frozenset(t.code for t in types)


service_entry = Projection(
    "directory.service_entry",
    models.ServiceEntry,
    _codes(events.service_described, events.inspected, events.service_closed),
    fold_services,
)
signpost = Projection(
    "directory.signpost", models.Signpost,
    _codes(events.signposted, events.signpost_accepted, events.signpost_started, events.signpost_not_taken_up, events.signpost_chased),
    fold_signposts, needs=_codes(events.signposted),
)  # fmt: skip
