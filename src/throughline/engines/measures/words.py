"""What a figure says, in words."""

from __future__ import annotations

from datetime import date

from throughline.base.words import date_words
from throughline.engines.measures.declarations import CONTEXT, HIGHER, LOWER, Measure, Stock
from throughline.engines.measures.figures import Figure
from throughline.engines.measures.reference import Comparison
from throughline.engines.measures.windows import Span, Window

NOTHING = "nothing to count"


def said(measure: Measure, value: float | None) -> str:
    """ "88%", "62.5 per 10,000", "341"."""
    return (
        NOTHING
        if value is None
        else f"{value:,g}{measure.unit}"
        if value < 1_000_000
        else f"{value:,.0f}{measure.unit}"
    )


def said_of(measure: Measure, figure: Figure) -> str:
    """The figure as shown."""
    return said(measure, measure.value(figure.counted, figure.out_of))


def of_words(measure: Measure, figure: Figure) -> str:
    """ "535 of 606 children"; "341 children"."""
    one, many = measure.things
    if measure.is_share:
        return f"{figure.counted:,} of {figure.out_of:,} {one if figure.out_of == 1 else many}"
    return f"{figure.counted:,} {one if figure.counted == 1 else many}"


def better_words(measure: Measure) -> str:
    """Which way is better."""
    return {
        HIGHER: "Higher is better.",
        LOWER: "Lower is better.",
        CONTEXT: "Neither higher nor lower is better by itself.",
    }[measure.better]


def days_words(measure: Measure, window: Window, today: date) -> str:
    """ "1 to 25 November"; "the year to 31 October"; "on 31 October" for what is so on a day."""
    end = date_words(window.end, today)
    if measure.span is Span.YEAR:
        return f"the year to {end}"
    if measure.span is Span.TWO_YEARS:
        return f"the two years to {end}"
    if type(measure.rows) is Stock:
        return f"on {end}"
    return f"1 to {end}"


def points(measure: Measure, difference: float) -> str:
    """ "2 points", "1 point"; plain numbers for what is not a share."""
    size = abs(difference)
    if not measure.is_share:
        return f"{size:g}"
    return f"{size:g} point{'' if size == 1 else 's'}"


def against_target(measure: Measure, value: float | None, target: float | None) -> str:
    """ "2 points under the target of 90%.", or nothing."""
    if value is None or target is None:
        return ""
    if value == target:
        return f"On the target of {said(measure, target)}."
    return f"{points(measure, value - target)} {'under' if value < target else 'over'} the target of {said(measure, target)}."


def against_others(value: float | None, others: Comparison | None) -> str:
    """Where ours stands among similar councils, in words."""
    if value is None or others is None or others.latest is None:
        return ""
    low, high = others.latest
    if value > high:
        return "Above the middle half of similar councils."
    if value < low:
        return "Below the middle half of similar councils."
    return f"In the {'upper' if value >= (low + high) / 2 else 'lower'} part of the middle half of similar councils."


def change_words(measure: Measure, difference: float | None) -> str:
    """ "+2 points", "−1 point", "no change"."""
    if difference is None:
        return ""
    if round(difference, 1) == 0:
        return "no change"
    return f"{'+' if difference > 0 else '−'}{points(measure, round(difference, 1))}"
