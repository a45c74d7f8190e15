"""All that a child's rows amount to: the events, each with a key of its own, and what had to be put aside."""

from __future__ import annotations

from datetime import date

from throughline.base.calendar import statutory_year_days
from throughline.returns.aside import NOTE, Aside
from throughline.returns.cells import shown
from throughline.returns.ssda903.record import facts
from throughline.returns.ssda903.record.episodes import Want, in_care
from throughline.returns.ssda903.record.told import Told


def story(told: Told, *, workers: facts.Workers, placeholder: bool) -> tuple[list[Want], list[Aside]]:
    """The events of one child in order, and what of the rows contradicts itself.

    A pure function of what was told: the order in which the years were imported makes no difference. `placeholder`:
    call the child by number where no name is known.
    """
    year = max(y for years in told.years.values() for y in years)
    found = in_care(told.rows("Episodes"), told.number)
    aside = found.aside
    born = told.born()
    born_on = date.fromisoformat(born) if born else None
    wants = [
        *found.wants, *facts.reviews(told), *facts.times_missing(told, aside), *facts.deprivations(told, year, aside),
        *facts.allocations(told, workers, found, aside), *facts.unaccompanied(told, year, found),
        *facts.each_31_march(told), *facts.each_birthday(told, born_on), *facts.towards_adoption(told, found, aside),
        *facts.before_care(told, found), *facts.motherhood(told),
    ]  # fmt: skip
    first_day = min((w.on for w in wants), default=statutory_year_days(year)[0])
    wants.extend(facts.person(told, first_day, placeholder))
    wants.sort(key=lambda w: (w.on, w.type.order, w.key))
    if born_on:
        _before_birth(told, born_on, aside)
    return wants, aside


def _before_birth(told: Told, born: date, aside: list[Aside]) -> None:
    for row in told.rows("Episodes"):
        day = row.day("DECOM")
        if row.line is not None and day is not None and day < born:
            words = f"Taken in as it is, but it begins on {shown(day)} and the child was born on {shown(born)}"
            aside.append(Aside(NOTE, "before_birth", words, row.table, row.line, "DECOM", told.number, row.key))
