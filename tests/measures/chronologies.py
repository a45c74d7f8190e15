"""A few invented children whose figures can be worked out by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from tests.support.builders import Council, council
from throughline.engines.measures.declarations import Measure
from throughline.engines.measures.figures import Figure, figure, members
from throughline.engines.measures.windows import window_for
from throughline.practice.looked_after import events as care
from throughline.practice.placements import events as placements
from throughline.record.access import acting
from throughline.record.ledger.actions import record
from throughline.record.people.models import Subject

TODAY = date(2026, 11, 25)
OCTOBER = date(2026, 10, 1)


@contextmanager
def town() -> Iterator[Council]:
    """An invented council, with the system acting."""
    made = council()
    with acting.as_system(made.authority.pk, "tests"):
        yield made


def in_care(
    made: Council,
    name: str,
    began: date,
    *,
    status: str = "C2",
    born: date = date(2014, 3, 14),
    homes: Sequence[tuple[date, str, str]] = (),
    left: date | None = None,
    reason: str = "E4A",
    **details: Any,
) -> Subject:
    """A child in care since then, under that status, in these homes (since, kind, postcode)."""
    child = made.child(name, "Quarrel", born, **details)
    record(care.became_looked_after, child, on=began, need="N1", home_postcode="WA10 1HP")
    record(care.legal_status_began, child, on=began, status=status)
    for since, kind, postcode in homes:
        record(placements.placement_began, child, on=since, type=kind, provider="PR1", postcode=postcode)
    if left:
        record(care.ceased_looked_after, child, on=left, reason=reason)
    return child


def told(measure: Measure, month: date = OCTOBER, today: date = TODAY) -> tuple[int, int, int]:
    """Counted, out of, not known."""
    window = window_for(measure.span, month, today)
    found: Figure = figure(measure, members(measure, window), window)
    return found.counted, found.out_of, found.not_known


def counted(measure: Measure, month: date = OCTOBER, today: date = TODAY) -> list[int]:
    """The numbers of those that count."""
    return sorted(m.subject for m in members(measure, window_for(measure.span, month, today)) if m.counts and m.known)
