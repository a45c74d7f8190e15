"""What the pages of measures ask: figures of the service for everybody, names through the viewer's own door."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from throughline.base.calendar import add_months, age_on
from throughline.engines.duties.models import Obligation
from throughline.engines.duties.queries import reasons_given
from throughline.engines.measures.breakdowns import Breakdown, team_names
from throughline.engines.measures.declarations import Due, Happenings, Measure
from throughline.engines.measures.figures import Figure, Member, counting, members
from throughline.engines.measures.kept import Months, figures_kept, months_kept, months_of, rows_kept
from throughline.engines.measures.publishing import Published, history, published
from throughline.engines.measures.reference import Comparison, comparison
from throughline.engines.measures.registry import by_area, measures
from throughline.engines.measures.suppression import hidden, is_small
from throughline.engines.measures.windows import Span, Window, first_of, months_back, window_for
from throughline.record.access import roles
from throughline.record.ledger.projections import surroundings
from throughline.record.people.models import Person, Subject

MONTHS = 36


def figures_only(viewer: Any) -> bool:
    """Whether this viewer sees figures and no child, so that small numbers are left out."""
    return bool(viewer.role.sees == roles.NOBODY)


@dataclass(frozen=True)
class Cell:
    """One figure ready to be shown: hidden where it would tell of too few children."""

    measure: Measure
    figure: Figure
    hidden: bool = False

    @property
    def value(self) -> float | None:
        """The figure, or None where there is none to show."""
        return None if self.hidden else self.measure.value(self.figure.counted, self.figure.out_of)


@dataclass(frozen=True)
class Listed:
    """A measure in the list: its figure so far and its months."""

    measure: Measure
    now: Cell
    target: float | None
    months: Mapping[date, Cell]


def cells(measure: Measure, groups: Mapping[str, Figure], *, small_hidden: bool) -> dict[str, Cell]:
    """Groups of one whole, with what must be hidden from those who see figures only."""
    away = hidden(groups, share=measure.is_share) if small_hidden else set()
    return {name: Cell(measure, one, name in away) for name, one in groups.items()}


def cell(measure: Measure, one: Figure, *, small_hidden: bool) -> Cell:
    """A figure of the whole."""
    return Cell(measure, one, small_hidden and is_small(one, share=measure.is_share))


def target_of(measure: Measure, settings: Mapping[str, Any], on: date) -> float | None:
    """The authority's target on a day."""
    return None if measure.target is None else float(measure.target.value(settings, on))


def listed(viewer: Any) -> list[tuple[str, list[Listed]]]:
    """Every measure by area, with its figure for the open month and a year of published ones."""
    small = figures_only(viewer)
    areas = by_area(measures())
    asked = [m for _, several in areas for m in several]
    month = first_of(viewer.today)
    with counting(viewer.authority_id):
        now = figures_kept(asked, month, viewer.today)
        settings = surroundings(viewer.authority_id).settings
    past = history(viewer.authority_id, (m.code for m in asked), add_months(month, -12))
    return [
        (
            title,
            [
                Listed(
                    m,
                    cell(m, now[m.code], small_hidden=small),
                    target_of(m, settings, viewer.today),
                    {at: cell(m, held.figure, small_hidden=small) for at, held in past.get((m.code, ""), {}).items()},
                )
                for m in several
            ],
        )
        for title, several in areas
    ]


@dataclass
class Month:
    """One month of one measure: as counted now, as published, or neither."""

    window: Window
    now: Figure | None = None
    rows: list[Member] = field(default_factory=list)
    """Where it was published as another figure."""
    published: Published | None = None

    @property
    def figure(self) -> Figure | None:
        """What counts: counted now where it was counted, else as published."""
        return self.now or (self.published.figure if self.published else None)


@dataclass
class Told:
    """One measure, told for a viewer and a month: figures, months, groups."""

    measure: Measure
    viewer: Any
    month: Month
    """The month that is shown."""
    months: list[Month]
    """Three years, oldest first, the open month last."""
    teams: Mapping[str, str]
    target: float | None
    others: Comparison | None
    groups: dict[str, dict[str, Figure]]
    """Breakdown to its groups, in the month shown."""
    before: dict[str, Figure]
    """Teams in the month before it."""

    @property
    def small_hidden(self) -> bool:
        return figures_only(self.viewer)

    @cached_property
    def cell(self) -> Cell:
        """The figure of the whole."""
        return cell(self.measure, self.month.figure or Figure(), small_hidden=self.small_hidden)

    def cells(self, by: str) -> dict[str, Cell]:
        """The groups of a breakdown."""
        return cells(self.measure, self.groups.get(by, {}), small_hidden=self.small_hidden)

    @property
    def changed_months(self) -> list[Month]:
        """Published months of which the figure is another one now."""
        return [
            m
            for m in self.months
            if m.now and m.published and _value(self.measure, m.now) != _value(self.measure, m.published.figure)
        ]


def _value(measure: Measure, one: Figure) -> float | None:
    return measure.value(one.counted, one.out_of)


def told(viewer: Any, measure: Measure, month: date) -> Told:
    """Everything the page of one measure shows. The open month and the last few are counted now, the others as published."""
    today = viewer.today
    open_month = first_of(today)
    past = history(viewer.authority_id, [measure.code], add_months(open_month, -MONTHS)).get((measure.code, ""), {})
    months = []
    recent = months_of(measure, open_month)
    with counting(viewer.authority_id):
        settings = surroundings(viewer.authority_id).settings
        begun = measure.since is None or measure.since <= month
        held = months_kept(measure, [month, *recent] if begun and month not in recent else recent, today)
        for first in months_back(open_month, MONTHS + 1):
            months.append(Month(window_for(measure.span, first, today), held.figures.get(first), published=past.get(first)))
        differ = [
            m for m in months
            if m.now and m.published and _value(measure, m.now) != _value(measure, m.published.figure)
        ]  # fmt: skip
        rows = rows_kept(measure, [m.window.month for m in differ], today) if differ else {}
        for one in differ:  # to say why, with whose rows it was published
            one.rows = rows[one.window.month]
            one.published = published(viewer.authority_id, measure.code, one.window.month)
        shown = next(m for m in months if m.window.month == month)
        groups = {code: dict(one) for code, one in held.groups.get(month, {}).items()}
        before = _teams_before(held, month)
    return Told(
        measure,
        viewer,
        shown,
        months,
        team_names(viewer.authority_id),
        target_of(measure, settings, shown.window.end),
        comparison(viewer.authority_id, measure, [m.window.month for m in months]),
        groups,
        before,
    )


def _teams_before(held: Months, month: date) -> dict[str, Figure]:
    return dict(held.groups.get(add_months(month, -1), {}).get("team", {}))


def groups_over_time(told_: Told, by: Breakdown) -> dict[str, list[tuple[date, Cell | None]]]:
    """Each group's quarters over three years, oldest first, the month shown last. Months of a quarter are added up
    where things happen in them; where something is so on a day, the last month stands for the quarter.

    For those who see figures only a quarter is hidden when any month of it would be: months could be subtracted from it.
    """
    measure, viewer = told_.measure, told_.viewer
    last = told_.month.window.month
    past = history(viewer.authority_id, [measure.code], add_months(last, -MONTHS), by=by.code)
    names = list(told_.groups.get(by.code, {}))
    ends = [month for month in months_back(add_months(last, -1), MONTHS) if month.month % 3 == 0]
    adds_up = measure.span is Span.MONTH and isinstance(measure.rows, Happenings | Due)
    away = _hidden_months(measure, past) if told_.small_hidden else set()
    now = told_.cells(by.code)
    found: dict[str, list[tuple[date, Cell | None]]] = {}
    for name in names:
        held = past.get((measure.code, name), {})
        found[name] = []
        for end in ends:
            quarter = [m for m in months_back(end, 3 if adds_up else 1) if m in held]
            total = sum((held[m].figure for m in quarter), Figure()) if quarter else None
            shut = any((name, m) in away for m in quarter)
            found[name].append((end, Cell(measure, total, shut) if total is not None else None))
        found[name].append((last, now[name]))
    return found


def _hidden_months(measure: Measure, past: Mapping[tuple[str, str], Mapping[date, Published]]) -> set[tuple[str, date]]:
    """Groups and months that are hidden, each month by itself."""
    months: dict[date, dict[str, Figure]] = {}
    for (_, name), held in past.items():
        for month, one in held.items():
            months.setdefault(month, {})[name] = one.figure
    return {(name, month) for month, groups in months.items() for name in hidden(groups, share=measure.is_share)}


@dataclass(frozen=True)
class Child:
    """One child behind a figure, as far as this viewer may see."""

    person: Person
    subject: Subject
    age: int | None
    days: tuple[date, ...]
    team: str
    why: str = ""
    """Why it was late, as those said who owed it."""


@dataclass(frozen=True)
class Behind:
    """Whose rows make up a part of a figure: those the viewer may open, and how many others."""

    children: list[Child]
    others: int
    rows: int


def _why_late(viewer: Any, duty: str, people: Iterable[int], days: Mapping[int, Iterable[date]]) -> dict[int, str]:
    """What was said of each child's clocks of a duty that fell due on these days, by child; "" where nobody said anything."""
    clocks = Obligation.objects.visible_to(viewer).filter(subject_id__in=list(people), duty=duty)
    reasons = reasons_given(sorted(set(people)))
    found: dict[int, list[str]] = {}
    for subject, key, due in clocks.order_by("due_on").values_list("subject_id", "key", "due_on"):
        if due in days[subject] and (said := reasons.get((subject, duty, key))):
            found.setdefault(subject, []).append(said)
    return {subject: "; ".join(said) for subject, said in found.items()}


def behind(viewer: Any, found: Iterable[Member], late: str = "") -> Behind:
    """The children of these rows. `late`: the duty whose clocks were late; then with the reasons that were given."""
    by_subject: dict[int, list[Member]] = {}
    for member in found:
        by_subject.setdefault(member.subject, []).append(member)
    names = team_names(viewer.authority_id)
    said = (
        Person.objects.visible_to(viewer)
        .filter(subject_id__in=list(by_subject))
        .select_related("subject")
        .order_by("sort_key", "pk")
    )
    said, children = list(said), []
    why = _why_late(viewer, late, [p.subject_id for p in said], {s: {r.on for r in rows} for s, rows in by_subject.items()}) if late else {}
    for person in said:
        rows = by_subject[person.subject_id]
        last = rows[-1]
        children.append(
            Child(
                person,
                person.subject,
                age_on(person.born_on, viewer.today) if person.born_on else None,
                tuple(sorted({r.on for r in rows})),
                names.get(str(last.team), "") if last.team else "",
                why.get(person.subject_id, ""),
            )
        )
    return Behind(children, len(by_subject) - len(children), sum(len(r) for r in by_subject.values()))


def rows_of(viewer: Any, measure: Measure, month: date) -> tuple[Window, list[Member]]:
    """The rows of a month, counted now."""
    window = window_for(measure.span, month, viewer.today)
    with counting(viewer.authority_id):
        return window, members(measure, window)


def in_group(viewer: Any, found: Sequence[Member], by: Breakdown, group: str) -> list[Member]:
    """Those of the rows that fall into one group."""
    with counting(viewer.authority_id):
        return [m for m, name in zip(found, by.find(found, {}), strict=True) if name == group]


def as_published(viewer: Any, measure: Measure, month: date) -> Published | None:
    """The month as it was published."""
    return published(viewer.authority_id, measure.code, month)
