"""From a measure and a month to its figure, its groups and the rows behind it. Runs inside `acting`.

Figures are counted for everybody alike, whoever looks: `counting(viewer)` steps out of the viewer's sight for them, and
names are then opened through the viewer's own door.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, Case, Count, F, IntegerField, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from throughline.engines.measures.breakdowns import Breakdown, Memory
from throughline.engines.measures.declarations import BECAUSE, Due, Measure, Population
from throughline.engines.measures.models import ReferenceSeries
from throughline.engines.measures.windows import Window, placed, window_for
from throughline.record.access import acting
from throughline.record.ledger.changes import SHARES
from throughline.record.people.models import Authority
from throughline.record.workers.models import Allocation


@dataclass(frozen=True, slots=True)
class Member:
    """One row that was looked at: whose, on which day, in whose team, whether it counts and whether that is known."""

    subject: int
    key: int
    on: date
    counts: bool
    known: bool
    team: int | None


@dataclass(frozen=True, slots=True)
class Figure:
    """What was counted, out of how many, and how many the record cannot tell of."""

    counted: int = 0
    out_of: int = 0
    not_known: int = 0

    @property
    def rest(self) -> int:
        """Those that do not count."""
        return self.out_of - self.counted

    def __add__(self, other: Figure) -> Figure:
        """Two figures of different rows as one."""
        return Figure(self.counted + other.counted, self.out_of + other.out_of, self.not_known + other.not_known)


@contextmanager
def counting(authority: int) -> Iterator[None]:
    """Count as the service, not as this viewer: every record but the sealed, so that all who look see one figure."""
    with acting.as_system(authority, "counting for measures"):
        yield


def of_shares(rows: Any, shares: Collection[int] | None) -> Any:
    """Only the rows of these shares of the subjects, each with its share; None: of all."""
    rows = rows.annotate(in_share=F("subject_id") % SHARES)
    return rows if shares is None or len(shares) == SHARES else rows.filter(in_share__in=sorted(shares))


def members(measure: Measure, window: Window, shares: Collection[int] | None = None) -> list[Member]:
    """Every row the measure looks at in this window (of these shares of the subjects), by day."""
    rows = measure.rows.queryset(window)
    if shares is not None:
        rows = of_shares(rows, shares)
    extra = {name: given.expression(window) for name, given in measure.given.items()}
    counts = measure.counts if isinstance(measure.counts, Q) else Q()
    known = _known(measure)
    rows = rows.annotate(
        **extra,
        looked_on=measure.rows.day(window),
    ).annotate(
        counts_=_yes(placed(counts, window)),
        known_=_yes(placed(known, window)),
        team_=team_then(isinstance(measure.rows, Due)),
    )
    found = [
        Member(*row)
        for row in rows.order_by("looked_on", "key").values_list(
            "subject_id", "key", "looked_on", "counts_", "known_", "team_"
        )
    ]
    if measure.rows.one_each:
        found = list({m.subject: m for m in found}.values())
    return found


def _known(measure: Measure) -> Q:
    if isinstance(measure.rows, Due):
        return Q(known=True)
    return ~measure.not_known if measure.not_known is not None else Q()


def _yes(condition: Q) -> Case | Value:
    if not condition:
        return Value(True, output_field=BooleanField())
    return Case(When(condition, then=Value(True)), default=Value(False), output_field=BooleanField())


def team_then(frozen: bool) -> Any:
    """The team that had the child on the day; where the clock has closed, the team frozen with it."""
    held = (
        Allocation.objects.everything(because=BECAUSE)
        .filter(
            Q(ended_on__isnull=True) | Q(ended_on__gt=OuterRef("looked_on")),
            subject=OuterRef("subject"),
            role__in=("social_worker", "lead_practitioner"),
            began_on__lte=OuterRef("looked_on"),
            authority_id=acting.authority(),
        )
        .order_by("-role", "-began_on")
    )
    then = Subquery(held.values("team_id")[:1], output_field=IntegerField())
    return Coalesce("team_id", then, output_field=IntegerField()) if frozen else then


def figure(measure: Measure, found: Iterable[Member], window: Window) -> Figure:
    """The figure of these rows. What is not known is neither counted nor in the number it is counted out of."""
    return _told(measure, *triple_of(found), window)


def _told(measure: Measure, counted: int, known: int, not_known: int, window: Window) -> Figure:
    if measure.is_share:
        return Figure(counted, known, not_known)
    living = population(measure.out_of, window.end) if isinstance(measure.out_of, Population) else 0
    return Figure(known, living, not_known)


def grouped(
    measure: Measure, found: Sequence[Member], by: Breakdown, window: Window, memory: Memory | None = None
) -> dict[str, Figure]:
    """The figure of each group, in the breakdown's order. Groups of a rate are counts: there is no population of each.

    `memory` keeps what was looked up for the next measure.
    """
    sorted_out: dict[str, list[Member]] = {name: [] for name in by.order}
    for member, group in zip(found, by.find(found, {} if memory is None else memory), strict=True):
        sorted_out.setdefault(group, []).append(member)
    return {
        name: figure(measure, held, window) if measure.is_share else Figure(sum(m.known for m in held))
        for name, held in sorted_out.items()
        if held
    }


def population(asked: Population, on: date) -> int:
    """How many live in the area, from the reference series in force on that day, else the authority's own figure."""
    held: dict[tuple[str, date], int] = acting.kept().setdefault("population", {})
    if (asked.series, on) not in held:
        held[asked.series, on] = _living(asked.series, on)
    return held[asked.series, on]


def _living(series: str, on: date) -> int:
    authority = acting.authority()
    told = (
        ReferenceSeries.objects.filter(authority_id=authority, series=series, kind="population", from_on__lte=on)
        .order_by("-from_on")
        .values_list("middle", flat=True)
        .first()
    )
    if told is not None:
        return int(told)
    return Authority.objects.values_list("population_0_17", flat=True).get(pk=authority) or 0


Triple = tuple[int, int, int]
"""Counted, known, not known: what figures are added up from."""


def summed(measure: Measure, triples: Iterable[Sequence[int]], window: Window) -> Figure:
    """The figure of several shares together."""
    counted = known = not_known = 0
    for one in triples:
        counted, known, not_known = counted + one[0], known + one[1], not_known + one[2]
    return _told(measure, counted, known, not_known, window)


def counted_by_share(measure: Measure, window: Window, shares: Collection[int] | None) -> dict[int, Triple]:
    """What is counted in these shares of the subjects. Together equal to the figure of its members, counted by the database."""
    if measure.rows.one_each:
        sorted_out: dict[int, list[Member]] = {}
        for member in members(measure, window, shares):
            sorted_out.setdefault(member.subject % SHARES, []).append(member)
        return {share: triple_of(found) for share, found in sorted_out.items()}
    known = placed(_known(measure), window)
    counts = known & placed(measure.counts, window) if isinstance(measure.counts, Q) else known
    rows = of_shares(measure.rows.queryset(window), shares)
    rows = rows.annotate(**{name: given.expression(window) for name, given in measure.given.items()})
    told = rows.values("in_share").annotate(
        rows_=Count("pk"),
        known_=Count("pk", filter=known) if known else Count("pk"),
        counted_=Count("pk", filter=counts) if counts else Count("pk"),
    )
    held = told.order_by().values_list("in_share", "counted_", "known_", "rows_")
    return {share: (counted, known_, all_ - known_) for share, counted, known_, all_ in held}


def triple_of(found: Iterable[Member]) -> Triple:
    """The same of rows at hand."""
    counted = known = not_known = 0
    for member in found:
        if member.known:
            known += 1
            counted += member.counts
        else:
            not_known += 1
    return counted, known, not_known


def figure_now(measure: Measure, month: date, today: date) -> Figure:
    """The figure of one measure and month, counted now."""
    window = window_for(measure.span, month, today)
    return summed(measure, counted_by_share(measure, window, None).values(), window)
