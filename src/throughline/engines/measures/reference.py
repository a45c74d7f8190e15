"""Figures from outside, dated and with their source: loaded from a table, held beside ours."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.db import transaction

from throughline.engines.measures.declarations import Measure
from throughline.engines.measures.models import ReferenceSeries

COLUMNS = ("series", "kind", "from", "until", "low", "middle", "high", "source", "invented")


class BadTable(ValueError):
    """The table cannot be loaded; the message says which line and why. Nothing of it was."""


def load(authority: int, lines: Iterable[str], *, at: datetime) -> int:
    """Load a table with the columns of `COLUMNS`; a row for the same series, kind and first day takes the old one's
    place. How many rows. BadTable names the first line that is wrong."""
    reader = csv.DictReader(lines)
    missing = [c for c in COLUMNS if c not in (reader.fieldnames or ())]
    if missing:
        raise BadTable(f"The table lacks the columns {', '.join(missing)}")
    rows = [_row(authority, number, row, at) for number, row in enumerate(reader, 2)]
    with transaction.atomic():
        for row in rows:
            ReferenceSeries.objects.update_or_create(
                authority_id=authority,
                series=row.series,
                kind=row.kind,
                from_on=row.from_on,
                defaults={
                    "until_on": row.until_on,
                    "low": row.low,
                    "middle": row.middle,
                    "high": row.high,
                    "source": row.source,
                    "invented": row.invented,
                    "loaded_at": at,
                },
            )
    return len(rows)


def _row(authority: int, number: int, row: dict[str, str], at: datetime) -> ReferenceSeries:
    try:
        made = ReferenceSeries(
            authority_id=authority,
            series=row["series"].strip(),
            kind=row["kind"].strip(),
            from_on=date.fromisoformat(row["from"].strip()),
            until_on=date.fromisoformat(row["until"].strip()),
            low=_number(row["low"]),
            middle=_number(row["middle"]),
            high=_number(row["high"]),
            source=row["source"].strip(),
            invented=row["invented"].strip().lower() in ("yes", "1", "true"),
            loaded_at=at,
        )
    except (ValueError, InvalidOperation, AttributeError) as wrong:
        raise BadTable(f"Line {number}: {wrong}") from wrong
    if made.kind not in dict(ReferenceSeries.KINDS):
        raise BadTable(f"Line {number}: “{made.kind}” is not one of {', '.join(dict(ReferenceSeries.KINDS))}")
    if not made.series or not made.source:
        raise BadTable(f"Line {number}: a series and a source are needed")
    if made.until_on < made.from_on:
        raise BadTable(f"Line {number}: it ends before it begins")
    if made.low is None and made.middle is None and made.high is None:
        raise BadTable(f"Line {number}: no figure")
    return made


def _number(text: str) -> Decimal | None:
    return Decimal(text.strip()) if text and text.strip() else None


@dataclass(frozen=True)
class Comparison:
    """The middle half of similar councils, month by month, and where it comes from."""

    ranges: tuple[tuple[float, float] | None, ...]
    source: str
    until_on: date
    invented: bool

    @property
    def latest(self) -> tuple[float, float] | None:
        """The last range there is."""
        return next((r for r in reversed(self.ranges) if r), None)


def comparison(authority: int, measure: Measure, months: Sequence[date]) -> Comparison | None:
    """What similar councils came to in these months. A year's figure stands for its months, and the last one for those
    after it, since nothing newer is published."""
    rows = list(
        ReferenceSeries.objects.filter(
            authority_id=authority,
            series=measure.comparator or measure.code,
            kind="similar",
            from_on__lte=months[-1],
            low__isnull=False,
            high__isnull=False,
        ).order_by("from_on")
    )
    if not rows:
        return None

    def in_force(month: date) -> tuple[float, float] | None:
        held = [r for r in rows if r.from_on <= month]
        return (float(held[-1].low), float(held[-1].high)) if held else None  # type: ignore[arg-type]

    last = rows[-1]
    return Comparison(tuple(in_force(m) for m in months), last.source, last.until_on, any(r.invented for r in rows))
