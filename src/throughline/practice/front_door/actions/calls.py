"""Loading what the telephone system counted, and returning calls."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import transaction

from throughline.practice.front_door.models import CallHour, CallToReturn
from throughline.record.access.actions import NotAllowed
from throughline.services import clock

COLUMNS = ("day", "hour", "offered", "answered", "abandoned")
ALSO = ("called_back", "staff")


class BadCalls(ValueError):
    """The table of calls cannot be loaded; the message says which line and why. Nothing of it was."""


@transaction.atomic
def load_calls(viewer: Any, lines: Iterable[str], *, source: str) -> int:
    """Load calls by the hour; an hour that was loaded before is replaced. How many hours."""
    if not viewer.can("measures"):
        raise NotAllowed("Figures are loaded by whoever works with figures")
    reader = csv.DictReader(lines)
    names = {(name or "").strip().lower().replace(" ", "_"): name for name in reader.fieldnames or ()}
    missing = [c for c in COLUMNS if c not in names]
    if missing:
        raise BadCalls(f"The table lacks the columns {', '.join(missing)}. Its first line names: {', '.join((*COLUMNS, *ALSO))}")
    now, rows = clock.now(), []
    for number, line in enumerate(reader, 2):
        rows.append(_row(viewer, number, {key: (line.get(name) or "").strip() for key, name in names.items()}, now, source))
    for row in rows:
        CallHour.objects.update_or_create(authority_id=viewer.authority_id, on=row["on"], hour=row["hour"], defaults=row)
    return len(rows)


def _row(viewer: Any, number: int, said: dict[str, str], now: datetime, source: str) -> dict[str, Any]:
    try:
        on, hour = _day(said["day"]), int(said["hour"].partition(":")[0])
        counts = {c: int(said[c] or 0) for c in ("offered", "answered", "abandoned")}
        row = {"on": on, "hour": hour, **counts, "called_back": int(said.get("called_back") or 0), "source": source[:120], "loaded_at": now,
               "staff": Decimal(said["staff"]) if said.get("staff") else None}  # fmt: skip
    except (ValueError, InvalidOperation) as wrong:
        raise BadCalls(f"Line {number}: {', '.join(said.values())} cannot be read as day, hour and numbers") from wrong
    if not 0 <= hour <= 23:
        raise BadCalls(f"Line {number}: there is no hour {hour}")
    if on > viewer.today:
        raise BadCalls(f"Line {number}: {on:%-d %B %Y} has not come yet")
    if min(counts.values()) < 0 or counts["answered"] + counts["abandoned"] > counts["offered"]:
        raise BadCalls(f"Line {number}: more was answered and given up than came in")
    return row


def _day(text: str) -> date:
    for form in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise ValueError(text)


def note_call(viewer: Any, *, at: datetime, name: str, number: str, agency: str, note: str) -> CallToReturn:
    """Somebody is to be rung back."""
    if not number.strip():
        raise ValueError("Write the number to ring")
    return CallToReturn.objects.create(authority_id=viewer.authority_id, rang_at=at, name=name.strip(), number=number.strip(), agency=agency, note=note.strip(),
                                       noted_by_id=viewer.worker_id)  # fmt: skip


def returned(viewer: Any, call: CallToReturn, *, reached: bool) -> None:
    """They were rung back: reached, or tried in vain."""
    call.tried += 1
    if reached:
        call.returned_at, call.returned_by_id = clock.now(), viewer.worker_id
    call.save(update_fields=["tried", "returned_at", "returned_by"])
