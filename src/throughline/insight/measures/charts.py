"""The drawings of the pages of measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from throughline.engines.measures.words import said
from throughline.insight.measures.queries import Cell, Listed, Told, cell
from throughline.web.charts.trend import Band, Point, Trend, shared_scale
from throughline.web.days import month_words


def trend_of(told: Told) -> Trend:
    """Three years month by month: ours, the target, similar councils."""
    small = told.small_hidden
    points = []
    for month in told.months:
        value = cell(told.measure, month.figure, small_hidden=small).value if month.figure else None
        then = cell(told.measure, month.published.figure, small_hidden=small).value if month.published else None
        points.append(Point(month.window.month, value, then))
    first = next((n for n, p in enumerate(points) if p.value is not None), max(len(points) - 12, 0))
    points = points[first:]
    band = None
    if told.others and told.others.latest:
        low, high = told.others.latest
        unit = "%" if told.measure.is_share else ""
        band = Band(told.others.ranges[first:], f"similar councils, {low:g}{unit} to {high:g}{unit}")
    last = told.months[-1].window
    return Trend(
        told.measure.title,
        points,
        ours=f"ours, {month_words(last.month).split()[0]} so far" if last.open else "ours",
        unit="%" if told.measure.is_share else "",
        target=told.target,
        band=band,
        open_month=last.open,
    )


def small_trends(
    told: Told, over_time: Mapping[str, Mapping[str, Sequence[tuple[date, Cell | None]]]]
) -> dict[str, dict[str, Trend]]:
    """A small chart a group, all on one scale."""
    made = {
        by: {
            name: Trend(
                name,
                [Point(month, one.value if one else None) for month, one in points],
                unit="%" if told.measure.is_share else "",
                target=told.target,
                ident=f"g-{by}-{number}",
            )
            for number, (name, points) in enumerate(groups.items())
        }
        for by, groups in over_time.items()
    }
    every = [trend for groups in made.values() for trend in groups.values()]
    if not every:
        return made
    scale = shared_scale(every)
    return {by: {name: replace(trend, scale=scale) for name, trend in groups.items()} for by, groups in made.items()}


def scale_words(told: Told, trends: Mapping[str, Mapping[str, Trend]]) -> str:
    """ "all on one scale of 60% to 100%"."""
    for groups in trends.values():
        for trend in groups.values():
            if trend.scale:
                return (
                    f"all on one scale of {said(told.measure, trend.scale[0])} to {said(told.measure, trend.scale[1])}"
                )
    return ""


def line_of(one: Listed, today: date) -> Trend:
    """The last year in a line of the list."""
    points = [Point(month, c.value) for month, c in sorted(one.months.items())]
    points.append(Point(today.replace(day=1), one.now.value))
    return Trend(
        f"{one.measure.title}, the last year",
        points,
        unit="%" if one.measure.is_share else "",
        ident=f"l-{one.measure.code.replace('.', '-')}",
    )
