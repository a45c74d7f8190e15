"""What others ask of a box of a form: given by whoever knows, found by looking, shown at the box."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from throughline.base import discover
from throughline.record.ledger.happened import Happened
from throughline.record.ledger.types import EventType

Give = Callable[[Any, int, EventType, Happened | None], Mapping[str, Sequence[str]]]


@dataclass(frozen=True)
class FieldNotes:
    """A giver of notes. `give` gets the viewer, the subject, the kind of entry and, where one is corrected, the entry;
    it returns lines by the name of the fact, `on` being the day."""

    code: str
    give: Give = field(compare=False)


@lru_cache(maxsize=1)
def givers() -> tuple[FieldNotes, ...]:
    """Every giver there is."""
    packages = ("throughline.practice", "throughline.returns")
    return tuple(g for package in packages for g in discover.declared(package, "field_notes", FieldNotes))


def notes_for(viewer: Any, subject: int, type: EventType, event: Happened | None = None) -> dict[str, list[str]]:
    """The lines to show at each box of this form, about this subject."""
    found: dict[str, list[str]] = {}
    for giver in givers():
        for name, lines in giver.give(viewer, subject, type, event).items():
            found.setdefault(name, []).extend(lines)
    return found
