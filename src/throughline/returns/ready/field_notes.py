"""What the return asks, at the box of the form where it is mended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from throughline.engines.recording.notes import FieldNotes
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.queries import chronology
from throughline.record.ledger.types import EventType
from throughline.returns.ready import page, queries
from throughline.returns.ready.making import types, year_prepared
from throughline.returns.ready.mended import where


def at_the_box(viewer: Any, subject: int, type: EventType, event: Happened | None) -> Mapping[str, Sequence[str]]:
    """Lines by box. While an entry is corrected: what is found in that entry; on a new one: what waits for one of its kind."""
    year = year_prepared(viewer.today)
    if year is None or type.code not in types():
        return {}
    found = [f for f in queries.of_child(viewer, subject, year) if any(code == type.code for code, _ in page.boxes(f))]
    if not found:
        return {}
    events = chronology(viewer, subject, types=types())
    lines: dict[str, list[str]] = {}
    for finding in found:
        mending = where(finding, events)
        if mending is None or (mending.event.id if mending.event else None) != (event.id if event else None):
            continue
        for code, fact in page.boxes(finding):
            if code == type.code:
                lines.setdefault(fact, []).append(page.note(finding))
    return lines


notes = FieldNotes("returns.field_notes", at_the_box)
