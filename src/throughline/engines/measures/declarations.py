"""How well we do it: the vocabulary of measures. A measure is a question over projections, asked of any month and group.

on_day(Model, …)      what is so on the last day of the window: children in care
in_period(Model, …)   what happened in the window: reviews held
over_period(Model, …) what was so at any time in the window: placements of the year
fell_due(duty)        clocks of a duty whose day came in the window; `met_on_time(duty)` counts the kept ones
past_due(duty)        clocks of a duty that stood open past their day at the window's end
has(rows)             whether the same child has such a row; `how_many(rows)` how many
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Protocol

from django.db.models import (
    Count,
    DateField,
    Exists,
    Expression,
    F,
    IntegerField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from throughline.base.sources import Source
from throughline.engines.duties.declarations import Duty
from throughline.engines.duties.models import Obligation
from throughline.engines.measures.breakdowns import USUAL, Breakdown
from throughline.engines.measures.windows import Span, Window, placed
from throughline.engines.settings.declarations import Setting
from throughline.record.access import acting
from throughline.record.people.models import Person

HIGHER, LOWER, CONTEXT = "higher", "lower", "context"
"""Which way is better; context: neither, it describes."""

BECAUSE = "a figure counts everybody; names are opened through the viewer's own door"


class Given(Protocol):
    """Something more to know of each row, under a name that `where` and `counts` may use."""

    def expression(self, window: Window) -> Expression | Subquery | Exists: ...

    def models(self) -> set[type[Model]]: ...

    def asks(self) -> set[str]:
        """Codes of the duties whose clocks it looks at."""
        ...


@dataclass(frozen=True, eq=False)
class Rows:
    """Rows of a projection that stand on days of a window. Made by the functions below."""

    model: type[Model]
    where: Q = field(default_factory=Q)
    given: Mapping[str, Given] = field(default_factory=dict)
    one_each: bool = False
    """Count each child once, by the latest row."""

    def narrowed(self, condition: Q | None = None, **given: Given) -> Any:
        """Those of the rows for which this holds too; it may use what is given here."""
        return replace(self, where=self.where & (condition or Q()), given={**self.given, **given})

    def once_each(self) -> Any:
        """The same, each child counted once."""
        return replace(self, one_each=True)

    def in_window(self, window: Window) -> Q:
        """Which rows stand in the window."""
        raise NotImplementedError

    def day(self, window: Window) -> Any:
        """The day on which a row is looked at: for team, age and group."""
        return Value(window.end, output_field=DateField())

    def queryset(self, window: Window) -> QuerySet[Any]:
        """The rows of one window, inside the wall and with a literal authority."""
        actor = acting.current()
        rows = self.model.objects.everything(because=BECAUSE)  # type: ignore[attr-defined]
        rows = rows.filter(self.in_window(window), authority_id=actor.authority, vis__in=actor.vis)
        extra = {name: given.expression(window) for name, given in self.given.items()}
        if extra:
            rows = rows.annotate(**extra)
        return rows.filter(placed(self.where, window))  # type: ignore[no-any-return]

    def models(self) -> set[type[Model]]:
        """Every projection that is read."""
        return {self.model}.union(*(g.models() for g in self.given.values()))

    def asks(self) -> set[str]:
        """Codes of the duties whose clocks are looked at."""
        return set[str]().union(*(g.asks() for g in self.given.values()))


@dataclass(frozen=True, eq=False)
class Stock(Rows):
    """Rows open on the last day of the window: begun by then, not ended by then."""

    began: str = "began_on"
    ended: str = "ended_on"

    def in_window(self, window: Window) -> Q:
        return Q(**{f"{self.began}__lte": window.end}) & (
            Q(**{f"{self.ended}__isnull": True}) | Q(**{f"{self.ended}__gt": window.end})
        )


@dataclass(frozen=True, eq=False)
class Overlapping(Stock):
    """Rows open on any day of the window."""

    def in_window(self, window: Window) -> Q:
        return Q(**{f"{self.began}__lte": window.end}) & (
            Q(**{f"{self.ended}__isnull": True}) | Q(**{f"{self.ended}__gt": window.start})
        )


@dataclass(frozen=True, eq=False)
class Happenings(Rows):
    """Rows whose day lies in the window."""

    on: str = "on"

    def in_window(self, window: Window) -> Q:
        return Q(**{f"{self.on}__gte": window.start, f"{self.on}__lte": window.end})

    def day(self, window: Window) -> Any:
        return F(self.on)


@dataclass(frozen=True, eq=False)
class Due(Rows):
    """Clocks whose day came in the window. In the open month one that falls due today counts once it is met: the day
    is not over. A clock that lapsed before its day asked for nothing."""

    duties: tuple[Duty, ...] = ()
    rule: str | None = None

    def asks(self) -> set[str]:
        return super().asks() | {d.code for d in self.duties}

    def in_window(self, window: Window) -> Q:
        came = Q(due_on__gte=window.start, due_on__lte=window.end)
        if window.open:
            came &= Q(due_on__lt=window.end) | Q(met__isnull=False)
        asked = Q(lapsed_on__isnull=True) | Q(lapsed_on__gt=F("due_on"))
        which = Q(duty__in=[d.code for d in self.duties]) if len(self.duties) != 1 else Q(duty=self.duties[0].code)
        return came & asked & which & (Q() if self.rule is None else Q(rule_id=self.rule))

    def day(self, window: Window) -> Any:
        return F("due_on")


@dataclass(frozen=True, eq=False)
class Past(Due):
    """Clocks that stood open past their day at the end of the window."""

    def in_window(self, window: Window) -> Q:
        still = Q(lapsed_on__isnull=True) | Q(lapsed_on__gt=window.end)
        unmet = Q(met_on__isnull=True) | Q(met_on__gt=window.end)
        return (
            Q(started_on__lte=window.end, due_on__lt=window.end, duty__in=[d.code for d in self.duties]) & still & unmet
        )


def on_day(
    model: type[Model], where: Q | None = None, *, began: str = "began_on", ended: str = "ended_on", **given: Given
) -> Stock:
    """What is so on the last day of the window."""
    return Stock(model, where or Q(), given, began=began, ended=ended)


def over_period(
    model: type[Model], where: Q | None = None, *, began: str = "began_on", ended: str = "ended_on", **given: Given
) -> Overlapping:
    """What was so on any day of the window."""
    return Overlapping(model, where or Q(), given, began=began, ended=ended)


def in_period(model: type[Model], on: str, where: Q | None = None, **given: Given) -> Happenings:
    """What happened in the window."""
    return Happenings(model, where or Q(), given, on=on)


def fell_due(*duties: Duty, rule: str | None = None) -> Due:
    """Clocks of these duties (under one rule, when its id is given) whose day came in the window."""
    return Due(Obligation, duties=duties, rule=rule)


def past_due(*duties: Duty) -> Past:
    """Clocks of these duties that stood open past their day at the end of the window."""
    return Past(Obligation, duties=duties)


def met_on_time(*duties: Duty, rule: str | None = None) -> Q:
    """Those of the clocks that were met by their day. The duties are named so that the declaration reads; the rows
    are those of `fell_due`."""
    return Q(on_time=True)


@dataclass(frozen=True, eq=False)
class _Has:
    rows: Rows

    def expression(self, window: Window) -> Exists:
        return Exists(self.rows.queryset(window).filter(subject=OuterRef("subject")))

    def models(self) -> set[type[Model]]:
        return self.rows.models()

    def asks(self) -> set[str]:
        return self.rows.asks()


@dataclass(frozen=True, eq=False)
class _HowMany(_Has):
    def expression(self, window: Window) -> Any:
        mine = self.rows.queryset(window).filter(subject=OuterRef("subject")).order_by().values("subject")
        return Coalesce(Subquery(mine.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0)


@dataclass(frozen=True, eq=False)
class _WasSo:
    model: type[Model]
    where: Q
    on: str
    ending: bool

    def expression(self, window: Window) -> Exists:
        day = OuterRef(self.on)
        open_then = Q(began_on__lt=day) & (Q(ended_on__isnull=True) | Q(ended_on__gte=day))
        if not self.ending:
            open_then = Q(began_on__lte=day) & (Q(ended_on__isnull=True) | Q(ended_on__gt=day))
        rows = self.model.objects.everything(because=BECAUSE)  # type: ignore[attr-defined]
        return Exists(rows.filter(open_then, placed(self.where, window), subject=OuterRef("subject")))

    def models(self) -> set[type[Model]]:
        return {self.model}

    def asks(self) -> set[str]:
        return set()


@dataclass(frozen=True)
class _OfPerson:
    column: str

    def expression(self, window: Window) -> Any:
        said = Person.objects.everything(because=BECAUSE).filter(subject=OuterRef("subject"))
        return Subquery(said.values(self.column)[:1])

    def models(self) -> set[type[Model]]:
        return {Person}

    def asks(self) -> set[str]:
        return set()


@dataclass(frozen=True, eq=False)
class Named:
    """Where the vocabulary does not stretch: a plain function of the window, in place, with its own test."""

    made: Callable[[Window], Any]
    reads: tuple[type[Model], ...] = ()

    def expression(self, window: Window) -> Any:
        return self.made(window)

    def models(self) -> set[type[Model]]:
        return set(self.reads)

    def asks(self) -> set[str]:
        return set()


def has(rows: Rows) -> Given:
    """Whether the same child has such a row."""
    return _Has(rows)


def how_many(rows: Rows) -> Given:
    """How many such rows the same child has."""
    return _HowMany(rows)


def was_so(model: type[Model], where: Q, *, on: str) -> Given:
    """Whether the same child had such a row on the row's own day: the legal status a period of care began under."""
    return _WasSo(model, where, on, ending=False)


def was_so_until(model: type[Model], where: Q, *, on: str) -> Given:
    """The same of a day that ended something: the legal status a period of care ended under."""
    return _WasSo(model, where, on, ending=True)


born_on: Given = _OfPerson("born_on")
"""The child's day of birth."""


@dataclass(frozen=True)
class Population:
    """Everybody of an age who lives in the area: a reference series, else the authority's own figure."""

    series: str = "population_0_17"
    per: int = 10_000
    words: str = "children living in the area"


children_living_here = Population()


@dataclass(frozen=True, eq=False)
class Measure:
    """A question about how well it goes.

    `counts` is a condition on the rows of `out_of`, or rows of its own where `out_of` is a population or nothing.
    `not_known` sets rows apart of which the record cannot tell. `says` is the whole question in words.
    """

    code: str
    title: str
    says: str
    counts: Q | Rows
    out_of: Rows | Population | None = None
    by: tuple[Breakdown, ...] = USUAL
    better: str = HIGHER
    target: Setting | None = None
    comparator: str = ""
    """Code of a reference series; empty: the measure's own code."""
    source: Source | str | None = None
    local: str = ""
    since: date | None = None
    """Not counted for months before this one."""
    span: Span = Span.MONTH
    not_known: Q | None = None
    things: tuple[str, str] = ("child", "children")
    left_out: str = "{n} who were not"
    """What those are called that do not count: "Open the 71 who were not"."""
    given: Mapping[str, Given] = field(default_factory=dict)
    """What `counts` and `not_known` may use besides what the rows have."""
    of_duty: Duty | None = None
    part_of: str = ""
    """Code of the measure whose page this one stands on (one rule of a duty)."""

    def __post_init__(self) -> None:
        if not self.source and not self.local:
            raise ValueError(f"{self.code}: say the source, or why it is local")
        if isinstance(self.counts, Rows) == isinstance(self.out_of, Rows):
            raise ValueError(f"{self.code}: count a condition of the rows of out_of, or rows of their own")

    @property
    def area(self) -> str:
        """Code of the practice area."""
        return self.code.split(".")[0]

    @property
    def rows(self) -> Rows:
        """The rows that are looked at."""
        return self.out_of if isinstance(self.out_of, Rows) else self.counts  # type: ignore[return-value]

    @property
    def is_share(self) -> bool:
        """A part of a whole, in percent."""
        return isinstance(self.out_of, Rows)

    @property
    def unit(self) -> str:
        """What follows the figure."""
        if self.is_share:
            return "%"
        return f" per {self.out_of.per:,}" if isinstance(self.out_of, Population) else ""

    def value(self, counted: int, out_of: int) -> float | None:
        """The figure: percent in whole numbers, a rate to one decimal, a plain count; None when there is nothing to count."""
        if self.out_of is None:
            return float(counted)
        if out_of == 0:
            return None
        if isinstance(self.out_of, Population):
            return int(10 * self.out_of.per * counted / out_of + 0.5) / 10
        return float(int(100 * counted / out_of + 0.5))

    def models(self) -> set[type[Model]]:
        """Every projection that is read."""
        return self.rows.models().union(*(g.models() for g in self.given.values()))

    def asks(self) -> set[str]:
        """Codes of the duties whose clocks are looked at."""
        return self.rows.asks().union(*(g.asks() for g in self.given.values()))
