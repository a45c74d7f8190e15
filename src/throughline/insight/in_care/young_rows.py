"""The youngest in care, and everybody's ages, table by table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from throughline.base.words import count_words, date_words
from throughline.engines.measures.breakdowns import AGES
from throughline.web.sheets import Cell, Sheet, number


def _day(day: date, today: date) -> str:
    return date_words(day, today)


def ages(years: Sequence[tuple[date, Mapping[str, int]]], today: date) -> Sheet:
    """The ages of all in care over the years."""
    bands = [band for band in years[-1][1] if any(counted[band] for _, counted in years)]
    lines = [(Cell(_day(day, today), head=True), *(number(counted[band]) for band in bands)) for day, counted in years]
    return Sheet("Ages over the years", ("On", *bands), lines, numbers=frozenset(range(1, len(bands) + 1)))


def came_young(came: Sequence[tuple[str, int]]) -> Sheet:
    """Why the youngest came into care: neglect apart from abuse."""
    lines = [(Cell(why.capitalize(), head=True), number(n)) for why, n in came]
    return Sheet("Came under five in twelve months, because of", ("Because of", "Children"), lines,
                 "as was said when they came; else as their child protection plan of the year before has it", numbers=frozenset({1}))  # fmt: skip


def youngest(years: Sequence[tuple[date, Mapping[str, int]]], came: Sequence[tuple[str, int]], today: date) -> Sheet:
    """Children under five over the years."""
    counted = [(day, ages[AGES[0][0]], sum(ages.values())) for day, ages in years]
    n = sum(how_many for why, how_many in came if why != "another need")
    lines = [
        (
            Cell(_day(day, today), head=True),
            number(few),
            number(every),
            number(f"{round(100 * few / every)}%" if every else "–"),
        )
        for day, few, every in counted
    ]
    return Sheet(
        "Under five",
        ("On", "Under five", "All in care", "Share"),
        lines,
        f"{count_words(n, 'child', 'children')} under five came in the last twelve months because of abuse or neglect",
        numbers=frozenset({1, 2, 3}),
    )
