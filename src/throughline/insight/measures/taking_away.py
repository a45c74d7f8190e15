"""Figures to take away as a table, and a figure as it was known on another day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from throughline.base.calendar import london_day
from throughline.base.words import date_words
from throughline.engines.measures.declarations import Measure
from throughline.engines.measures.known_on import figure_known_on
from throughline.engines.measures.suppression import MARK
from throughline.insight.measures.page import cell_words, of_words
from throughline.insight.measures.queries import Cell, Month, Told, cell, figures_only
from throughline.web.days import month_words

TABLE_HEAD = ("Month", "By", "Group", "Figure", "Counted", "Out of", "Not known", "State")


def table_rows(told: Told) -> Iterator[Sequence[object]]:
    """The months, then the groups of the month shown."""
    measure, today = told.measure, told.viewer.today
    for month in told.months:
        if month.figure is not None:
            one = cell(measure, month.figure, small_hidden=told.small_hidden)
            yield (month.window.month.strftime("%Y-%m"), "", "", *_numbers(one, told), _state(month, today))
    for by in measure.by:
        for name, one in told.cells(by.code).items():
            words = by.words(name, told.teams)
            yield (
                told.month.window.month.strftime("%Y-%m"),
                by.title[3:],
                words,
                *_numbers(one, told),
                _state(told.month, today),
            )


def _numbers(one: Cell, told: Told) -> tuple[object, ...]:
    if one.hidden:
        return (MARK, MARK, MARK, "")
    value = "" if one.value is None else f"{one.value:g}"
    not_known: object = one.figure.not_known
    if told.small_hidden and one.figure.not_known in range(1, 6):
        not_known = MARK
    return (value, one.figure.counted, one.figure.out_of, not_known)


def _state(month: Month, today: date) -> str:
    if month.window.open:
        return f"so far, {date_words(today)}"
    if month.now is None and month.published:
        return f"published {date_words(london_day(month.published.at))}"
    return f"counted {date_words(today)}"


def known_on(viewer: Any, measure: Measure, month: date, day: date) -> dict[str, Any]:
    """The figure of a month as known on a day, beside the one of now."""
    one = Cell(measure, figure_known_on(viewer.authority_id, measure, month, day, viewer.today))
    if figures_only(viewer):
        one = cell(measure, one.figure, small_hidden=True)
    return {
        "said": cell_words(one),
        "of": of_words(one),
        "month": month_words(month),
        "day": date_words(day, viewer.today),
        "not_known": one.figure.not_known,
    }
