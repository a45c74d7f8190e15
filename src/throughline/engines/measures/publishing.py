"""Publishing a month: its figures, frozen with their members, for the whole and for every group. Once for all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from throughline.base.calendar import add_months
from throughline.engines.measures.breakdowns import Memory
from throughline.engines.measures.declarations import Measure
from throughline.engines.measures.figures import Figure, Member, counting, figure, grouped
from throughline.engines.measures.known_on import as_known_on
from throughline.engines.measures.models import FrozenFigure
from throughline.engines.measures.registry import measures
from throughline.engines.measures.settings import publish_on_day
from throughline.engines.measures.together import members_together
from throughline.engines.measures.windows import first_of, last_of, window_for
from throughline.record.ledger.projections import surroundings


class NotOver(ValueError):
    """The month is not over: an open month cannot be published."""


def publish_month(
    authority: int,
    month: date,
    *,
    today: date,
    at: datetime,
    several: Iterable[Measure] | None = None,
    known_on: date | None = None,
) -> int:
    """Freeze every figure of a month that is not frozen yet; how many were. What is published is never changed.

    With `known_on` the figures are those that were known at the end of that day: for a month whose publishing was
    missed. NotOver while the month still runs.
    """
    month = first_of(month)
    if last_of(month) >= (known_on or today):
        raise NotOver(f"{month:%B %Y} is not over")
    with counting(authority), transaction.atomic():
        done = set(
            FrozenFigure.objects.filter(authority_id=authority, month=month, by="").values_list("measure", flat=True)
        )
        asked = [
            m for m in several or measures().values() if m.code not in done and (m.since is None or m.since <= month)
        ]
        with as_known_on(authority, asked, known_on) if known_on else nullcontext():
            memory: Memory = {}
            found = members_together(asked, month, today)
            rows = [row for m in asked for row in _frozen(authority, m, found[m.code], month, today, at, memory)]
        FrozenFigure.objects.bulk_create(rows, batch_size=500)
    return len(rows)


def _frozen(
    authority: int, measure: Measure, found: Sequence[Member], month: date, today: date, at: datetime, memory: Memory
) -> list[FrozenFigure]:
    window = window_for(measure.span, month, today)
    rows = [_row(authority, measure, month, at, "", "", figure(measure, found, window), found)]
    for by in measure.by if found else ():
        for group, one in grouped(measure, found, by, window, memory).items():
            rows.append(_row(authority, measure, month, at, by.code, group, one, ()))
    return rows


def _row(
    authority: int,
    measure: Measure,
    month: date,
    at: datetime,
    by: str,
    group: str,
    one: Figure,
    found: Sequence[Member],
) -> FrozenFigure:
    known = [m for m in found if m.known]
    return FrozenFigure(
        authority_id=authority,
        measure=measure.code,
        month=month,
        by=by,
        group=group,
        counted=one.counted,
        out_of=one.out_of,
        not_known=one.not_known,
        published_at=at,
        counted_subjects=sorted(m.subject for m in known if m.counts),
        out_of_subjects=sorted(m.subject for m in known),
    )


def publish_what_is_due(authority: int, *, today: date, at: datetime) -> int:
    """Publish the month before this one, from the day on which it is due; for a tick, which may call it every day."""
    day = publish_on_day.value(surroundings(authority).settings, today)
    if today.day < day:
        return 0
    return publish_month(authority, add_months(first_of(today), -1), today=today, at=at)


@dataclass(frozen=True)
class Published:
    """A figure as it was published, and whose rows it was made of."""

    figure: Figure
    at: datetime
    counted: tuple[int, ...] = ()
    out_of: tuple[int, ...] = ()


def published(authority: int, measure: str, month: date) -> Published | None:
    """The published figure of the whole for a month, or None."""
    row = FrozenFigure.objects.filter(
        authority_id=authority, measure=measure, month=first_of(month), by="", group=""
    ).first()
    if row is None:
        return None
    one = Figure(row.counted, row.out_of, row.not_known)
    return Published(one, row.published_at, tuple(row.counted_subjects), tuple(row.out_of_subjects))


def history(
    authority: int, several: Iterable[str], since: date, *, by: str = ""
) -> dict[tuple[str, str], dict[date, Published]]:
    """(measure, group) to its published figures by month, from a month on; without members."""
    rows = FrozenFigure.objects.filter(
        authority_id=authority, measure__in=list(several), month__gte=first_of(since), by=by
    ).values_list("measure", "group", "month", "counted", "out_of", "not_known", "published_at")
    found: dict[tuple[str, str], dict[date, Published]] = {}
    for code, group, month, counted, out_of, not_known, at in rows:
        found.setdefault((code, group), {})[month] = Published(Figure(counted, out_of, not_known), at)
    return found


@dataclass(frozen=True)
class Changed:
    """What has changed about a month since it was published: whose rows now count, or no longer do (an entry a row)."""

    came_to_count: tuple[int, ...]
    no_longer: tuple[int, ...]
    came_in: tuple[int, ...]
    """Rows that were not looked at then."""
    went_out: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.came_to_count or self.no_longer or self.came_in or self.went_out)

    @property
    def subjects(self) -> set[int]:
        """Everybody whom the change is about."""
        return {*self.came_to_count, *self.no_longer, *self.came_in, *self.went_out}


def changed_since(then: Published, now: Sequence[Member]) -> Changed:
    """Compare a published month with the same month counted now, row for row."""
    known = [m for m in now if m.known]
    counts_now, counts_then = Counter(m.subject for m in known if m.counts), Counter(then.counted)
    rows_now, rows_then = Counter(m.subject for m in known), Counter(then.out_of)

    def more(one: Counter[int], other: Counter[int]) -> tuple[int, ...]:
        return tuple(sorted((one - other).elements()))

    return Changed(
        more(counts_now, counts_then),
        more(counts_then, counts_now),
        more(rows_now, rows_then),
        more(rows_then, rows_now),
    )
